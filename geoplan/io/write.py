"""
Writing files so that a reader never meets half of one, and a cell never runs as a formula.

A file is written beside its destination under a hidden name, flushed to disk, and then renamed over it. When
anything fails the destination is as it was before.
"""

import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.errors import Fault, InputError
from geoplan.io.watching import Written, tell

if TYPE_CHECKING:
    import pandas as pd

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# XML 1.0 cannot hold these, and Excel calls a workbook with one of them damaged.
_CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WIDEST_COLUMN = 60
_OWNER_ALONE = 0o600
_ROWS_MEASURED = 200
TABLE_SUFFIXES = (".xlsx", ".csv", ".parquet", ".gpkg")


@contextmanager
def write_atomically(
    path: str | Path,
    *,
    private: bool = False,
    destroy_after: date | None = None,
    about_people: bool = True,
) -> Iterator[Path]:
    """
    Give a path to write to; move it to `path` when the block ends well, remove it when it does not.

    Parameters
    ----------
    path
        The destination. Its folder must exist. An existing file is replaced and keeps its permissions.
    private
        Whether the file is to be readable by its owner alone, whatever there was before.
    destroy_after
        The last day on which the file may be kept, where it names one.
    about_people
        Whether it may hold something that came from people's data: then it is registered, and deleted when
        its time is over (`geoplan.io.retention`).

    Yields
    ------
    Path
        A name in the same folder with the same suffix. Nothing is there yet; of a private file an empty one,
        so that it is nobody else's from the first byte.

    Raises
    ------
    InputError
        When the folder does not exist, or it or the file cannot be written.
    """
    with write_together([path], private=private, destroy_after=destroy_after, about_people=about_people) as (
        aside,
    ):
        yield aside


@contextmanager
def write_together(
    paths: Sequence[str | Path],
    *,
    private: bool = False,
    destroy_after: date | None = None,
    about_people: bool = True,
) -> Iterator[tuple[Path, ...]]:
    """
    As `write_atomically`, for several files that belong together: none is moved until all are written.

    Raises
    ------
    InputError
        When a folder does not exist, or a file cannot be written.
    """
    destinations = [Path(path).resolve() for path in paths]
    for destination in destinations:
        _check_destination(destination)
    asides = tuple(_aside(destination) for destination in destinations)
    try:
        for aside in asides if private else ():
            aside.touch(mode=_OWNER_ALONE, exist_ok=False)
        yield asides
        for aside, destination in zip(asides, destinations, strict=True):
            _flush(aside, destination, private=private)
        for aside, destination in zip(asides, destinations, strict=True) if about_people else ():
            tell(Written(aside, destination, destroy_after))
        for aside, destination in zip(asides, destinations, strict=True):
            _move(aside, destination)
    finally:
        for aside in asides:
            with suppress(OSError):
                aside.unlink(missing_ok=True)


def _aside(destination: Path) -> Path:
    return destination.with_name(f".{destination.stem[:80]}.{secrets.token_hex(4)}{destination.suffix}")


def _check_destination(destination: Path) -> None:
    folder = destination.parent
    if not folder.is_dir():
        raise InputError(
            Fault(
                f"there is no folder {folder}",
                "make the folder first, or give another",
                file=destination.name,
            )
        )
    if destination.is_dir():
        raise InputError(Fault("this is a folder", "give the name of a file in it", file=str(destination)))
    if not os.access(folder, os.W_OK):
        raise InputError(
            Fault(f"the folder {folder} cannot be written to", "choose another folder", file=destination.name)
        )


def _flush(aside: Path, destination: Path, *, private: bool) -> None:
    with aside.open("rb+") as stream:
        os.fsync(stream.fileno())
    if private:
        aside.chmod(_OWNER_ALONE)  # the writer may have made the file anew
    elif destination.exists():
        shutil.copymode(destination, aside)


def _move(aside: Path, destination: Path) -> None:
    try:
        aside.replace(destination)
    except PermissionError as error:  # on Windows: the old file is open in Excel
        raise InputError(
            Fault(
                "the file cannot be replaced",
                "close it in other programs and try again",
                file=destination.name,
            )
        ) from error


def neutralise(value: object) -> object:
    """
    Return `value` such that no spreadsheet program takes it for a formula.

    Text that begins with ``= + - @``, a tab or a carriage return gets an apostrophe before it (our readers
    take it off again). Numbers, dates and everything else are returned as they are.
    """
    if not isinstance(value, str):
        return value
    text = _CONTROL_CHARACTERS.sub("", value)
    return "'" + text if text.startswith(_FORMULA_STARTS) else text


