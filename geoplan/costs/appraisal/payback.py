"""When an outlay has paid for itself."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from geoplan.domain.money import Amount, exact


def payback_years(capital: Amount, yearly_saving: Amount, *, residual: Amount = 0) -> Fraction | None:
    """
    Return after how many years steady savings have paid for an outlay.

    Parameters
    ----------
    capital, yearly_saving
        In the same unit of money; the saving net of what running it costs.
    residual
        What could be got for what was bought: only the rest needs to be saved.

    Returns
    -------
    Fraction or None
        None where nothing is saved and something is to be paid for.
    """
    due, saving = max(Fraction(0), exact(capital) - exact(residual)), exact(yearly_saving)
    if not due:
        return Fraction(0)
    return due / saving if saving > 0 else None


@dataclass(frozen=True, slots=True)
class BreakEven:
    """
    The moment from which the cumulative position stays above water.

    Parameters
    ----------
    years
        Years after the start of the first.
    year
        Name of the year in which it lies.
    month
        Name of the month in which it lies.
    """

    years: Fraction
    year: str
    month: str

    def __str__(self) -> str:
        return f"{self.month} of {self.year}" if self.years else f"from the start of {self.year}"


def break_even(
    years: Sequence[str],
    at_start: Sequence[Fraction | int],
    over_year: Sequence[Fraction | int],
    *,
    residual: Fraction | int = 0,
    year_begins_month: int = 4,
) -> BreakEven | None:
    """
    Find from when on costs are covered, to the end of the years looked at.

    Parameters
    ----------
    years
        Names of the n years.
    at_start, over_year
        What comes in (below nothing: goes out) at the start of each year, and evenly over it, pence.
    residual
        Counted in at all times: what could be got for what was bought.

    Returns
    -------
    BreakEven or None
        None when costs are not covered at the end of the last year. A position that dips below nothing
        again breaks even only after its last dip.
    """
    stretches, position = [], Fraction(residual)
    for lump, flow in zip(at_start, over_year, strict=True):
        start = position + lump
        position = start + flow
        stretches.append((start, position))
    if position < 0:
        return None
    moment = Fraction(0)
    for number in range(len(years) - 1, -1, -1):
        start, end = stretches[number]
        if end < 0:  # the next year begins above it
            moment = Fraction(number + 1)
            break
        if start < 0:
            moment = number + -start / (end - start)
            break
    return _named(moment, years, year_begins_month)


def _named(moment: Fraction, years: Sequence[str], year_begins_month: int) -> BreakEven:
    # At the very end of the last year there is no next one to name.
    number = min(int(moment), len(years) - 1)
    passed = min(int((moment - number) * 12), 11)
    month = calendar.month_name[(year_begins_month - 1 + passed) % 12 + 1]
    return BreakEven(moment, years[number], month)
