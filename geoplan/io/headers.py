"""Finding the header of a table and which column is which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from geoplan.errors import Fault
from geoplan.io.columns import Column, Schema, header_key, without_brackets
from geoplan.io.fields import plain
from geoplan.io.grid import Fit, Grid, RawRow, is_blank

_CLOSE = 0.8  # of 1: how alike two headers must be for one to be taken for a slip of the pen
_SHORTEST_GUESSED = 3
_PLACE = re.compile(r"(from_|to_)?place")


@dataclass(slots=True)
class Header:
    """
    A header that was found.

    Attributes
    ----------
    row
        Its row number.
    at
        Place of each known column, from 0.
    titles
        Each known column as the user's file calls it.
    ignored
        Headers that mean nothing to us, and are like nothing that does.
    faults
        What is wrong with it.
    whole
        Whether it stands in one row, so that the rows below can be read.
    """

    row: int
    at: dict[str, int] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    whole: bool = True


def header_fit(schema: Schema, rows: Sequence[RawRow]) -> Fit:
    """Return how many columns the best of some first rows names, and whether they are all that is needed."""
    by_key = schema.by_key()
    best = max((_named(row, by_key) for row in rows), key=len, default=frozenset())
    needed = all(column.name in best for column in schema.columns if column.required)
    return Fit(len(best), needed and all(_says_where(best, prefix) for prefix in _ends(schema)))


def _ends(schema: Schema) -> list[str]:
    """Return the prefixes of a row's positions: one without a name, or ``from_`` and ``to_``, or none."""
    if not schema.located:
        return []
    return [column.name.removesuffix("place") for column in schema.columns if _PLACE.fullmatch(column.name)]


def _says_where(names: frozenset[str], prefix: str) -> bool:
    ways = ({"latitude", "longitude"}, {"easting", "northing"}, {"postcode"}, {"place"})
    return any({prefix + name for name in way} <= names for way in ways)


def find_header(grid: Grid, schema: Schema, within: int, elsewhere: frozenset[str] = frozenset()) -> Header:
    """
    Find the row that names the columns, and match it.

    Parameters
    ----------
    within
        How many first rows to look at.
    elsewhere
        Header keys of other kinds of table: neither used nor taken for misspellings.
    """
    by_key = schema.by_key()
    head = grid.rows[:within]
    best = max(head, key=lambda row: len(_named(row, by_key)))
    header = Header(best.number)
    if not _named(best, by_key):
        header.row, header.whole = grid.rows[0].number, False
        header.faults.append(_no_header(grid, schema, header.row))
        return header
    for place, cell in enumerate(best.cells):
        if not is_blank(cell):
            _match(grid, schema, header, place, plain(cell), elsewhere)
    _check_two_rows(grid, by_key, header, best)
    if header.whole:
        _check_missing(grid, schema, header)
    return header


def _named(row: RawRow, by_key: dict[str, Column]) -> frozenset[str]:
    columns = (_meant(cell, by_key) for cell in row.cells if isinstance(cell, str))
    return frozenset(column.name for column in columns if column is not None)


def _meant(title: str, by_key: dict[str, Column]) -> Column | None:
    return by_key.get(header_key(title)) or by_key.get(header_key(without_brackets(title)))


def _no_header(grid: Grid, schema: Schema, row: int) -> Fault:
    wanted = ", ".join(column.title for column in schema.columns if column.required)
    return Fault(
        f"there is no row with the names of columns of a {schema.kind} table",
        f"name the columns in the first row ({wanted}, …), or choose another sheet",
        file=grid.file,
        sheet=grid.sheet,
        row=row,
    )


def _match(
    grid: Grid, schema: Schema, header: Header, place: int, title: str, elsewhere: frozenset[str]
) -> None:
    """Note which column a header means, or that it means none."""

    def fault(message: str, cure: str) -> None:
        header.faults.append(
            Fault(message, cure, file=grid.file, sheet=grid.sheet, row=header.row, column=title)
        )

    key = header_key(title)
    by_key = schema.by_key()
    column = _meant(title, by_key)
    if column is not None and column.name in header.at:
        other = header.titles[column.name]
        fault(f'this column and "{other}" both mean {column.title}', "delete or rename one of them")
    elif column is not None:
        header.at[column.name] = place
        header.titles[column.name] = title
    elif {key, header_key(without_brackets(title))} & elsewhere:
        header.ignored.append(title)
    elif (close := _closest(key, by_key) or _contained(title, schema)) is not None:
        fault("this column is not known", f'did you mean "{close.title}"?')
    else:
        header.ignored.append(title)


def _closest(key: str, by_key: dict[str, Column]) -> Column | None:
    """Return the column whose header differs from `key` by a slip of the pen, if there is one."""
    if len(key) < _SHORTEST_GUESSED:
        return None
    best: tuple[float, Column] | None = None
    for known, column in by_key.items():
        if len(known) < _SHORTEST_GUESSED or abs(len(known) - len(key)) > 3:
            continue
        alike = SequenceMatcher(None, key, known).ratio()
        if alike >= _CLOSE and (best is None or alike > best[0]):
            best = (alike, column)
    return best[1] if best else None


def _contained(title: str, schema: Schema) -> Column | None:
    """Return the column all of whose two or more words are among those of a header: ``MOT expiry (car)``."""
    words = set(re.findall(r"[a-z0-9]+", title.casefold()))
    for column in schema.columns:
        wanted = set(re.findall(r"[a-z0-9]+", without_brackets(column.title).casefold()))
        if len(wanted) > 1 and wanted <= words:
            return column
    return None


def _check_two_rows(grid: Grid, by_key: dict[str, Column], header: Header, best: RawRow) -> None:
    """See whether the row below names columns too, as under merged headings."""
    below = next((row for row in grid.rows if row.number > best.number), None)
    if below is None:
        return
    named = [
        plain(cell)
        for cell in below.cells
        if isinstance(cell, str) and (column := _meant(cell, by_key)) and column.name not in header.at
    ]
    if named:
        header.whole = False
        header.faults.append(
            Fault(
                f'the header takes two rows ("{named[0]}" stands in the second)',
                "unmerge the cells and name every column in one row",
                file=grid.file,
                sheet=grid.sheet,
                row=below.number,
            )
        )


def _check_missing(grid: Grid, schema: Schema, header: Header) -> None:
    suggested = " ".join(fault.cure for fault in header.faults)
    for column in schema.columns:
        if column.required and column.name not in header.at and f'"{column.title}"' not in suggested:
            header.faults.append(
                Fault(
                    f'the column "{column.title}" is missing',
                    f"add it: {column.help[:1].lower()}{column.help[1:].rstrip('.')}",
                    file=grid.file,
                    sheet=grid.sheet,
                    row=header.row,
                )
            )
