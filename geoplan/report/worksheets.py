"""How one sheet of a workbook looks: headings, widths, formats, shading, and how it prints."""

import math
import textwrap
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from copy import copy
from functools import partial
from typing import Any

from geoplan.io.write import neutralise, sheet_title
from geoplan.report.columns import Column
from geoplan.report.late_rows import LateRows, Row

INK, ACCENT, PAPER, RULE = "FF1D2B36", "FF1F4E5F", "FFF3F6F7", "FFC9D3D8"
# Luminance falls steadily, so the shading reads in black and white; black text keeps 7:1 on the darkest.
SCALE = ("FFFFFFFF", "FFD3E4EC", "FF8FB8CC")
HEADER_ROW = 3
LINE_HEIGHT = 15
# Shorter tables take no time to speak of.
_LONG = 200
FONT = "Calibri"


def title(name: str) -> str:
    """A sheet's name, as Excel allows it, with a capital."""
    return sheet_title(name[:1].upper() + name[1:])


def write_cover(
    sheet: Any,
    name: str,
    summary: str,
    facts: Sequence[tuple[str, str]],
    contents: Sequence[tuple[str, str]],
) -> None:
    """
    Write the first sheet: title, the whole in a sentence, the facts, and links to the other sheets.
    """
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.worksheet.hyperlink import Hyperlink

    sheet.title = "Cover"
    sheet.sheet_view.showGridLines = False
    for letter, width in (("A", 3), ("B", 26), ("C", 90)):
        sheet.column_dimensions[letter].width = width
    band = PatternFill("solid", start_color=ACCENT)
    for column in range(1, 4):
        sheet.cell(2, column).fill = band
    sheet.row_dimensions[2].height = 40
    heading = sheet.cell(2, 2, neutralise(name))
    heading.font = Font(name=FONT, size=22, bold=True, color="FFFFFFFF")
    heading.alignment = Alignment(vertical="center")
    sheet.merge_cells("B4:C4")
    told = sheet.cell(4, 2, neutralise(summary))
    told.font = Font(name=FONT, size=13, color=INK)
    told.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[4].height = 36
    rule = Border(bottom=Side("thin", color=RULE))
    row = 6
    for label, text in facts:
        _pair(sheet, row, label, text, rule)
        row += 1
    sheet.cell(row + 1, 2, "In this workbook").font = Font(name=FONT, size=13, bold=True, color=ACCENT)
    for offset, (label, text) in enumerate(contents, start=row + 2):
        cell = _pair(sheet, offset, title(label), text, rule)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{title(label)}'!A1")
        cell.font = Font(name=FONT, size=11, underline="single", color=ACCENT)
    set_up_print(sheet, f"{name}", None)


def _pair(sheet: Any, row: int, label: str, text: str, rule: Any) -> Any:
    from openpyxl.styles import Alignment, Font

    left, right = sheet.cell(row, 2, neutralise(label)), sheet.cell(row, 3, neutralise(text))
    left.font, right.font = (
        Font(name=FONT, size=11, bold=True, color=INK),
        Font(name=FONT, size=11, color=INK),
    )
    left.alignment = Alignment(vertical="top")
    right.alignment = Alignment(wrap_text=True, vertical="top")
    left.border = right.border = rule
    # Excel does not grow a row for wrapped text by itself when a program wrote it.
    sheet.row_dimensions[row].height = 18 * max(1, math.ceil(len(text) / 95))
    return left