def write_table(
    frame: "pd.DataFrame",
    path: str | Path,
    *,
    sheet: str = "Table",
    formats: Mapping[str, str] | None = None,
) -> None:
    """
    Write one table as Excel, CSV, Parquet or GeoPackage, by the suffix of `path`.

    Parameters
    ----------
    frame
        The table; its index is not written. For ``.gpkg`` a GeoDataFrame.
    sheet
        Name of the Excel sheet or GeoPackage layer.
    formats
        Excel number formats by column, such as ``{"minutes": "0.0"}``.

    Raises
    ------
    InputError
        When the suffix is not one of the four, or the file cannot be written.
    """
    write_tables({sheet: frame}, path, formats=formats)


def write_tables(
    frames: Mapping[str, "pd.DataFrame"],
    path: str | Path,
    *,
    formats: Mapping[str, str] | None = None,
    private: bool = False,
    about_people: bool = True,
) -> None:
    """
    Write several tables into one workbook or GeoPackage, or one table into any kind of file.

    Parameters
    ----------
    frames
        Tables by the name of their sheet or layer, in order.
    formats
        Excel number formats by column name, for every sheet.
    private, about_people
        As `write_atomically`.

    Raises
    ------
    InputError
        When the suffix is unknown, when a CSV or Parquet file is asked to hold several tables, or when the
        file cannot be written.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in TABLE_SUFFIXES:
        raise InputError(
            Fault(
                f'"{suffix}" is not a kind of table we write',
                f"end the name in {_or(TABLE_SUFFIXES)}",
                file=path.name,
            )
        )
    if suffix in (".csv", ".parquet") and len(frames) != 1:
        raise InputError(
            Fault(
                f"a {suffix} file holds one table, not {len(frames)}", "end the name in .xlsx", file=path.name
            )
        )
    with write_atomically(path, private=private, about_people=about_people) as aside:
        if suffix == ".xlsx":
            _write_excel(frames, aside, formats or {})
        elif suffix == ".gpkg":
            for layer, frame in frames.items():
                frame.to_file(aside, layer=layer, driver="GPKG", engine="pyogrio")
        elif suffix == ".csv":
            (frame,) = frames.values()
            neutral = frame.map(neutralise).rename(columns=neutralise)
            # The byte order mark makes Excel read the file as UTF-8.
            neutral.to_csv(aside, index=False, encoding="utf-8-sig", lineterminator="\r\n")
        else:
            (frame,) = frames.values()
            frame.to_parquet(aside, index=False)


def _or(words: Sequence[str]) -> str:
    return ", ".join(words[:-1]) + " or " + words[-1]


def _write_excel(frames: Mapping[str, "pd.DataFrame"], aside: Path, formats: Mapping[str, str]) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = "geoplan"
    for name, frame in frames.items():
        _add_sheet(book, name, frame, formats)
    book.save(aside)


def _add_sheet(book: object, name: str, frame: "pd.DataFrame", formats: Mapping[str, str]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(sheet_title(name))  # type: ignore[attr-defined]
    sheet.freeze_panes = "A2"
    columns = [str(column) for column in frame.columns]
    rows = [[_excel_value(value) for value in row] for row in frame.itertuples(index=False, name=None)]
    for place, column in enumerate(columns):
        shown = [column, *(row[place] for row in rows[:_ROWS_MEASURED])]
        width = max(len("" if value is None else str(value)) for value in shown)
        sheet.column_dimensions[get_column_letter(place + 1)].width = min(width + 2, _WIDEST_COLUMN)

    def cell(value: object, number_format: str | None = None, *, bold: bool = False) -> object:
        made = WriteOnlyCell(sheet, value=value)
        if number_format:
            made.number_format = number_format
        if bold:
            made.font = Font(bold=True)
        return made

    sheet.append([cell(neutralise(column), bold=True) for column in columns])
    kinds = [formats.get(column) for column in columns]
    for row in rows:
        pairs = zip(row, kinds, strict=True)
        sheet.append([cell(value, kind) if kind else value for value, kind in pairs])


def _excel_value(value: object) -> object:
    """Turn pandas' and numpy's values into ones that Excel has."""
    import pandas as pd

    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, str):
        return neutralise(value)
    if isinstance(value, pd.Timestamp):
        return value.tz_localize(None).to_pydatetime()
    item = getattr(value, "item", None)
    if callable(item):
        value = item()
    if isinstance(value, float) and not abs(value) < float("inf"):
        return None
    return value


def sheet_title(name: str) -> str:
    """Return a name that Excel allows for a sheet: at most 31 characters, no brackets, slashes, colons."""
    return re.sub(r"[\[\]:*?/\\]", " ", name)[:31].strip() or "Sheet"
