"""What a week costs, as a notebook, the terminal and a workbook show it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.costs.ledger.mileage import MileageRates, PersonMileage, mileage_of
from geoplan.costs.ledger.sums import By, CostLine, sum_by
from geoplan.domain.emissions import EmissionFactors
from geoplan.domain.ledger import Ledger
from geoplan.domain.money import miles
from geoplan.domain.plans import PlanProvenance
from geoplan.report.costs.page import Page, page_html, page_workbook, show_page
from geoplan.report.costs.week import blocks, mileage, people
from geoplan.report.costs.week.rows import sheets_of
from geoplan.report.runs import words

if TYPE_CHECKING:
    from rich.console import Console

RULE = (
    "A leg is shared by the children in the car; a leg without a child by all children of the run, "
    "by the length of their own journeys."
)
WARNING = "For the planning team only: it shows who travels with whom."
_LISTED = 8
_SURE = {"H": "checked", "M": "second-hand, to be checked", "L": "an assumption, or not checked"}


@dataclass(frozen=True, repr=False)
class CostView:
    """
    What a plan costs, from its ledger.

    Parameters
    ----------
    factors
        What driving emits; None leaves CO₂e out.
    origin
        Where the plan comes from.
    rates
        What miles are reckoned by beside the plan's prices; None leaves that out.
    """

    ledger: Ledger = field(repr=False)
    factors: EmissionFactors | None = field(default=None, repr=False)
    origin: PlanProvenance | None = field(default=None, repr=False)
    rates: MileageRates | None = field(default=None, repr=False)

    @cached_property
    def total(self) -> CostLine:
        """Everything together."""
        return sum_by(self.ledger, By.DAY, factors=self.factors).total

    @cached_property
    def mileage(self) -> tuple[PersonMileage, ...]:
        """The miles of everybody who is paid by the mile, by the rates of the days driven."""
        return () if self.rates is None else mileage_of(self.ledger, self.rates)

    def page(self, *, whole: bool = True) -> Page:
        """Return the tables with their words; without `whole` only the busiest drivers."""
        ledger, factors = self.ledger, self.factors
        venues = {venue.code: venue.name for venue in ledger.venues} if whole else {}
        names = {By.PROVIDER: dict(ledger.providers), By.VENUE: venues}
        by = {
            what: blocks.costs_by(ledger, what, factors=factors, names=names.get(what), narrow=not whole)
            for what in (By.MODE, By.PROVIDER, By.VENUE, By.DISTRICT, By.GROUP)
        }
        by_rate = () if self.rates is None else (mileage.by_mode(self.mileage, ledger, self.rates),)
        return Page(
            title=f"What travel costs, {period_of(ledger)}",
            headline=headline_of(self.total),
            lines=(adds_up(ledger), RULE),
            blocks=(
                by[By.MODE],
                blocks.paid_for(ledger),
                *by_rate,
                blocks.loaded_and_empty(ledger),
                by[By.VENUE],
                by[By.DISTRICT],
                by[By.GROUP],
                by[By.PROVIDER],
                people.by_driver(ledger) if whole else people.busiest(ledger, _LISTED),
                people.contact_workers(ledger),
                people.fallbacks(ledger),
            ),
            warning=WARNING,
            footer=footer_of(self.origin, factors, ledger.days),
        )

    def __repr__(self) -> str:
        return f"CostView({period_of(self.ledger)}: {words.money(self.total.paid_pence)})"

    def _repr_html_(self) -> str:
        return page_html(self.page())


def show_week(costs: CostView, console: "Console | None" = None) -> None:
    """Print what a week costs; the busiest drivers only, the workbook has all."""
    show_page(costs.page(whole=False), console)


def week_workbook(costs: CostView, path: str | Path) -> None:
    """
    Write what a week costs as an Excel workbook for the planning team, with every row of the ledger.

    Raises
    ------
    InputError
        When the name does not end in .xlsx, or the file cannot be written.
    """
    made = datetime.combine(costs.ledger.days[0], time())
    page = costs.page()
    # Drivers have a sheet of their own.
    page = replace(page, blocks=tuple(block for block in page.blocks if block.title != people.BY_DRIVER))
    sheets = sheets_of(costs.ledger, costs.factors, costs.rates, costs.mileage)
    page_workbook(page, path, sheets, created=made)


def headline_of(total: CostLine) -> str:
    """What an analyst wants to know first."""
    amounts = total.amounts
    sessions = words.count_of(total.sessions or 0, "session")
    journeys = words.count_of(total.journeys, "child's journey", "children's journeys")
    parts = [f"{words.money(total.paid_pence)} paid for {sessions} and {journeys}"]
    if total.pence_per_session is not None and total.pence_per_child_mile is not None:
        a_session, a_mile = (
            f"£{float(pence) / 100:,.2f}" for pence in (total.pence_per_session, total.pence_per_child_mile)
        )
        parts[0] += f": {a_session} a session, {a_mile} a child mile"
    if amounts.metres:
        empty = f"{float(total.empty_share or 0):.0%} of them without a child"
        cost = words.money(amounts.empty_pence)
        parts.append(f"{miles(amounts.metres):,.0f} miles, {empty} ({cost})")
    if total.co2e_kg is not None:
        parts.append(f"{total.co2e_kg:,.0f} kg CO₂e")
    if total.covered < total.journeys:
        parts.append(
            f"{words.count_of(total.journeys - total.covered, 'journey')} that nobody takes cost nothing"
        )
    return ". ".join(parts) + "."


def adds_up(ledger: Ledger) -> str:
    """Whether the rows add up to what the plan says, and by how much they do not."""
    found = ledger.differences()
    if not found:
        return f"The rows add up to the plan's {words.money(ledger.cost.paid)} to the penny."
    parts = [
        f"{words.COST_WORDS[item][0].lower()} {words.money(rows)} here, {words.money(plan)} in the plan"
        for item, rows, plan in found
    ]
    return f"Prices have changed since the plan was made: {'; '.join(parts)}."


def period_of(ledger: Ledger) -> str:
    """The days as people name them."""
    first, last = min(ledger.days), max(ledger.days)
    if first == last:
        return f"{first:%A} {first.day} {first:%B %Y}"
    if first.weekday() == 0 and (last - first).days < 7:
        return f"week of Monday {first.day} {first:%B %Y}"
    return f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}"


def footer_of(origin: PlanProvenance | None, factors: EmissionFactors | None, days: Iterable[date]) -> str:
    """Where the figures come from, and how sure what is emitted is, in a few lines."""
    parts = []
    if origin is not None:
        parts.append(
            f"geoplan {origin.geoplan_version}; inputs {origin.case_version}, "
            f"roads {origin.network_version}, settings {origin.params_version}."
        )
    if factors is not None:
        used = "; ".join(f"{one.source} ({_SURE[one.sure]})" for one in factors.in_force(days) if one.source)
        parts.append(f"CO₂e is what leaves the exhaust. Factors: {used or 'your own'}.")
    return " ".join(parts)