class Stamps:
    """Looks of cells, each worked out once: openpyxl takes long over every font it is given."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Any] = {}

    def put(self, cell: Any, key: Hashable, style: Callable[[Any], None]) -> None:
        """Give a cell the look of `key`, which `style` gives to the first cell of that key."""
        known = self._known.get(key)
        if known is None:
            style(cell)
            self._known[key] = copy(cell._style)
        else:
            cell._style = copy(known)


def write_table(
    sheet: Any,
    note: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[object]],
    footer: str,
    *,
    wrapped: Collection[str] = (),
    late: list[LateRows] | None = None,
) -> None:
    """
    Write one table: a note, headings that stay in view and repeat in print, the rows, and the provenance.

    Parameters
    ----------
    columns
        k columns.
    rows
        n rows of k values; NaN and None leave a cell empty, and text is neutralised.
    footer
        Where the figures come from; shown under the table and at the foot of every printed page.
    wrapped
        Headings of columns that keep their width: long texts make their rows higher.
    late
        Takes the rows of a long table, for whoever saves the workbook to put into it; openpyxl makes all
        rows where None.
    """
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet.sheet_view.showGridLines = False
    noted = sheet.cell(1, 1, neutralise(note))
    noted.font = Font(name=FONT, size=12, color=INK)
    _write_headings(sheet, columns, rows, wrapped)
    if late is None or wrapped or len(rows) < _LONG:
        _write_rows(sheet, columns, enumerate(rows, start=HEADER_ROW + 1), wrapped)
    else:
        late.append(LateRows(sheet, HEADER_ROW + 1, [[_plain(value) for value in row] for row in rows]))
        _write_rows(sheet, columns, late[-1].made(), wrapped)
    last = HEADER_ROW + len(rows)
    if rows:
        sheet.auto_filter.ref = f"A{HEADER_ROW}:{get_column_letter(len(columns))}{last}"
    sheet.cell(last + 2, 1, neutralise(footer)).font = Font(name=FONT, size=9, italic=True, color=INK)
    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, 2)
    set_up_print(sheet, footer, f"{HEADER_ROW}:{HEADER_ROW}")


def _write_headings(
    sheet: Any, columns: Sequence[Column], rows: Sequence[Sequence[object]], wrapped: Collection[str]
) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    fill = PatternFill("solid", start_color=ACCENT)
    for at, column in enumerate(columns, start=1):
        cell = sheet.cell(HEADER_ROW, at, neutralise(column.heading))
        cell.font, cell.fill = Font(name=FONT, size=11, bold=True, color="FFFFFFFF"), fill
        cell.alignment = Alignment(
            wrap_text=True, vertical="center", horizontal=_side(column), indent=_indent(at)
        )
        keeps = column.number_format or column.heading in wrapped
        widest = 0 if keeps else max((len(str(row[at - 1])) for row in rows), default=0)
        sheet.column_dimensions[get_column_letter(at)].width = min(
            max(column.width, widest + 2), max(48, column.width)
        )
    sheet.row_dimensions[HEADER_ROW].height = 15 * _header_lines(columns)


def _write_rows(
    sheet: Any, columns: Sequence[Column], rows: Iterable[tuple[int, Row]], wrapped: Collection[str]
) -> None:
    stamps = Stamps()
    for number, row in rows:
        bold = row[0] == "All"
        for at, (value, column) in enumerate(zip(row, columns, strict=True), start=1):
            cell = sheet.cell(number, at, _plain(value))
            is_text = isinstance(cell.value, str)
            look = partial(_style_cell, column, at, column.heading in wrapped, bool(wrapped), bold, is_text)
            stamps.put(cell, (at, bold, is_text), look)
            if is_text and not column.number_format:
                cell.data_type = "s"
        deepest = max(
            (
                lines_of(value, column.width)
                for value, column in zip(row, columns, strict=True)
                if column.heading in wrapped
            ),
            default=1,
        )
        if deepest > 1:
            # Excel does not grow a row for wrapped text by itself when a program wrote it.
            sheet.row_dimensions[number].height = LINE_HEIGHT * deepest


def _style_cell(
    column: Column, at: int, wraps: bool, from_top: bool, bold: bool, is_text: bool, cell: Any
) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    cell.font = Font(name=FONT, size=11, bold=bold, color=INK)
    cell.border = Border(bottom=Side("hair", color=RULE))
    vertical = "top" if from_top else None
    if column.number_format:
        cell.number_format = column.number_format
        cell.alignment = Alignment(vertical=vertical)
    elif is_text:
        cell.alignment = Alignment(
            horizontal="left", indent=_indent(at), vertical=vertical, wrap_text=wraps or None
        )


def lines_of(value: object, width: int) -> int:
    """How many lines a text takes in a column so many characters wide."""
    texts = str("" if value is None else value).split("\n")
    # A column holds more letters than its width in digits, about as much as unbroken words take away again.
    return sum(max(1, math.ceil(len(text) / max(1, width))) for text in texts)


def shade(
    sheet: Any, first_column: int, last_column: int, row_count: int, *, far_beyond: float | None = None
) -> None:
    """
    Shade figures from white to blue, the longest darkest, and set those beyond a limit in bold italics.

    Parameters
    ----------
    first_column, last_column
        Columns to shade, counted from 1, both included.
    row_count
        Rows of the table.
    far_beyond
        Limit in the table's unit; None sets nothing in bold.
    """
    from openpyxl.formatting.rule import CellIsRule, ColorScaleRule
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    if not row_count or last_column < first_column:
        return
    first, last = HEADER_ROW + 1, HEADER_ROW + row_count
    area = f"{get_column_letter(first_column)}{first}:{get_column_letter(last_column)}{last}"
    low, middle, high = SCALE
    sheet.conditional_formatting.add(
        area,
        ColorScaleRule(
            start_type="min",
            start_color=low,
            mid_type="percentile",
            mid_value=50,
            mid_color=middle,
            end_type="max",
            end_color=high,
        ),
    )
    if far_beyond is not None:
        beyond = CellIsRule(
            operator="greaterThan", formula=[f"{far_beyond:g}"], font=Font(bold=True, italic=True)
        )
        sheet.conditional_formatting.add(area, beyond)


def _side(column: Column) -> str:
    return "right" if column.number_format else "left"


def _indent(column: int) -> int:
    """A little room before all but the first column, so that text does not touch the number before it."""
    return 0 if column == 1 else 1


def _header_lines(columns: Sequence[Column]) -> int:
    return max(2, *(len(textwrap.wrap(column.heading, max(6, column.width - 3))) for column in columns))


def _plain(value: object) -> object:
    item = getattr(value, "item", None)
    if callable(item):
        value = item()
    return None if isinstance(value, float) and not math.isfinite(value) else neutralise(value)


def set_up_print(sheet: Any, footer: str, header_rows: str | None) -> None:
    """
    Print on A4 landscape, as wide as the page, with the sheet's name above and `footer` and pages below.

    `header_rows` repeat on every page, such as ``3:3``.
    """
    from openpyxl.worksheet.page import PageMargins

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.8, bottom=0.7, header=0.35, footer=0.35)
    if header_rows:
        sheet.print_title_rows = header_rows
    sheet.oddHeader.left.text = sheet.title.replace("&", "&&")
    # A footer holds 255 characters in all; & begins one of Excel's own codes.
    sheet.oddFooter.left.text, sheet.oddFooter.left.size = footer[:180].replace("&", "&&"), 8
    sheet.oddFooter.right.text, sheet.oddFooter.right.size = "Page &P of &N", 8
