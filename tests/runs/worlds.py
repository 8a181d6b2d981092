"""
A small world made by hand, for the tests of driver runs.

Everything lies on one line, at so many minutes from its western end. A minute of driving is a minute: 60 s
off-peak and in the daytime, 72 s in both peaks. Lengths disagree with times: in town (minutes 0 to 20) a
minute is 500 m, in the country beyond it is 1,000 m. So what is nearer in time may be farther in miles.

    minute    8     10            15      20      30     32    34
            D001  C0001+C0002  north-school  retford  C0003  D002  C0004

- C0001 (3) and C0002 (2) are sister and brother in one home; their carer G001 does not drive. Each needs a
  forward-facing seat.
- C0003 (9) goes to school; the carer G002 drives on weekdays, up to 30 minutes one way. Booster.
- C0004 (14) has no carer here, and no school.
- Volunteers D001 (town; 3 seats; 2 forward-facing, 1 booster) and D002 (country; 3 seats; one seat of each
  kind), weekdays 08:00 to 19:00, all checks held.
- The worker W001 is based at the venue ``retford`` and supervises every session.
- Sessions: S0001 Monday 10:00 to 11:30 C0001+C0002; S0002 Monday 16:00 to 17:00 C0003; S0003 Monday 11:00 to
  12:30 C0004; S0004 Wednesday 10:00 to 11:30 C0001+C0002; S0005 Thursday 13:00 to 14:00 C0004.

Everything can be overridden: ``small_case(drivers=(driver("D001", 8, seats=1),))``.
"""

from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from functools import cache
from typing import Any

import numpy as np

from geoplan.domain.adults import KnownAdult
from geoplan.domain.drivers import Check, ComplianceKind, Driver, Provider
from geoplan.domain.geography import Position
from geoplan.domain.hours import WeeklyHours
from geoplan.domain.people import Child, ContactWorker, FosterCarer, School
from geoplan.domain.periods import Period
from geoplan.domain.seats import SeatStock
from geoplan.domain.sessions import ContactSession
from geoplan.domain.venues import Room, Venue
from geoplan.runs.case import Case
from geoplan.runs.case.places import places_of
from geoplan.runs.case.travel import PERIODS, Travel

WEEK = date(2026, 11, 23)
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (WEEK + timedelta(days=i) for i in range(5))
TOWN_EDGE = 20.0
WORKING_HOURS = WeeklyHours.same_every_day(time(8), time(19))
ALL_CHECKS = tuple(Check(kind, date(2027, 12, 31)) for kind in ComplianceKind)


def at(minute: float) -> Position:
    """The position so many minutes from the western end."""
    return Position(53.0, round(-1.0 + minute / 1_000, 9))


def minute_of(position: Position) -> float:
    """Where a position lies on the line."""
    return round((position.lon + 1.0) * 1_000, 4)


def seconds_between(one: float, other: float, period: Period = Period.INTER_PEAK) -> int:
    """Seconds of driving between two minutes of the line."""
    slow = period in (Period.AM_PEAK, Period.PM_PEAK)
    return int(np.ceil(abs(one - other) * (72 if slow else 60) - 1e-6))


def metres_between(one: float, other: float) -> int:
    """Metres between two minutes of the line: 500 m a minute in town, 1,000 m beyond."""

    def along(minute: float) -> float:
        return 500.0 * min(minute, TOWN_EDGE) + 1_000.0 * max(0.0, minute - TOWN_EDGE)

    return int(np.ceil(abs(along(one) - along(other)) - 1e-6))


def line_travel(places: Mapping[str, Position]) -> Travel:
    """Travel between places on the line."""
    return _travel_between(tuple(places.items()))


@cache
def _travel_between(places: tuple[tuple[str, Position], ...]) -> Travel:
    minutes = [minute_of(position) for _, position in places]
    return Travel(
        tuple(key for key, _ in places),
        np.array([[[seconds_between(a, b, p) for b in minutes] for a in minutes] for p in PERIODS], np.int32),
        np.array([[[metres_between(a, b) for b in minutes] for a in minutes] for _ in PERIODS], np.int32),
        "made by hand",
    )


