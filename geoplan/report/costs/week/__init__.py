"""
What a plan's week costs, for analysts: terminal, notebook and workbook.

    from geoplan.report.costs.week import WeekCosts, show_week, week_workbook
"""

from geoplan.report.costs.week.view import WeekCosts, show_week, week_workbook

__all__ = ["WeekCosts", "show_week", "week_workbook"]
