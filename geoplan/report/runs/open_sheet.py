"""The sheet of what nobody takes, and of what goes by taxi, with the reasons in words."""

from collections.abc import Sequence
from typing import Any

from geoplan.domain.journeys import Journey
from geoplan.domain.plans import Mode
from geoplan.report.columns import Column
from geoplan.report.runs import words
from geoplan.report.runs.figures import PlanFigures
from geoplan.report.runs.tables import DATE, POUNDS, SheetText, add_table
from geoplan.runs.case import Case

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
_WRAPPED = ("Children", "From", "To", "Why nobody else takes it")


def add_open_sheet(sheet: Any, case: Case, figures: PlanFigures, *, warning: str, footer: str) -> None:
    """Write what is not covered, then what goes by taxi, each by day and time."""
    note = (
        f"Not covered: {words.count_of(len(figures.not_covered), 'journey')}. "
        f"By taxi: {words.count_of(len(figures.taxis), 'journey')}, "
        f"{words.money(sum(item.cover.pence for item in figures.taxis))}."
    )
    rows = [_row(case, item) for item in ordered(figures)]
    add_table(sheet, SheetText(note, warning, footer), COLUMNS, rows, wrapped=_WRAPPED)


def ordered(figures: PlanFigures) -> Sequence[Journey]:
    """Return what nobody takes and then what goes by taxi, by day and time."""
    return sorted(
        (*figures.not_covered, *figures.taxis),
        key=lambda item: (item.mode is not Mode.NOBODY, item.request.day, item.sort_s, item.request.code),
    )


def _row(case: Case, item: Journey) -> tuple[object, ...]:
    request = item.request
    window = request.delivery_window if item.outbound else request.pickup_window
    return (
        item.mode.value,
        request.day,
        words.window_of(window),
        "to contact" if item.outbound else "home",
        words.children_of(request),
        words.place_of(case, request.pickup),
        words.place_of(case, request.delivery),
        words.minutes(request.direct_s),
        words.pounds(item.cover.pence) if item.cover.pence else None,
        words.reasons_of(item.cover.reasons) or "no reason is recorded",
        request.code,
    )
