"""A sheet for each venue: who comes to and leaves which room when, and with whom."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from geoplan.domain.journeys import Journey, journeys_of, occasion_of
from geoplan.domain.plans import Mode, Plan, clock
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
_UNKNOWN_ROOM = "?"

Row = tuple[date, str, time, str, str, str, str, str, str, str, str, str]


def by_venue(plan: Plan) -> dict[str, tuple[Journey, ...]]:
    """Return the journeys to and from each venue, by its code; venues nobody travels to are left out."""
    found: dict[str, list[Journey]] = {}
    for item in journeys_of(plan):
        key = item.request.delivery if item.outbound else item.request.pickup
        found.setdefault(key.partition(":")[2], []).append(item)
    return {code: tuple(found[code]) for code in sorted(found)}


def add_venue_sheet(
    sheet: Any, case: Case, venue: str, journeys: Sequence[Journey], *, warning: str, footer: str
) -> None:
    """Write the arrivals and departures of one venue: by day, room and time, a day a page."""
    rows = rows_of(case, journeys)
    known = case.venue.get(venue)
    name = f"{known.name} ({venue})" if known else venue
    coming = sum(len(item.request.children) for item in journeys if item.outbound)
    leaving = sum(len(item.request.children) for item in journeys if not item.outbound)
    note = (
        f"{name}: {words.count_of(coming, 'arrival')} and {words.count_of(leaving, 'departure')} of children."
    )
    add_table(sheet, SheetText(note, warning, footer), COLUMNS, rows, wrapped=("Children",))
    break_pages(sheet, rows)


def rows_of(case: Case, journeys: Sequence[Journey]) -> list[Row]:
    """
    Return a row for each arrival and departure, by day, room and time.

    Runs have planned times. Of all others the moment counts that the venue must be ready for: an arrival's
    latest, a departure's earliest.
    """
    rows = [_row(case, item) for item in journeys]
    return sorted(rows, key=lambda row: (row[0], row[1], row[2], row[-1]))


def _row(case: Case, item: Journey) -> Row:
    request = item.request
    occasion = occasion_of(case.sessions, item)
    window = request.delivery_window if item.outbound else request.pickup_window
    return (
        request.day,
        occasion.room if occasion else _UNKNOWN_ROOM,
        clock(item.sort_s),
        _certainty(item),
        words.children_of(request),
        "comes" if item.outbound else "leaves",
        item.cover.person or "",
        item.mode.value,
        words.window_of(window),
        f"{occasion.start:%H:%M}–{occasion.end:%H:%M}" if occasion else "",
        request.session,
        request.code,
    )


def _certainty(item: Journey) -> str:
    if item.run is not None:
        return "planned"
    if item.mode is Mode.NOBODY:
        return "not covered"
    return "at the latest" if item.outbound else "from"
