"""The bank holidays of England, by rule, and the years in which the rule was changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 5
_MONDAY = 0


@dataclass(frozen=True, slots=True)
class BankHolidayChange:
    """A bank holiday that no rule gives; `instead_of` is the day whose place it takes, None if extra."""

    day: date
    name: str
    instead_of: date | None = None


def easter(year: int) -> date:
    """Return Easter Sunday by the Gregorian calendar (the anonymous algorithm, Nature, 20 April 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * rest) // 433
    month = (h + rest - 7 * m + 90) // 25
    return date(year, month, (h + rest - 7 * m + 33 * month + 19) % 32)


def bank_holidays(year: int, changes: Iterable[BankHolidayChange] = ()) -> dict[date, str]:
    """
    Return the bank holidays of a year, as they have been since 1978, in order, with their names.

    One at a weekend moves to the next weekday that is free.

    Parameters
    ----------
    changes
        Those of all years may be given.
    """
    sunday = easter(year)
    found = {
        sunday - 2 * _DAY: "Good Friday",
        sunday + _DAY: "Easter Monday",
        _first_monday(date(year, 5, 1)): "Early May bank holiday",
        _first_monday(date(year, 5, 25)): "Spring bank holiday",
        _first_monday(date(year, 8, 25)): "Summer bank holiday",
    }
    fixed = [(1, 1, "New Year's Day"), (12, 25, "Christmas Day"), (12, 26, "Boxing Day")]
    # A day that is a bank holiday in its own right keeps it: the others find the next that is free.
    for month, day, name in sorted(fixed, key=lambda one: date(year, *one[:2]).weekday() >= _SATURDAY):
        free = date(year, month, day)
        while free.weekday() >= _SATURDAY or free in found:
            free += _DAY
        found[free] = name
    for change in changes:
        if change.instead_of is not None:
            found.pop(change.instead_of, None)
        if change.day.year == year:
            found[change.day] = change.name
    return dict(sorted(found.items()))


def _first_monday(since: date) -> date:
    """Return the first Monday on or after a day: from the 25th of a month of 31 days on, its last."""
    return since + ((_MONDAY - since.weekday()) % 7) * _DAY
