"""Made-up foster carers: who can drive, when, how far, and which child seats they own."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from numpy.random import Generator

from geoplan.county.population.children import carer_code
from geoplan.county.population.placements import Household
from geoplan.county.population.shares import check_shares, draw_share
from geoplan.domain.hours import WORKING_DAYS, DayHours, Weekday, WeeklyHours
from geoplan.domain.people import Child, FosterCarer
from geoplan.domain.seats import SeatKind, SeatStock

_EVERY_DAY = tuple(Weekday)
_PATTERNS = (
    (0.45, ((time(8), time(20)),), _EVERY_DAY),
    (0.25, ((time(9, 15), time(14, 45)),), WORKING_DAYS),
    (0.15, ((time(7), time(8, 30)), (time(16, 30), time(20))), WORKING_DAYS),
    (0.15, ((time(9), time(18)),), (Weekday.MONDAY, Weekday.WEDNESDAY, Weekday.FRIDAY, Weekday.SATURDAY)),
)


@dataclass(frozen=True, slots=True)
class CarerParams:
    """
    What made-up foster carers can do: assumption. The report of 2015: most carers drive to contact.

    Parameters
    ----------
    drives_share
        Carers who can drive children to contact at all.
    patterns
        (share, stretches of the day, weekdays) of the hours in which those can.
    max_minutes
        (share, longest drive one way in minutes or None).
    seats
        (share, passenger seats).
    """

    drives_share: float = 0.72
    patterns: tuple[tuple[float, tuple[tuple[time, time], ...], tuple[Weekday, ...]], ...] = _PATTERNS
    max_minutes: tuple[tuple[float, int | None], ...] = (
        (0.2, 20),
        (0.3, 30),
        (0.25, 45),
        (0.1, 60),
        (0.15, None),
    )
    seats: tuple[tuple[float, int], ...] = ((0.75, 4), (0.15, 3), (0.1, 6))

    def __post_init__(self) -> None:
        check_shares("hours of carers", [pattern[0] for pattern in self.patterns])
        check_shares("longest drives", [share for share, _ in self.max_minutes])
        check_shares("passenger seats", [share for share, _ in self.seats])


def make_carers(
    rng: Generator,
    households: Sequence[Household],
    children: Sequence[Child],
    params: CarerParams,
    *,
    week: date,
) -> tuple[FosterCarer, ...]:
    """Make a carer for every household that is not a residential home, in the order of the households."""
    fostered = defaultdict(list)
    for child in children:
        fostered[child.carer].append(child)
    carers = []
    for household in households:
        code = carer_code(household)
        if code is None:
            continue
        drives = bool(rng.random() < params.drives_share)
        hours = _hours(rng, params)
        longest = params.max_minutes[draw_share(rng, [share for share, _ in params.max_minutes])][1]
        seats = params.seats[draw_share(rng, [share for share, _ in params.seats])][1]
        carers.append(
            FosterCarer(
                code=code,
                home=household.home,
                home_place=household.place.code,
                can_drive=drives,
                hours=hours if drives else WeeklyHours(),
                max_minutes=longest if drives else None,
                seats=seats if drives else 0,
                child_seats=_own_seats(fostered[code], week) if drives else SeatStock(),
            )
        )
    return tuple(carers)


def _hours(rng: Generator, params: CarerParams) -> WeeklyHours:
    _, stretches, weekdays = params.patterns[draw_share(rng, [pattern[0] for pattern in params.patterns])]
    return WeeklyHours(tuple(DayHours(day, start, end) for day in weekdays for start, end in stretches))


def _own_seats(children: Sequence[Child], week: date) -> SeatStock:
    """Return the seats that the carer's own foster children need: who drives them daily has them."""
    needed = Counter(child.seat_needed(week) for child in children)
    return SeatStock(
        rear_facing=needed[SeatKind.REAR_FACING],
        forward_facing=needed[SeatKind.FORWARD_FACING],
        booster=needed[SeatKind.BOOSTER],
    )
