"""Every sheet of a file of claims, with what is known of its merged cells."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.etree import ElementTree

from geoplan.errors import Fault, InputError
from geoplan.io.grid import Cell, Grid, RawRow, TableLimits
from geoplan.io.tables import check_table, read_grid

_EXCEL = (".xlsx", ".xlsm")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_CHUNK, _LONGEST_MATCH = 1_000_000, 200


@dataclass(frozen=True, slots=True)
class Merged:
    """A block of merged cells: rows as numbered, columns from 0, all ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class ClaimSheet:
    """
    One sheet.

    Parameters
    ----------
    grid
        Its cells; of merged ones only the first has the value.
    merged
        Merged cells, where the kind of file tells.
    """

    grid: Grid
    merged: tuple[Merged, ...] = ()
    _down: dict[tuple[int, int], Merged] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        for block in self.merged:
            for row in range(block.top, block.bottom + 1) if block.bottom > block.top else ():
                self._down[row, block.left] = block

    def over_rows(self, row: int, column: int) -> Merged | None:
        """Return the block over several rows whose first column a cell is in, if there is one."""
        return self._down.get((row, column))

    def head(self, within: int) -> tuple[RawRow, ...]:
        """Return the first rows with every merged cell filled in."""
        rows = self.grid.rows[:within]
        if not rows or not self.merged:
            return rows
        by_number = {row.number: row for row in self.grid.rows[: within + 1]}
        return tuple(replace(row, cells=self._filled(row, by_number)) for row in rows)

    def _filled(self, row: RawRow, by_number: dict[int, RawRow]) -> tuple[Cell, ...]:
        cells = list(row.cells)
        for block in self.merged:
            top = by_number.get(block.top)
            if block.top <= row.number <= block.bottom and top is not None and block.left < len(top.cells):
                cells += [None] * (block.right + 1 - len(cells))
                cells[block.left : block.right + 1] = [top.cells[block.left]] * (block.right + 1 - block.left)
        return tuple(cells)


def read_sheets(path: Path, sheet: str | None, limits: TableLimits) -> list[ClaimSheet]:
    """
    Read the sheet named, or else every visible sheet that is not blank.

    Raises
    ------
    InputError
        When the file cannot be read, has no such sheet, or nothing in it.
    """
    if path.suffix.lower() not in _EXCEL or sheet is not None:
        grids: tuple[Grid, ...] = (read_grid(path, sheet=sheet, limits=limits),)
    else:
        from geoplan.io.grid_excel import read_every_sheet

        check_table(path, limits)
        grids = read_every_sheet(path, limits)
    if not grids:
        raise InputError(Fault("there is nothing in it", "choose the file that holds the claims", path.name))
    if path.suffix.lower() not in _EXCEL:
        return [ClaimSheet(grid) for grid in grids]
    parts = _parts(path)
    return [ClaimSheet(grid, tuple(_merged(path, parts.get(grid.sheet or "", "")))) for grid in grids]


def count_hidden(path: Path) -> int:
    """Return how many sheets of a workbook are hidden; none of another kind of file."""
    if path.suffix.lower() not in _EXCEL:
        return 0
    with zipfile.ZipFile(path) as archive:
        return sum(one.get("state", "visible") != "visible" for one in _sheets(archive))


def _sheets(archive: zipfile.ZipFile) -> list[ElementTree.Element]:
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314  (openpyxl has read it)
    return list(book.iter(f"{_MAIN}sheet"))


def _parts(path: Path) -> dict[str, str]:
    """Return the part of the archive that holds each sheet of cells."""
    with zipfile.ZipFile(path) as archive:
        relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
        targets = {one.get("Id"): one.get("Target", "") for one in relations}
        known, sheets = set(archive.namelist()), _sheets(archive)
    found: dict[str, str] = {}
    for one in sheets:
        target = targets.get(one.get(_RELATION), "").lstrip("/")
        part = target if target.startswith("xl/") else f"xl/{target}"
        if part in known and "chartsheet" not in part:
            found[one.get("name", "")] = part
    return found


def _merged(path: Path, part: str) -> Iterator[Merged]:
    """Find the merged cells of a sheet; openpyxl tells of them only where it reads the whole into memory."""
    if not part:
        return
    with zipfile.ZipFile(path) as archive, archive.open(part) as stream:
        before = b""
        while chunk := stream.read(_CHUNK):
            text = before + chunk
            end = 0
            for found in _MERGED.finditer(text):
                end = found.end()
                yield Merged(int(found[2]), _column(found[1]), int(found[4]), _column(found[3]))
            # What may be the beginning of a match that goes on in the next chunk.
            before = text[max(end, len(text) - _LONGEST_MATCH) :]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def column_letters(place: int) -> str:
    """Return what a spreadsheet calls a column, counted from 0: A, B … Z, AA."""
    letters = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
