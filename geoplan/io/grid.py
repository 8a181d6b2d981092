"""A table as it stands in a file: cells with the sheet and row that a user can find them by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from geoplan.errors import Fault, InputError

Cell = str | int | float | bool | datetime | date | time | None


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row that is not blank. `number` is what the spreadsheet program shows beside it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """
    One sheet of a file, blank rows left out.

    `sheet` is None where the kind of file has no sheets. In Parquet and GeoPackage the column names are
    row 0, so the first record is row 1.
    """

    path: Path
    sheet: str | None
    rows: tuple[RawRow, ...]

    @property
    def file(self) -> str:
        """The file's name without its folder, for messages."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class TableLimits:
    """
    How large a table may be before it is refused unread.

    Parameters
    ----------
    max_bytes
        Size of the file on disk.
    max_unpacked_bytes
        Size of a workbook once unzipped; a small file can hold a very large one.
    max_rows
        Rows that are not blank.
    header_within
        The header must be one of this many first rows.
    """

    max_bytes: int = 50_000_000
    max_unpacked_bytes: int = 1_000_000_000
    max_rows: int = 500_000
    header_within: int = 20

    def __post_init__(self) -> None:
        for name in ("max_bytes", "max_unpacked_bytes", "max_rows", "header_within"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} must be at least 1")


# Says how well some first rows fit the table that is wanted; the sheet with the highest score is read.
Score = Callable[[Sequence[RawRow]], int]


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell is empty or holds nothing but white space."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def filled(number: int, cells: Sequence[Cell]) -> RawRow | None:
    """Make a row of cells, or None when every one of them is blank."""
    if all(is_blank(cell) for cell in cells):
        return None
    return RawRow(number, tuple(cells))


def too_many_rows(path: Path, sheet: str | None, limits: TableLimits) -> InputError:
    """Make the error for a table of more than `limits.max_rows` rows."""
    return InputError(
        Fault(
            f"the table has more than {limits.max_rows:,} rows",
            "split it into smaller files",
            file=path.name,
            sheet=sheet,
        )
    )
