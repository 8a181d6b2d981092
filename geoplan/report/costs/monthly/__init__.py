"""
The report for managers and committees: months and quarters, the same rows in the same order every time.

    from geoplan.report.costs.monthly import Audience, MonthlyReport, monthly_workbook, show_monthly
"""

from geoplan.report.costs.monthly.report import Audience, MonthlyReport, monthly_workbook, show_monthly

__all__ = ["Audience", "MonthlyReport", "monthly_workbook", "show_monthly"]
