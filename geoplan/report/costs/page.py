"""A page of tables about costs: the same in the terminal, a notebook and the first sheet of a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.errors import Fault, InputError
from geoplan.notebook import html_page
from geoplan.report.columns import Column
from geoplan.report.runs.blocks import Block
from geoplan.report.runs.console import block_table
from geoplan.report.runs.html import block_html

if TYPE_CHECKING:
    from rich.console import Console

_FOLDED_ABOVE = 14
_STYLE = ".gp-page p.gp-headline{font-size:1.15em;margin:.4em 0 .6em}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    A further sheet of a workbook: one table.

    Parameters
    ----------
    contents
        What is in it, for the list on the first sheet.
    wrapped
        Headings of columns that keep their width.
    formats
        Excel number formats of rows, where these differ rather than columns; empty where columns do.
    """

    name: str
    note: str
    contents: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[object, ...], ...] = field(repr=False)
    wrapped: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """
    Tables with the words around them.

    Parameters
    ----------
    headline
        The whole in a sentence or two.
    lines
        What must be known to read it.
    warning
        Whom it is for.
    footer
        Where the figures come from.
    """

    title: str
    headline: str
    blocks: tuple[Block, ...] = field(repr=False)
    lines: tuple[str, ...] = ()
    warning: str = ""
    footer: str = ""


def show_page(page: Page, console: "Console | None" = None) -> None:
    """
    Print a page: plain text, no lines or colours, where it does not go to a terminal.

    Parameters
    ----------
    console
        Where to print; standard output by default.
    """
    from rich.console import Console
    from rich.text import Text

    console = console or Console()
    plain = not console.is_terminal
    console.print(Text(page.title, style="" if plain else "bold"))
    console.print(Text(page.headline))
    for line in page.lines:
        console.print(Text(line))
    for block in page.blocks:
        if not block.rows:
            continue
        console.print(Text(f"\n{block.title}", style="" if plain else "bold"))
        console.print(block_table(block, plain=plain))
        if block.note:
            console.print(Text(block.note, style="" if plain else "dim"))
    console.print(Text(f"\n{page.footer}", style="" if plain else "dim"))


def page_html(page: Page) -> str:
    """Return a page as an HTML fragment that loads nothing from outside; every text is escaped."""
    ending = f"{page.warning} {page.footer}".strip()
    parts = [
        f"<h3>{escape(page.title)}</h3>",
        f"<p class='gp-headline'>{escape(page.headline)}</p>",
        *(f"<p>{escape(line)}</p>" for line in page.lines),
        *(block_html(block, folded=len(block.rows) > _FOLDED_ABOVE) for block in page.blocks if block.rows),
        f"<p><small>{escape(ending)}</small></p>",
    ]
    return html_page(*parts, style=_STYLE)


def page_workbook(page: Page, path: str | Path, sheets: Sequence[Sheet], *, created: datetime) -> None:
    """
    Write a page and further sheets as an Excel workbook, whole or not at all; readable by its owner alone.

    Parameters
    ----------
    created
        The moment that it says it was made: equal contents are equal files.

    Raises
    ------
    InputError
        When the name does not end in .xlsx, or the file cannot be written.
    """
    from openpyxl import Workbook

    from geoplan.io.write import write_atomically
    from geoplan.report.late_rows import LateRows
    from geoplan.report.runs import summary_sheet
    from geoplan.report.runs.stable import save_stable
    from geoplan.report.runs.tables import SheetText, Titles, add_table

    path = check_workbook_name(path)
    book, titles = Workbook(), Titles()
    late: list[LateRows] = []
    book.properties.title, book.properties.creator = page.title, "geoplan"
    titles.take(summary_sheet.SHEET)
    contents = {}
    for each in sheets:
        sheet = book.create_sheet(titles.take(each.name))
        text = SheetText(each.note, page.warning, page.footer)
        # Rows with a format of their own need their cells.
        add_table(
            sheet, text, each.columns, each.rows, wrapped=each.wrapped, late=None if each.formats else late
        )
        _format_rows(sheet, each)
        contents[sheet.title] = each.contents
    cover = summary_sheet.Cover(page.title, page.headline, page.warning, page.lines, page.footer)
    summary_sheet.add_summary_sheet(book.worksheets[0], cover, page.blocks, {}, contents)
    with write_atomically(path, private=True) as aside:
        save_stable(book, aside, created, late)


def _format_rows(sheet: Any, each: Sheet) -> None:
    from geoplan.report.worksheets import HEADER_ROW

    for number, number_format in enumerate(each.formats, start=HEADER_ROW + 1):
        for cell in sheet[number]:
            if isinstance(cell.value, str) and each.columns[cell.column - 1].number_format:
                cell.alignment = _to_the_right()
            cell.number_format = number_format


def _to_the_right() -> Any:
    from openpyxl.styles import Alignment

    return Alignment(horizontal="right")


def check_workbook_name(path: str | Path) -> Path:
    """
    Return the path of a workbook to write.

    Raises
    ------
    InputError
        When its name does not end in .xlsx.
    """
    path = Path(path)
    if path.suffix.lower() != ".xlsx":
        raise InputError(
            Fault("a workbook's name ends in .xlsx", f"call it {path.stem}.xlsx", file=path.name)
        )
    return path
