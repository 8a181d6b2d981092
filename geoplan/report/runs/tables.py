"""Tables of the workbook of runs: `geoplan.report.worksheets` with wrapped texts, a warning, a day a page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from geoplan.io.write import neutralise, sheet_title
from geoplan.report import worksheets
from geoplan.report.columns import Column
from geoplan.report.late_rows import LateRows

DATE, TIME, POUNDS, MILES = "ddd d mmm", "hh:mm", "£#,##0.00", "#,##0.0"
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
    wrapped: Collection[str] = (),
    late: list[LateRows] | None = None,
) -> None:
    """
    Write a table with its words; columns whose heading is among `wrapped` keep their width, rows grow.

    With `late` the rows of a long table are to be put in by `save_stable`.
    """
    from openpyxl.styles import Font

    worksheets.write_table(sheet, text.note, columns, rows, text.footer, wrapped=wrapped, late=late)
    below = sheet.cell(2, 1, neutralise(text.warning))
    below.font = Font(name=worksheets.FONT, size=10, italic=True, color=worksheets.INK)


def break_pages(sheet: Any, rows: Sequence[Sequence[object]], *, at: int = 0) -> None:
    """Begin a page, and draw a line, wherever the value of a column changes from one row to the next."""
    from openpyxl.styles import Border, Side
    from openpyxl.worksheet.pagebreak import Break

    for offset in range(1, len(rows)):
        if rows[offset][at] != rows[offset - 1][at]:
            number = worksheets.HEADER_ROW + offset
            sheet.row_breaks.append(Break(id=number))
            for column in range(1, len(rows[offset]) + 1):
                sheet.cell(number, column).border = Border(bottom=Side("medium", color=worksheets.ACCENT))


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
