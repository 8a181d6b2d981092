"""
The faults of a file as a workbook: the user's own sheet with the cells marked, and a list of all faults.
"""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from geoplan.errors import Fault, InputError
from geoplan.io.fields import plain, shown
from geoplan.io.grid import Cell, Grid, TableLimits
from geoplan.io.tables import read_grid
from geoplan.io.write import neutralise, sheet_title, write_atomically

LIST_SHEET = "Faults"
_MARK = "FFD9A0"
_HEADINGS = ("File", "Sheet", "Row", "Column", "What is wrong", "What to do")
_ROWS_COPIED = 20_000
_ROWS_MEASURED = 200


def write_faults(
    faults: Sequence[Fault],
    path: str | Path,
    *,
    source: str | Path | None = None,
    limits: TableLimits | None = None,
) -> Path:
    """
    Write a workbook of faults; the command line names it ``children-errors.xlsx`` beside ``children.xlsx``.

    Parameters
    ----------
    faults
        At least one.
    path
        The workbook to write; replaced in one step when it exists.
    source
        The file that the faults are of; its sheet is copied with the cells marked, where it can be read.

    Returns
    -------
    Path
        `path`.

    Notes
    -----
    The copy holds what the user's own file holds: it belongs beside that file and nowhere else. Rows beyond
    the first 20,000 are listed but not copied.

    Raises
    ------
    InputError
        When the workbook cannot be written.
    """
    from openpyxl import Workbook

    if not faults:
        raise ValueError("there are no faults to write")
    book = Workbook(write_only=True)
    _add_list(book.create_sheet(LIST_SHEET), faults)
    for sheet in dict.fromkeys(fault.sheet for fault in faults) if source is not None else ():
        grid = _grid(Path(source), sheet, limits) if source is not None else None
        if grid is not None:
            here = [fault for fault in faults if fault.sheet == sheet and fault.row is not None]
            title = sheet_title(grid.sheet or grid.path.stem)
            _add_copy(book.create_sheet(title if title != LIST_SHEET else f"{title} copy"), grid, here)
    with write_atomically(path) as aside:
        book.save(aside)
    return Path(path)


def _grid(source: Path, sheet: str | None, limits: TableLimits | None) -> Grid | None:
    """Read the file again; None when that is what is wrong with it."""
    try:
        return read_grid(source, sheet=sheet, limits=limits)
    except InputError:
        return None


def _add_list(sheet: Any, faults: Sequence[Fault]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    for letter, width in zip("ABCDEF", (24, 16, 8, 24, 60, 60), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    heads = [WriteOnlyCell(sheet, value=heading) for heading in _HEADINGS]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for fault in faults:
        cells = (fault.file, fault.sheet, fault.row, fault.column, fault.message, fault.cure)
        sheet.append([neutralise(cell) for cell in cells])


def _add_copy(sheet: Any, grid: Grid, faults: Sequence[Fault]) -> None:
    """Copy the rows as numbered, marking the cells at fault; a fault of a whole row marks its first cell."""
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    columns = _columns(grid, faults)
    marks: dict[int, dict[int, list[Fault]]] = defaultdict(lambda: defaultdict(list))
    for fault in faults:
        if fault.row is not None:
            marks[fault.row][columns.get(fault.column or "", 0)].append(fault)
    sheet.freeze_panes = "A2"
    _set_widths(sheet, grid)
    number = 0
    for row in grid.rows[:_ROWS_COPIED]:
        shift = 1 if grid.rows[0].number == 0 else 0  # a header that has no row of its own in the file
        while number < row.number + shift - 1:
            sheet.append([])
            number += 1
        number += 1
        marked = marks.get(row.number, {})
        width = max([len(row.cells), *(place + 1 for place in marked)])
        cells = [_excel(sheet, cell) for cell in (*row.cells, *[None] * (width - len(row.cells)))]
        for place, found in marked.items():
            cell = cells[place]
            cell.fill = PatternFill("solid", fgColor=_MARK)
            words = "\n".join(f"{fault.message}; {fault.cure}" for fault in found)
            cell.comment = Comment(words, "geoplan", width=320, height=40 + 40 * len(found))
        sheet.append(cells)


def _columns(grid: Grid, faults: Sequence[Fault]) -> dict[str, int]:
    """Return the place of each column that a fault names, from the header row that holds most of them."""
    wanted = {fault.column for fault in faults if fault.column}
    best: dict[str, int] = {}
    for row in grid.rows[:20]:
        here = {plain(cell): place for place, cell in enumerate(row.cells) if isinstance(cell, str)}
        found = {title: here[title] for title in wanted if title is not None and title in here}
        if len(found) > len(best):
            best = found
    return best


def _set_widths(sheet: Any, grid: Grid) -> None:
    """Make columns as wide as what stands in them: a date in a narrow one is a row of signs."""
    from openpyxl.utils import get_column_letter

    widest: dict[int, int] = {}
    for row in grid.rows[:_ROWS_MEASURED]:
        for place, cell in enumerate(row.cells):
            widest[place] = max(widest.get(place, 0), len("" if cell is None else shown(cell)))
    for place, letters in widest.items():
        sheet.column_dimensions[get_column_letter(place + 1)].width = min(max(letters, 8), 40) + 2


def _excel(sheet: Any, cell: Cell) -> Any:
    """Return a cell as the user's file has it; dates with the day first."""
    from datetime import date, datetime, time

    from openpyxl.cell import WriteOnlyCell

    if isinstance(cell, datetime):
        cell = cell.replace(tzinfo=None)
    made = WriteOnlyCell(sheet, value=neutralise(cell))
    if isinstance(cell, date):
        has_time = isinstance(cell, datetime) and cell.time() != time()
        made.number_format = "dd/mm/yyyy hh:mm" if has_time else "dd/mm/yyyy"
    return made
