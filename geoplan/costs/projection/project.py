"""Projecting weeks over a year, with school terms and bank holidays."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby

from geoplan.costs.projection.params import ProjectionParams
from geoplan.costs.projection.result import MonthCost, YearCost
from geoplan.costs.projection.typical import Typical, typical_week
from geoplan.costs.projection.week import WeekCost
from geoplan.costs.projection.words import how_made
from geoplan.domain.checks import check_between
from geoplan.domain.money import Amount, exact, rounded_parts, rounded_pence
from geoplan.domain.school import SchoolCalendar, Term

_WEEK = 5  # working days
_MOST_DAYS = 3 * 366


@dataclass(frozen=True, slots=True)
class _Month:
    """The working days of a month, and what share of a typical week each is worth."""

    first: date
    days: Mapping[bool, int]
    share: Fraction

    @property
    def weeks(self) -> dict[bool, Fraction]:
        """Full weeks of contact with and without school."""
        return {school: days * self.share for school, days in self.days.items()}


def project_year(
    weeks: Sequence[WeekCost],
    calendar: SchoolCalendar,
    *,
    first: date,
    last: date | None = None,
    contact_weeks: Amount | None = None,
    params: ProjectionParams | None = None,
) -> YearCost:
    """
    Project weeks that were planned or driven over a year.

    Each working day costs a fifth of the typical week with or without school; bank holidays cost nothing.

    Parameters
    ----------
    weeks
        One or more: the more, and of both kinds, the narrower and the better founded the range.
    first, last
        The days to project, both included; by default a year.
    contact_weeks
        How many full weeks of contact the days have, bank holidays left out already, such as 48: the rest
        falls out here and there (holidays of carers, illness) and is taken off every day alike. By default
        all working days count.

    Raises
    ------
    ValueError
        When there is no week to go by, terms are not known for a day, or the days are none or too many.
    """
    params = params or ProjectionParams()
    last = last or _year_later(first) - timedelta(days=1)
    check_between("the number of days to project", (last - first).days + 1, 1, _MOST_DAYS)
    typical = typical_week(weeks, calendar, params)
    months, full_weeks = _months(calendar, first, last, contact_weeks)
    amounts = _amounts(typical, months)
    found = tuple(
        _month(month, by_group, typical, params) for month, by_group in zip(months, amounts, strict=True)
    )
    in_all = {school: sum((month.weeks[school] for month in months), Fraction(0)) for school in (True, False)}
    low, high = _range(sum(month.pence for month in found), typical, in_all, params)
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return YearCost(
        first=first,
        last=last,
        months=found,
        low=low,
        high=high,
        weeks=float(sum(in_all.values())),
        bank_holidays=tuple((day, name) for day in days if (name := calendar.holiday(day))),
        made=how_made(typical, in_all, full_weeks, terms_between(calendar, first, last), params),
    )


def terms_between(calendar: SchoolCalendar, first: date, last: date) -> tuple[Term, ...]:
    """Return the terms that any of the days from the first to the last lies in."""
    return tuple(term for term in calendar.terms if term.first <= last and first <= term.last)


def _year_later(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return date(day.year + 1, 3, 1)


def _months(
    calendar: SchoolCalendar, first: date, last: date, contact_weeks: Amount | None
) -> tuple[list[_Month], Fraction]:
    """Count working days by month; also, how many full weeks they are."""
    working = list(calendar.working_days(first, last))
    if not working:
        raise ValueError(f"there is no working day from {first:%d/%m/%Y} to {last:%d/%m/%Y}")
    full = Fraction(len(working), _WEEK)
    wanted = full if contact_weeks is None else exact(contact_weeks)
    most = math.ceil(((last - first).days + 1) / 7)
    if not 0 < wanted <= most:
        raise ValueError(f"{float(wanted):g} weeks of contact are not above 0 and at most {most}")
    share = wanted / full / _WEEK
    found = []
    for _, days in groupby(working, key=lambda day: (day.year, day.month)):
        of_month = list(days)
        school = sum(map(calendar.is_school_day, of_month))
        begins = max(first, of_month[0].replace(day=1))
        found.append(_Month(begins, {True: school, False: len(of_month) - school}, share))
    return found, full


def _amounts(typical: Typical, months: Sequence[_Month]) -> list[dict[str, int]]:
    """Expected pence by month and group, rounded so that everything adds up."""
    groups = list(typical.by_group[True])
    exactly = [
        sum((typical.by_group[school][group] * weeks for school, weeks in month.weeks.items()), Fraction(0))
        for month in months
        for group in groups
    ]
    rounded = iter(rounded_parts(exactly))
    return [{group: next(rounded) for group in groups} for _ in months]


def _month(
    month: _Month, by_group: Mapping[str, int], typical: Typical, params: ProjectionParams
) -> MonthCost:
    low, high = _range(sum(by_group.values()), typical, month.weeks, params)
    return MonthCost(
        first=month.first,
        working_days=sum(month.days.values()),
        school_days=month.days[True],
        by_group=by_group,
        low=low,
        high=high,
    )


def _range(
    expected: int, typical: Typical, weeks: Mapping[bool, Fraction], params: ProjectionParams
) -> tuple[int, int]:
    width = typical.half_width({kind: float(number) for kind, number in weeks.items()}, params.confidence)
    either_way = rounded_pence(exact(width))
    return max(0, expected - either_way), expected + either_way
