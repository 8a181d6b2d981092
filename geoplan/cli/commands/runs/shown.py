"""What commands about runs show beside the summary of a plan: tables, and where files went."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geoplan.cli.commands.runs.desk import Desk
from geoplan.cli.show import say

if TYPE_CHECKING:
    from geoplan.runs.checking.report import CheckReport


def show_table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[str] = ()) -> None:
    """
    Print texts as a table: without lines where it does not go to a terminal.

    Parameters
    ----------
    right
        The headings of columns that are aligned to the right.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    plain = not console.is_terminal
    table = Table(
        box=None if plain else box.SIMPLE_HEAD, pad_edge=False, header_style="" if plain else "bold"
    )
    for heading in headings:
        side = "right" if heading in right else "left"
        table.add_column(Text(heading), justify=side, overflow="fold")  # type: ignore[arg-type]
    for row in rows:
        # Codes may hold brackets, which rich would read as mark-up.
        table.add_row(*(Text(text) for text in row))
    console.print(table)


def show_list(lines: Sequence[str], *, indent: int = 2) -> None:
    """Print lines under a heading, each after a dash; what does not fit goes on below its beginning."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 1))
    for line in lines:
        table.add_row("-", Text(line, overflow="fold"))
    Console().print(Padding(table, (0, 0, 0, indent)))


def show_desk(desk: Desk, report: "CheckReport") -> None:
    """Print the summary of a plan."""
    from geoplan.report.runs import show_plan

    show_plan(desk.case, desk.plan, report=report)


def say_saved(desk: Desk) -> None:
    """Say under which number a plan was saved, and how to go back."""
    line = "" if desk.change.line == "main" else f' of the what-if "{desk.change.line}"'
    say(f"Saved as change {desk.change.id}{line}; geoplan runs undo goes back.")
