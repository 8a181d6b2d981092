"""What tables and other files hold about somebody, whatever their columns are called."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from geoplan.errors import InputError
from geoplan.io.columns import header_key
from geoplan.io.fields import plain
from geoplan.io.grid import Cell, Grid, TableLimits, is_blank
from geoplan.io.retention.subject.masking import ANOTHER, Masking

CELLS = ("Found in", "Sheet", "Row", "Field", "Value")
MENTIONS = ("Found in", "Times", "What it is")
TABLE_SUFFIXES = (".xlsx", ".xlsm", ".csv", ".tsv", ".gpkg", ".parquet")
_TEXT_SUFFIXES = (".html", ".ics", ".json", ".geojson", ".md", ".txt", ".svg", ".xml")
_ZIPPED_SUFFIXES = (".docx", ".odt", ".ods", ".pptx")
_OF_CHILDREN = ("children", "sought")
_LARGEST_BYTES = 200_000_000
_HEADER_WITHIN = 20
_BETWEEN = re.compile(r"[,;/|+&\s]+")
WITHHELD = "(left out: this row is about another child)"


def search_table(path: Path, masking: Masking) -> list[tuple[object, ...]]:
    """
    Return the cells of every row of a table that names somebody, a row a cell.

    Where another cell of the row is another child's code, only the cells that name the person are given: the
    others may be the other child's.

    Raises
    ------
    InputError
        When the table cannot be read.
    """
    found: list[tuple[object, ...]] = []
    for grid in _grids(path):
        names: Sequence[str] = ()
        for at, row in enumerate(grid.rows):
            texts = [_text(cell) for cell in row.cells]
            if not names and at < _HEADER_WITHIN and _is_header(row.cells):
                names = texts
                continue
            if not any(masking.mentions(text) for text in texts):
                continue
            shared = any(masking.is_other(text) for text in texts)
            for place, text in enumerate(texts):
                if text:
                    name = names[place] if place < len(names) and names[place] else f"column {place + 1}"
                    value = WITHHELD if shared and not masking.mentions(text) else masking.text(text)
                    found.append((str(path), grid.sheet or "", row.number, masking.text(name), value))
    return found


def count_mentions(path: Path, masking: Masking) -> int:
    """
    Return how often a file names somebody.

    Raises
    ------
    InputError
        When it is a table that cannot be read.
    ValueError
        When it is of a kind that cannot be searched, or too large.
    """
    suffix = path.suffix.lower()
    if suffix in TABLE_SUFFIXES:
        texts = (_text(cell) for grid in _grids(path) for row in grid.rows for cell in row.cells)
        return sum(masking.count(text) for text in texts)
    if path.stat().st_size > _LARGEST_BYTES:
        raise ValueError("it is too large to be searched")
    if suffix in _TEXT_SUFFIXES:
        return masking.count(path.read_text(encoding="utf-8", errors="replace"))
    if suffix in _ZIPPED_SUFFIXES:
        try:
            with zipfile.ZipFile(path) as package:
                parts = [name for name in package.namelist() if name.endswith(".xml")]
                # Word may cut a code into several runs of text.
                texts = (
                    re.sub(r"<[^>]*>", "", package.read(name).decode("utf-8", "replace")) for name in parts
                )
                return sum(masking.count(text) for text in texts)
        except zipfile.BadZipFile as error:
            raise ValueError("it is damaged") from error
    raise ValueError("files of this kind cannot be searched: look at it")


def children_in_table(path: Path, kind: str | None) -> set[str]:
    """
    Return what stands in the columns of a table that hold children's codes; nothing where it cannot be read.

    Parameters
    ----------
    kind
        What it is a table of; None where its name does not say.
    """
    from geoplan.io.schemas import SCHEMAS

    keys = SCHEMAS["children"].column("code").keys if kind in _OF_CHILDREN else frozenset[str]()
    if kind not in _OF_CHILDREN:
        keys = keys.union(*(SCHEMAS[one].column("children").keys for one in ("sessions", "adults")))
    found: set[str] = set()
    try:
        grids = _grids(path)
    except InputError:
        return found
    for grid in grids:
        columns: list[int] = []
        for at, row in enumerate(grid.rows):
            if not columns and at < _HEADER_WITHIN and _is_header(row.cells):
                columns = [place for place, cell in enumerate(row.cells) if header_key(_text(cell)) in keys]
                continue
            for place in columns:
                if place < len(row.cells):
                    found.update(filter(None, _BETWEEN.split(_text(row.cells[place]))))
    return {code for code in found if any(character.isdigit() for character in code)} - {ANOTHER}


def _grids(path: Path) -> Iterator[Grid] | tuple[Grid, ...]:
    from geoplan.io.tables import check_table, read_grid

    limits = TableLimits()
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        from geoplan.io.grid_excel import read_every_sheet

        check_table(path, limits)
        return read_every_sheet(path, limits, hidden=True)
    return (read_grid(path, limits=limits),)


def _is_header(cells: Sequence[Cell]) -> bool:
    there = [cell for cell in cells if not is_blank(cell)]
    return len(there) > 1 and all(isinstance(cell, str) for cell in there)


def _text(cell: Cell) -> str:
    return "" if is_blank(cell) else plain(cell)
