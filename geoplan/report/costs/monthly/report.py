"""Months and quarters for managers and committees, in the terminal, a notebook and a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.audiences import Audience
from geoplan.audiences.differencing import NOTHING_TOLD
from geoplan.audiences.suppression import SHOWN_AS, SuppressionParams
from geoplan.costs.ledger.activity import Activity, Status, activity_of, unmatched
from geoplan.costs.ledger.spans import Span, months, quarters
from geoplan.costs.ledger.sums import NO_GROUP
from geoplan.domain.ages import AgeBand
from geoplan.domain.emissions import EmissionFactors
from geoplan.domain.ledger import Ledger
from geoplan.domain.outcomes import Outcome
from geoplan.domain.plans import Mode
from geoplan.domain.told import Told
from geoplan.report.columns import WHOLE, Column
from geoplan.report.costs.monthly.children import children_of
from geoplan.report.costs.monthly.figures import (
    ALL,
    COST,
    FACES,
    TRANSPORT,
    Areas,
    Figure,
    Kind,
    Value,
    figures_of,
)
from geoplan.report.costs.monthly.telling import ToldFigures, told_figures
from geoplan.report.costs.page import Page, Sheet, page_html, page_workbook, show_page
from geoplan.report.costs.week.view import footer_of
from geoplan.report.runs import words
from geoplan.report.runs.blocks import Block

if TYPE_CHECKING:
    from rich.console import Console

_ELSEWHERE = "elsewhere"
_LAST_MONTHS, _LAST_QUARTERS = 3, 2


@dataclass(frozen=True, kw_only=True)
class MonthlyReport:
    """
    What happened in the months from one day to another.

    Parameters
    ----------
    ledger
        Of the accepted plans of these months.
    outcomes
        Which sessions were held; without them none is reported.
    since, until
        The first and last month, by any of their days.
    audience
        Managers, who see no small number, or planners.
    before
        What was told before, so that two reports cannot be subtracted; `told` is for the next.

    Raises
    ------
    ValueError
        When it is for anybody else.
    """

    ledger: Ledger = field(repr=False)
    since: date
    until: date
    outcomes: Sequence[Outcome] = field(default=(), repr=False)
    factors: EmissionFactors | None = field(default=None, repr=False)
    audience: Audience = Audience.MANAGER
    params: SuppressionParams = field(default_factory=SuppressionParams)
    before: Told = field(default=NOTHING_TOLD, repr=False)

    def __post_init__(self) -> None:
        if self.audience not in _WARNINGS:
            raise ValueError(f"the monthly report is for managers and planners, not for a {self.audience}")

    @cached_property
    def months(self) -> tuple[Activity, ...]:
        """The figures of each month."""
        return self._activities(months(self.since, self.until))

    @cached_property
    def quarters(self) -> tuple[Activity, ...]:
        """
        The figures of each quarter of the financial year: of those of its months that are in the report.
        """
        first, last = self.months[0].span.first, self.months[-1].span.last
        whole = quarters(self.since, self.until)
        return self._activities(
            [Span(max(one.first, first), min(one.last, last), _label(one, first, last)) for one in whole]
        )

    def _activities(self, spans: Sequence[Span]) -> tuple[Activity, ...]:
        return tuple(activity_of(self.ledger, span, self.outcomes, factors=self.factors) for span in spans)

    @cached_property
    def areas(self) -> Areas:
        """Venues, districts and age groups: a row for each, used or not."""
        names = {venue.code: venue.name for venue in self.ledger.venues}
        by_district: dict[str, list[tuple[str, str]]] = {}
        for venue in self.ledger.venues:
            by_district.setdefault(venue.district, []).append((venue.code, venue.name))
        gone = sorted({row.venue for row in self.ledger.sessions} - names.keys())
        if gone:
            by_district[_ELSEWHERE] = [(code, code) for code in gone]
        known = {venue.district for venue in self.ledger.venues}
        districts = sorted(known | {row.district for row in self.ledger.journeys})
        groups = [group.value for group in AgeBand]
        if any(row.group is None for row in self.ledger.journeys):
            groups.append(NO_GROUP)
        venues = tuple((district, tuple(some)) for district, some in sorted(by_district.items()))
        return Areas(venues, tuple(districts), tuple(groups))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The rows, in order."""
        return figures_of(self.areas)

    @cached_property
    def _told(self) -> ToldFigures:
        people = {
            (cell, one.span): some
            for one in (*self.months, *self.quarters)
            for cell, some in children_of(self.ledger, one.span, self.outcomes, self.areas).items()
        }
        return told_figures(
            self.figures, self.months, self.quarters, self.areas, people, self.params, before=self.before
        )

    @property
    def hidden(self) -> frozenset[tuple[Figure, Span]]:
        """What this audience may not see."""
        return frozenset() if self.audience is Audience.PLANNER else self._told.hidden

    @property
    def told(self) -> Told:
        """What was told up to this report; what planners see is not told."""
        return self.before if self.audience is Audience.PLANNER else self._told.told

    @property
    def unmatched(self) -> tuple[Outcome, ...]:
        """Outcomes of days that were planned whose session is in no plan."""
        return unmatched(self.ledger, self.outcomes)

    def value(self, figure: Figure, found: Activity) -> Value | str:
        """Return a figure as this audience may see it."""
        if self.audience is Audience.PLANNER:
            return figure.value(found)
        return self._told.values.get((figure, found.span), SHOWN_AS)

    @property
    def key_figures(self) -> tuple[Figure, ...]:
        """The rows that a committee is shown first."""
        districts = {district for district, _ in self.areas.venues}
        return tuple(
            figure
            for figure in self.figures
            if (figure.section, figure.label) in _KEY
            or (figure.section == "Sessions held" and figure.label in districts)
        )

    def latest(self, count: int, quarters: int) -> tuple[Activity, ...]:
        """Return the last months, and after them the last quarters."""
        return (*self.months[-count:], *self.quarters[-quarters:])

    def page(self, *, key: bool = False) -> Page:
        """Return the last months and quarters; with `key` the first rows only, in eighty columns."""
        figures = self.key_figures if key else self.figures
        spans = self.latest(2, 1) if key else self.latest(_LAST_MONTHS, _LAST_QUARTERS)
        return Page(
            title=f"Contact sessions and travel, {_period(self.months)}",
            headline=headline_of(self),
            lines=tuple(self._lines()),
            blocks=tuple(self._blocks(figures, spans)),
            warning=_WARNINGS[self.audience],
            footer=footer_of(None, self.factors, self.ledger.days),
        )

    def _blocks(self, figures: Sequence[Figure], spans: Sequence[Activity]) -> list[Block]:
        columns = (Column("", None, 34), *(Column(found.span.label, WHOLE, 13) for found in spans))
        sections: dict[str, list[tuple[object, ...]]] = {}
        for figure in figures:
            texts = (_text(figure.kind, self.value(figure, found)) for found in spans)
            sections.setdefault(figure.section, []).append((figure.label, *texts))
        return [Block(section, columns, tuple(rows)) for section, rows in sections.items()]

    def _lines(self) -> list[str]:
        found = [_COUNTED]
        if not self.outcomes:
            found.append("No table says which sessions were held: none is reported.")
        if self.unmatched:
            reported = words.count_of(len(self.unmatched), "reported session")
            found.append(f"{reported} in no accepted plan of the day: not counted.")
        if self.audience is Audience.MANAGER:
            under = self.params.under
            small = f"a number from 1 to {under - 1}, of fewer than {under} children"
            found.append(f"{SHOWN_AS}: {small}, or one that would give such a number back.")
            found.append(
                f"What was told is told again until {under} more, of {under} children, have changed."
            )
        without = sorted({monday for one in self.months for monday in one.weeks_without})
        if without:
            named = ", ".join(f"{monday:%d/%m/%Y}" for monday in without)
            found.append(f"Weeks without an accepted plan, by their Mondays: {named}.")
        return found

    def _repr_html_(self) -> str:
        return page_html(self.page())


