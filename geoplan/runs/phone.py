"""Who must be phoned about changes to a plan, in which order, and what to say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from geoplan.domain.changes import Change, Journey, journeys
from geoplan.domain.plans import Mode, Plan, Stop, moment
from geoplan.domain.requests import Direction
from geoplan.runs.case import Case
from geoplan.runs.freeze import Leaving, starts_s
from geoplan.runs.frozen import Frozen
from geoplan.runs.phone_words import Words
from geoplan.runs.run_parts import sets_off_s


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

# Groups of calls, and within one journey who is told after whom.
_CHILD_WAITS, _ON_THE_PHONE, _BY_TIME, _KNOWS = range(4)
_ASKED, _STOOD_DOWN, _FAMILY, _PLACE = range(4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """
    One phone call.

    Parameters
    ----------
    to
        Code of a person, school or venue; of the child where it has no carer; ``taxi`` for the taxi firm.
    day, by_s
        When it is too late: they set off, or the child is fetched. Seconds since midnight of the day.
    urgent
        Whether a child waits for somebody, or is on the way to where it should not go.
    words
        What to say. Codes only; where children are fetched and brought is told to those who drive, by the
        keys of the places.
    """

    to: str
    role: Role
    day: date
    by_s: int
    urgent: bool
    words: str
    requests: tuple[str, ...]

    @property
    def by(self) -> datetime:
        """When it is too late, local time."""
        return moment(self.day, self.by_s)


@dataclass(frozen=True, slots=True, order=True)
class _News:
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
    text: str = field(compare=False)


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

    @cached_property
    def words(self) -> Words:
        """The sentences, as of the day of the re-plan."""
        return Words(None if self.frozen.moment is None else self.frozen.moment.day)

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


def calls_of(occasion: Occasion, changes: Sequence[Change]) -> tuple[Call, ...]:
    """
    Return the calls that changes ask for, in the order to phone; one a person, with everything to say.

    First where children wait for somebody or are on the way in vain; then who goes off but finishes a ride,
    and is on the phone; then by time, whoever sets off or is fetched soonest. Of one journey the new
    driver is asked before the old one is told to stay at home, and the family, school and contact centre
    hear when both know: nobody is sent away for a promise not yet given, and nobody is phoned twice.
    At last who goes off, and knows it.
    """
    news = [*_rides_to_finish(occasion), *_cancelled_too_late(occasion)]
    for change in changes:
        news += _of_change(occasion, change)
    by_person: dict[tuple[str, Role], list[_News]] = {}
    for item in sorted(news):
        by_person.setdefault((item.to, item.role), []).append(item)
    return tuple(_call(items) for items in by_person.values())


def _call(items: Sequence[_News]) -> Call:
    first = items[0]
    return Call(
        to=first.to,
        role=first.role,
        day=first.day,
        by_s=min(item.by_s for item in items if item.day == first.day),
        urgent=first.group == _CHILD_WAITS,
        words=" ".join(dict.fromkeys(item.text for item in items)),
        requests=tuple(dict.fromkeys(item.request for item in items)),
    )


def _of_change(occasion: Occasion, change: Change) -> Iterator[_News]:
    """Yield what one change gives to say; who must hear first must hear in time for all who hear later."""
    fetched_s = min(journey.pickup_s for journey in (change.was, change.becomes) if journey)
    yield from _families(occasion, change, fetched_s)
    yield from _handing_over(occasion, change, fetched_s)
    if _is_stood_down(change):
        yield _stood_down(occasion, change, fetched_s)
    if change.becomes and change.becomes.told:
        yield _asked(occasion, change, change.becomes, fetched_s)


def _asked(occasion: Occasion, change: Change, journey: Journey, fetched_s: int) -> _News:
    by_s = _leaves_s(occasion.after, journey)
    before_s = min(fetched_s, by_s)
    if change.was and _is_stood_down(change) and not occasion.is_off(change.was):
        before_s = min(before_s, _leaves_s(occasion.before, change.was))
    text = occasion.words.ask(change, journey, by_s)
    to, role = str(journey.told), _ROLES[journey.coverage.mode]
    return _news(change, _BY_TIME, before_s, _ASKED, (to, role), by_s, text)


def _is_stood_down(change: Change) -> bool:
    """Whether somebody no longer takes the request, other than the family, who hear more than that."""
    was = change.was
    return (
        was is not None
        and was.told is not None
        and change.takers_differ
        and was.coverage.mode is not Mode.CARER
    )


def _stood_down(occasion: Occasion, change: Change, fetched_s: int) -> _News:
    assert change.was is not None
    was, words = change.was, occasion.words
    by_s = _leaves_s(occasion.before, was)
    before_s, group, rank = min(by_s, fetched_s), _BY_TIME, _STOOD_DOWN
    if occasion.is_stranded(change):
        group, rank, text = _CHILD_WAITS, _ASKED, words.stay(was.request)
    elif occasion.is_off(was):
        group, text = _KNOWS, words.thank(change)
    else:
        on_the_way = by_s <= occasion.now_s(was.request.day)
        then = _next_stop(occasion, was) if on_the_way else None
        text = words.stand_down(change, on_the_way=on_the_way, then=then)
    to = (str(was.told), _ROLES[was.coverage.mode])
    return _news(change, group, before_s, rank, to, by_s, text)


def _families(occasion: Occasion, change: Change, fetched_s: int) -> Iterator[_News]:
    """Yield what homes hear, but a carer who is to drive: that one is asked."""
    stranded = occasion.is_stranded(change)
    text = occasion.words.family(change, stranded=stranded)
    group = _CHILD_WAITS if stranded else _BY_TIME
    for child in change.request.children:
        carer = occasion.case.child[child].carer
        to = (child, Role.HOME) if carer is None else (carer, Role.CARER)
        if change.becomes is None or change.becomes.told != to[0]:
            yield _news(change, group, fetched_s, _FAMILY, to, fetched_s, text)


def _handing_over(occasion: Occasion, change: Change, fetched_s: int) -> Iterator[_News]:
    """Yield what the school or contact centre hears that hands the children over, or waits for them."""
    request, words = change.request, occasion.words
    kind, _, code = request.pickup.partition(":")
    # A centre knows which of its own sessions are cancelled.
    if kind in _PLACES and not (kind == "venue" and change.becomes is None):
        text = words.handing_over(change)
        yield _news(change, _BY_TIME, fetched_s, _PLACE, (code, _PLACES[kind]), fetched_s, text)
    nobody = change.becomes is not None and change.becomes.coverage.mode is Mode.NOBODY
    if nobody and request.direction is Direction.OUTBOUND:
        to = (request.delivery.partition(":")[2], Role.VENUE)
        yield _news(change, _BY_TIME, fetched_s, _PLACE, to, fetched_s, words.not_coming(request))


def _news(
    change: Change, group: int, before_s: int, rank: int, to: tuple[str, Role], by_s: int, text: str
) -> _News:
    request = change.request
    return _News(group, request.day, before_s, rank, request.code, *to, by_s, text)


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


def _rides_to_finish(occasion: Occasion) -> Iterator[_News]:
    """Yield what they hear who go off with children in the car."""
    requests = {request.code: request for request in occasion.before.requests}
    for run in occasion.frozen.closed.values():
        left = [stop for stop in run.stops if stop.begin_s > occasion.now_s(run.day)]
        if (run.person, run.day) in occasion.leaving and left:
            text = occasion.words.finish([(stop, requests[stop.request]) for stop in left])
            to = (run.person, _ROLES[run.mode])
            first = left[0]
            yield _News(
                _ON_THE_PHONE, run.day, first.begin_s, _ASKED, first.request, *to, first.begin_s, text
            )


def _cancelled_too_late(occasion: Occasion) -> Iterator[_News]:
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
        text = occasion.words.too_late_to_cancel(session, children, home)
        yield _News(_CHILD_WAITS, day, now_s, _PLACE, code, *to, now_s, text)
        for journey in there:
            mode, person = journey.taker
            if person is not None and journey.delivery_s > now_s:
                text = occasion.words.go_on(journey.request)
                to = (person, _ROLES[mode])
                yield _News(_CHILD_WAITS, day, now_s, _ASKED, journey.request.code, *to, now_s, text)
