"""Hours that repeat every week: when a venue is open, when somebody can drive."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time
from enum import IntEnum
from itertools import pairwise


class Weekday(IntEnum):
    """Days of the week, numbered as `datetime.date.weekday` does."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6

    @property
    def label(self) -> str:
        """The day as written: ``Monday``."""
        return self.name.capitalize()


WORKING_DAYS = tuple(Weekday)[:5]


@dataclass(frozen=True, slots=True, order=True)
class DayHours:
    """
    One stretch of one weekday, local time, from `start` up to `end`.

    Raises
    ------
    ValueError
        When it does not end after it starts, or its times carry a time zone.
    """

    weekday: Weekday
    start: time
    end: time

    def __post_init__(self) -> None:
        object.__setattr__(self, "weekday", Weekday(self.weekday))
        if self.start.tzinfo or self.end.tzinfo:
            raise ValueError("weekly hours are local times without a time zone")
        if self.end <= self.start:
            raise ValueError(f"{self.weekday.label} {self}: the hours do not end after they start")

    def __str__(self) -> str:
        return f"{self.start:%H:%M}–{self.end:%H:%M}"


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """
    The hours of a week, none to several stretches a day; kept in order.

    Raises
    ------
    ValueError
        When two stretches overlap.
    """

    stretches: tuple[DayHours, ...] = ()

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.stretches))
        for before, after in pairwise(ordered):
            if before.weekday == after.weekday and after.start < before.end:
                raise ValueError(f"{before.weekday.label}: {before} and {after} overlap")
        object.__setattr__(self, "stretches", ordered)

    @classmethod
    def same_every_day(
        cls, start: time, end: time, weekdays: Iterable[Weekday] = WORKING_DAYS
    ) -> "WeeklyHours":
        """Return the same hours on each of some weekdays, Monday to Friday unless said."""
        return cls(tuple(DayHours(day, start, end) for day in weekdays))

    def on(self, weekday: int) -> tuple[DayHours, ...]:
        """Return the stretches of a weekday, in order."""
        return tuple(hours for hours in self.stretches if hours.weekday == weekday)

    def covers(self, weekday: int, start: time, end: time) -> bool:
        """Whether one stretch of the weekday holds all of the time from `start` to `end`."""
        return any(hours.start <= start and end <= hours.end for hours in self.on(weekday))

    def __iter__(self) -> Iterator[DayHours]:
        return iter(self.stretches)

    def __bool__(self) -> bool:
        return bool(self.stretches)
