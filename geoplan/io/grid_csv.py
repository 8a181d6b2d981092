"""CSV as people have it: any of the usual encodings and separators."""

import csv
from collections import Counter
from itertools import islice
from pathlib import Path

from geoplan.errors import Fault, InputError
from geoplan.io.grid import Grid, RawRow, TableLimits, filled, too_many_rows

_SEPARATORS = (",", ";", "\t", "|")
_LINES_LOOKED_AT = 30
_LONGEST_CELL = 1_000_000


def read_csv(path: Path, limits: TableLimits) -> Grid:
    """
    Read a text table. Row numbers are those a spreadsheet program would show.

    Raises
    ------
    InputError
        When the file is no text, or has more rows than allowed.
    """
    text = decode(path)
    csv.field_size_limit(_LONGEST_CELL)
    rows: list[RawRow] = []
    reader = csv.reader(text.splitlines(keepends=True), delimiter=find_separator(text))
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            row = filled(number, cells)
            if row is not None:
                rows.append(row)
            if len(rows) > limits.max_rows:
                raise too_many_rows(path, None, limits)
    except csv.Error as error:
        raise InputError(
            Fault(
                "a cell does not end; a quotation mark is missing",
                "open it in Excel and save it as CSV again",
                file=path.name,
                row=number + 1,
            )
        ) from error
    return Grid(path, None, tuple(rows))


def decode(path: Path) -> str:
    """
    Read a text file as UTF-8 or, where it is not, as Windows-1252, which Excel writes in Britain.

    Raises
    ------
    InputError
        When it is neither.
    """
    content = path.read_bytes()
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
    lines = [line for line in islice(text.splitlines(), _LINES_LOOKED_AT) if line.strip()]

    def fit(separator: str) -> tuple[int, int]:
        lengths = Counter(len(cells) for cells in csv.reader(lines, delimiter=separator) if len(cells) > 1)
        if not lengths:
            return (0, 0)
        length, lines_alike = max(lengths.items(), key=lambda item: (item[1], item[0]))
        return (lines_alike, length)

    return max(_SEPARATORS, key=fit)
