"""CSV as people have it: any of the usual encodings and separators."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from geoplan.errors import Fault, InputError
from geoplan.io.grid import Grid, RawRow, TableLimits, cannot_open, filled, too_many_rows

_SEPARATORS = (",", ";", "\t", "|")
_LINES_LOOKED_AT = 30
_LONGEST_CELL = 1_000_000


def read_csv(path: Path, limits: TableLimits) -> Grid:
    """
    Read a text table. Row numbers are those a spreadsheet program would show.

    Raises
    ------
    InputError
        When the file cannot be opened, is no text, or has more rows or a longer cell than allowed.
    """
    text = decode(path)
    rows: list[RawRow] = []
    number = 0
    with _cells_up_to(_LONGEST_CELL):
        try:
            for number, cells in enumerate(_reader(text, find_separator(text)), start=1):
                row = filled(number, cells)
                if row is not None:
                    rows.append(row)
                if len(rows) > limits.max_rows:
                    raise too_many_rows(path, None, limits)
        except csv.Error as error:
            raise InputError(_endless(path, number + 1)) from error
    return Grid(path, None, tuple(rows))


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    # Not `splitlines`, which also ends a line at the odd characters that are pasted into a cell.
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


@contextmanager
def _cells_up_to(characters: int) -> Iterator[None]:
    """Set the limit of the csv module, which is one for the whole process, and put it back."""
    before = csv.field_size_limit(characters)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _endless(path: Path, row: int) -> Fault:
    return Fault(
        f"a cell is longer than {_LONGEST_CELL:,} characters; the quotation mark at its end may be missing",
        "open it in Excel, mend or delete the cell, and save it as CSV again",
        file=path.name,
        row=row,
    )


def decode(path: Path) -> str:
    """
    Read a text file as UTF-8 or, where it is not, as Windows-1252, which Excel writes in Britain.

    Raises
    ------
    InputError
        When it is neither, or cannot be opened.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(cannot_open(path)) from error
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise InputError(Fault("this is not a text file", "save it as CSV UTF-8 in Excel", file=path.name))


def find_separator(text: str) -> str:
    """Return the separator that cuts most of the first lines into the same number of two or more cells."""
    lines = [line for line in islice(io.StringIO(text), _LINES_LOOKED_AT) if line.strip()]

    def fit(separator: str) -> tuple[int, int]:
        try:
            found = [len(cells) for cells in csv.reader(lines, delimiter=separator)]
        except csv.Error:  # a cell that is too long when cut by this one need not be when cut by another
            return (0, 0)
        lengths = Counter(length for length in found if length > 1)
        if not lengths:
            return (0, 0)
        length, lines_alike = max(lengths.items(), key=lambda item: (item[1], item[0]))
        return (lines_alike, length)

    return max(_SEPARATORS, key=fit)
