"""
The statutory schedule of a social worker's visits to a looked-after child.

Care Planning, Placement and Case Review (England) Regulations 2010, regulation 28: within a week of the
start of a placement; then at intervals of not more than six weeks during its first year; after that not
more than three months where it is meant to last until the child is 18, otherwise still six weeks. Every
visit is taken to be as late as it may be.
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from geoplan.domain.checks import check_between


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRules:
    """
    How often a child is visited.

    Parameters
    ----------
    first_days
        The first visit is at most so long after the start.
    every_weeks
        The next ones at most so long after the one before, in the first year.
    later_months
        After the first year, where the placement is meant to last until 18.

    Raises
    ------
    ValueError
        When a figure cannot be.
    """

    first_days: int = 7
    every_weeks: int = 6
    later_months: int = 3

    def __post_init__(self) -> None:
        check_between("days to the first visit", self.first_days, 0, 60)
        check_between("weeks between visits", self.every_weeks, 1, 52)
        check_between("months between later visits", self.later_months, 1, 24)


_DEFAULT = VisitRules()


def visits_due(
    since: date, first: date, last: date, *, long_term: bool, rules: VisitRules = _DEFAULT
) -> tuple[date, ...]:
    """
    Return the days on which visits fall due at the latest, from one day to another, both included.

    An interval that begins in the first year is one of the first year.

    Parameters
    ----------
    since
        First day of the placement.
    long_term
        Whether it is meant to last until the child is 18.
    """
    due = takewhile(lambda day: day <= last, _schedule(since, rules, long_term=long_term))
    return tuple(day for day in due if day >= first)


def _schedule(since: date, rules: VisitRules, *, long_term: bool) -> Iterator[date]:
    day, first_year_ends = since + timedelta(days=rules.first_days), _months_later(since, 12)
    while True:
        yield day
        if long_term and day >= first_year_ends:
            day = _months_later(day, rules.later_months)
        else:
            day += timedelta(weeks=rules.every_weeks)


def _months_later(day: date, months: int) -> date:
    number = 12 * day.year + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
