"""A comparison of venue options as a notebook, the terminal and a workbook show it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.audiences import Audience
from geoplan.audiences.options.counts import PeopleCounts
from geoplan.audiences.options.few import options_told, untold_line
from geoplan.audiences.options.small import number_in_words
from geoplan.audiences.suppression import SuppressionParams
from geoplan.errors import Fault, InputError
from geoplan.report.costs.page import Page, Sheet, page_html, page_workbook, show_page
from geoplan.report.runs.blocks import Block
from geoplan.report.siting import blocks, money_blocks, people_blocks, rooms_blocks
from geoplan.siting.options.comparison import VenueComparison
from geoplan.siting.options.words import headline_of, letters_of, names_of
from geoplan.siting.people import AREA

if TYPE_CHECKING:
    from rich.console import Console

    from geoplan.siting.candidates import Refused

_WARNING = {
    Audience.MANAGER: "For managers: small numbers are hidden.",
    Audience.PLANNER: "For the planning team only: it shows small numbers of children.",
}


@dataclass(frozen=True, repr=False)
class VenueView:
    """
    A comparison as one audience may see it.

    Parameters
    ----------
    audience
        The narrowest by default.
    refused
        Candidates that cannot be venues, and why.
    lines
        Further sentences for the top, such as how options were found.
    made_up
        Whether the people of the week are made up.

    Raises
    ------
    InputError
        When so few children travel that no figure of theirs may be shown to this audience.
    """

    comparison: VenueComparison
    audience: Audience = Audience.MANAGER
    refused: "tuple[Refused, ...]" = ()
    lines: tuple[str, ...] = ()
    made_up: bool = False

    def __post_init__(self) -> None:
        if self.audience not in _WARNING:
            fault = f"venue options have nothing for the audience {self.audience.value}"
            raise InputError(Fault(fault, "make them for managers, or for the planning team (planner)"))
        refuse_few(self.comparison.base.minutes.travels.sum(), self.audience)

    @cached_property
    def counts(self) -> PeopleCounts:
        """Counts of children, as this audience may see them."""
        return PeopleCounts(self.told, self.audience)

    @cached_property
    def told(self) -> VenueComparison:
        """The comparison with the options that this audience may read of."""
        return options_told(self.comparison, self.audience)

    @cached_property
    def letters(self) -> dict[str, str]:
        """A letter for each option, in order; now is 0."""
        return letters_of(self.comparison)

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of all venues by code."""
        return names_of(self.comparison)

    def page(self, *, whole: bool = True) -> Page:
        """Return the tables with their words; without `whole` as eighty columns hold them."""
        comparison, counts, letters = self.told, self.counts, self.letters
        labels = {name: f"{letter}  {name}" for name, letter in letters.items()} if whole else letters
        groups = [
            people_blocks.by_area(comparison, labels, counts)
            if one.what == AREA
            else people_blocks.by_group(comparison, labels, counts, one.what)
            for one in comparison.groupings
        ]
        shown: list[Block] = [
            blocks.options(comparison, letters, self.names),
            blocks.week(comparison, labels, self.audience),
            people_blocks.children(comparison, labels, counts),
            blocks.sessions(comparison, labels, self.audience),
            people_blocks.choice(comparison, labels, counts),
            blocks.money(comparison, labels),
        ]
        if whole:
            shown += [*groups, blocks.venues(comparison, letters, self.names, self.audience)]
            shown.append(rooms_blocks.rooms(comparison, letters, self.names, self.audience))
        shown.append(blocks.estimates(comparison, labels))
        return Page(
            title=self.title,
            headline=headline_of(comparison, told=partial(number_in_words, audience=self.audience)),
            lines=(*self.lines, *self._lines()),
            blocks=tuple(shown),
            warning=_WARNING[self.audience],
            footer=self.footer,
        )

    def _lines(self) -> list[str]:
        comparison = self.told
        found = ["The people of this week are made up; nobody in it exists."] if self.made_up else []
        left = [
            one.name
            for one, outcome in zip(comparison.scenarios, comparison.outcomes, strict=True)
            if outcome is None and one.name not in comparison.untold
        ]
        if left:
            why = "Stopped" if comparison.stopped else "Estimated only"
            found.append(f"{why}: {', '.join(left)}.")
        if comparison.untold:
            found.append(untold_line(comparison))
        if self.refused:
            found.append(refused_line(self.refused))
        return found

    @property
    def title(self) -> str:
        """The heading of everything made of it."""
        week = self.comparison.week
        return f"Venue options, week of Monday {week.day} {week:%B %Y}"

    @property
    def footer(self) -> str:
        """Where the figures come from."""
        one = self.comparison
        return (
            f"Inputs {one.case_version}, roads {one.network_version}; every week planned with "
            f"{one.params.iterations:,} steps, seed {one.params.seed}."
        )

    def __repr__(self) -> str:
        return f"VenueView({len(self.comparison.scenarios)} options, for {self.audience.value}s)"

    def _repr_html_(self) -> str:
        return page_html(self.page())


