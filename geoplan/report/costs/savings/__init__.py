"""
What one plan saves against another: terminal, notebook and workbook.

    from geoplan.report.costs.savings import SavingsView, savings_workbook, show_savings
"""

from geoplan.report.costs.savings.view import SavingsView, savings_workbook, show_savings

__all__ = ["SavingsView", "savings_workbook", "show_savings"]