def born(years: int, months: int = 6) -> date:
    """The birth date of somebody who is so old in the week."""
    months_ago = 12 * WEEK.year + WEEK.month - 1 - 12 * years - months
    return date(months_ago // 12, months_ago % 12 + 1, 10)


def child(code: str, minute: float, years: int = 9, **other: Any) -> Child:
    return Child(
        **{"code": code, "home": at(minute), "birth_date": born(years), "contact_district": "North"} | other
    )


def carer(code: str, minute: float, **other: Any) -> FosterCarer:
    """One who does not drive; see `driving_carer`."""
    return FosterCarer(**{"code": code, "home": at(minute)} | other)


def driving_carer(code: str, minute: float, **other: Any) -> FosterCarer:
    given = {"can_drive": True, "hours": WORKING_HOURS, "max_minutes": 30, "seats": 3}
    return carer(code, minute, **given | {"child_seats": SeatStock(1, 1, 1)} | other)


def driver(code: str, minute: float, **other: Any) -> Driver:
    given = {"provider": "bassetlaw", "hours": WORKING_HOURS, "seats": 3, "compliance": ALL_CHECKS}
    return Driver(**{"code": code, "home": at(minute), "child_seats": SeatStock(1, 1, 1)} | given | other)


def adult(code: str, minute: float, *children: str, **other: Any) -> KnownAdult:
    given = {"children": frozenset(children), "hours": WORKING_HOURS, "child_seats": SeatStock(1, 1, 1)}
    return KnownAdult(**{"code": code, "home": at(minute)} | given | other)


def worker(code: str, base: str = "retford", **other: Any) -> ContactWorker:
    given = {"hours": WeeklyHours.same_every_day(time(9), time(18, 30)), "contact_district": "North"}
    return ContactWorker(**{"code": code, "base": base} | given | other)


def venue(code: str = "retford", minute: float = 20, **other: Any) -> Venue:
    given = {"name": code.title(), "contact_district": "North", "rooms": (Room(code="1"), Room(code="2"))}
    hours = WeeklyHours.same_every_day(time(8, 30), time(19))
    return Venue(**{"code": code, "position": at(minute), "hours": hours} | given | other)


def school(code: str = "north-school", minute: float = 15, **other: Any) -> School:
    return School(**{"code": code, "position": at(minute)} | other)


def session(code: str, day: date, start: time, end: time, *children: str, **other: Any) -> ContactSession:
    given = {"venue": "retford", "room": "1", "worker": "W001"}
    return ContactSession(
        **{"code": code, "children": children, "first": day, "start": start, "end": end} | given | other
    )


def small_children() -> tuple[Child, ...]:
    siblings = {"sibling_group": "F1", "carer": "G001"}
    return (
        child("C0001", 10, 3, **siblings),
        child("C0002", 10, 2, **siblings),
        child("C0003", 30, 9, carer="G002", school="north-school"),
        child("C0004", 34, 14),
    )


def small_sessions() -> tuple[ContactSession, ...]:
    return (
        session("S0001", MONDAY, time(10), time(11, 30), "C0001", "C0002"),
        session("S0002", MONDAY, time(16), time(17), "C0003"),
        session("S0003", MONDAY, time(11), time(12, 30), "C0004", room="2"),
        session("S0004", WEDNESDAY, time(10), time(11, 30), "C0001", "C0002"),
        session("S0005", THURSDAY, time(13), time(14), "C0004"),
    )


def small_case(**other: Any) -> Case:
    """The world of this module's heading, with fields of `Case` exchanged; travel follows from the places."""
    given: dict[str, Any] = {
        "week": WEEK,
        "days": tuple(WEEK + timedelta(days=i) for i in range(7)),
        "children": small_children(),
        "carers": (carer("G001", 10), driving_carer("G002", 30)),
        "drivers": (
            driver("D001", 8, child_seats=SeatStock(0, 2, 1)),
            driver("D002", 32),
        ),
        "sessions": small_sessions(),
        "venues": (venue(),),
        "providers": (
            Provider(code="bassetlaw", name="Bassetlaw Action", contact_districts=frozenset({"North"})),
        ),
        "workers": (worker("W001"),),
        "schools": (school(),),
        "adults": (),
    } | other
    if "travel" not in given:
        kinds = ("children", "carers", "drivers", "schools", "venues", "adults")
        given["travel"] = line_travel(places_of(**{kind: given[kind] for kind in kinds}))
    return Case(**given)


def monday_only(**other: Any) -> Case:
    """`small_case` with Monday as the only day to plan."""
    return small_case(**{"days": (MONDAY,)} | other)


def codes(things: Iterable[Any]) -> list[str]:
    """The codes of some things, in order."""
    return [thing.code for thing in things]
