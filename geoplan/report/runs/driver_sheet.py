"""A sheet for each driver: where to be when, who gets in and out, and which seats it takes."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from geoplan.audiences import Seen
from geoplan.audiences.cutting import Fields
from geoplan.audiences.rows import RunRow, StopRow
from geoplan.domain.money import miles
from geoplan.domain.plans import clock
from geoplan.report.columns import WHOLE, Column
from geoplan.report.runs import words
from geoplan.report.runs.tables import DATE, TIME, SheetText, add_table, break_pages

COLUMNS = (
    Column("Day", DATE, 12),
    Column("Time", TIME, 8),
    Column("Waiting before, minutes", WHOLE, 11),
    Column("Leave at", TIME, 8),
    Column("What", None, 13),
    Column("Children", None, 16),
    Column("Place", None, 28),
    Column("Child seats", None, 26),
    Column("In the car then", None, 16),
    Column("Journey", None, 12),
)
_WRAPPED = ("Children", "Place", "Child seats", "In the car then")

Row = tuple[date, time, int | None, time | None, str, str, str, str, str, str]


def add_driver_sheet(sheet: Any, seen: Seen, person: str, *, warning: str, footer: str) -> None:
    """Write the runs of one person, a day a page, of what planners see."""
    runs = runs_of(seen, person)
    rows = [row for run in runs for row in rows_of(seen, run["run"])]
    add_table(sheet, SheetText(note_of(runs), warning, footer), COLUMNS, rows, wrapped=_WRAPPED)
    break_pages(sheet, rows)


def runs_of(seen: Seen, person: str) -> tuple[Fields, ...]:
    """Return the runs of a person in order of time."""
    own = (run for run in seen[RunRow] if run["driver"] == person)
    return tuple(sorted(own, key=lambda run: (run["day"], run["start_s"])))


def note_of(runs: Sequence[Fields]) -> str:
    """The week of one person in a sentence."""
    days = len({run["day"] for run in runs})
    journeys = sum(len(run["journeys"]) for run in runs)
    length = miles(sum(run["metres"] for run in runs))
    road = words.minutes(sum(run["driving_s"] for run in runs))
    return (
        f"{runs[0]['driver']}, {runs[0]['mode']}: {words.count_of(journeys, 'journey')} on "
        f"{words.count_of(days, 'day')}, {length:,.1f} miles, {road:,.0f} minutes on the road."
    )


def rows_of(seen: Seen, run: str) -> list[Row]:
    """Return a row for the start, for each stop and for the end of a run."""
    return [_row(stop) for stop in seen[StopRow] if stop["run"] == run]


def _row(stop: Fields) -> Row:
    place = words.place_said(stop["place_kind"], stop["place_code"], stop["settlement"])
    if not stop["journey"]:  # the start and the end
        return (stop["day"], clock(stop["begin_s"]), None, None, stop["what"], "", place, "", "", "")
    waiting = round(words.minutes(stop["begin_s"] - stop["arrive_s"]))
    return (
        stop["day"],
        clock(stop["begin_s"]),
        waiting or None,
        clock(stop["depart_s"]),
        stop["what"],
        ", ".join(stop["children"]),
        place,
        ", ".join(stop["seats"]),
        ", ".join(stop["on_board"]) or "nobody",
        stop["journey"],
    )
