"""
What somebody who drives a child they know takes of what they are asked, day by day.

Whoever takes both ways of a session waits there: they are paid for the way out and the way in. Who takes one
way only is paid there and back. Requests of one session and direction go on one trip where that keeps their
windows, ride times and seats, as brothers and sisters at two schools do; its price stands at the first of
them. Where sessions clash, those that end first are taken; what is pinned comes before.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from math import ceil

from geoplan.domain.money import miles, whole_pence
from geoplan.domain.plans import Reason
from geoplan.domain.requests import Direction, Request
from geoplan.runs.case import Case
from geoplan.runs.ladder.diary import Diary
from geoplan.runs.ladder.people import KnownPerson, objections_to
from geoplan.runs.ladder.trips import Trip, best_trip, one_way_s


@dataclass(frozen=True, slots=True)
class Answers:
    """
    What somebody says to some requests, by code: the price of what they take, and why not the others.

    The reasons of what is taken are not there.
    """

    pence: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, tuple[Reason, ...]] = field(default_factory=dict)


def answers_of(case: Case, person: KnownPerson, requests: Sequence[Request]) -> Answers:
    """Return which of some requests somebody takes, and at what price."""
    answers = Answers()
    by_day: dict[date, list[Request]] = defaultdict(list)
    for request in requests:
        objections = tuple(objections_to(case, person, request))
        if objections:
            answers.reasons[request.code] = objections
        else:
            by_day[request.day].append(request)
    for day, able in sorted(by_day.items()):
        diary = Diary(person, day)
        for session in _in_order(case, able):
            left = _enter(case, person, diary, session, answers)
            answers.reasons.update((item.code, (_why_not(case, person, diary, item),)) for item in left)
    return answers


def _in_order(case: Case, requests: Sequence[Request]) -> list[list[Request]]:
    """Return the requests of each session: first those with a pin, then as they end, or begin to end."""
    sessions: dict[tuple[str, int], list[Request]] = defaultdict(list)
    late_s = 60 * case.params.arrive_late_minutes
    for request in requests:
        outbound = request.direction is Direction.OUTBOUND
        start_s = (
            request.delivery_window.latest_s + late_s
            if outbound
            else request.pickup_window.earliest_s - request.session_s
        )
        sessions[request.session, start_s].append(request)

    def urgency(session: tuple[str, int]) -> tuple[bool, int, int, str]:
        code, start_s = session
        members = sessions[session]
        free = not any(item.code in case.pins for item in members)
        return free, start_s + members[0].session_s, start_s, code

    return [sessions[session] for session in sorted(sessions, key=urgency)]


def _enter(
    case: Case, person: KnownPerson, diary: Diary, session: Sequence[Request], answers: Answers
) -> list[Request]:
    """Enter the trips of one session that fit into the day; return the requests that do not."""
    ways = [
        [item for item in session if item.direction is direction]
        for direction in (Direction.OUTBOUND, Direction.INBOUND)
    ]
    out, back = (_fullest(case, person, way, lambda _: True) for way in ways)
    if out and back and diary.objection(out.leave_s, back.back_s) is None:
        diary.enter(out.leave_s, back.back_s)
        _price(case, out, answers, waits=True)
        _price(case, back, answers, waits=True)
    refused: list[Request] = []
    for way in ways:
        left = [item for item in way if item.code not in answers.pence]
        while trip := _fullest(
            case, person, left, lambda trip: diary.objection(trip.leave_s, trip.back_s) is None
        ):
            diary.enter(trip.leave_s, trip.back_s)
            _price(case, trip, answers, waits=False)
            left = [item for item in left if item.code not in answers.pence]
        refused += left
    return refused


def _fullest(
    case: Case, person: KnownPerson, requests: Sequence[Request], fits: Callable[[Trip], bool]
) -> Trip | None:
    """Return a trip with as many of some requests as can go together, the first of them in doubt."""
    for size in range(len(requests), 0, -1):
        for chosen in combinations(requests, size):
            trip = best_trip(case, person, chosen)
            if trip and fits(trip):
                return trip
    return None


def _price(case: Case, trip: Trip, answers: Answers, *, waits: bool) -> None:
    metres = trip.metres if waits else trip.metres + trip.empty_metres
    pence = whole_pence(case.params.carer_pence_per_mile * miles(metres))
    first = min(request.code for request in trip.requests)
    answers.pence.update((item.code, pence if item.code == first else 0) for item in trip.requests)


def _why_not(case: Case, person: KnownPerson, diary: Diary, request: Request) -> Reason:
    """Return why somebody does not take a request by itself, whose car would do."""
    trip = best_trip(case, person, [request])
    if trip is not None:
        objection = diary.objection(trip.leave_s, trip.back_s)
        if objection is not None:
            return objection
    found, limit = (
        ceil(seconds / 60) for seconds in (one_way_s(case, person, request), person.longest_s or 0)
    )
    return person.reason("too-far", found=found, limit=limit)
