"""
Whether one route keeps every rule of time and room: plain facts in, breaches out.

Nothing here knows children, places or files, and nothing is shared with the search: plans of the service and
solutions of published dial-a-ride instances go through the same few lines. Units are the caller's own, so
long as they are the same everywhere (seconds and metres in plans).
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geoplan.domain.requests import StopKind

PICKUP = StopKind.PICKUP


@dataclass(frozen=True, slots=True, kw_only=True)
class StopFacts:
    """
    One stop of a route.

    Parameters
    ----------
    window
        Earliest and latest begin of service, both included.
    service
        How long it takes to get in or out.
    load
        What the stop adds to each resource in use: positive at a pickup, its negative at the delivery.
    max_ride
        The longest time from the end of service at the pickup to the begin at the delivery; said at the
        pickup.
    """

    request: str
    kind: StopKind
    window: tuple[float, float] = (-math.inf, math.inf)
    service: float = 0.0
    load: tuple[float, ...] = ()
    max_ride: float = math.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteFacts:
    """
    One route in the order in which it is driven, with the limits of its vehicle.

    Parameters
    ----------
    stops
        m stops.
    leg_time, leg_length
        m + 1 legs: start to first stop, …, last stop to end. Lengths may be left out.
    hours
        When the route may start at the earliest and must have ended.
    capacity
        The most of each resource in use at a time.
    max_duration, max_length
        From start to end.

    Raises
    ------
    ValueError
        When the numbers of legs or resources do not fit the stops.
    """

    stops: tuple[StopFacts, ...]
    leg_time: tuple[float, ...]
    leg_length: tuple[float, ...] = ()
    hours: tuple[float, float] = (-math.inf, math.inf)
    capacity: tuple[float, ...] = ()
    max_duration: float = math.inf
    max_length: float = math.inf

    def __post_init__(self) -> None:
        if len(self.leg_time) != len(self.stops) + 1:
            raise ValueError("a route has one leg more than stops")
        if self.leg_length and len(self.leg_length) != len(self.leg_time):
            raise ValueError("a route has as many lengths as times of legs")
        if any(len(stop.load) != len(self.capacity) for stop in self.stops):
            raise ValueError("every stop says a load for each resource of the vehicle")

    @property
    def least_gaps(self) -> tuple[float, ...]:
        """The least time between begins of service: service and leg, from start to end."""
        service = (0.0, *(stop.service for stop in self.stops))
        return tuple(stay + leg for stay, leg in zip(service, self.leg_time, strict=True))

    def rides(self) -> list[tuple[int, int]]:
        """Return where each request that is both fetched and then brought is, as positions of stops."""
        fetched: dict[str, int] = {}
        found = []
        for at, stop in enumerate(self.stops):
            if stop.kind is PICKUP:
                fetched.setdefault(stop.request, at)
            elif stop.request in fetched:
                found.append((fetched[stop.request], at))
        return found


@dataclass(frozen=True, slots=True)
class RouteTimes:
    """When a route starts, when service begins at each stop, and when the route ends."""

    start: float
    begin: tuple[float, ...]
    end: float


@dataclass(frozen=True, slots=True)
class Breach:
    """
    One rule that a route breaks.

    Parameters
    ----------
    rule
        Code of the rule (`geoplan.runs.rules`): ``order``, ``missing``, ``twice``, ``window``, ``travel``,
        ``hours``, ``ride-time``, ``longest-day``, ``longest-day-miles`` or ``seats``.
    found, limit
        What is, and what may be.
    stop
        Position of the stop, None for the route as a whole (or the leg to its end).
    request
        The request concerned, where there is one.
    resource
        Position of the resource that is used too much.
    """

    rule: str
    found: float
    limit: float
    stop: int | None = None
    request: str | None = None
    resource: int | None = None

    @property
    def amount(self) -> float:
        """How far beyond the limit."""
        return abs(self.found - self.limit)


def check_route(facts: RouteFacts, times: RouteTimes, tolerance: float = 1e-6) -> list[Breach]:
    """
    Return every rule that a route breaks when it is driven at the given times; none when all is well.

    Raises
    ------
    ValueError
        When there is not one time for each stop.
    """
    if len(times.begin) != len(facts.stops):
        raise ValueError("every stop has one time")
    return [
        *check_order(facts),
        *_check_times(facts, times, tolerance),
        *_check_rides(facts, times, tolerance),
        *check_loads(facts, tolerance),
        *_check_length(facts, tolerance),
    ]


def check_served(routes: Iterable[RouteFacts], requests: Sequence[str]) -> list[Breach]:
    """Return the requests that are not fetched on exactly one route."""
    found = Counter(stop.request for route in routes for stop in route.stops if stop.kind is PICKUP)
    breaches = [Breach("missing", 0, 1, request=code) for code in requests if not found[code]]
    breaches += [Breach("twice", found[code], 1, request=code) for code in requests if found[code] > 1]
    known = set(requests)
    return breaches + [Breach("unknown", 1, 0, request=code) for code in found if code not in known]


def check_order(facts: RouteFacts) -> list[Breach]:
    """Return the requests that are not fetched once and brought once, in this order."""
    breaches = []
    places: dict[tuple[str, StopKind], list[int]] = {}
    for at, stop in enumerate(facts.stops):
        places.setdefault((stop.request, stop.kind), []).append(at)
    for request in dict.fromkeys(stop.request for stop in facts.stops):
        fetched = places.get((request, PICKUP), [])
        brought = places.get((request, StopKind.DELIVERY), [])
        for stops in (fetched, brought):
            if not stops:
                breaches.append(Breach("missing", 0, 1, request=request))
            elif len(stops) > 1:
                breaches.append(Breach("twice", len(stops), 1, stops[1], request))
        if fetched and brought and brought[0] < fetched[0]:
            breaches.append(Breach("order", brought[0], fetched[0], brought[0], request))
    return breaches


def _check_times(facts: RouteFacts, times: RouteTimes, tolerance: float) -> Iterable[Breach]:
    opens, closes = facts.hours
    if times.start < opens - tolerance:
        yield Breach("hours", times.start, opens)
    if times.end > closes + tolerance:
        yield Breach("hours", times.end, closes)
    if times.end - times.start > facts.max_duration + tolerance:
        yield Breach("longest-day", times.end - times.start, facts.max_duration)
    for at, (stop, begin) in enumerate(zip(facts.stops, times.begin, strict=True)):
        earliest, latest = stop.window
        if not earliest - tolerance <= begin <= latest + tolerance:
            yield Breach("window", begin, earliest if begin < earliest else latest, at, stop.request)
    moments = (times.start, *times.begin, times.end)
    for at, least in enumerate(facts.least_gaps):
        gap = moments[at + 1] - moments[at]
        if gap < least - tolerance:
            yield Breach("travel", gap, least, at if at < len(facts.stops) else None)


def _check_rides(facts: RouteFacts, times: RouteTimes, tolerance: float) -> Iterable[Breach]:
    for fetched, brought in facts.rides():
        pickup = facts.stops[fetched]
        ride = times.begin[brought] - times.begin[fetched] - pickup.service
        if ride > pickup.max_ride + tolerance:
            yield Breach("ride-time", ride, pickup.max_ride, brought, pickup.request)


def check_loads(facts: RouteFacts, tolerance: float = 1e-6) -> list[Breach]:
    """Return the stops after which more of a resource is in use than the vehicle has."""
    breaches = []
    loads = [0.0] * len(facts.capacity)
    for at, stop in enumerate(facts.stops):
        for resource, added in enumerate(stop.load):
            loads[resource] += added
            if added > 0 and loads[resource] > facts.capacity[resource] + tolerance:
                breaches.append(
                    Breach("seats", loads[resource], facts.capacity[resource], at, stop.request, resource)
                )
    return breaches


def _check_length(facts: RouteFacts, tolerance: float) -> Iterable[Breach]:
    length = math.fsum(facts.leg_length)
    if length > facts.max_length + tolerance:
        yield Breach("longest-day-miles", length, facts.max_length)
