"""How often, how long and at what time of day families have contact: the patterns of common practice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from numpy.random import Generator

from geoplan.county.population.families import Family
from geoplan.county.population.shares import check_shares, draw_share
from geoplan.domain.ages import age_in_months
from geoplan.domain.people import LegalStatus

Shares = tuple[tuple[float, int], ...]
_DAYTIME = tuple(
    time(hour, minute) for hour in range(9, 15) for minute in (0, 30) if (hour, minute) >= (9, 30)
)
_AFTER_SCHOOL = (time(15, 45), time(16), time(16, 15), time(16, 30))
_LATE = (time(16, 45), time(17), time(17, 15), time(17, 30))


@dataclass(frozen=True, slots=True)
class PatternParams:
    """
    The contact patterns, as (share, figure) pairs. Practice and assumption; starts are local times.

    Parameters
    ----------
    infant_months
        Up to this age of the youngest a family has the pattern of infants.
    school_months
        A family with a child of this age or over meets after school.
    infant_sessions, toddler_sessions, school_sessions
        Sessions a week.
    infant_minutes, toddler_minutes, school_minutes
        How long each lasts.
    adoption_weeks, adoption_minutes
        Under a placement order: weeks between sessions, and their length.
    settled_weeks, settled_minutes
        After permanence, four to six times a year: the same.
    daytime, after_school
        Times at which sessions start.
    late
        Times tried where none of those is free.
    weekend
        Times at which sessions start on a Saturday or Sunday.
    """

    infant_months: int = 24
    school_months: int = 60
    infant_sessions: Shares = ((0.3, 3), (0.4, 4), (0.3, 5))
    infant_minutes: Shares = ((0.5, 60), (0.2, 75), (0.3, 90))
    toddler_sessions: Shares = ((0.5, 2), (0.5, 3))
    toddler_minutes: Shares = ((1.0, 90),)
    school_sessions: Shares = ((0.6, 1), (0.4, 2))
    school_minutes: Shares = ((0.7, 90), (0.3, 120))
    adoption_weeks: Shares = ((0.5, 2), (0.5, 4))
    adoption_minutes: Shares = ((1.0, 60),)
    settled_weeks: Shares = ((0.4, 9), (0.3, 11), (0.3, 13))
    settled_minutes: Shares = ((1.0, 120),)
    daytime: tuple[time, ...] = _DAYTIME
    after_school: tuple[time, ...] = _AFTER_SCHOOL
    late: tuple[time, ...] = _LATE
    weekend: tuple[time, ...] = (time(10), time(10, 30), time(11), time(12), time(12, 30), time(13))

    def __post_init__(self) -> None:
        for name in self.__slots__:
            value = getattr(self, name)
            if isinstance(value, tuple) and isinstance(value[0], tuple):
                check_shares(name, [share for share, _ in value])


@dataclass(frozen=True, slots=True)
class ContactPattern:
    """
    What a family needs booked.

    Parameters
    ----------
    sessions
        How many a week, each on a day of its own; 1 where they are rarer.
    minutes
        How long each lasts.
    every_weeks
        Weeks from one to the next.
    starts, late_starts
        Weekday times to start at, the preferred first, and those to fall back on.
    weekend_starts
        Times to start at on a Saturday or Sunday.
    """

    sessions: int
    minutes: int
    every_weeks: int
    starts: tuple[time, ...]
    late_starts: tuple[time, ...]
    weekend_starts: tuple[time, ...]


def draw_pattern(rng: Generator, family: Family, params: PatternParams, *, week: date) -> ContactPattern:
    """Draw how a family has contact, by its youngest and oldest child and its legal status."""
    youngest, oldest = age_in_months(family.births[-1], week), age_in_months(family.births[0], week)
    at_school = oldest >= params.school_months
    sessions, every_weeks = 1, 1
    if family.settled:
        every_weeks, minutes = _draw(rng, params.settled_weeks), _draw(rng, params.settled_minutes)
    elif family.status is LegalStatus.PLACEMENT_ORDER:
        every_weeks, minutes = _draw(rng, params.adoption_weeks), _draw(rng, params.adoption_minutes)
    elif at_school:
        sessions, minutes = _draw(rng, params.school_sessions), _draw(rng, params.school_minutes)
    elif youngest < params.infant_months:
        sessions, minutes = _draw(rng, params.infant_sessions), _draw(rng, params.infant_minutes)
    else:
        sessions, minutes = _draw(rng, params.toddler_sessions), _draw(rng, params.toddler_minutes)
    starts = params.after_school if at_school else params.daytime
    # Each family begins its search at another time, or all would ask for the first one.
    turn = int(rng.integers(len(starts)))
    return ContactPattern(
        sessions=sessions,
        minutes=minutes,
        every_weeks=every_weeks,
        starts=starts[turn:] + starts[:turn],
        late_starts=params.late,
        weekend_starts=params.weekend,
    )


def _draw(rng: Generator, shares: Sequence[tuple[float, int]]) -> int:
    return shares[draw_share(rng, [share for share, _ in shares])][1]