def refuse_few(children: int, audience: Audience) -> None:
    """
    Refuse a report on so few children that every figure is one child's.

    Raises
    ------
    InputError
        When the audience may not see it.
    """
    few = SuppressionParams().under
    if audience is not Audience.PLANNER and children < few:
        message = f"fewer than {few} children travel in this week: a report would tell of single children"
        raise InputError(Fault(message, "take another week, or make it for the planning team (planner)"))


def refused_line(refused: "Sequence[Refused]", *, listed: int = 4) -> str:
    """Say which candidates cannot be venues, those for the same reason together: the first few by name."""
    by_reason: dict[str, list[str]] = {}
    for one in refused:
        by_reason.setdefault(one.reason, []).append(one.name)
    parts = []
    for reason, names in list(by_reason.items())[:listed]:
        more = f" and {len(names) - listed} more" if len(names) > listed else ""
        parts.append(f"{', '.join(names[:listed])}{more} ({reason})")
    if len(by_reason) > listed:
        parts.append(f"and {sum(map(len, list(by_reason.values())[listed:]))} for other reasons")
    count = f"{len(refused)} candidate{'s' if len(refused) > 1 else ''} refused"
    return f"{count}: {'; '.join(parts)}."


def show_venues(view: VenueView, console: "Console | None" = None) -> None:
    """Print a comparison; the workbook has the groups of children as well."""
    show_page(view.page(whole=False), console)


def venue_workbook(view: VenueView, path: str | Path) -> None:
    """
    Write a comparison as an Excel workbook, the children by group on sheets of their own.

    Raises
    ------
    InputError
        When the name does not end in .xlsx, or the file cannot be written.
    """
    page = view.page()
    apart = [block for block in page.blocks if block.title.startswith("The children by ")]
    page = replace(page, blocks=tuple(block for block in page.blocks if block not in apart))
    sheets = [_sheet(block) for block in apart]
    labels = {name: f"{letter}  {name}" for name, letter in view.letters.items()}
    if len(view.told.planned) > 1:
        sheets.append(money_blocks.by_year(view.told, labels))
    if view.audience is Audience.PLANNER:
        sheets.append(rooms_blocks.rooms_by_hour(view.comparison, labels, view.names))
    if view.refused:
        sheets.append(_refused(view.refused))
    page_workbook(page, path, sheets, created=datetime.combine(view.comparison.week, time()))


def _sheet(block: Block) -> Sheet:
    what = block.title.removeprefix("The children by ")
    contents = f"minutes, shares, gain and loss of children by {what}, option by option"
    note = f"{block.title}. {block.note}".strip()
    return Sheet(f"By {what}", note, contents, block.columns, block.rows)


def _refused(refused: "Sequence[Refused]") -> Sheet:
    from geoplan.report.columns import Column

    columns = (Column("Code", None, 20), Column("Name", None, 30), Column("Why", None, 60))
    rows = tuple((one.code, one.name, one.reason) for one in refused)
    return Sheet("Refused", "Candidates that cannot be venues.", "candidates refused, and why", columns, rows)
