"""What there is to say to whom about changes to a plan, and before whom it must be said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum

from geoplan.domain.changes import Change, Journey, journeys, starts_s
from geoplan.domain.plans import Mode, Plan, Stop
from geoplan.domain.requests import Direction
from geoplan.runs.case import Case
from geoplan.runs.freezing.freeze import Leaving
from geoplan.runs.freezing.frozen import Frozen
from geoplan.runs.freezing.run_parts import sets_off_s
from geoplan.runs.replanning import phone_words as words


class Role(StrEnum):
    """As what somebody is phoned."""

    DRIVER = "volunteer driver"
    WORKER = "contact worker"
    CARER = "foster carer"
    ADULT = "known adult"
    HOME = "home of the child"
    TAXI = "taxi firm"
    SCHOOL = "school"
    VENUE = "contact centre"


_ROLES = {
    Mode.VOLUNTEER: Role.DRIVER,
    Mode.WORKER: Role.WORKER,
    Mode.CARER: Role.CARER,
    Mode.ADULT: Role.ADULT,
    Mode.TAXI: Role.TAXI,
    Mode.TAXI_ESCORT: Role.TAXI,
}
_PLACES = {"school": Role.SCHOOL, "venue": Role.VENUE}


class Group(IntEnum):
    """Calls that come before others, whatever the time."""

    CHILD_WAITS = 0
    ON_THE_PHONE = 1
    BY_TIME = 2
    KNOWS = 3


class Rank(IntEnum):
    """Who hears of one journey before whom."""

    ASKED = 0
    STOOD_DOWN = 1
    FAMILY = 2
    PLACE = 3


@dataclass(frozen=True, slots=True, order=True)
class News:
    """
    One thing to say to somebody, in the order of calls.

    `before_s` is not later than that of anybody who must hear after them; `by_s` is when it is too late for
    themselves.
    """

    group: int
    day: date
    before_s: int
    rank: int
    request: str
    to: str
    role: Role
    by_s: int = field(compare=False)
    text: tuple[str, ...] = field(compare=False)


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """
    What the calls are about.

    Parameters
    ----------
    before, after
        The plan that people know of, and the one they are to be told of.
    leaving
        Who goes off on which day, True for at once.
    too_late
        Requests that stay although their session is cancelled.
    """

    case: Case
    before: Plan
    after: Plan
    frozen: Frozen
    leaving: Leaving
    too_late: tuple[str, ...] = ()

    def now_s(self, day: date) -> int:
        """Return the moment of the re-plan on a day; long before it when the re-plan is ahead of time."""
        return -(10**9) if self.frozen.moment is None else self.frozen.moment.on(day)

    def is_off(self, journey: Journey) -> bool:
        """Whether the person who takes a journey goes off that day."""
        return (str(journey.coverage.person), journey.request.day) in self.leaving

    def is_stranded(self, change: Change) -> bool:
        """Whether somebody breaks off the ride and the children wait in the car."""
        cover = self.frozen.requests.get(change.request.code)
        was_driven = change.was is not None and change.was.coverage.mode.has_runs
        return cover is not None and cover.mode is Mode.NOBODY and was_driven


def news_of(occasion: Occasion, changes: Sequence[Change]) -> tuple[News, ...]:
    """Return all that is to say, in the order of calls."""
    found = [*_rides_to_finish(occasion), *_cancelled_too_late(occasion)]
    for change in changes:
        found += _of_change(occasion, change)
    return tuple(sorted(found))


def _of_change(occasion: Occasion, change: Change) -> Iterator[News]:
    """Yield what one change gives to say; who must hear first must hear in time for all who hear later."""
    fetched_s = min(journey.pickup_s for journey in (change.was, change.becomes) if journey)
    yield from _families(occasion, change, fetched_s)
    yield from _handing_over(occasion, change, fetched_s)
    if _is_stood_down(change):
        yield _stood_down(occasion, change, fetched_s)
    if change.becomes and change.becomes.told:
        yield _asked(occasion, change, change.becomes, fetched_s)


def _asked(occasion: Occasion, change: Change, journey: Journey, fetched_s: int) -> News:
    by_s = _leaves_s(occasion.after, journey)
    before_s = min(fetched_s, by_s)
    if change.was and _is_stood_down(change) and not occasion.is_off(change.was):
        before_s = min(before_s, _leaves_s(occasion.before, change.was))
    text = words.ask(change, journey, by_s, occasion.now_s(journey.request.day))
    to, role = str(journey.told), _ROLES[journey.coverage.mode]
    return _news(change, Group.BY_TIME, before_s, Rank.ASKED, (to, role), by_s, text)


def _is_stood_down(change: Change) -> bool:
    """Whether somebody no longer takes the request, other than the family, who hear more than that."""
    was = change.was
    return (
        was is not None
        and was.told is not None
        and change.takers_differ
        and was.coverage.mode is not Mode.CARER
    )


def _stood_down(occasion: Occasion, change: Change, fetched_s: int) -> News:
    assert change.was is not None
    was = change.was
    by_s = _leaves_s(occasion.before, was)
    before_s, group, rank = min(by_s, fetched_s), Group.BY_TIME, Rank.STOOD_DOWN
    if occasion.is_stranded(change):
        group, rank, text = Group.CHILD_WAITS, Rank.ASKED, words.stay(was.request)
    elif occasion.is_off(was):
        group, text = Group.KNOWS, words.thank(change, was)
    else:
        on_the_way = by_s <= occasion.now_s(was.request.day)
        then = _next_stop(occasion, was) if on_the_way else None
        text = words.stand_down(change, was, on_the_way=on_the_way, then=then)
    to = (str(was.told), _ROLES[was.coverage.mode])
    return _news(change, group, before_s, rank, to, by_s, text)


def _families(occasion: Occasion, change: Change, fetched_s: int) -> Iterator[News]:
    """Yield what homes hear, but a carer who is to drive: that one is asked."""
    stranded = occasion.is_stranded(change)
    text = words.family(change, occasion.now_s(change.request.day), stranded=stranded)
    group = Group.CHILD_WAITS if stranded else Group.BY_TIME
    for child in change.request.children:
        carer = occasion.case.child[child].carer
        to = (child, Role.HOME) if carer is None else (carer, Role.CARER)
        if change.becomes is None or change.becomes.told != to[0]:
            yield _news(change, group, fetched_s, Rank.FAMILY, to, fetched_s, text)


def _handing_over(occasion: Occasion, change: Change, fetched_s: int) -> Iterator[News]:
    """Yield what the school or contact centre hears that hands the children over, or waits for them."""
    request = change.request
    kind, _, code = request.pickup.partition(":")
    # A centre knows which of its own sessions are cancelled.
    if kind in _PLACES and not (kind == "venue" and change.becomes is None):
        text = words.handing_over(change, occasion.now_s(request.day))
        yield _news(change, Group.BY_TIME, fetched_s, Rank.PLACE, (code, _PLACES[kind]), fetched_s, text)
    nobody = change.becomes is not None and change.becomes.coverage.mode is Mode.NOBODY
    if nobody and request.direction is Direction.OUTBOUND:
        to = (request.delivery.partition(":")[2], Role.VENUE)
        yield _news(change, Group.BY_TIME, fetched_s, Rank.PLACE, to, fetched_s, words.not_coming(request))


def _news(
    change: Change,
    group: int,
    before_s: int,
    rank: int,
    to: tuple[str, Role],
    by_s: int,
    text: tuple[str, ...],
) -> News:
    request = change.request
    return News(group, request.day, before_s, rank, request.code, *to, by_s, text)


def _leaves_s(plan: Plan, journey: Journey) -> int:
    """When whoever takes a journey sets off for it."""
    if journey.coverage.run is None:
        return starts_s(journey.request)
    run = plan.run(journey.coverage.run)
    at = next(at for at, stop in enumerate(run.stops) if stop.request == journey.request.code)
    return sets_off_s(run, at)


def _next_stop(occasion: Occasion, was: Journey) -> Stop | None:
    """The next stop of somebody who is on the way to one that is no more."""
    now_s = occasion.now_s(was.request.day)
    stops = [
        stop
        for run in occasion.after.runs
        if (run.person, run.day) == (was.coverage.person, was.request.day)
        for stop in run.stops
        if stop.begin_s > now_s
    ]
    return min(stops, key=lambda stop: stop.begin_s, default=None)


def _rides_to_finish(occasion: Occasion) -> Iterator[News]:
    """Yield what they hear who go off with children in the car."""
    requests = {request.code: request for request in occasion.before.requests}
    for run in occasion.frozen.closed.values():
        left = [stop for stop in run.stops if stop.begin_s > occasion.now_s(run.day)]
        if (run.person, run.day) in occasion.leaving and left:
            text = words.finish([(stop, requests[stop.request]) for stop in left])
            to = (run.person, _ROLES[run.mode])
            first = left[0]
            yield News(
                Group.ON_THE_PHONE,
                run.day,
                first.begin_s,
                Rank.ASKED,
                first.request,
                *to,
                first.begin_s,
                text,
            )


def _cancelled_too_late(occasion: Occasion) -> Iterator[News]:
    """Yield what is to say of cancelled sessions whose children are on the way or there."""
    known = journeys(occasion.after)
    for session in dict.fromkeys(known[code].request.session for code in occasion.too_late):
        left = [known[code] for code in occasion.too_late if known[code].request.session == session]
        day = left[0].request.day
        there = [
            journey
            for journey in known.values()
            if (journey.request.session, journey.request.day) == (session, day)
            and journey.request.direction is Direction.OUTBOUND
        ]
        home = [journey for journey in left if journey.request.direction is Direction.INBOUND]
        children = [child for journey in there for child in journey.request.children]
        code, place = left[0].request.code, there[0].request.delivery
        to, now_s = (place.partition(":")[2], Role.VENUE), occasion.now_s(day)
        text = words.too_late_to_cancel(session, children, home, now_s)
        yield News(Group.CHILD_WAITS, day, now_s, Rank.PLACE, code, *to, now_s, text)
        for journey in there:
            mode, person = journey.taker
            if person is not None and journey.delivery_s > now_s:
                text = words.go_on(journey.request)
                to = (person, _ROLES[mode])
                yield News(Group.CHILD_WAITS, day, now_s, Rank.ASKED, journey.request.code, *to, now_s, text)
