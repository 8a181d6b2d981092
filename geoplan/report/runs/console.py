"""A plan of runs in the terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geoplan.domain.plans import Plan
from geoplan.report.runs import blocks, words
from geoplan.report.runs.figures import PlanFigures, figures_of
from geoplan.report.runs.headline import PROPOSAL, check_line, headline_of, title_of
from geoplan.runs.case import Case
from geoplan.runs.checking.report import CheckReport

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

# Eighty columns hold no more than these; the workbook has the rest.
_SHORT = {
    "Children's journeys": "Children",
    "Beyond the aim": "Beyond\nthe aim",
    "Made long by other stops": "By other\nstops",
    "95 in 100 within": "95 %\nwithin",
    "Without a child": "Empty",
    "Hours on the road": "Hours\ndriving",
    "Hours away": "Hours\naway",
}


def show_plan(
    case: Case,
    plan: Plan,
    console: "Console | None" = None,
    *,
    report: CheckReport | None = None,
    listed: int = 10,
) -> None:
    """
    Print a plan for a coordinator: plain text, no lines or colours, where it does not go to a terminal.

    Parameters
    ----------
    console
        Where to print; standard output by default.
    report
        What the check found.
    listed
        How many drivers, and how many journeys that are not covered, to list.
    """
    from rich.console import Console
    from rich.text import Text

    console = console or Console()
    plain, figures = not console.is_terminal, figures_of(case, plan)
    console.print(Text(title_of(plan), style="" if plain else "bold"))
    console.print(Text(headline_of(figures)))
    console.print(Text(f"{check_line(report)} {PROPOSAL}"))
    for block, note in _blocks(case, figures, report, listed):
        console.print(Text(f"\n{block.title}{note}", style="" if plain else "bold"))
        console.print(block_table(block, plain=plain))
    console.print(Text(words.provenance_of(plan), style="" if plain else "dim"))


def _blocks(
    case: Case, figures: PlanFigures, report: CheckReport | None, listed: int
) -> Sequence[tuple[blocks.Block, str]]:
    cost = _without(blocks.what_it_costs(figures), "That is")
    shown = [
        (blocks.who_travels_how(figures), ""),
        (cost, ""),
        (blocks.in_the_car(figures), ""),
        (blocks.continuity(figures), ""),
    ]
    if figures.drivers:
        busiest = sorted(figures.drivers, key=lambda item: (-item.driving_s, item.person))
        runs = _without(blocks.runs_by_driver(figures, busiest[:listed]), "Who")
        shown.append((runs, _of(listed, len(figures.drivers), "the busiest")))
    if figures.not_covered:
        first = blocks.open_requests(case, figures.not_covered[:listed])
        shown.append((_without(first, "From", "To"), _of(listed, len(figures.not_covered), "the first")))
    if report is not None and report.hard:
        broken = blocks.broken_rules(CheckReport(report.hard[:listed], report.cost))
        shown.append((_without(broken, "How strict"), _of(listed, len(report.hard), "the first")))
    return shown


def _of(listed: int, number: int, which: str) -> str:
    return f", {which} {listed} of {number:,}" if number > listed else ""


def _without(block: blocks.Block, *headings: str) -> blocks.Block:
    """A block without some of its columns, for a narrow screen."""
    kept = [at for at, column in enumerate(block.columns) if column.heading not in headings]
    return blocks.Block(
        block.title,
        tuple(block.columns[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in block.rows),
        block.note,
        block.totals,
    )


def block_table(block: blocks.Block, *, plain: bool = False) -> "Table":
    """One table of a summary, as the terminal shows it."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=None if plain else box.SIMPLE_HEAD,
        padding=(0, 1 if plain else 0),
        collapse_padding=True,
        pad_edge=False,
        show_edge=False,
        header_style="" if plain else "bold",
    )
    for number, column in enumerate(block.columns):
        side = "right" if column.number_format else "left"
        heading = Text(_SHORT.get(column.heading, column.heading))
        table.add_column(heading, justify=side, no_wrap=number == 0, overflow="fold")  # type: ignore[arg-type]
    last = len(block.rows) - block.totals
    for number, texts in enumerate(block.texts(), start=1):
        # Codes may hold brackets, which rich would read as mark-up.
        style = "bold" if number > last and not plain else None
        table.add_row(
            *(Text(text) for text in texts), style=style, end_section=number == last and bool(block.totals)
        )
    return table
