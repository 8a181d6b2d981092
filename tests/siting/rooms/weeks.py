"""Small weeks along one road: a child at minute 10 is ten minutes from a venue at minute 20."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import numpy as np

from geoplan.domain.ages import AgeBand
from geoplan.domain.hours import WeeklyHours
from geoplan.domain.people import Child, ContactWorker
from geoplan.domain.periods import Period
from geoplan.domain.sessions import LONDON
from geoplan.domain.venues import Room, Venue
from geoplan.matrix import MatrixProvenance, TravelMatrix
from geoplan.siting.rooms import AllotmentParams, RoomTravel, RoomWeek
from tests.runs.worlds import MONDAY, child, session, venue, worker

MADE = MatrixProvenance("made up", "1", "1", "2024-01-01")
ALL = frozenset(AgeBand)
QUIET = AllotmentParams(
    lend_minutes=0, turnaround_minutes=0, notes_minutes=0, child_gap_minutes=0, step_minutes=30
)


def matrix(origins: dict[str, float], destinations: dict[str, float]) -> TravelMatrix:
    """Minutes are differences along the road; every minute is half a mile."""
    apart = np.abs(np.array([*origins.values()], float)[:, None] - np.array([*destinations.values()], float))
    return TravelMatrix(
        tuple(origins), tuple(destinations), apart * 60.0, apart * 804.672, Period.OFF_PEAK, MADE
    )


def travel(children: dict[str, float], venues: dict[str, float]) -> RoomTravel:
    there, back = matrix(children, venues), matrix(venues, children)
    return RoomTravel.all_day(there, back, matrix(venues, venues))


def week(
    sessions: Sequence,
    children: Sequence[tuple[Child, float]],
    venues: Sequence[tuple[Venue, float]],
    workers: Sequence[ContactWorker],
    params: AllotmentParams = QUIET,
    *,
    also: dict[str, float] | None = None,
    **other,
) -> RoomWeek:
    """`also` are places of venues that are closed."""
    return RoomWeek(
        week=MONDAY,
        sessions=tuple(sessions),
        children=tuple(one for one, _ in children),
        venues=tuple(one for one, _ in venues),
        workers=tuple(workers),
        travel=travel(
            {one.code: at for one, at in children}, {one.code: at for one, at in venues} | (also or {})
        ),
        params=params,
        **other,
    )


def room(code: str, *ages: AgeBand, children: int = 4) -> Room:
    return Room(code=code, ages=frozenset(ages) or ALL, children=children)


def small(params: AllotmentParams = QUIET, **other) -> RoomWeek:
    """
    Two venues twenty minutes apart, three children, three sessions on Monday at ten.

    Hall (minute 20) has a room for toddlers and one for all, Mill (minute 40) one for all. C0001 (3 years, at
    minute 20) and C0002 (9, at 20) are at Hall; C0003 (9, at 38) is at Mill.
    """
    hall = venue("hall", rooms=(room("toddlers", AgeBand.TODDLER), room("all")))
    mill = venue("mill", rooms=(room("one"),))
    people = [(child("C0001", 20, 3), 20.0), (child("C0002", 20), 20.0), (child("C0003", 38), 38.0)]
    ten = (MONDAY, time(10), time(11))
    return week(
        [
            session("S0001", *ten, "C0001", venue="hall", room="toddlers", worker="W001"),
            session("S0002", *ten, "C0002", venue="hall", room="all", worker="W002"),
            session("S0003", *ten, "C0003", venue="mill", room="one", worker="W003"),
        ],
        people,
        [(hall, 20.0), (mill, 40.0)],
        [worker("W001", "hall"), worker("W002", "hall"), worker("W003", "mill")],
        params,
        **other,
    )


def changed(given: RoomWeek, code: str, **fields) -> RoomWeek:
    """The same week with one session otherwise."""
    return replace(
        given,
        sessions=tuple(replace(one, **fields) if one.code == code else one for one in given.sessions),
    )


def at(hour: int, minute: int = 0, day: date = MONDAY) -> datetime:
    return datetime.combine(day, time(hour, minute), LONDON)


def hours(start: int, end: int) -> WeeklyHours:
    return WeeklyHours.same_every_day(time(start), time(end))


TUESDAY = MONDAY + timedelta(days=1)
