"""
The report for managers and committees: months and quarters, the same rows in the same order every time.

    from geoplan.report.costs.monthly import MonthlyReport, monthly_workbook, show_monthly
"""

from geoplan.report.costs.monthly.report import MonthlyReport, monthly_workbook, show_monthly

__all__ = ["MonthlyReport", "monthly_workbook", "show_monthly"]
