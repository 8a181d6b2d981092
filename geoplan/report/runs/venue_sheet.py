"""A sheet for each venue: who comes to and leaves which room when, and with whom."""

from datetime import date, time
from typing import Any

from geoplan.audiences import Seen
from geoplan.audiences.cutting import Fields
from geoplan.audiences.rows import VisitRow
from geoplan.domain.journeys import Journey, journeys_of
from geoplan.domain.plans import Plan, clock
from geoplan.domain.requests import TimeWindow
from geoplan.report.columns import Column
from geoplan.report.runs import words
from geoplan.report.runs.tables import DATE, TIME, SheetText, add_table, break_pages
from geoplan.runs.case import Case

COLUMNS = (
    Column("Day", DATE, 12),
    Column("Room", None, 14),
    Column("Time", TIME, 8),
    Column("Which is", None, 12),
    Column("Children", None, 18),
    Column("What", None, 9),
    Column("With", None, 14),
    Column("How", None, 17),
    Column("Allowed between", None, 15),
    Column("Contact", None, 13),
    Column("Session", None, 10),
    Column("Journey", None, 12),
)

Row = tuple[date, str, time, str, str, str, str, str, str, str, str, str]


def by_venue(plan: Plan) -> dict[str, tuple[Journey, ...]]:
    """Return the journeys to and from each venue, by its code; venues nobody travels to are left out."""
    found: dict[str, list[Journey]] = {}
    for item in journeys_of(plan):
        key = item.request.delivery if item.outbound else item.request.pickup
        found.setdefault(key.partition(":")[2], []).append(item)
    return {code: tuple(found[code]) for code in sorted(found)}


def add_venue_sheet(sheet: Any, case: Case, seen: Seen, venue: str, *, warning: str, footer: str) -> None:
    """Write the arrivals and departures of one venue: by day, room and time, a day a page."""
    visits = [visit for visit in seen[VisitRow] if visit["venue"] == venue]
    rows = sorted(map(_row, visits), key=lambda row: (row[0], row[1], row[2], row[-1]))
    known = case.venue.get(venue)
    name = f"{known.name} ({venue})" if known else venue
    coming = sum(len(visit["children"]) for visit in visits if visit["what"] == "comes")
    leaving = sum(len(visit["children"]) for visit in visits if visit["what"] == "leaves")
    note = (
        f"{name}: {words.count_of(coming, 'arrival')} and {words.count_of(leaving, 'departure')} of children."
    )
    add_table(sheet, SheetText(note, warning, footer), COLUMNS, rows, wrapped=("Children",))
    break_pages(sheet, rows)


def _row(visit: Fields) -> Row:
    """
    Return the row of an arrival or departure.

    Runs have planned times. Of all others the moment counts that the venue must be ready for: an arrival's
    latest, a departure's earliest.
    """
    start_s, end_s = visit["contact_start_s"], visit["contact_end_s"]
    return (
        visit["day"],
        visit["room"],
        clock(visit["at_s"]),
        visit["certainty"],
        ", ".join(visit["children"]),
        visit["what"],
        visit["taker"],
        visit["mode"],
        words.window_of(TimeWindow(visit["earliest_s"], visit["latest_s"])),
        "" if start_s is None else f"{words.time_of(start_s)}–{words.time_of(end_s)}",
        visit["session"],
        visit["journey"],
    )
