"""Sessions of an option in its venues, rooms and with its workers, by the allotment of rooms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from geoplan.domain.people import ContactWorker
from geoplan.domain.periods import Period
from geoplan.domain.sessions import ContactSession, Move, Occurrence
from geoplan.domain.venues import Venue
from geoplan.runs.case import Case
from geoplan.runs.case.travel import Travel
from geoplan.siting.candidates.fits import rooms_for
from geoplan.siting.options.staffing import stand_ins
from geoplan.siting.options.travel import room_travel
from geoplan.siting.rooms import AllotmentParams, RoomWeek, allot, check_allotment

_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, eq=False, kw_only=True)
class Placement:
    """
    Sessions of the week where an option has them.

    Parameters
    ----------
    moved
        How many occasions are in another venue than now.
    without_room
        How many found no room: they are counted as held beyond its rooms in the venue that they would go to,
        so that options stay comparable.
    proven
        Whether nothing better can be done with the rooms; else the time for it ran out.
    """

    sessions: tuple[ContactSession, ...]
    moved: int = 0
    without_room: int = 0
    proven: bool = True


@dataclass(frozen=True, slots=True)
class _Held:
    """An occasion as it takes place."""

    occasion: Occurrence
    venue: str
    room: str
    worker: str | None
    start: datetime
    end: datetime


def place_sessions(
    case: Case,
    venues: Sequence[Venue],
    workers: tuple[ContactWorker, ...],
    travel: Travel,
    wanted: Mapping[str, str],
    fetched: Mapping[tuple[str, Period], str],
    *,
    params: AllotmentParams,
    seconds: float,
) -> Placement:
    """
    Return the sessions of the week of an option, with venue, room and worker.

    Parameters
    ----------
    venues, workers, travel
        Of the option. Without any workers, staff is taken to be there.
    wanted
        For each session the venue it would go to; see `geoplan.siting.options.quick`.
    fetched
        Where children are fetched from; see `geoplan.siting.options.travel.fetched_from`.
    seconds
        The most that the allotment may take.

    Raises
    ------
    KeyboardInterrupt
        When the user stopped the allotment: what there is then is no fair comparison.
    RuntimeError
        When the check refuses the allotment: a fault of geoplan's own.
    """
    week = RoomWeek(
        week=case.week,
        sessions=case.sessions,
        children=case.children,
        venues=tuple(venues),
        workers=workers or stand_ins(venues),
        travel=room_travel(travel, case.children, venues, fetched),
        params=params,
    )
    found = allot(week, seconds=seconds)
    if found.stopped:
        raise KeyboardInterrupt
    breaches = check_allotment(week, found)
    if breaches:
        listed = "\n".join(f"- {breach}" for breach in breaches[:5])
        raise RuntimeError(f"the checker refuses the rooms of an option; please report this:\n{listed}")
    held = [
        _Held(one.occasion, one.venue, one.room, one.worker if workers else None, one.start, one.end)
        for one in found.placed
    ]
    by_code = {venue.code: venue for venue in venues}
    sessions = {session.code: session for session in case.sessions}
    for one in found.unplaced:
        venue = by_code[wanted[one.occasion.session]]
        room, *_ = (*rooms_for(case, sessions[one.occasion.session], venue), *venue.rooms)
        held.append(_Held(one.occasion, venue.code, room.code, None, one.occasion.start, one.occasion.end))
    return Placement(
        sessions=tuple(_sessions(case, held)),
        moved=sum(one.venue != one.occasion.venue for one in held),
        without_room=len(found.unplaced),
        proven=found.proven,
    )


def _sessions(case: Case, held: Sequence[_Held]) -> list[ContactSession]:
    """Return the sessions that take place in the week, each just for this week."""
    found = []
    for session in case.sessions:
        own = sorted((one for one in held if one.occasion.session == session.code), key=_when)
        if own:
            found.append(_for_the_week(session, own))
    return found


def _when(one: _Held) -> tuple[object, ...]:
    return one.start, one.end


def _for_the_week(session: ContactSession, held: Sequence[_Held]) -> ContactSession:
    """
    Return a session with its occasions of one week, each where it takes place.

    The first is the usual one; others are moved into the week, each from a week after.
    """
    usual, *others = held
    day = usual.start.date()
    return replace(
        session,
        venue=usual.venue,
        room=usual.room,
        worker=usual.worker,
        first=day,
        start=usual.start.time(),
        end=usual.end.time(),
        every_weeks=1,
        until=None,
        cancelled=frozenset(),
        moved=tuple(
            Move(
                day=day + number * _WEEK,
                to_day=one.start.date(),
                start=one.start.time(),
                end=one.end.time(),
                venue=one.venue,
                room=one.room,
            )
            for number, one in enumerate(others, start=1)
        ),
    )
