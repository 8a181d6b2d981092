"""What a year of travel comes to, as a notebook, the terminal and a workbook show it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.costs.projection import MonthCost, WeekCost, YearCost
from geoplan.domain.money import pounds, rounded_parts
from geoplan.report.columns import PERCENT, WHOLE, Column
from geoplan.report.costs.page import Page, Sheet, page_html, page_workbook, show_page
from geoplan.report.runs import words
from geoplan.report.runs.blocks import Block
from geoplan.report.runs.tables import POUNDS

if TYPE_CHECKING:
    from rich.console import Console

_CALENDAR = "School terms and bank holidays: see data/calendar, or your own table of terms."


@dataclass(frozen=True)
class YearView:
    """
    A year, and the weeks that it was made from.

    Parameters
    ----------
    by_month
        Whether months are shown.
    """

    year: YearCost
    weeks: tuple[WeekCost, ...] = field(repr=False)
    by_month: bool = True

    def page(self) -> Page:
        """Return the tables with their words."""
        year = self.year
        low, high, expected = (pounds(pence, whole=True) for pence in (year.low, year.high, year.pence))
        months = (month_by_month(year),) if self.by_month else ()
        return Page(
            title=f"What travel costs from {_day(year.first)} to {_day(year.last)}",
            headline=f"Between {low} and {high}; about {expected} if nothing changes.",
            lines=year.made,
            blocks=(for_whom(year), *months, made_from(self.weeks)),
            footer=_CALENDAR,
        )

    def _repr_html_(self) -> str:
        return page_html(self.page())


def show_year(view: YearView, console: "Console | None" = None) -> None:
    """Print what a year comes to."""
    show_page(view.page(), console)


def year_workbook(view: YearView, path: str | Path) -> None:
    """
    Write what a year comes to as an Excel workbook, with a sheet of months by group.

    Raises
    ------
    InputError
        When the name does not end in .xlsx, or the file cannot be written.
    """
    year = view.year
    groups = tuple(year.by_group)
    rows = tuple(
        (month.first, *(words.pounds(month.by_group[group]) for group in groups), words.pounds(month.pence))
        for month in year.months
    )
    columns = (
        Column("Month", "mmmm yyyy", 16),
        *(Column(group.capitalize(), POUNDS, 14) for group in groups),
        Column("All", POUNDS, 14),
    )
    note = "Expected cost by month and group; the rows and columns add up to the year's."
    sheet = Sheet("Months by group", note, "What each group of children costs each month.", columns, rows)
    holidays = Sheet(
        "Bank holidays",
        "Days without contact.",
        "Days without contact.",
        (Column("Day", "ddd d mmm yyyy", 18), Column("Name", None, 34)),
        year.bank_holidays,
    )
    made = datetime.combine(year.first, time())
    page_workbook(view.page(), path, (sheet, holidays), created=made)


def for_whom(year: YearCost) -> Block:
    """Expected cost by group; groups add up to the year."""
    in_all, amounts = year.pence, _whole_pounds(year.by_group.values())
    rows = [
        (group, amount, pence / in_all if in_all else None)
        for (group, pence), amount in zip(year.by_group.items(), amounts, strict=True)
    ]
    total = ("all", pounds(in_all, whole=True), 1.0 if in_all else None)
    return Block(
        "For whom",
        (Column("Group", None, 26), Column("Expected", POUNDS, 14), Column("Share", PERCENT, 8)),
        (*rows, total) if len(rows) > 1 else (),
        totals=1,
    )


def month_by_month(year: YearCost) -> Block:
    """Months with their range; what is expected adds up to the year."""
    total = (
        "the year",
        sum(month.working_days for month in year.months),
        sum(month.school_days for month in year.months),
        *(pounds(pence, whole=True) for pence in (year.pence, year.low, year.high)),
    )
    return Block(
        "Month by month",
        (
            Column("Month", None, 16),
            Column("Working days", WHOLE, 9),
            Column("With school", WHOLE, 9),
            Column("Expected", POUNDS, 12),
            Column("From", POUNDS, 12),
            Column("To", POUNDS, 12),
        ),
        (*map(_month, year.months, _whole_pounds(month.pence for month in year.months)), total),
        totals=1,
    )


def _month(month: MonthCost, amount: str) -> tuple[object, ...]:
    between = (pounds(pence, whole=True) for pence in (month.low, month.high))
    return (f"{month.first:%B %Y}", month.working_days, month.school_days, amount, *between)


def _whole_pounds(parts: Iterable[int]) -> tuple[str, ...]:
    """Pence in whole pounds, rounded so that they still add up: an estimate needs no pence."""
    rounded = rounded_parts(Fraction(pence, 100) for pence in parts)
    return tuple(pounds(100 * number, whole=True) for number in rounded)


def made_from(weeks: tuple[WeekCost, ...]) -> Block:
    """The weeks that a year was made from."""
    rows = [(f"week of {_day(week.monday)}", len(week.days), words.pounds(week.pence)) for week in weeks]
    columns = (Column("Week", None, 26), Column("Days", WHOLE, 8), Column("Cost", POUNDS, 14))
    return Block("Made from", columns, tuple(rows))


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
