"""Access tables in the terminal: the districts in a handful of lines, then whoever is far or cut off."""

from typing import TYPE_CHECKING

from geoplan.report.columns import shown
from geoplan.report.display import (
    GROUP_COLUMNS,
    LISTED_COLUMNS,
    column_of,
    headline,
    provenance_line,
    value_of,
    within_columns,
)

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from geoplan.report.access import AccessReport

# Eighty columns hold no more than these; the workbook has the rest.
_SHORT_HEADINGS = {
    "count": "How\nmany",
    "mean_minutes": "Average\nminutes",
    "mean_miles": "Average\nmiles",
    "p95_minutes": "95% in\nminutes",
    "worst_minutes": "Longest\nminutes",
    "worst_miles": "Longest\nmiles",
}


def show_access(report: "AccessReport", console: "Console | None" = None, *, listed: int = 10) -> None:
    """
    Print a report for a coordinator: plain text, no lines or colours, where it does not go to a terminal.

    Parameters
    ----------
    console
        Where to print; standard output by default.
    listed
        How many of those far from everything to list.
    """
    from rich.console import Console
    from rich.text import Text

    console = console or Console()
    plain, params = not console.is_terminal, report.params
    title = f"From {params.origins} to the nearest {params.destination}, {report.matrix.period.label}"
    console.print(Text(title, style="" if plain else "bold"))
    console.print(group_table(report, plain=plain))
    console.print(Text(headline(report)))
    if len(report.far):
        more = f", the furthest {listed} of them" if len(report.far) > listed else ""
        beyond = f"More than {params.far_beyond_minutes:g} minutes from every {params.destination}"
        console.print(Text(f"\n{beyond}: {len(report.far)}{more}", style="" if plain else "bold"))
        console.print(listing_table(report.far.head(listed), report, plain=plain))
    if len(report.unreachable):
        codes = ", ".join(report.unreachable["origin"].astype(str))
        warning = f"\nNo road leads to any {params.destination} from: {codes}"
        console.print(Text(warning, style="" if plain else "bold red"))
    console.print(Text(provenance_line(report), style="" if plain else "dim"))


def group_table(report: "AccessReport", *, plain: bool = False) -> "Table":
    """The district table, a line for each district and one for all."""
    names = (*GROUP_COLUMNS, *within_columns(report))
    table = _table(names, report, plain=plain)
    rows = report.by_group[list(names)].to_dict("records")
    for place, row in enumerate(rows, start=1):
        last = place == len(rows)
        table.add_row(
            *_texts(row, names, report),
            style="bold" if last and not plain else None,
            end_section=place == len(rows) - 1,
        )
    return table


def listing_table(frame: "pd.DataFrame", report: "AccessReport", *, plain: bool = False) -> "Table":
    """Rows of `AccessReport.nearest` (or `far`) as a table: who, district, nearest, minutes, miles."""
    table = _table(LISTED_COLUMNS, report, plain=plain)
    for row in frame[list(LISTED_COLUMNS)].to_dict("records"):
        table.add_row(*_texts(row, LISTED_COLUMNS, report))
    return table


def _table(names: tuple[str, ...], report: "AccessReport", *, plain: bool) -> "Table":
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
    for name in names:
        item = column_of(name, report)
        heading = Text(_SHORT_HEADINGS.get(name, item.heading))
        table.add_column(
            heading, justify="right" if item.number_format else "left", no_wrap=name in ("group", "origin")
        )
    return table


def _texts(row: dict[str, object], names: tuple[str, ...], report: "AccessReport") -> list["Text"]:
    from rich.text import Text  # codes may hold brackets, which rich would read as mark-up

    return [
        Text(shown(value_of(name, row[name], report), column_of(name, report).number_format))
        for name in names
    ]
