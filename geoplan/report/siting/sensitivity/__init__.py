"""Whether a decision would change, for those who decide: tables, a chart, a page to print, a paragraph."""

from geoplan.report.siting.sensitivity.view import (
    SensitivityView,
    sensitivity_html,
    sensitivity_workbook,
    show_sensitivity,
)
from geoplan.report.siting.sensitivity.words import committee_paragraph

__all__ = [
    "SensitivityView",
    "committee_paragraph",
    "sensitivity_html",
    "sensitivity_workbook",
    "show_sensitivity",
]
