"""Months, and quarters of the financial year from April."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_FIRST_MONTH = 4


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """
    A month or a quarter.

    Parameters
    ----------
    first, last
        Its days, both included.
    """

    first: date
    last: date
    label: str

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


def month_of(day: date) -> Span:
    """Return the month of a day: ``Nov 2026``."""
    first = day.replace(day=1)
    return Span(first, _next_month(first) - timedelta(days=1), f"{first:%b %Y}")


def quarter_of(day: date) -> Span:
    """
    Return the quarter of the financial year that a day lies in: ``Q3 2026/27`` is October to December 2026.
    """
    number = (day.month - _FIRST_MONTH) % 12 // 3
    year = day.year if day.month >= _FIRST_MONTH else day.year - 1
    month = (_FIRST_MONTH + 3 * number - 1) % 12 + 1
    first = date(year if month >= _FIRST_MONTH else year + 1, month, 1)
    last = first
    for _ in range(3):
        last = _next_month(last)
    label = f"Q{number + 1} {year}/{(year + 1) % 100:02d}"
    return Span(first, last - timedelta(days=1), label)


def months(since: date, until: date) -> tuple[Span, ...]:
    """Return the months from that of one day to that of another."""
    return tuple(_months(since, until))


def quarters(since: date, until: date) -> tuple[Span, ...]:
    """Return the quarters from that of one day to that of another."""
    return tuple(sorted({quarter_of(month.first) for month in _months(since, until)}))


def _months(since: date, until: date) -> Iterator[Span]:
    month = month_of(since)
    while month.first <= until:
        yield month
        month = month_of(month.last + timedelta(days=1))


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
