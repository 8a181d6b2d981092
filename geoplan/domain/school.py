"""School terms and bank holidays: which days pupils are at school, and which are working days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from geoplan.domain.bank_holidays import BankHolidayChange, bank_holidays

_DAY = timedelta(days=1)
_SATURDAY = 5
_SEPTEMBER = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """
    A stretch of school without a break, such as half an autumn term.

    Parameters
    ----------
    first, last
        The first and the last day on which pupils are at school.
    sure
        ``H`` checked against a source, ``M`` one source or practice, ``L`` an assumption.

    Raises
    ------
    ValueError
        When it ends before it begins, or lasts longer than a term can.
    """

    name: str
    first: date
    last: date
    sure: str = "M"
    source: str = ""

    def __post_init__(self) -> None:
        if not 0 <= (self.last - self.first).days <= 150:
            raise ValueError(
                f"term {self.name} cannot last from {self.first:%d/%m/%Y} to {self.last:%d/%m/%Y}"
            )


@dataclass(frozen=True)
class SchoolCalendar:
    """
    Terms, and bank holidays.

    Parameters
    ----------
    terms
        Kept in order. What is known are whole school years, with the August before, from the first term's to
        the last one's.
    changes
        Where bank holidays differ from the rule.

    Raises
    ------
    ValueError
        When there is no term, or two overlap.
    """

    terms: tuple[Term, ...]
    changes: tuple[BankHolidayChange, ...] = ()

    def __post_init__(self) -> None:
        if not self.terms:
            raise ValueError("there is no term")
        ordered = tuple(sorted(self.terms, key=lambda term: term.first))
        for before, after in pairwise(ordered):
            if after.first <= before.last:
                raise ValueError(f"the terms {before.name} and {after.name} overlap")
        object.__setattr__(self, "terms", ordered)

    @property
    def known_from(self) -> date:
        """The first day of which it is known whether there is school."""
        return date(_school_year(self.terms[0].first), 8, 1)

    @property
    def known_until(self) -> date:
        """The last such day."""
        return date(_school_year(self.terms[-1].last) + 1, 8, 31)

    @cached_property
    def _holidays(self) -> dict[int, dict[date, str]]:
        """Bank holidays by year, as they are asked for."""
        return {}

    def holiday(self, day: date) -> str | None:
        """Return the name of the bank holiday on a day; None on all others."""
        if day.year not in self._holidays:
            self._holidays[day.year] = bank_holidays(day.year, self.changes)
        return self._holidays[day.year].get(day)

    def is_working_day(self, day: date) -> bool:
        """Whether a day is one from Monday to Friday, and no bank holiday."""
        return day.weekday() < _SATURDAY and self.holiday(day) is None

    def is_school_day(self, day: date) -> bool:
        """Whether pupils are at school; days of teacher training, set by each school, are not left out."""
        return self.is_working_day(day) and self.term(day) is not None

    def term(self, day: date) -> Term | None:
        """
        Return the term in which a day lies; None between terms.

        Raises
        ------
        ValueError
            When terms are not known for the day.
        """
        if not self.known_from <= day <= self.known_until:
            known = f"{self.known_from:%d/%m/%Y} to {self.known_until:%d/%m/%Y}"
            raise ValueError(f"school terms are known from {known}, not on {day:%d/%m/%Y}")
        return next((term for term in self.terms if term.first <= day <= term.last), None)

    def working_days(self, first: date, last: date) -> Iterator[date]:
        """Give the working days from one day to another, both included."""
        day = first
        while day <= last:
            if self.is_working_day(day):
                yield day
            day += _DAY

    def is_school_week(self, day: date) -> bool:
        """Whether most working days of the week of a day are school days."""
        monday = day - day.weekday() * _DAY
        week = list(self.working_days(monday, monday + 6 * _DAY))
        return 2 * sum(map(self.is_school_day, week)) > len(week)


def _school_year(day: date) -> int:
    return day.year if day.month >= _SEPTEMBER else day.year - 1
