"""A comparison of placement properties as a notebook, the terminal and a workbook show it."""

from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.audiences.audience import Audience
from geoplan.audiences.sets.counts import OFFERED, PlacedCounts
from geoplan.audiences.sets.set_money import SetMoney
from geoplan.domain.money import pounds
from geoplan.report.costs.page import Page, Sheet, page_html, page_workbook, show_page
from geoplan.report.runs.blocks import Block
from geoplan.report.siting.properties import blocks, money_blocks
from geoplan.siting.properties.choices import PropertyChoice
from geoplan.siting.properties.comparison import PropertyComparison

if TYPE_CHECKING:
    from rich.console import Console

_WARNING = {
    Audience.MANAGER: "For managers: small numbers are hidden, and nobody is named.",
    Audience.PLANNER: "For the planning team only: it names children by code, and small numbers of them.",
}

_SHEETS = {
    money_blocks.LINES: "Lines by year",
    blocks.OFFERS: "Beds offered",
    blocks.STAYING: "Not offered",
}


@dataclass(frozen=True, repr=False)
class PropertyView:
    """
    A comparison as one audience may see it.

    Parameters
    ----------
    audience
        Managers or planners; managers by default.
    proposed
        The letter of the set whose money is shown year by year; by default the best as planned.
    made_up
        Whether the people, or the houses, are made up.

    Raises
    ------
    InputError
        When so few children are offered a bed that no figure may be shown to this audience.
    KeyError
        When there is no set of the letter.
    """

    comparison: PropertyComparison
    audience: Audience = Audience.MANAGER
    proposed: str | None = None
    made_up: bool = False

    def __post_init__(self) -> None:
        if self.audience not in _WARNING:
            raise ValueError(f"placement properties are shown to managers and planners, not {self.audience}s")
        if self.proposed is not None:
            self.comparison.choice(self.proposed)
        PlacedCounts(self.comparison, self.audience)

    @cached_property
    def counts(self) -> PlacedCounts:
        """Counts of children, as this audience may see them."""
        return PlacedCounts(self.comparison, self.audience)

    @cached_property
    def money(self) -> SetMoney:
        """What sets cost and change, as this audience may see it."""
        return SetMoney(self.counts)

    @property
    def seen(self) -> PropertyComparison:
        """The comparison as this audience may see it: what all tables are made of."""
        return self.money.comparison

    @cached_property
    def choice(self) -> PropertyChoice:
        """The set put forward, as this audience may see it."""
        return self.seen.choice(self.proposed) if self.proposed else self.seen.favoured

    def page(self, *, whole: bool = True) -> Page:
        """Return the tables with their words; without `whole` as eighty columns hold them."""
        comparison, choice = self.seen, self.choice
        shown: list[Block] = [
            blocks.bought(comparison),
            blocks.children(comparison, self.counts),
            blocks.year(comparison),
            *(block for block in (blocks.journeys(comparison),) if block.rows),
            money_blocks.beds(comparison, choice),
            money_blocks.a_child_a_week(comparison),
            money_blocks.occupancy(comparison, choice),
            money_blocks.over_the_years(comparison, choice),
            money_blocks.sets(comparison),
        ]
        if self.audience is Audience.PLANNER and whole:
            shown += [blocks.offers(comparison), blocks.staying(comparison.choices)]
        elif self.audience is Audience.PLANNER:
            shown += [blocks.offers_in_short(choice), blocks.staying([choice])]
        return Page(
            title=self.title,
            headline=headline_of(self),
            lines=tuple(self._lines()),
            blocks=tuple(shown),
            warning=_WARNING[self.audience],
            footer=self.footer,
        )

    def _lines(self) -> list[str]:
        comparison, found = self.seen, []
        if self.made_up:
            found.append("Children, prices and houses that are not yours are made up: an illustration.")
        left = [one.name for one in self.comparison.choices if one.contact_pence is None]
        if left:
            why = "Stopped before these were planned" if comparison.stopped else "Estimated only"
            found.append(f"{why}: {', '.join(left)}.")
        wanted, there = comparison.inputs.params.properties_wanted, len(comparison.inputs.properties)
        found.append(f"Properties wanted: {wanted}, on offer: {there}.")
        if self.money.note:
            found.append(self.money.note)
        return found

    @property
    def title(self) -> str:
        """The heading of everything made of it."""
        week = self.comparison.inputs.case.week
        return f"Placement properties, week of Monday {week.day} {week:%B %Y}"

    @property
    def footer(self) -> str:
        """Where the figures come from."""
        inputs, options = self.comparison.inputs, self.comparison.options
        return (
            f"Inputs {inputs.case.version}, roads {inputs.travel.network_version}; weeks planned with "
            f"{options.iterations:,} steps, seed {options.seed}."
        )

    def __repr__(self) -> str:
        return f"PropertyView({len(self.comparison.choices)} sets, for {self.audience.value}s)"

    def _repr_html_(self) -> str:
        return page_html(self.page())


def headline_of(view: PropertyView) -> str:
    """What a manager wants to know first."""
    counts, comparison, choice = view.counts, view.seen, view.choice
    bought = "; ".join(f"{one.house.name} ({one.provision.use.value})" for one in choice.purchases)
    spent = comparison.spent_pence(choice)
    more = f"{pounds(abs(spent), whole=True)} a year {'less' if spent < 0 else 'more'} is spent than now"
    found = comparison.appraisal(choice)
    worth = pounds(found.net_present_value, whole=True)
    return (
        f"Set {choice.name}: {bought}. For {pounds(choice.capital_pence, whole=True)}. "
        f"{counts.shown(OFFERED, choice)} of {counts.children_shown} children who seek a placement would "
        f"be offered a bed; with these children in the beds {more}. Net present value over "
        f"{comparison.inputs.params.years} years with {comparison.inputs.params.occupancy:.0%} of the beds "
        f"taken: {worth}."
    )


def show_properties(view: PropertyView, console: "Console | None" = None) -> None:
    """Print a comparison; the workbook has more of each child, and every set."""
    show_page(view.page(whole=False), console)


def property_workbook(view: PropertyView, path: str | Path) -> None:
    """
    Write a comparison as an Excel workbook; for planners, who is offered which bed on sheets of their own.

    Raises
    ------
    InputError
        When the name does not end in .xlsx, or the file cannot be written.
    """
    page = view.page()
    lines = money_blocks.by_line(view.seen)
    apart = [block for block in page.blocks if block.title in _SHEETS and block.rows]
    sheets = [
        Sheet(_SHEETS[one.title], f"{one.title}. {one.note}".strip(), one.title, one.columns, one.rows)
        for one in (lines, *apart)
    ]
    page = replace(page, blocks=tuple(block for block in page.blocks if block not in apart))
    page_workbook(page, path, sheets, created=datetime.combine(view.comparison.inputs.case.week, time()))
