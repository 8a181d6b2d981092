"""A line of a table of costs and benefits: an amount a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from geoplan.domain.money import Amount, exact, rounded_parts

_MONTHS = 12


class LineKind(StrEnum):
    """What an amount is; all but the last two are costs."""

    CAPITAL = "capital"
    RUNNING = "running"
    TRANSPORT = "transport"
    STAFF = "staff time"
    SAVING = "savings"
    SALE = "sale"

    @property
    def is_cost(self) -> bool:
        """Whether an amount above nothing is spent."""
        return self not in (LineKind.SAVING, LineKind.SALE)

    @property
    def at_start(self) -> bool:
        """Whether it falls at the start of its year; all else is spread evenly over the year."""
        return self in (LineKind.CAPITAL, LineKind.SALE)


COSTS = tuple(kind for kind in LineKind if kind.is_cost)
BENEFITS = tuple(kind for kind in LineKind if not kind.is_cost)


@dataclass(frozen=True, slots=True)
class Line:
    """
    Amounts by year, whole pence, the first year first.

    A cost is above nothing where it is spent, a saving where it is saved.
    """

    name: str
    kind: LineKind
    pence: tuple[int, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "pence", tuple(self.pence))
        if not self.pence:
            raise ValueError(f'the line "{self.name}" has no year')
        if not all(isinstance(pence, int) for pence in self.pence):
            raise ValueError(f'the line "{self.name}" is not in whole pence')

    @property
    def total(self) -> int:
        """All years together."""
        return sum(self.pence)


def part_year(
    name: str,
    kind: LineKind,
    full_year_pence: int,
    years: int,
    *,
    from_month: Amount = 0,
    until_month: Amount | None = None,
) -> Line:
    """
    Make the line of something that costs or saves the same all the time, from some month on.

    Parameters
    ----------
    full_year_pence
        A full year's amount.
    years
        How many years the line has.
    from_month, until_month
        Months after the start of the first year; parts of a month count. Beginning in October of a year that
        begins in April is 6: half of the first year's amount.

    Raises
    ------
    ValueError
        When it ends before it begins.
    """
    shares = year_shares(years, name, from_month=from_month, until_month=until_month)
    return Line(name, kind, rounded_parts(full_year_pence * share for share in shares))


def year_shares(
    years: int, name: str, *, from_month: Amount = 0, until_month: Amount | None = None
) -> tuple[Fraction, ...]:
    """
    Return the share of each year in which something is there; see `part_year`.

    Parameters
    ----------
    name
        What it is, for the error.

    Raises
    ------
    ValueError
        When it ends before it begins.
    """
    first = exact(from_month)
    last = Fraction(years * _MONTHS) if until_month is None else exact(until_month)
    if until_month is not None and last < first:
        raise ValueError(f'the line "{name}" ends before it begins')
    return tuple(
        max(Fraction(0), min(last, Fraction((year + 1) * _MONTHS)) - max(first, Fraction(year * _MONTHS)))
        / _MONTHS
        for year in range(years)
    )


def mid_year(name: str, kind: LineKind, levels: Sequence[Amount], unit_pence: Amount) -> Line:
    """
    Make the line of something that grows or falls evenly over each year.

    A year counts the average of its start and its end: 40 fewer children on the last day of a year that began
    with none fewer are 20 over the year.

    Parameters
    ----------
    levels
        At the start of the first year and at the end of each year: one more than years.
    unit_pence
        What one unit costs or saves in a full year.

    Raises
    ------
    ValueError
        When there is no level at the end of a year.
    """
    if len(levels) < 2:
        raise ValueError(f'the line "{name}" needs a level at the start and one at the end of each year')
    worth = exact(unit_pence)
    averages = ((exact(start) + exact(end)) / 2 for start, end in pairwise(levels))
    return Line(name, kind, rounded_parts(average * worth for average in averages))
