"""
Venue options for those who decide: comparison, workbook, and the one-page summary for a committee.

    from geoplan.report.siting import VenueView, committee_html, show_venues, venue_workbook
"""

from geoplan.report.siting.committee import Committee
from geoplan.report.siting.committee_page import committee_html, committee_text
from geoplan.report.siting.view import VenueView, show_venues, venue_workbook

__all__ = ["Committee", "VenueView", "committee_html", "committee_text", "show_venues", "venue_workbook"]
