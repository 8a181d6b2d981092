"""
What a plan's week costs, for analysts: terminal, notebook and workbook.

    from geoplan.report.costs.week import CostView, show_week, week_workbook
"""

from geoplan.report.costs.week.view import CostView, show_week, week_workbook

__all__ = ["CostView", "show_week", "week_workbook"]
