"""The case of a week after changes: who is off drives no more, sessions go and come, pins follow."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from geoplan.domain.hours import DayHours, WeeklyHours
from geoplan.domain.plans import Plan, clock, seconds_of_day
from geoplan.domain.requests import DAY_S, Direction, Request
from geoplan.domain.sessions import ContactSession
from geoplan.runs.case import Case
from geoplan.runs.freezing.freeze import Leaving
from geoplan.runs.freezing.frozen import Frozen
from geoplan.runs.ladder.people import known_people
from geoplan.runs.ladder.trips import best_trip
from geoplan.runs.replanning.events import Changes


@dataclass(frozen=True, slots=True)
class Cancelled:
    """
    What becomes of the sessions that are cancelled.

    Parameters
    ----------
    requests
        Codes of the requests that leave the plan.
    days
        The days on which each session does not take place.
    too_late
        Codes of the requests still to be driven although their session is cancelled: a child is on the way
        or there already, and must come home.
    """

    requests: frozenset[str]
    days: Mapping[str, frozenset[date]]
    too_late: tuple[str, ...]


def leaving_of(case: Case, changes: Changes) -> Leaving:
    """Return who goes off on which day, and whether at once."""
    moment = changes.moment
    found: dict[tuple[str, date], bool] = {}
    for off in changes.off:
        days = off.days or (case.days if moment is None else (moment.day,))
        found |= {(off.person, day): off.at_once and moment is not None for day in days}
    return found


def cancelled_of(plan: Plan, changes: Changes, begun: Collection[str]) -> Cancelled:
    """Return what leaves the plan with sessions cancelled; `begun` are requests of children on the way."""
    there = {(request.session, request.day) for request in plan.requests if request.code in begun}
    days: dict[str, set[date]] = {}
    gone: set[str] = set()
    too_late: list[str] = []
    for request in plan.requests:
        if request.session not in changes.cancelled or _is_over(request.day, changes):
            continue
        if (request.session, request.day) in there:
            too_late += [request.code] if request.code not in begun else []
        else:
            gone.add(request.code)
            days.setdefault(request.session, set()).add(request.day)
    frozen_days = {code: frozenset(found) for code, found in days.items()}
    return Cancelled(frozenset(gone), frozen_days, tuple(too_late))


def _is_over(day: date, changes: Changes) -> bool:
    return changes.moment is not None and day < changes.moment.day


def changed_case(
    case: Case, plan: Plan, changes: Changes, cancelled: Cancelled, frozen: Frozen
) -> tuple[Case, tuple[str, ...]]:
    """
    Return the case after changes, and the codes of the requests whose pins had to go.

    Who is off has hours until the end of what they still do. Pins of requests that leave go with them; a pin
    to somebody who is off goes unless the ride stays.
    """
    leaving = leaving_of(case, changes)
    hours = {
        person: _cut(_hours_of(case, person), _ends(case, plan, leaving, frozen, person))
        for person, _ in leaving
    }
    day_of = {request.code: request.day for request in plan.requests}
    released = tuple(
        sorted(
            code
            for code, person in case.pins.items()
            if code in day_of and (person, day_of[code]) in leaving and code not in frozen.requests
        )
    )
    lost = cancelled.requests.union(released)
    sessions = [_held(session, cancelled.days.get(session.code, frozenset())) for session in case.sessions]
    changed = replace(
        case,
        drivers=tuple(replace(one, hours=hours.get(one.code, one.hours)) for one in case.drivers),
        workers=tuple(replace(one, hours=hours.get(one.code, one.hours)) for one in case.workers),
        carers=tuple(replace(one, hours=hours.get(one.code, one.hours)) for one in case.carers),
        adults=tuple(replace(one, hours=hours.get(one.code, one.hours)) for one in case.adults),
        sessions=(*sessions, *changes.added),
        pins={code: person for code, person in case.pins.items() if code not in lost},
    )
    return changed, released


def _hours_of(case: Case, person: str) -> WeeklyHours:
    hours = {one.code: one.hours for one in case.drivers}
    hours |= {one.code: one.hours for one in case.workers}
    hours |= {one.code: one.hours for one in case.carers}
    hours |= {one.code: one.hours for one in case.adults}
    return hours[person]


def _ends(case: Case, plan: Plan, leaving: Leaving, frozen: Frozen, person: str) -> dict[int, int]:
    """Return, by weekday, the second at which somebody who is off has done the last of what they still do."""
    ends: dict[int, int] = {}
    for who, day in leaving:
        if who == person:
            done = [run.end_s for run in frozen.closed.values() if (run.person, run.day) == (person, day)]
            done += _trips_end(case, plan, frozen, person, day)
            done += _house_kept_until(case, plan, frozen, person, day)
            now_s = 0 if frozen.moment is None else frozen.moment.on(day)
            ends[day.weekday()] = max(0, now_s, *done)
    return ends


def _trips_end(case: Case, plan: Plan, frozen: Frozen, person: str, day: date) -> Iterator[int]:
    """Yield when a carer or adult is home again from each of the trips that stay."""
    trips: dict[tuple[str, Direction], list[Request]] = {}
    for request in plan.requests:
        cover = frozen.requests.get(request.code)
        if cover is not None and (cover.person, cover.run, request.day) == (person, None, day):
            trips.setdefault((request.session, request.direction), []).append(request)
    known = {one.code: one for one in known_people(case)}
    for requests in trips.values():
        trip = best_trip(case, known[person], requests)
        # Without one trip for all, each comes home in time for the next.
        yield trip.back_s if trip else max(request.delivery_window.latest_s for request in requests)


def _house_kept_until(case: Case, plan: Plan, frozen: Frozen, person: str, day: date) -> Iterator[int]:
    """Yield when a worker's colleagues whose rides stay are back: somebody keeps house until then."""
    worker = case.worker.get(person)
    for run in (*frozen.closed.values(), *(plan.run(code) for code in frozen.runs)):
        colleague = case.worker.get(run.person)
        if worker and colleague and run.day == day and colleague.base == worker.base:
            yield run.end_s


def _cut(hours: WeeklyHours, ends: Mapping[int, int]) -> WeeklyHours:
    """Return weekly hours that end at so many seconds on some weekdays."""
    kept = []
    for stretch in hours:
        end_s = min(seconds_of_day(stretch.end), ends.get(stretch.weekday, DAY_S))
        if end_s > seconds_of_day(stretch.start):
            kept.append(DayHours(stretch.weekday, stretch.start, clock(end_s)))
    return WeeklyHours(tuple(kept))


def _held(session: ContactSession, cancelled: Collection[date]) -> ContactSession:
    """Return a session that does not take place on some days, be they usual or those it was moved to."""
    if not cancelled:
        return session
    moved_here = {move.day for move in session.moved if move.to_day in cancelled}
    unmoved = replace(session, moved=())
    moved_away = {move.day for move in session.moved}
    usual = {day for day in cancelled if day not in moved_away and unmoved.occurrences(day, day)}
    return replace(
        session,
        moved=tuple(move for move in session.moved if move.day not in moved_here),
        cancelled=session.cancelled | moved_here | usual,
    )
