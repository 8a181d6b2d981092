"""The sheet of what nobody takes, and of what goes by taxi, with the reasons in words."""

from typing import Any

from geoplan.audiences import Seen
from geoplan.audiences.cutting import Fields
from geoplan.audiences.rows import JourneyRow
from geoplan.domain.plans import Mode
from geoplan.domain.requests import TimeWindow
from geoplan.report.columns import Column
from geoplan.report.runs import words
from geoplan.report.runs.tables import DATE, POUNDS, SheetText, add_table

SHEET = "Not covered and taxis"
COLUMNS = (
    Column("Now", None, 17),
    Column("Day", DATE, 12),
    Column("Allowed between", None, 15),
    Column("Direction", None, 10),
    Column("Children", None, 16),
    Column("From", None, 24),
    Column("To", None, 24),
    Column("Minutes if direct", "0", 10),
    Column("Price", POUNDS, 10),
    Column("Why nobody else takes it", None, 70),
    Column("Journey", None, 12),
)
_TAXIS = {Mode.TAXI_ESCORT.value, Mode.TAXI.value}
_WRAPPED = ("Children", "From", "To", "Why nobody else takes it")


def add_open_sheet(sheet: Any, seen: Seen, *, warning: str, footer: str) -> None:
    """Write what is not covered, then what goes by taxi, each by day and time."""
    journeys = seen[JourneyRow].rows
    nobody = [one for one in journeys if one["mode"] == Mode.NOBODY.value]
    taxis = [one for one in journeys if one["mode"] in _TAXIS]
    note = (
        f"Not covered: {words.count_of(len(nobody), 'journey')}. "
        f"By taxi: {words.count_of(len(taxis), 'journey')}, "
        f"{words.money(sum(one['pence'] for one in taxis))}."
    )
    rows = [_row(one) for one in (*nobody, *taxis)]
    add_table(sheet, SheetText(note, warning, footer), COLUMNS, rows, wrapped=_WRAPPED)


def _row(journey: Fields) -> tuple[object, ...]:
    return (
        journey["mode"],
        journey["day"],
        words.window_of(TimeWindow(journey["earliest_s"], journey["latest_s"])),
        journey["direction"],
        ", ".join(journey["children"]),
        *words.ends_of(journey),
        words.minutes(journey["direct_s"]),
        words.pounds(journey["pence"]) if journey["pence"] else None,
        words.reasons_said(journey["reasons"]) or "no reason is recorded",
        journey["journey"],
    )
