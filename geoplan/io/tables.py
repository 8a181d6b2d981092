"""
Opening a table of any kind that a council is likely to hold: CSV, Excel, GeoPackage, Parquet.

What can be said about a file without reading it is said first: that it is missing, empty, far too large, or
not what its name claims.
"""

from pathlib import Path

from geoplan.errors import Fault, InputError
from geoplan.io.grid import Grid, Score, TableLimits, cannot_open

_ZIP_START = b"PK\x03\x04"
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SQLITE_START = b"SQLite format 3\x00"
_PARQUET_START = b"PAR1"
_TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
_EXCEL_SUFFIXES = (".xlsx", ".xlsm")
_KINDS = "Excel (.xlsx), CSV (.csv), GeoPackage (.gpkg) or Parquet (.parquet)"


def read_grid(
    path: str | Path,
    *,
    sheet: str | None = None,
    limits: TableLimits | None = None,
    score: Score | None = None,
) -> Grid:
    """
    Read a table's cells as they are.

    Parameters
    ----------
    path
        A ``.xlsx``, ``.csv``, ``.tsv``, ``.gpkg`` or ``.parquet`` file.
    sheet
        Name of the Excel sheet or GeoPackage layer; by default the one that fits best.
    score
        Says how well the first rows of a sheet fit; without it the first sheet that is not blank is read.

    Raises
    ------
    InputError
        When the file is missing, too large, empty, protected, damaged, or not of a kind we read, or when it
        has no such sheet.
    """
    path = Path(path)
    limits = limits or TableLimits()
    suffix = path.suffix.lower()
    check_table(path, limits)
    if sheet and suffix not in (*_EXCEL_SUFFIXES, ".gpkg"):
        raise InputError(_fault(path, "this kind of file has no sheets", "do not name one for it"))
    if suffix in _TEXT_SUFFIXES:
        from geoplan.io.grid_csv import read_csv

        grid = read_csv(path, limits)
    elif suffix in _EXCEL_SUFFIXES:
        from geoplan.io.grid_excel import read_excel

        grid = read_excel(path, sheet, limits, score)
    elif suffix == ".gpkg":
        from geoplan.io.grid_geo import read_geopackage

        grid = read_geopackage(path, sheet, limits, score)
    else:
        from geoplan.io.grid_geo import read_parquet

        grid = read_parquet(path, limits)
    if not grid.rows:
        raise InputError(
            _fault(path, "there is nothing in it", "choose the file that holds the table", grid.sheet)
        )
    return grid


def check_table(path: Path, limits: TableLimits) -> None:
    """
    Refuse a file that cannot be a table, before it is read.

    Raises
    ------
    InputError
        When it is missing, empty, too large, protected, or not of a kind we read.
    """
    try:
        _check_file(path, limits)
        _check_kind(path, path.suffix.lower())
    except OSError as error:
        raise InputError(cannot_open(path)) from error


def _fault(path: Path, message: str, cure: str, sheet: str | None = None) -> Fault:
    return Fault(message, cure, file=path.name or str(path), sheet=sheet)


def _check_file(path: Path, limits: TableLimits) -> None:
    """Refuse what can be refused from the file's name and size alone."""
    if path.is_dir():
        raise InputError(_fault(path, "this is a folder", "give the name of a file in it"))
    if not path.exists():
        raise InputError(_fault(path, "there is no such file", "check the name and the folder"))
    size = path.stat().st_size
    if size == 0:
        raise InputError(_fault(path, "the file is empty", "save the table again, or choose another file"))
    if size > limits.max_bytes:
        raise InputError(
            _fault(
                path,
                f"the file is {size / 1e6:,.0f} MB; a table may be at most {limits.max_bytes / 1e6:,.0f} MB",
                "delete columns, rows and pictures that are not needed, or split it",
            )
        )


def _check_kind(path: Path, suffix: str) -> None:
    """Compare what the name claims with how the file begins."""
    if suffix == ".xls":
        raise InputError(
            _fault(path, "this is the old Excel format", "in Excel, Save As: Excel Workbook (.xlsx)")
        )
    if suffix not in (*_TEXT_SUFFIXES, *_EXCEL_SUFFIXES, ".gpkg", ".parquet"):
        found = (
            f'"{suffix}" is not a kind of table we read'
            if suffix
            else "the name does not end in a kind of file"
        )
        raise InputError(_fault(path, found, f"save it as {_KINDS}"))
    with path.open("rb") as stream:
        start = stream.read(16)
    if suffix in _EXCEL_SUFFIXES:
        _check_workbook(path, start)
    elif suffix in _TEXT_SUFFIXES:
        _check_text(path, start)
    elif suffix == ".gpkg" and not start.startswith(_SQLITE_START):
        raise InputError(_fault(path, "this is not a GeoPackage, or a damaged one", "export it again"))
    elif suffix == ".parquet" and not start.startswith(_PARQUET_START):
        raise InputError(_fault(path, "this is not a Parquet file, or a damaged one", "export it again"))


def _check_workbook(path: Path, start: bytes) -> None:
    if start.startswith(_ZIP_START):
        return
    if start.startswith(_OLE_START):
        # A workbook with a password is wrapped in the old container, under this name (in UTF-16).
        if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
            raise InputError(
                _fault(
                    path,
                    "the workbook is protected by a password",
                    "save a copy without one: File, Info, Protect Workbook",
                )
            )
        raise InputError(
            _fault(
                path,
                "this is the old Excel format under a new name",
                "in Excel, Save As: Excel Workbook (.xlsx)",
            )
        )
    raise InputError(
        _fault(
            path, "this is not an Excel workbook, or a damaged one", "open it in Excel and save it as .xlsx"
        )
    )


def _check_text(path: Path, start: bytes) -> None:
    if start.startswith((_ZIP_START, _OLE_START)):
        raise InputError(
            _fault(
                path,
                "this looks like an Excel workbook, not CSV",
                "give it the ending .xlsx, or save it as CSV",
            )
        )
    if start.startswith((_SQLITE_START, _PARQUET_START)):
        raise InputError(_fault(path, "this is not a text file", f"save it as {_KINDS}"))
