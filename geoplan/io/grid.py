"""A table as it stands in a file: cells with the sheet and row that a user can find them by."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from difflib import get_close_matches
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
    row 0, so the first record is row 1. `others` are sheets that fit too, where none was named.
    """

    path: Path
    sheet: str | None
    rows: tuple[RawRow, ...]
    others: tuple[str, ...] = ()

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


@dataclass(frozen=True, slots=True, order=True)
class Fit:
    """
    How well some first rows fit the table that is wanted. Of several sheets the one that fits best is read.

    Parameters
    ----------
    columns
        How many columns the best of them names.
    whole
        Whether these are all that the table needs.
    """

    columns: int
    whole: bool = False


Score = Callable[[Sequence[RawRow]], Fit]


def best_fit(fits: Mapping[str, Fit]) -> tuple[str, tuple[str, ...]]:
    """Return the first sheet that fits best, and the others that might have been meant."""
    best = max(fits, key=lambda name: fits[name])
    others = (name for name, fit in fits.items() if name != best and fit.columns)
    return best, tuple(name for name in others if fits[name].whole or fits[name] == fits[best])


def no_such_sheet(path: Path, what: str, wanted: str, there: Sequence[str]) -> InputError:
    """Make the error for a sheet or layer that is not there: it lists those that are."""
    folded = {name.strip().casefold(): name for name in there}
    close = get_close_matches(wanted.strip().casefold(), folded, n=1)
    cure = f'did you mean "{folded[close[0]]}"?' if close else "name one of those"
    listed = ", ".join(there)
    return InputError(Fault(f'there is no {what} "{wanted}", only: {listed}', cure, file=path.name))


def cannot_open(path: Path) -> Fault:
    """Make the fault of a file that the system does not let us read."""
    return Fault(
        "the file cannot be opened", "close it in other programs, or ask for access to it", file=path.name
    )


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
