"""Calendar files: neutral entries that a later plan updates and cancels."""

from geoplan.report.calendar.calendars import Calendars
from geoplan.report.calendar.issue import issue_calendars
from geoplan.report.calendar.params import CalendarParams

__all__ = ["CalendarParams", "Calendars", "issue_calendars"]
