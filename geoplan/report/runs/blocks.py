"""The tables of a plan's summary: once, for terminal, notebook and workbook alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from geoplan.domain.journeys import Journey
from geoplan.domain.ledger import PAID_ITEMS
from geoplan.domain.money import miles
from geoplan.domain.plans import Mode
from geoplan.report.columns import ONE_DECIMAL, PERCENT, WHOLE, Column, shown
from geoplan.report.runs import words
from geoplan.report.runs.adding_up import adding_up
from geoplan.report.runs.figures import ALL_AGES, DriverFigures, PlanFigures
from geoplan.report.runs.tables import DATE, MILES, POUNDS
from geoplan.runs.case import Case
from geoplan.runs.checking.report import CheckReport, cure_of


@dataclass(frozen=True, slots=True)
class Block:
    """
    One table of a summary.

    Parameters
    ----------
    note
        What must be known to read it, below the title; may be blank.
    totals
        How many rows at the end are totals.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[object, ...], ...]
    note: str = ""
    totals: int = 0

    def texts(self) -> list[list[str]]:
        """
        Return the cells as people read them; a dash where there is nothing.

        Above one total, figures are rounded so that they add up to it as shown.
        """
        rows = adding_up(self.columns, self.rows) if self.totals == 1 else self.rows
        return [
            [text_of(value, column.number_format) for value, column in zip(row, self.columns, strict=True)]
            for row in rows
        ]


def text_of(value: object, number_format: str | None) -> str:
    """A cell as text: pounds with pence, days by name, all else as in every table of geoplan."""
    if number_format == POUNDS and isinstance(value, int | float):
        return f"{'-' if value < 0 else ''}£{abs(value):,.2f}"
    if number_format == MILES and isinstance(value, int | float):
        return f"{value:,.1f}"
    if isinstance(value, date):
        return words.day_of(value)
    return shown(value, number_format)


def who_travels_how(figures: PlanFigures) -> Block:
    """Journeys by mode, with miles and money."""
    rows = [
        (
            item.mode.value,
            item.journeys,
            item.share,
            item.children,
            item.people,
            None if item.mode is Mode.NOBODY else miles(item.metres),
            words.pounds(item.pence),
        )
        for item in figures.modes
    ]
    total = (
        "all",
        figures.requests,
        1.0 if figures.requests else 0.0,
        sum(item.children for item in figures.modes),
        sum(item.people or 0 for item in figures.modes),
        sum(miles(item.metres) for item in figures.modes),
        words.pounds(figures.cost.paid),
    )
    return Block(
        "Who travels how",
        (
            Column("By", None, 20),
            Column("Journeys", WHOLE, 10),
            Column("Share", PERCENT, 8),
            Column("Children's journeys", WHOLE, 11),
            Column("Drivers", WHOLE, 9),
            Column("Miles", MILES, 10),
            Column("Paid", POUNDS, 12),
        ),
        (*rows, total),
        "Miles of runs are from home to home; of all others, of the journey itself, one way.",
        totals=1,
    )


def what_it_costs(figures: PlanFigures) -> Block:
    """The cost by cause: money paid, and what preferences are worth."""
    cost = figures.cost
    lines = [(label, behind, words.pounds(getattr(cost, name)), name in PAID_ITEMS)
             for name, (label, behind) in words.COST_WORDS.items() if getattr(cost, name)]  # fmt: skip
    rows = [
        (label, behind, pounds if paid else None, None if paid else pounds)
        for label, behind, pounds, paid in lines
    ]
    total = ("total", "", words.pounds(cost.paid), words.pounds(cost.total - cost.paid))
    return Block(
        "What it costs",
        (
            Column("What", None, 24),
            Column("That is", None, 44),
            Column("Paid", POUNDS, 12),
            Column("Not paid", POUNDS, 12),
        ),
        (*rows, total),
        'What is "not paid" is what the settings make of preferences; plans are compared by both together.',
        totals=1,
    )


