"""
Sets of placement properties for those who decide: comparison, workbook, and the one-page committee summary.

    from geoplan.report.siting.properties import PropertyView, property_workbook, show_properties
"""

from geoplan.report.siting.properties.committee import PropertyCommittee, property_page, property_text
from geoplan.report.siting.properties.view import PropertyView, property_workbook, show_properties

__all__ = [
    "PropertyCommittee",
    "PropertyView",
    "property_page",
    "property_text",
    "property_workbook",
    "show_properties",
]
