"""Excel workbooks, read row by row."""

import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from geoplan.errors import Fault, InputError
from geoplan.io.grid import (
    Grid,
    RawRow,
    Score,
    TableLimits,
    best_fit,
    cannot_open,
    filled,
    no_such_sheet,
    too_many_rows,
)

# What reading a workbook that is cut short or was written by a careless program can end in.
_DAMAGE = (
    zipfile.BadZipFile,
    zipfile.zlib.error,  # type: ignore[attr-defined]
    ParseError,
    EOFError,
    OSError,
    LookupError,
    ValueError,
    TypeError,
    RuntimeError,
)


def read_excel(path: Path, sheet: str | None, limits: TableLimits, score: Score | None) -> Grid:
    """
    Read one sheet of a workbook: the one named, else the visible one that `score` likes best.

    Formulas are read as the values that Excel last saved.

    Raises
    ------
    InputError
        When the workbook is damaged, has no such sheet, or is larger than allowed.
    """
    _check_archive(path, limits)
    with _workbook(path) as book:
        others: tuple[str, ...] = ()
        if sheet:
            chosen = _named(path, book, sheet)
        else:
            chosen, others = _best(path, book, limits, score)
        rows: list[RawRow] = []
        for row in _rows(path, book[chosen]):
            rows.append(row)
            if len(rows) > limits.max_rows:
                raise too_many_rows(path, chosen, limits)
    return Grid(path, chosen, tuple(rows), others)


def read_every_sheet(path: Path, limits: TableLimits, *, hidden: bool = False) -> tuple[Grid, ...]:
    """
    Read every visible sheet of a workbook that is not blank, opening it once; hidden ones too if asked.

    Raises
    ------
    InputError
        When the workbook is damaged or larger than allowed.
    """
    _check_archive(path, limits)
    found: list[Grid] = []
    with _workbook(path) as book:
        for title in _titles(book, hidden=hidden) or _titles(book, hidden=True):
            rows = tuple(islice(_rows(path, book[title]), limits.max_rows + 1))
            if len(rows) > limits.max_rows:
                raise too_many_rows(path, title, limits)
            if rows:
                found.append(Grid(path, title, rows))
    return tuple(found)


def _check_archive(path: Path, limits: TableLimits) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise InputError(_damaged(path)) from error
    except OSError as error:
        raise InputError(cannot_open(path)) from error
    if not any(name.startswith("xl/workbook") for name in names):
        raise InputError(
            Fault("this is not an Excel workbook", "open it in Excel and save it as .xlsx", file=path.name)
        )
    if unpacked > limits.max_unpacked_bytes:
        raise InputError(
            Fault(
                f"unpacked, the workbook would be {unpacked / 1e6:,.0f} MB",
                "copy the cells that are needed into a new workbook",
                file=path.name,
            )
        )


def _damaged(path: Path) -> Fault:
    return Fault(
        "the workbook is damaged", "open it in Excel, which may repair it, and save it again", file=path.name
    )


@contextmanager
def _workbook(path: Path) -> Iterator[Any]:
    from openpyxl import load_workbook

    # Opened here, so that it is closed even when openpyxl gives up half way.
    with path.open("rb") as stream, warnings.catch_warnings():
        # openpyxl warns of styles and drop-downs that it would lose on saving; we only read.
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(stream, read_only=True, data_only=True)
        except _DAMAGE as error:
            raise InputError(_damaged(path)) from error
        try:
            yield book
        finally:
            book.close()


def _named(path: Path, book: Any, sheet: str) -> str:
    titles = _titles(book, hidden=True)
    for title in titles:
        if title.strip().casefold() == sheet.strip().casefold():
            return title
    raise no_such_sheet(path, "sheet", sheet, titles)


def _titles(book: Any, *, hidden: bool = False) -> list[str]:
    """List the sheets that hold cells, not charts."""
    return [one.title for one in book.worksheets if hidden or one.sheet_state == "visible"]


def _best(path: Path, book: Any, limits: TableLimits, score: Score | None) -> tuple[str, tuple[str, ...]]:
    titles = _titles(book) or _titles(book, hidden=True)
    if not titles:
        raise InputError(
            Fault("the workbook has no sheet of cells", "choose the file that holds the table", path.name)
        )
    heads = {title: list(islice(_rows(path, book[title]), limits.header_within)) for title in titles}
    written = [title for title in titles if heads[title]]
    if score is None or not written:
        return (written or titles)[0], ()
    return best_fit({title: score(heads[title]) for title in written})


def _rows(path: Path, sheet: Any) -> Iterator[RawRow]:
    # The size that some programs note in the file is wrong; openpyxl would believe it.
    sheet.reset_dimensions()
    for number, cells in enumerate(_values(path, sheet), start=1):
        row = filled(number, cells)
        if row is not None:
            yield row


def _values(path: Path, sheet: Any) -> Iterator[Sequence[Any]]:
    try:
        yield from sheet.iter_rows(values_only=True)
    except _DAMAGE as error:
        raise InputError(_damaged(path)) from error
