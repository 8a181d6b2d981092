"""
The requests that follow from the inputs, worked out a second time, and what a plan says of them.

Written from the definition (`geoplan.runs.case.requests` states it), not from its code: a slip there must
show as a difference here.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from itertools import pairwise

from geoplan.domain.ages import RideBand, ride_band
from geoplan.domain.people import Child, Need
from geoplan.domain.periods import Period
from geoplan.domain.plans import Plan, clock, seconds_of_day
from geoplan.domain.requests import Direction, Request, TimeWindow
from geoplan.domain.seats import SeatKind
from geoplan.domain.sessions import ContactSession, Occurrence
from geoplan.runs.case import Case
from geoplan.runs.checking.report import Violation, broken

# Where the travel times change during a day (`Period.at`), in seconds since midnight.
_CHANGES_S = (7 * 3600 + 1800, 9 * 3600 + 900, 15 * 3600, 18 * 3600)


@dataclass(frozen=True)
class _Trip:
    """Some children of one occasion, one way."""

    case: Case
    session: ContactSession
    occasion: Occurrence
    direction: Direction
    children: tuple[Child, ...]
    place: str

    @property
    def day(self) -> date:
        return self.occasion.start.date()

    @property
    def outbound(self) -> bool:
        return self.direction is Direction.OUTBOUND

    @cached_property
    def at_venue(self) -> tuple[int, int]:
        """First and last second at which service may begin at the venue."""
        params = self.case.params
        if self.outbound:
            start_s = seconds_of_day(self.occasion.start.time())
            return start_s - 60 * params.arrive_early_minutes, start_s - 60 * params.arrive_late_minutes
        end_s = seconds_of_day(self.occasion.end.time())
        return end_s, end_s + 60 * params.collect_within_minutes

    @cached_property
    def ends(self) -> tuple[str, str]:
        venue = f"venue:{self.occasion.venue}"
        return (self.place, venue) if self.outbound else (venue, self.place)

    @cached_property
    def period(self) -> Period:
        """The slowest part of the day touched between leaving and arriving, however early or late that is."""
        first, last = self.at_venue
        free_s, _ = self.case.travel.leg(*self.ends, [Period.OFF_PEAK])
        if self.outbound:
            first -= free_s
        else:
            last += free_s
        touched = [first, *(moment for moment in _CHANGES_S if first < moment <= last)]
        periods = [Period.at(clock(moment)) for moment in touched]
        # Of two equally slow, the one nearer to the contact.
        nearest_first = periods[::-1] if self.outbound else periods
        return max(nearest_first, key=lambda period: self.case.travel.leg(*self.ends, [period])[0])

    @cached_property
    def direct(self) -> tuple[int, int]:
        return self.case.travel.leg(*self.ends, [self.period])

    @cached_property
    def service_s(self) -> int:
        params = self.case.params
        with_seat = sum(child.seat_needed(self.day) is not SeatKind.NONE for child in self.children)
        without = len(self.children) - with_seat
        return 60 * (with_seat * params.seat_service_minutes + without * params.service_minutes)

    @cached_property
    def rides_s(self) -> tuple[int, int]:
        """The ride from which on it is priced, and the longest allowed: the strictest of all children's."""
        params, direct_s = self.case.params, self.direct[0]
        minutes = {
            RideBand.UNDER_5: (params.soft_ride_under_5_minutes, params.hard_ride_under_5_minutes),
            RideBand.FROM_5_TO_10: (params.soft_ride_5_to_10_minutes, params.hard_ride_5_to_10_minutes),
            RideBand.FROM_11: (params.soft_ride_from_11_minutes, params.hard_ride_from_11_minutes),
        }
        by_age = [minutes[ride_band(child.birth_date, self.day)] for child in self.children]
        longest_detour = math.floor(params.detour_factor * direct_s)
        detour_s = max(longest_detour, direct_s + 60 * params.detour_minutes)
        soft_s = min(60 * min(soft for soft, _ in by_age), detour_s)
        return max(soft_s, direct_s), max(60 * min(hard for _, hard in by_age), direct_s)

    @property
    def leaves_by_s(self) -> int:
        """The last moment at which service may begin at the pickup of an outbound trip."""
        return self.at_venue[1] - self.direct[0] - self.service_s

    @property
    def windows(self) -> tuple[TimeWindow, TimeWindow]:
        first, last = self.at_venue
        _, hard_s = self.rides_s
        if not self.outbound:
            brought = TimeWindow(first + self.service_s + self.direct[0], last + self.service_s + hard_s)
            return TimeWindow(first, last), brought
        params = self.case.params
        bounds = [first - hard_s - self.service_s, seconds_of_day(params.earliest)]
        if self.place.startswith("school:"):
            let_go = self.leaves_by_s - 60 * params.school_release_minutes
            bounds += [seconds_of_day(params.school_start), min(let_go, seconds_of_day(params.school_end))]
        return TimeWindow(min(max(bounds), self.leaves_by_s), self.leaves_by_s), TimeWindow(first, last)

    def request(self, code: str) -> Request:
        pickup, delivery = self.ends
        pickup_window, delivery_window = self.windows
        soft_s, hard_s = self.rides_s
        start, end = self.occasion.start.time(), self.occasion.end.time()
        return Request(
            code=code,
            session=self.session.code,
            direction=self.direction,
            day=self.day,
            children=tuple(child.code for child in self.children),
            pickup=pickup,
            delivery=delivery,
            pickup_window=pickup_window,
            delivery_window=delivery_window,
            pickup_service_s=self.service_s,
            delivery_service_s=self.service_s,
            direct_s=self.direct[0],
            direct_m=self.direct[1],
            soft_ride_s=soft_s,
            hard_ride_s=hard_s,
            period=self.period,
            session_s=seconds_of_day(end) - seconds_of_day(start),
            court_priority=self.session.court_priority,
        )


