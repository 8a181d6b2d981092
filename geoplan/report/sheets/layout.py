"""
What a printed sheet is made of, and how it falls into A4 pages.

Browsers do not agree on page numbers in margins, so pages are cut here: a row's height is worked out from its
lines, and each page says which it is. What is said of widths and heights below, `sheet.css` says too.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

BODY_MM = 186.0
"""What is left of A4 between its margins for the widths of columns."""

_PAGE_MM, _HEAD_MM, _FOOT_MM, _BAND_MM, _FACTS_MM = 272.0, 22.0, 10.5, 11.0, 15.0
_HEADING_LINE_MM, _HEADING_LETTERS = 8.5, 24
_CLOSING_MM, _CLOSING_LINE_MM = 6.5, 5.1
_DENSE = 0.8  # how much smaller a sheet is set that would otherwise just miss fitting on one page


class Look(StrEnum):
    """How a line of a cell is set."""

    BIG = "big"
    STRONG = "strong"
    PLAIN = "plain"
    SMALL = "small"


# Height of a line, and the average width of a letter of a sans serif, millimetres.
_LINE_MM = {Look.BIG: 5.8, Look.STRONG: 4.6, Look.PLAIN: 4.6, Look.SMALL: 3.9}
_LETTER_MM = {Look.BIG: 3.0, Look.STRONG: 2.15, Look.PLAIN: 1.95, Look.SMALL: 1.7}
_PADDING_MM, _GAP_MM = 2.4, 3.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell; a long one takes several on paper."""

    text: str = field(repr=False)
    look: Look = Look.PLAIN

    def height_mm(self, width_mm: float) -> float:
        """Return what it takes of a page in a column so wide."""
        letters = max(1, int((width_mm - _GAP_MM) / _LETTER_MM[self.look]))
        return _LINE_MM[self.look] * max(1, math.ceil(len(self.text) / letters))


Cell = tuple[Line, ...]


class RowKind(StrEnum):
    """What a row of a sheet is."""

    ENTRY = "entry"
    BETWEEN = "between"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """
    A row: a cell for each column; one cell alone goes over all of them.
    """

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.ENTRY

    def height_mm(self, columns: "Sequence[SheetColumn]") -> float:
        """Return what it takes of a page."""
        widths = [column.width_mm for column in columns] if len(self.cells) > 1 else [BODY_MM]
        pairs = zip(self.cells, widths, strict=True)
        padding = _PADDING_MM if self.kind is RowKind.ENTRY else _PADDING_MM / 2
        return padding + max(sum(line.height_mm(width) for line in cell) for cell, width in pairs)


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a sheet."""

    heading: str
    width_mm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """
    What one driver, carer or venue is given for one day. Plain text throughout; it is escaped when written.

    Parameters
    ----------
    holder
        Code of whose it is.
    name
        What its file is called, without ending: codes only.
    heading, under
        Whose it is in large letters, and what kind of sheet it is.
    day
        In words.
    facts
        (Figure, what it is) of the day in short.
    columns, rows
        The table.
    closing
        Lines after the table.
    warning
        Whose it is, when it is to be destroyed, and where it comes from: on every page.
    band
        A word of warning in a frame at the top of every page; empty where none is needed.
    """

    holder: str
    name: str
    heading: str = field(repr=False)
    under: str
    day: str
    facts: tuple[tuple[str, str], ...] = ()
    columns: tuple[SheetColumn, ...] = ()
    rows: tuple[SheetRow, ...] = field(default=(), repr=False)
    closing: tuple[str, ...] = ()
    warning: str = ""
    band: str = ""

    @property
    def is_dense(self) -> bool:
        """Whether it fits on one page only when it is set smaller."""
        height, room = sum(row.height_mm(self.columns) for row in self.rows), self._room_mm(first=True)
        return room < height <= room / _DENSE

    def _room_mm(self, *, first: bool) -> float:
        """What a page has for rows; the lines after the table may come on any page."""
        room = _PAGE_MM - _HEAD_MM - _FOOT_MM - _HEADING_LINE_MM * (len(self.heading) // _HEADING_LETTERS)
        if self.band:
            room -= _BAND_MM
        if self.closing:
            room -= _CLOSING_MM + _CLOSING_LINE_MM * len(self.closing)
        return room - _FACTS_MM if first and self.facts else room

    def pages(self) -> tuple[tuple[SheetRow, ...], ...]:
        """Return its rows page by page; one page, empty, where it has none."""
        return (self.rows,) if self.is_dense else (tuple(self._pages()) or ((),))

    def _pages(self) -> Iterator[tuple[SheetRow, ...]]:
        page: list[SheetRow] = []
        left = self._room_mm(first=True)
        for at, row in enumerate(self.rows):
            height = row.height_mm(self.columns)
            # What leads on to the next row goes with it.
            following = self.rows[at + 1].height_mm(self.columns) if at + 1 < len(self.rows) else 0.0
            needed = height + (following if row.kind is not RowKind.ENTRY else 0.0)
            if page and needed > left:
                yield tuple(page)
                page, left = [], self._room_mm(first=False)
            page.append(row)
            left -= height
        if page:
            yield tuple(page)


def line(text: str, look: Look = Look.PLAIN) -> Cell:
    """Return a cell of one line."""
    return (Line(text, look),)
