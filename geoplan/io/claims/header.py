"""The header of a sheet of claims, in one row or two, and what stands above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from geoplan.io.claims.cells import is_nothing
from geoplan.io.claims.schema import CLAIMS
from geoplan.io.claims.sheets import ClaimSheet
from geoplan.io.columns import header_key, without_brackets
from geoplan.io.fields import Bad, plain
from geoplan.io.grid import Cell, RawRow, is_blank

_BY_KEY = CLAIMS.by_key()
# Of two columns that mean the same the one whose name comes first in the schema is read.
_RANK = {
    header_key(word): number
    for column in CLAIMS.columns
    for number, word in enumerate((column.title, column.name, *column.synonyms))
}
_VIA = re.compile(r"(via|stop|calledat|visited)\d+")
_END = {"from": "from", "to": "to"}
_POSTCODES = frozenset({"postcode", "pcode"})
_FIGURES = frozenset({"miles", "amount", "odometer_end"})
# What may be said once, above the table.
_ABOVE = ("claimant", "submitted", "vehicle", "rate")
_KM, _PENCE = re.compile(r"\bk(m|ms|ilomet)"), re.compile(r"\(\s*(p|pence)\s*\)|\bpence\b", re.IGNORECASE)
_LEAST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class ClaimHeader:
    """
    Which column is which.

    Parameters
    ----------
    rows
        Row numbers of the header: one or two.
    at
        Place of each known column, from 0.
    titles
        Each known column as the file calls it.
    via
        Places of the columns of stops on the way, in order.
    above
        What is said above the table: claimant, day of submission, vehicle, rate.
    units
        ``km`` or ``pence`` for columns whose header says so.
    ignored
        Places of columns whose header means nothing to us, or the same as another. Its words are not kept: a
        title may hold a name.
    """

    rows: tuple[int, ...]
    at: dict[str, int]
    titles: dict[str, str]
    via: tuple[int, ...] = ()
    above: dict[str, Any] = field(default_factory=dict, repr=False)
    units: dict[str, str] = field(default_factory=dict)
    ignored: tuple[int, ...] = ()

    def repeated(self, cells: Sequence[str]) -> bool:
        """Tell whether the cells of a row further down are the header once more, as on every printed page."""
        titles = set(self.titles.values())
        return sum(plain(cell) in titles for cell in cells) >= _LEAST_COLUMNS


@dataclass(slots=True)
class _Match:
    """Names of columns found in one way of reading a header."""

    rows: tuple[int, ...]
    named: list[tuple[int, str, str]] = field(default_factory=list)
    via: list[int] = field(default_factory=list)
    ignored: list[int] = field(default_factory=list)

    @property
    def columns(self) -> set[str]:
        return {name for _, name, _ in self.named}

    @property
    def enough(self) -> bool:
        """Whether it can be the header of claims: a date, a figure, and something else."""
        return (
            "date" in self.columns and bool(self.columns & _FIGURES) and len(self.columns) >= _LEAST_COLUMNS
        )


def find_header(sheet: ClaimSheet, within: int) -> ClaimHeader | None:
    """
    Find the header of a sheet among its first rows; None where there is none.

    Parameters
    ----------
    within
        How many first rows to look at.
    """
    rows = sheet.head(within)
    ways = [_matched((row.number,), _texts(row)) for row in rows]
    for upper, lower in pairwise(rows):
        if lower.number == upper.number + 1 and not _holds_figures(lower):
            ways.append(_matched((upper.number, lower.number), _joined(upper, lower)))
    good = [way for way in ways if way.enough]
    if not good:
        return None
    # Two rows only where the second adds something.
    best = max(good, key=lambda way: (len(way.columns), -len(way.rows), -way.rows[0]))
    return _chosen(best, _above(rows, best.rows[0]))


def _texts(row: RawRow) -> list[list[str]]:
    """Return, for each column, the ways of reading its heading."""
    return [[plain(cell)] if isinstance(cell, str) and not is_blank(cell) else [] for cell in row.cells]


def _joined(upper: RawRow, lower: RawRow) -> list[list[str]]:
    """Return the ways of reading two rows as one heading: ``From`` below ``Journey``, or ``Journey From``."""
    width = max(len(upper.cells), len(lower.cells))
    above = [cell if isinstance(cell, str) else None for cell in (*upper.cells, *[None] * width)][:width]
    below = [cell if isinstance(cell, str) else None for cell in (*lower.cells, *[None] * width)][:width]
    ways: list[list[str]] = []
    last: str | None = None
    for high, low in zip(above, below, strict=True):
        # A group's heading stands over its first column only, where nothing says which cells are merged.
        last = high if not is_blank(high) else last if not is_blank(low) else None
        found = [low, f"{last} {low}" if low and last else None, high]
        if is_blank(low) and _meant([plain(high)] if high else [], None)[0] is None:
            found = []  # a title above the table, not a heading
        ways.append([plain(text) for text in found if not is_blank(text) and text is not None])
    return ways


def _matched(rows: tuple[int, ...], columns: Sequence[Sequence[str]]) -> _Match:
    match = _Match(rows)
    end: str | None = None
    for place, ways in enumerate(columns):
        name, title = _meant(ways, end)
        if name == "via":
            match.via.append(place)
        if name is not None:
            match.named.append((place, name, title))
            end = _END.get(name)
        elif title:
            match.ignored.append(place)
    return match


def _meant(ways: Sequence[str], end: str | None) -> tuple[str | None, str]:
    """Return the column that a heading means, and the heading; `end` is the one before it, from or to."""
    for title in ways:
        for key in (header_key(title), header_key(without_brackets(title))):
            if key in _BY_KEY:
                return _BY_KEY[key].name, title
            if _VIA.fullmatch(key):
                return "via", title
            if key in _POSTCODES and end is not None:
                return f"{end}_postcode", title
    return None, ways[0] if ways else ""


def _holds_figures(row: RawRow) -> bool:
    return any(not isinstance(cell, str) and not is_blank(cell) for cell in row.cells)


def _chosen(match: _Match, above: dict[str, Any]) -> ClaimHeader:
    at: dict[str, int] = {}
    titles: dict[str, str] = {}
    ignored = list(match.ignored)
    by_rank = sorted(match.named, key=lambda one: (_rank(one[2]), one[0]))
    for place, name, title in by_rank:
        if name in at:
            if name != "via":
                ignored.append(place)
        else:
            at[name], titles[name] = place, title
    # A row of headings above the last one is no label with a value beside it.
    above = {name: value for name, value in above.items() if name not in at}
    units = {"miles": "km"} if _KM.search(titles.get("miles", "").casefold()) else {}
    if _PENCE.search(titles.get("amount", "")):
        units["amount"] = "pence"
    return ClaimHeader(match.rows, at, titles, tuple(match.via), above, units, tuple(sorted(ignored)))


def _rank(title: str) -> int:
    keys = header_key(title), header_key(without_brackets(title))
    return min((_RANK[key] for key in keys if key in _RANK), default=99)


def _above(rows: Sequence[RawRow], header: int) -> dict[str, Any]:
    """Read ``Payroll no: 12345`` and the like above the table; of several the first counts."""
    found: dict[str, Any] = {}
    for row in rows:
        if row.number >= header:
            break
        for place, cell in enumerate(row.cells):
            if isinstance(cell, str):
                _read_label(cell, row.cells[place + 1 :], found)
    if "claimant_name" in found:
        found.setdefault("claimant", found.pop("claimant_name"))
    found.pop("claimant_name", None)
    return found


def _read_label(cell: str, after: Sequence[Cell], found: dict[str, Any]) -> None:
    label, colon, value = cell.partition(":")
    column = _BY_KEY.get(header_key(label)) or _BY_KEY.get(header_key(without_brackets(label)))
    if column is None or column.name not in _ABOVE:
        return
    beside = (one for one in after if not is_blank(one) and one != cell)
    said: Cell = value.strip() if colon and value.strip() else next(beside, None)
    if is_nothing(said) or (isinstance(said, str) and said.endswith(":")):
        return
    parsed = column.parse(said)
    if not isinstance(parsed, Bad):
        # A number counts before a name, wherever they stand.
        by_name = column.name == "claimant" and "name" in label.casefold()
        found.setdefault("claimant_name" if by_name else column.name, parsed)
