"""Tables of the workbook of runs: `geoplan.report.sheets` with wrapped texts, a warning, a day a page."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from geoplan.io.write import neutralise, sheet_title
from geoplan.report import sheets
from geoplan.report.columns import Column

DATE, TIME, POUNDS = "ddd d mmm", "hh:mm", "£#,##0.00"
_LINE_HEIGHT = 15
_LONGEST_TITLE = 31


@dataclass(frozen=True, slots=True)
class SheetText:
    """
    The words around a table.

    Parameters
    ----------
    note
        What the sheet shows, above it.
    warning
        Whom it is for and when to destroy it, below the note.
    footer
        Where the figures come from.
    """

    note: str
    warning: str
    footer: str


def add_table(
    sheet: Any,
    text: SheetText,
    columns: Sequence[Column],
    rows: Sequence[Sequence[object]],
    *,
    wrapped: Iterable[str] = (),
) -> None:
    """
    Write a table with its words; columns whose heading is among `wrapped` keep their width, rows grow.
    """
    from openpyxl.styles import Font

    clean = [[neutralise(value) for value in row] for row in rows]
    sheets.write_table(sheet, text.note, columns, clean, text.footer)
    below = sheet.cell(2, 1, neutralise(text.warning))
    below.font = Font(name=sheets.FONT, size=10, italic=True, color=sheets.INK)
    _wrap(sheet, columns, clean, frozenset(wrapped))


def _wrap(
    sheet: Any, columns: Sequence[Column], rows: Sequence[Sequence[object]], wrapped: frozenset[str]
) -> None:
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    places = [(at, column) for at, column in enumerate(columns, start=1) if column.heading in wrapped]
    for at, column in places:
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    for number, row in enumerate(rows, start=sheets.HEADER_ROW + 1):
        lines = max((_lines(row[at - 1], column.width) for at, column in places), default=1)
        if lines > 1:
            # Excel does not grow a row for wrapped text by itself when a program wrote it.
            sheet.row_dimensions[number].height = _LINE_HEIGHT * lines
        for at in range(1, len(columns) + 1):
            cell = sheet.cell(number, at)
            cell.alignment = Alignment(
                horizontal=cell.alignment.horizontal,
                indent=cell.alignment.indent,
                vertical="top",
                wrap_text=columns[at - 1].heading in wrapped,
            )


def _lines(value: object, width: int) -> int:
    texts = str("" if value is None else value).split("\n")
    # Words do not break, so that a line holds a little less than the column is wide.
    return sum(max(1, math.ceil(len(text) / max(1, width - 3))) for text in texts)


def break_pages(sheet: Any, rows: Sequence[Sequence[object]], *, at: int = 0) -> None:
    """Begin a page, and draw a line, wherever the value of a column changes from one row to the next."""
    from openpyxl.styles import Border, Side
    from openpyxl.worksheet.pagebreak import Break

    for offset in range(1, len(rows)):
        if rows[offset][at] != rows[offset - 1][at]:
            number = sheets.HEADER_ROW + offset
            sheet.row_breaks.append(Break(id=number))
            for column in range(1, len(rows[offset]) + 1):
                sheet.cell(number, column).border = Border(bottom=Side("medium", color=sheets.ACCENT))


class Titles:
    """Names for sheets: as Excel allows them, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, name: str) -> str:
        """Return a name that no other sheet has, as near to `name` as can be."""
        title, number = sheet_title(name), 1
        while title.casefold() in self._taken:
            number += 1
            end = f" {number}"
            title = sheet_title(name)[: _LONGEST_TITLE - len(end)].rstrip() + end
        self._taken.add(title.casefold())
        return title