def requests_wanted(case: Case) -> dict[str, Request]:
    """Return every request that follows from the inputs, by code."""
    wanted: dict[str, Request] = {}
    for session in case.sessions:
        occasions = session.occurrences(min(case.days), max(case.days))
        held = [occasion for occasion in occasions if occasion.start.date() in case.days]
        for number, occasion in enumerate(held):
            name = f"{session.code}-{number + 1}" if number else session.code
            for direction in Direction:
                trips = _trips(case, session, occasion, direction)
                for at, trip in enumerate(trips):
                    letter = f"-{chr(ord('a') + at)}" if len(trips) > 1 else ""
                    code = f"{name}-{direction.value}{letter}"
                    wanted[code] = trip.request(code)
    return wanted


def _trips(case: Case, session: ContactSession, occasion: Occurrence, direction: Direction) -> list[_Trip]:
    """Return who travels together: each child joins the first trip from the same place that they may."""
    trips: list[_Trip] = []
    for code in occasion.children:
        own = _trip_of(case, session, occasion, direction, case.child[code])
        for at, trip in enumerate(trips):
            if _one_place(own, trip) and all(_may_share(own.children[0], one) for one in trip.children):
                everybody = (*trip.children, *own.children)
                trips[at] = _Trip(case, session, occasion, direction, everybody, trip.place)
                break
        else:
            trips.append(own)
    return trips


def _trip_of(
    case: Case, session: ContactSession, occasion: Occurrence, direction: Direction, child: Child
) -> _Trip:
    """Return the trip of one child, from school where it is there when it must leave."""
    home = _Trip(case, session, occasion, direction, (child,), f"home:{child.code}")
    if child.school is None or direction is Direction.INBOUND or not _school_is_held(case, home.day):
        return home
    params = case.params
    school = _Trip(case, session, occasion, direction, (child,), f"school:{child.school}")
    last_s = seconds_of_day(params.school_end) + 60 * params.school_wait_minutes
    at_school = seconds_of_day(params.school_start) <= school.leaves_by_s <= last_s
    return school if at_school else home


def _school_is_held(case: Case, day: date) -> bool:
    return day.weekday() < 5 and not any(first <= day <= last for first, last in case.params.holidays)


def _one_place(one: _Trip, other: _Trip) -> bool:
    if one.place == other.place:
        return True
    both_home = one.place.startswith("home:") and other.place.startswith("home:")
    return both_home and one.children[0].home == other.children[0].home


def _may_share(one: Child, other: Child) -> bool:
    alone = Need.ALONE in one.needs or Need.ALONE in other.needs
    return not alone and other.code not in one.never_with and one.code not in other.never_with


def check_requests(plan: Plan, wanted: dict[str, Request]) -> Iterator[Violation]:
    """Yield requests that are missing in a plan, not in the inputs, or stated otherwise than they are."""
    stated = {request.code: request for request in plan.requests}
    for code in sorted(wanted.keys() - stated.keys()):
        yield broken("missing", request=code, amount=1)
    for code in sorted(stated.keys() - wanted.keys()):
        yield broken("unknown", {"what": f"request {code}"}, request=code, amount=1)
    for code in sorted(wanted.keys() & stated.keys()):
        for item in fields(Request):
            found, limit = getattr(stated[code], item.name), getattr(wanted[code], item.name)
            if found != limit:
                what = {"what": item.name, "found": _shown(found), "limit": _shown(limit)}
                yield broken("figures", what, request=code)
    if any(before.code > after.code for before, after in pairwise(plan.requests)):
        blanks = {"what": "the order of requests", "found": "another", "limit": "by code"}
        yield broken("figures", blanks)


def _shown(value: object) -> str:
    if isinstance(value, TimeWindow):
        return f"{clock(value.earliest_s)}–{clock(value.latest_s)}"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value)
