"""The first sheet of the workbook: whom it is for, the plan in a sentence, its figures, and links."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geoplan.io.write import neutralise
from geoplan.report import worksheets
from geoplan.report.runs.blocks import Block

SHEET = "Summary"
_FIRST_COLUMN, _FIRST_WIDTH, _UNIT, _COLUMNS = 2, 24, 13, 10
# First and last column of the grid for each column of a block.
_Places = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Cover:
    """
    The words of the first sheet.

    Parameters
    ----------
    title, headline
        The plan's name, and the whole in a sentence or two.
    warning
        Whom it is for, and when to destroy it.
    lines
        Further sentences: what the check found, that it is a proposal.
    footer
        Where the figures come from.
    """

    title: str
    headline: str
    warning: str
    lines: tuple[str, ...]
    footer: str


def add_summary_sheet(
    sheet: Any, cover: Cover, blocks: Sequence[Block], links: Mapping[str, str], contents: Mapping[str, str]
) -> None:
    """
    Write the first sheet.

    Parameters
    ----------
    blocks
        Tables, one below the other.
    links
        Sheets by the text in the first column of a block that leads to them.
    contents
        What is in other sheets, by their name.
    """
    sheet.title = SHEET
    sheet.sheet_view.showGridLines = False
    _set_widths(sheet)
    row = _add_cover(sheet, cover)
    row = _add_contents(sheet, row, contents)
    for block in blocks:
        if block.rows:
            row = _add_block(sheet, row, block, links)
    _write(sheet, row, 0, cover.footer, size=9, italic=True)
    worksheets.set_up_print(sheet, cover.footer, None)
    sheet.freeze_panes = "A4"


def _set_widths(sheet: Any) -> None:
    from openpyxl.utils import get_column_letter

    sheet.column_dimensions["A"].width = 3
    for at in range(_COLUMNS):
        letter = get_column_letter(_FIRST_COLUMN + at)
        sheet.column_dimensions[letter].width = _FIRST_WIDTH if at == 0 else _UNIT


def _add_cover(sheet: Any, cover: Cover) -> int:
    from openpyxl.styles import Alignment, PatternFill

    band = PatternFill("solid", start_color=worksheets.ACCENT)
    for number in (1, 2, 3):
        for column in range(1, _FIRST_COLUMN + _COLUMNS):
            sheet.cell(number, column).fill = band
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 6, 34
    _write(sheet, 2, 0, cover.title, size=20, bold=True, color="FFFFFFFF")
    _write(sheet, 3, 0, cover.warning, size=11, bold=True, color="FFFFFFFF")
    row = 5
    for number, line in enumerate((cover.headline, *cover.lines)):
        cell = _write(sheet, row, 0, line, size=13 if number == 0 else 11)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        _merge(sheet, row, 0, _COLUMNS - 1)
        sheet.row_dimensions[row].height = (19 if number == 0 else 16) * math.ceil(len(line) / 115)
        row += 1
    return row + 1


def _add_contents(sheet: Any, row: int, contents: Mapping[str, str]) -> int:
    for title, text in contents.items():
        _link(_write(sheet, row, 0, title), title)
        _write(sheet, row, 1, text)
        row += 1
    return row + 1


def _add_block(sheet: Any, row: int, block: Block, links: Mapping[str, str]) -> int:
    _write(sheet, row, 0, block.title, size=13, bold=True, color=worksheets.ACCENT)
    row += 1
    if block.note:
        _write(sheet, row, 0, block.note, size=10, italic=True)
        row += 1
    places = _places(block)
    _add_headings(sheet, row, block, places)
    for number, values in enumerate(block.rows, start=1):
        row += 1
        is_total = number > len(block.rows) - block.totals
        _add_row(sheet, row, block, places, values, bold=is_total)
        if values[0] in links:
            _link(sheet.cell(row, _FIRST_COLUMN), links[str(values[0])])
    return row + 2


def _add_headings(sheet: Any, row: int, block: Block, places: _Places) -> None:
    from openpyxl.styles import Alignment, PatternFill

    fill = PatternFill("solid", start_color=worksheets.ACCENT)
    for (first, last), column in zip(places, block.columns, strict=True):
        cell = _write(sheet, row, first, column.heading, bold=True, color="FFFFFFFF")
        for at in range(first, last + 1):
            sheet.cell(row, _FIRST_COLUMN + at).fill = fill
        side = "right" if column.number_format else "left"
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal=side)
        _merge(sheet, row, first, last)
    sheet.row_dimensions[row].height = 32


def _add_row(
    sheet: Any, row: int, block: Block, places: _Places, values: Sequence[object], *, bold: bool
) -> None:
    from openpyxl.styles import Alignment, Border, Side

    rule, deepest = Border(bottom=Side("hair", color=worksheets.RULE)), 1
    for (first, last), column, value in zip(places, block.columns, values, strict=True):
        cell = _write(sheet, row, first, value, bold=bold)
        if column.number_format:
            cell.number_format = column.number_format
            cell.alignment = Alignment(vertical="top")
        else:
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
            room = _UNIT * (last - first + 1) if first else _FIRST_WIDTH
            deepest = max(deepest, worksheets.lines_of(value, room))
        for at in range(first, last + 1):
            sheet.cell(row, _FIRST_COLUMN + at).border = rule
        _merge(sheet, row, first, last)
    if deepest > 1:
        sheet.row_dimensions[row].height = 15 * deepest


def _places(block: Block) -> _Places:
    """First and last column of the grid that each column of a block takes; wide texts take several."""
    places, at = [], 0
    for number, column in enumerate(block.columns):
        span = 1 if number == 0 else max(1, round(column.width / _UNIT))
        places.append((at, at + span - 1))
        at += span
    return places


def _merge(sheet: Any, row: int, first: int, last: int) -> None:
    if last > first:
        start, end = _FIRST_COLUMN + first, _FIRST_COLUMN + last
        sheet.merge_cells(start_row=row, end_row=row, start_column=start, end_column=end)


def _write(
    sheet: Any,
    row: int,
    at: int,
    value: object,
    *,
    size: int = 11,
    bold: bool = False,
    italic: bool = False,
    color: str = worksheets.INK,
) -> Any:
    from openpyxl.styles import Font

    cell = sheet.cell(row, _FIRST_COLUMN + at, neutralise(value))
    cell.font = Font(name=worksheets.FONT, size=size, bold=bold, italic=italic, color=color)
    return cell


def _link(cell: Any, title: str) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    quoted = title.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!A1")
    cell.font = Font(name=worksheets.FONT, size=11, underline="single", color=worksheets.ACCENT)
