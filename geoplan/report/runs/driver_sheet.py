"""A sheet for each driver: where to be when, who gets in and out, and which seats it takes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any

from geoplan.domain.money import miles
from geoplan.domain.plans import Mode, Plan, Run, Stop, clock
from geoplan.domain.requests import Request, StopKind
from geoplan.report.columns import WHOLE, Column
from geoplan.report.runs import words
from geoplan.report.runs.tables import DATE, TIME, SheetText, add_table, break_pages
from geoplan.runs.case import Case

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
_DOES = {StopKind.PICKUP: "pick up", StopKind.DELIVERY: "hand over"}

Row = tuple[date, time, int | None, time | None, str, str, str, str, str, str]


def add_driver_sheet(sheet: Any, case: Case, plan: Plan, person: str, *, warning: str, footer: str) -> None:
    """Write the runs of one person, a day a page."""
    runs = runs_of(plan, person)
    rows = [row for run in runs for row in rows_of(case, plan, run)]
    add_table(sheet, SheetText(note_of(runs), warning, footer), COLUMNS, rows, wrapped=_WRAPPED)
    break_pages(sheet, rows)


def runs_of(plan: Plan, person: str) -> tuple[Run, ...]:
    """Return the runs of a person in order of time."""
    return tuple(
        sorted((run for run in plan.runs if run.person == person), key=lambda run: (run.day, run.start_s))
    )


def note_of(runs: Sequence[Run]) -> str:
    """The week of one person in a sentence."""
    days = len({run.day for run in runs})
    journeys = sum(len(run.requests) for run in runs)
    length = miles(sum(run.metres for run in runs))
    road = words.minutes(sum(run.driving_s for run in runs))
    return (
        f"{runs[0].person}, {runs[0].mode.value}: {words.count_of(journeys, 'journey')} on "
        f"{words.count_of(days, 'day')}, {length:,.1f} miles, {road:,.0f} minutes on the road."
    )


def rows_of(case: Case, plan: Plan, run: Run) -> list[Row]:
    """Return a row for the start, for each stop and for the end of a run."""
    requests = {request.code: request for request in plan.requests}
    start = "leave base" if run.mode is Mode.WORKER else "leave home"
    end = "back at base" if run.mode is Mode.WORKER else "home again"
    rows = [_end(case, run, start, run.start_place, run.start_s)]
    inside: dict[str, tuple[str, ...]] = {}
    for stop in run.stops:
        request = requests[stop.request]
        if stop.kind is StopKind.PICKUP:
            inside[stop.request] = request.children
        else:
            inside.pop(stop.request, None)
        rows.append(_stop(case, run, stop, request, inside))
    return [*rows, _end(case, run, end, run.end_place, run.end_s)]


def _end(case: Case, run: Run, what: str, place: str, at_s: int) -> Row:
    return (run.day, clock(at_s), None, None, what, "", words.place_of(case, place), "", "", "")


def _stop(case: Case, run: Run, stop: Stop, request: Request, inside: Mapping[str, Iterable[str]]) -> Row:
    waiting = round(words.minutes(stop.begin_s - stop.arrive_s))
    return (
        run.day,
        clock(stop.begin_s),
        waiting or None,
        clock(stop.depart_s),
        _DOES[stop.kind],
        words.children_of(request),
        words.place_of(case, stop.place),
        words.seats_of(case, request) if stop.kind is StopKind.PICKUP else "",
        ", ".join(code for codes in inside.values() for code in codes) or "nobody",
        request.code,
    )
