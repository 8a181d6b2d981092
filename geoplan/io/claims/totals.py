"""Lines of totals: told from journeys, and held against the rows that they add up."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from geoplan.domain.claims import ClaimTotal
from geoplan.errors import RowAt
from geoplan.io.fields import plain
from geoplan.io.grid import Cell

_TOTAL = re.compile(r"((grand|sub|overall|page|monthly|claim)[- ]?)?(totals?|sum)\b.{0,40}", re.IGNORECASE)
_GRAND = re.compile(r"(grand|overall)", re.IGNORECASE)
_CARRIED = re.compile(r"\b(carried|brought)[ -](forward|over|down)\b|^[bc]/[fd]\b", re.IGNORECASE)
# Totals are often typed with one decimal.
_NEAR_MILES = Decimal("0.05")


def says_total(cell: Cell) -> bool:
    """Tell the words of a line of totals."""
    return isinstance(cell, str) and _TOTAL.fullmatch(plain(cell)) is not None


def says_carried(cell: Cell) -> bool:
    """Tell the words of a line that is carried from or to another page."""
    return isinstance(cell, str) and _CARRIED.search(plain(cell)) is not None


def says_grand(cell: Cell) -> bool:
    """Tell the words of a line that adds up other totals."""
    return isinstance(cell, str) and _GRAND.search(plain(cell)) is not None


@dataclass(slots=True)
class Sums:
    """What some rows add up to, so far."""

    rows: int = 0
    miles: Decimal = Decimal(0)
    pence: int = 0

    def add(self, miles: Decimal | None, pence: int | None) -> None:
        """Add a row."""
        self.rows += 1
        self.miles += miles or 0
        self.pence += pence or 0

    def agrees(self, miles: Decimal | None, pence: int | None) -> bool:
        """Tell whether a line states these sums; it must state one of them."""
        if miles is None and pence is None:
            return False
        miles_agree = miles is None or abs(miles - self.miles) <= _NEAR_MILES
        return miles_agree and (pence is None or pence == self.pence)

    def apart(self, miles: Decimal | None, pence: int | None) -> Decimal:
        """Return how far a line is from these sums: miles, or pounds where it states none."""
        if miles is not None:
            return abs(miles - self.miles)
        return abs(Decimal((pence or 0) - self.pence)) / 100


@dataclass(slots=True)
class Adder:
    """Adds up rows while they are read: of the file, of the sheet, and since the last line of totals."""

    file: Sums = field(default_factory=Sums)
    sheet: Sums = field(default_factory=Sums)
    block: Sums = field(default_factory=Sums)

    def begin_sheet(self) -> None:
        """Go on to the next sheet."""
        self.sheet, self.block = Sums(), Sums()

    def add(self, miles: Decimal | None, pence: int | None) -> None:
        """Add a row."""
        for sums in (self.file, self.sheet, self.block):
            sums.add(miles, pence)

    def is_sum(self, miles: Decimal | None, pence: int | None) -> bool:
        """Tell whether figures without any words are the sum of two or more rows above."""
        return any(
            sums.rows > 1 and sums.agrees(miles, pence) for sums in (self.block, self.sheet, self.file)
        )

    def line(self, row: RowAt, miles: Decimal | None, pence: int | None, *, grand: bool) -> ClaimTotal:
        """
        Return a line of totals with what it seems to add up: what agrees, else what its words say, else what
        is nearest.
        """
        ways = {
            "the rows since the last total": self.block,
            "all rows of the sheet above": self.sheet,
            "all rows of the file above": self.file,
        }
        if self.block == self.sheet:
            del ways["the rows since the last total"]
        if self.sheet == self.file:
            del ways["all rows of the file above"]
        agreeing = [words for words, sums in ways.items() if sums.agrees(miles, pence)]
        by_words = list(ways)[-1:] if grand else sorted(ways, key=lambda one: ways[one].apart(miles, pence))
        covers = (agreeing or by_words)[0]
        sums = ways[covers]
        self.block = Sums()
        return ClaimTotal(
            row=row,
            covers=covers,
            rows=sums.rows,
            stated_miles=miles,
            added_miles=sums.miles,
            stated_pence=pence,
            added_pence=sums.pence,
        )