_KEY = frozenset(
    {
        ("Sessions", "arranged"),
        ("Sessions", "held"),
        ("Sessions", "cancelled"),
        ("Sessions", "not reported"),
        ("Sessions", "cancelled, of all arranged"),
        *((TRANSPORT, mode.value) for mode in Mode),
        (TRANSPORT, ALL),
        (TRANSPORT, "by carers and known adults, of all"),
        ("Miles", "driven"),
        ("Miles", "without a child, of all"),
        ("Miles", "CO₂e, kg"),
        (COST, ALL),
        (COST, "a session"),
        (COST, "a child mile"),
        ("Minutes in the car", "all, average"),
        ("Minutes in the car", "all, longest"),
        (FACES, "one or two, of all"),
    }
)
_COUNTED = (
    "Journeys, miles and pounds are those of the accepted plans, "
    "for sessions that are not known to be cancelled."
)
_WARNINGS = {
    Audience.MANAGER: "Management information: small numbers are not shown.",
    Audience.PLANNER: "For the planning team only: small numbers are shown.",
}


def headline_of(report: MonthlyReport) -> str:
    """The last month in a sentence, from what this audience may see."""
    last = report.months[-1]
    shown = {figure.label: figure for figure in report.figures if figure.section == "Sessions"}

    def said(label: str) -> str:
        return _text(Kind.COUNT, report.value(shown[label], last))

    parts = [f"{last.span.label}: {said('arranged')} sessions arranged"]
    if last.count(Status.HELD) or last.count(Status.CANCELLED):
        parts[0] += f", {said('held')} held, {said('cancelled')} cancelled"
    cost = next(one for one in report.figures if one.section == COST and one.label == ALL)
    parts.append(f"{_text(Kind.POUNDS, report.value(cost, last))} for the journeys")
    return ". ".join(parts) + "."