def in_the_car(figures: PlanFigures) -> Block:
    """Minutes in the car by age group."""
    rows = [
        (
            item.band,
            item.rides,
            words.minutes(item.mean_s),
            words.minutes(item.p95_s),
            words.minutes(item.worst_s),
            item.beyond,
            item.long,
        )
        for item in figures.rides
    ]
    note = (
        f"In all the plan a child is {words.minutes(figures.week_mean_s):.0f} minutes in the car on average; "
        f"{figures.week_worst_child} is the longest, {words.minutes(figures.week_worst_s):.0f} minutes."
        if figures.week_worst_child
        else ""
    )
    if figures.longer_than_contact:
        note += f" {words.count_of(figures.longer_than_contact, 'ride')} longer than the contact itself."
    return Block(
        "Minutes in the car",
        (
            Column("Age", None, 14),
            Column("Rides", WHOLE, 9),
            Column("Average", ONE_DECIMAL, 10),
            Column("95 in 100 within", ONE_DECIMAL, 11),
            Column("Longest", ONE_DECIMAL, 10),
            Column("Beyond the aim", WHOLE, 13),
            Column("Made long by other stops", WHOLE, 12),
        ),
        tuple(rows),
        note,
        totals=sum(item.band == ALL_AGES for item in figures.rides),
    )


def continuity(figures: PlanFigures) -> Block:
    """How many different persons take a child."""
    found, children = dict(figures.faces), sum(count for _, count in figures.faces)
    more = sum(count for faces, count in figures.faces if faces >= 3)
    rows = [
        (label, count, count / children if children else 0.0)
        for label, count in (
            ("one person", found.get(1, 0)),
            ("two", found.get(2, 0)),
            ("three or more", more),
        )
    ]
    new = "" if figures.new_faces is None else f" Children who meet a new face: {figures.new_faces} times."
    return Block(
        "Continuity",
        (Column("Taken by", None, 16), Column("Children", WHOLE, 10), Column("Share", PERCENT, 8)),
        tuple(rows),
        "Different persons who take a child in this plan; every taxi counts as another." + new,
    )


def runs_by_driver(figures: PlanFigures, drivers: Sequence[DriverFigures] | None = None) -> Block:
    """The load of each volunteer and contact worker, or of some of them."""
    return Block(
        "Runs by driver",
        (
            Column("Driver", None, 12),
            Column("Who", None, 20),
            Column("Days", WHOLE, 8),
            Column("Journeys", WHOLE, 10),
            Column("Children", WHOLE, 10),
            Column("Miles", MILES, 10),
            Column("Without a child", PERCENT, 10),
            Column("Hours on the road", ONE_DECIMAL, 10),
            Column("Hours away", ONE_DECIMAL, 10),
        ),
        tuple(_driver(item) for item in (figures.drivers if drivers is None else drivers)),
    )


def _driver(item: DriverFigures) -> tuple[object, ...]:
    return (
        item.person,
        item.mode.value,
        item.days,
        item.journeys,
        item.children,
        miles(item.metres),
        item.empty_metres / item.metres if item.metres else 0.0,
        item.driving_s / 3600,
        item.away_s / 3600,
    )


def open_requests(case: Case, journeys: Sequence[Journey]) -> Block:
    """What nobody takes, and why."""
    return Block(
        "Not covered",
        (
            Column("Journey", None, 12),
            Column("Day", DATE, 12),
            Column("Between", None, 13),
            Column("Children", None, 16),
            Column("From", None, 18),
            Column("To", None, 18),
            Column("Why", None, 52),
        ),
        tuple(_open(case, item) for item in journeys),
    )


def _open(case: Case, item: Journey) -> tuple[object, ...]:
    request = item.request
    return (
        request.code,
        request.day,
        words.window_of(request.delivery_window if item.outbound else request.pickup_window),
        words.children_of(request),
        words.place_of(case, request.pickup),
        words.place_of(case, request.delivery),
        words.reasons_of(item.cover.reasons) or "no reason is recorded",
    )


def venues(journeys: Mapping[str, Sequence[Journey]]) -> Block:
    """How many children come to and leave each venue."""
    rows = [
        (
            venue,
            sum(len(item.request.children) for item in found if item.outbound),
            sum(len(item.request.children) for item in found if not item.outbound),
        )
        for venue, found in journeys.items()
    ]
    columns = (Column("Venue", None, 24), Column("Arrivals", WHOLE, 10), Column("Departures", WHOLE, 10))
    return Block("Venues", columns, tuple(rows), "Children, each way counted.")


def broken_rules(report: CheckReport) -> Block:
    """What the check found."""
    rows = [
        (item.severity.value, item.run or "", item.request or "", item.text, cure_of(item))
        for item in report.violations
    ]
    return Block(
        "What the check found",
        (
            Column("How strict", None, 15),
            Column("Run", None, 12),
            Column("Journey", None, 12),
            Column("What", None, 60),
            Column("What can be done", None, 44),
        ),
        tuple(rows),
    )
