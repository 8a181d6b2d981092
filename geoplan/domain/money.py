"""
Money in whole pence, and miles that money is paid for.

Amounts are reckoned exactly, as fractions, and rounded here and nowhere else: half a penny goes away from
nothing.
"""

import math
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, pairwise

from geoplan.domain.geography import METRES_PER_MILE

Amount = Fraction | Decimal | int | float | str
# Rates and lengths are floats; what is half a penny on paper must not fall below it by the last digit.
_DUST = 1e-9


def whole_pence(pence: float) -> int:
    """Return pence, a float, rounded half up to whole pence."""
    return math.floor(pence + 0.5 + _DUST)


def miles(metres: float) -> float:
    """Return metres in miles."""
    return metres / METRES_PER_MILE


def exact(amount: Amount) -> Fraction:
    """
    Return a figure without any rounding.

    A float counts as the shortest decimal that stands for it: what was typed as 12.1 is 121 tenths.

    Raises
    ------
    ValueError
        When it is not a number.
    """
    try:
        return Fraction(str(amount)) if isinstance(amount, float | str) else Fraction(amount)
    except (ValueError, OverflowError, ZeroDivisionError):
        raise ValueError(f"{str(amount)[:20]!r} is not a number") from None


def exact_miles(metres: int) -> Fraction:
    """Return whole metres in miles, exactly: an international mile has whole millimetres."""
    return Fraction(metres) / exact(METRES_PER_MILE)


def rounded_pence(pence: Fraction) -> int:
    """Return an exact amount in whole pence; half a penny is rounded away from nothing."""
    up = math.floor(abs(pence) + Fraction(1, 2))
    return up if pence >= 0 else -up


def rounded_parts(parts: Iterable[Fraction]) -> tuple[int, ...]:
    """
    Return exact amounts in whole pence that add up to their rounded total.

    Each is the difference of two rounded running totals, so it is off by less than a penny, and a part that
    is split in two is worth the same as before.
    """
    totals = (rounded_pence(total) for total in accumulate(parts, initial=Fraction(0)))
    return tuple(after - before for before, after in pairwise(totals))


def pounds(pence: Fraction | int, *, whole: bool = False) -> str:
    """
    Return pence as people write them: ``£1,234.50``, ``−£40.00``.

    Parameters
    ----------
    whole
        Whether to round to pounds, half a pound away from nothing.
    """
    sign = "−" if pence < 0 else ""
    if whole:
        text = f"{rounded_pence(abs(Fraction(pence)) / 100):,}"
    else:
        number, rest = divmod(rounded_pence(abs(Fraction(pence))), 100)
        text = f"{number:,}.{rest:02}"
    return f"{sign if text.strip('0.') else ''}£{text}"