def show_monthly(report: MonthlyReport, console: "Console | None" = None) -> None:
    """Print the first rows of the last two months and the last quarter; the workbook has all."""
    show_page(report.page(key=True), console)


def monthly_workbook(report: MonthlyReport, path: str | Path) -> None:
    """
    Write the report as an Excel workbook: key figures, every month, every quarter.

    Reports of other months have the same rows in the same order, as long as venues stay.

    Raises
    ------
    InputError
        When the name does not end in .xlsx, or the file cannot be written.
    """
    latest = report.latest(_LAST_MONTHS, _LAST_QUARTERS)
    sheets = [
        _sheet(report, "Key figures", "to paste into a report", report.key_figures, latest),
        _sheet(report, "Months", "every row, months side by side", report.figures, report.months),
        _sheet(report, "Quarters", "every row, quarters side by side", report.figures, report.quarters),
    ]
    made = datetime.combine(report.months[-1].span.last, time())
    page_workbook(replace(report.page(), blocks=()), path, sheets, created=made)


def _sheet(
    report: MonthlyReport, name: str, contents: str, figures: Sequence[Figure], spans: Sequence[Activity]
) -> Sheet:
    columns = (
        Column("Section", None, 34),
        Column("Row", None, 42),
        *(Column(found.span.label, WHOLE, 12) for found in spans),
    )
    rows = tuple(
        (figure.section, figure.label.strip(), *(report.value(figure, found) for found in spans))
        for figure in figures
    )
    formats = tuple(figure.kind.value for figure in figures)
    return Sheet(name, report.page().title, contents, columns, rows, formats=formats)


def _text(kind: Kind, value: Value | str) -> str:
    return value if isinstance(value, str) else kind.text(value)


def _label(quarter: Span, first: date, last: date) -> str:
    whole = first <= quarter.first and quarter.last <= last
    return quarter.label if whole else f"{quarter.label} (part)"


def _period(found: Sequence[Activity]) -> str:
    first, last = found[0].span, found[-1].span
    return first.label if first == last else f"{first.label} to {last.label}"
