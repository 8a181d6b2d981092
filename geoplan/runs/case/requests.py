"""
From sessions to requests: who is fetched where and when, and brought where by when.

A session's children who are fetched at the same place are one request, for brothers and sisters travel
together; only those who must travel alone, or never with one another, are requests of their own.

Outbound, the child is handed over between `arrive_early_minutes` and `arrive_late_minutes` before the start;
inbound, fetched from the end on within `collect_within_minutes`. The window of the other end is all that the
direct journey and the longest ride allowed leave of the day, from `RunParams.earliest` on:

- outbound, pickup is at the latest at the last moment of handing over, less service and the direct journey;
  at the earliest at the first such moment, less service and the longest ride allowed;
- inbound, delivery is at the earliest at the end of the contact with service and the direct journey added; at
  the latest at the last moment of fetching with service and the longest ride allowed added.

Service takes `service_minutes` for each child, `seat_service_minutes` for one who needs a child seat, at both
ends. The strictest age among brothers and sisters counts for rides; a detour beyond the larger of
``int(detour_factor * direct_s)`` and ``direct_s + 60 * detour_minutes`` is priced as well.

A journey is timed in the slowest period of the day that it may touch: outbound from the off-peak direct
journey before the first moment of handing over to the last such moment; inbound from the end of the contact
to the off-peak direct journey after the last moment of fetching. Of two as slow, the one nearer to contact.

On school days a pupil is fetched from school when the direct journey need not begin before school does, nor
later than `school_wait_minutes` after its end: not before its end, unless the contact needs it, and then at
most `school_release_minutes` earlier than it needs. The way back always leads home.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from string import ascii_lowercase

from geoplan.domain.ages import RideBand, ride_band
from geoplan.domain.hours import WORKING_DAYS
from geoplan.domain.people import Child, Need
from geoplan.domain.periods import Period
from geoplan.domain.plans import clock, seconds_of_day
from geoplan.domain.requests import Direction, Request, TimeWindow
from geoplan.domain.seats import SeatKind
from geoplan.domain.sessions import Occurrence
from geoplan.runs.case import Case
from geoplan.runs.case.params import RunParams
from geoplan.runs.case.places import home_of, school_place, venue_place


def requests_of(case: Case) -> tuple[Request, ...]:
    """
    Return the requests of the days to plan, in order of code: ``S0044-in``, ``S0044-out``.

    Children of one session who are fetched at several places make ``S0044-out-a``, ``S0044-out-b`` …; a
    second occasion of a session within the days is ``S0044-2``.

    Raises
    ------
    KeyError
        When a session names a child or venue that is not in the case.
    """
    found: list[Request] = []
    court = {session.code: session.court_priority for session in case.sessions}
    for name, occasion in _occasions(case):
        for direction in Direction:
            groups = _groups(case, occasion, direction)
            for number, (place, children) in enumerate(groups):
                letter = f"-{ascii_lowercase[number]}" if len(groups) > 1 else ""
                journey = _Journey(case, occasion, direction, place, tuple(children))
                code = f"{name}-{direction.value}{letter}"
                found.append(journey.request(code, court_priority=court[occasion.session]))
    return tuple(sorted(found, key=lambda request: request.code))


def is_school_day(day: date, params: RunParams) -> bool:
    """Whether pupils are at school on a day."""
    in_holidays = any(first <= day <= last for first, last in params.holidays)
    return day.weekday() in WORKING_DAYS and not in_holidays


def ride_limits(birth_date: date, on: date, params: RunParams) -> tuple[int, int]:
    """Return after how many seconds in the car a ride is priced, and after how many not allowed, by age."""
    soft, hard = {
        RideBand.UNDER_5: (params.soft_ride_under_5_minutes, params.hard_ride_under_5_minutes),
        RideBand.FROM_5_TO_10: (params.soft_ride_5_to_10_minutes, params.hard_ride_5_to_10_minutes),
        RideBand.FROM_11: (params.soft_ride_from_11_minutes, params.hard_ride_from_11_minutes),
    }[ride_band(birth_date, on)]
    return 60 * soft, 60 * hard


def _occasions(case: Case) -> Iterator[tuple[str, Occurrence]]:
    """Every occasion on a day to plan, with its name."""
    for session in case.sessions:
        held = session.occurrences(min(case.days), max(case.days))
        planned = [occasion for occasion in held if occasion.start.date() in case.days]
        for number, occasion in enumerate(planned, 1):
            yield (session.code if number == 1 else f"{session.code}-{number}"), occasion


def _groups(case: Case, occasion: Occurrence, direction: Direction) -> list[tuple[str, list[Child]]]:
    """Who travels with whom, each group with the key of the place at the other end than the venue."""
    groups: list[tuple[str, list[Child]]] = []
    for code in occasion.children:
        child = case.child[code]
        place = _place(case, occasion, direction, child)
        for other, members in groups:
            if _same_place(case, place, other) and all(_together(child, member) for member in members):
                members.append(child)
                break
        else:
            groups.append((place, [child]))
    return groups


def _place(case: Case, occasion: Occurrence, direction: Direction, child: Child) -> str:
    """Where a child is fetched or brought: the key of its school or home."""
    if direction is Direction.OUTBOUND and child.school is not None:
        journey = _Journey(case, occasion, direction, school_place(child.school), (child,))
        if journey.is_from_school():
            return journey.place
    return home_of(child.code)


def _same_place(case: Case, one: str, other: str) -> bool:
    """Whether two keys are one place: equal, or homes at one address."""
    homes = [case.child[key.removeprefix("home:")].home for key in (one, other) if key.startswith("home:")]
    return one == other or (len(homes) == 2 and homes[0] == homes[1])


def _together(one: Child, other: Child) -> bool:
    """Whether two children may share a car."""
    apart = other.code in one.never_with or one.code in other.never_with
    return not apart and Need.ALONE not in one.needs | other.needs


@dataclass(frozen=True, slots=True)
class _Journey:
    """Some children between a place and the venue of an occasion."""

    case: Case
    occasion: Occurrence
    direction: Direction
    place: str
    children: tuple[Child, ...]

    @property
    def ends(self) -> tuple[str, str]:
        """Keys of pickup and delivery."""
        there = (self.place, venue_place(self.occasion.venue))
        return there if self.direction is Direction.OUTBOUND else there[::-1]

    @property
    def venue_window(self) -> TimeWindow:
        """When the child is handed over at the venue, or fetched there."""
        params = self.case.params
        if self.direction is Direction.INBOUND:
            end = seconds_of_day(self.occasion.end)
            return TimeWindow(end, end + 60 * params.collect_within_minutes)
        start = seconds_of_day(self.occasion.start)
        return TimeWindow(start - 60 * params.arrive_early_minutes, start - 60 * params.arrive_late_minutes)

    def period(self) -> Period:
        """Return the slowest period that the direct journey may touch, so that no peak makes it late."""
        pickup, delivery = self.ends
        window = self.venue_window
        direct_s, _ = self.case.travel.leg(pickup, delivery, (Period.OFF_PEAK,))
        if self.direction is Direction.OUTBOUND:
            first_s = window.earliest_s - direct_s
            moments = [*range(window.latest_s, first_s, -60), first_s]
        else:
            moments = [*range(window.earliest_s, window.latest_s + direct_s, 60), window.latest_s + direct_s]
        periods = list(dict.fromkeys(Period.at(clock(moment)) for moment in moments))
        return max(periods, key=lambda period: self.case.travel.leg(pickup, delivery, (period,))[0])

    def service_s(self) -> int:
        """Return how long all take to get in, or out."""
        params, day = self.case.params, self.occasion.start.date()
        seated = [child.seat_needed(day) is not SeatKind.NONE for child in self.children]
        return 60 * sum(params.seat_service_minutes if seat else params.service_minutes for seat in seated)

    def limits_s(self, direct_s: int) -> tuple[int, int]:
        """Return after how many seconds in the car a ride is priced, and not allowed: the strictest age."""
        params, day = self.case.params, self.occasion.start.date()
        limits = [ride_limits(child.birth_date, day, params) for child in self.children]
        detour_s = max(int(params.detour_factor * direct_s), direct_s + 60 * params.detour_minutes)
        soft_s = min(detour_s, *(soft for soft, _ in limits))
        return max(direct_s, soft_s), max(direct_s, min(hard for _, hard in limits))

    def windows(self, direct_s: int, hard_s: int) -> tuple[TimeWindow, TimeWindow]:
        """Return when service may start at pickup and delivery."""
        at_venue, service_s = self.venue_window, self.service_s()
        if self.direction is Direction.INBOUND:
            home = TimeWindow(
                at_venue.earliest_s + service_s + direct_s, at_venue.latest_s + service_s + hard_s
            )
            return at_venue, home
        latest = at_venue.latest_s - service_s - direct_s
        opens = max(at_venue.earliest_s - service_s - hard_s, seconds_of_day(self.case.params.earliest))
        if self.place.startswith("school:"):
            opens = max(opens, self._school_opens(latest))
        return TimeWindow(min(opens, latest), latest), at_venue

    def _school_opens(self, latest: int) -> int:
        params = self.case.params
        released = min(seconds_of_day(params.school_end), latest - 60 * params.school_release_minutes)
        return max(seconds_of_day(params.school_start), released)

    def is_from_school(self) -> bool:
        """Whether a pupil is at school when this journey must begin."""
        params = self.case.params
        direct_s, _ = self.case.travel.leg(*self.ends, (self.period(),))
        leaves = self.venue_window.latest_s - self.service_s() - direct_s
        home_by = seconds_of_day(params.school_end) + 60 * params.school_wait_minutes
        at_school = seconds_of_day(params.school_start) <= leaves <= home_by
        return at_school and is_school_day(self.occasion.start.date(), params)

    def request(self, code: str, *, court_priority: bool) -> Request:
        """Return the request of this journey."""
        period = self.period()
        pickup, delivery = self.ends
        direct_s, direct_m = self.case.travel.leg(pickup, delivery, (period,))
        soft_s, hard_s = self.limits_s(direct_s)
        pickup_window, delivery_window = self.windows(direct_s, hard_s)
        return Request(
            code=code,
            session=self.occasion.session,
            direction=self.direction,
            day=self.occasion.start.date(),
            children=tuple(child.code for child in self.children),
            pickup=pickup,
            delivery=delivery,
            pickup_window=pickup_window,
            delivery_window=delivery_window,
            pickup_service_s=self.service_s(),
            delivery_service_s=self.service_s(),
            direct_s=direct_s,
            direct_m=direct_m,
            soft_ride_s=soft_s,
            hard_ride_s=hard_s,
            period=period,
            session_s=seconds_of_day(self.occasion.end) - seconds_of_day(self.occasion.start),
            court_priority=court_priority,
        )
