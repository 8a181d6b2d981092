"""
The ways of somebody who drives children they know, as far as a plan leaves them open.

A plan says who drives, not when. A *way* is what one person takes of one session in one direction; a *tour*
leads from home to home and is one way, or both with a wait at the venue. `find_times` says whether there are
times for them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, permutations

from geoplan.domain.requests import Direction, Request, StopKind
from geoplan.runs.case import Case
from geoplan.runs.checking.facts.kin import Kin
from geoplan.runs.checking.facts.room import room_needed
from geoplan.runs.checking.facts.schedule import RouteFacts, RouteTimes, StopFacts
from geoplan.runs.checking.facts.times import find_times

NO_HOURS = (float("-inf"), float("inf"))
_MOST_ORDERS = 5


@dataclass(frozen=True)
class Way:
    """Requests of one session and direction on one way, in order: all are fetched, then all are brought."""

    case: Case
    kin: Kin
    requests: tuple[Request, ...]

    @property
    def outbound(self) -> bool:
        """Whether it leads to the contact."""
        return self.requests[0].direction is Direction.OUTBOUND

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Keys of the places of its stops."""
        return tuple([one.pickup for one in self.requests] + [one.delivery for one in self.requests])

    @cached_property
    def legs(self) -> tuple[tuple[int, int], ...]:
        """Seconds and metres: from home to the first stop, between stops, home from the last."""
        home, leg, twice = self.kin.place, self.case.travel.leg, (*self.requests, *self.requests)
        between = (
            leg(here, there, [before.period, after.period])
            for (here, before), (there, after) in pairwise(zip(self.places, twice, strict=True))
        )
        first = leg(home, self.places[0], [self.requests[0].period])
        last = leg(self.places[-1], home, [self.requests[-1].period])
        return (first, *between, last)

    @property
    def driving_s(self) -> int:
        """Seconds on the road one way: between home and the end of the way that is not empty."""
        with_children = self.legs[:-1] if self.outbound else self.legs[1:]
        return sum(seconds for seconds, _ in with_children)

    @property
    def metres(self) -> int:
        """Length of the same."""
        return sum(metres for _, metres in (self.legs[:-1] if self.outbound else self.legs[1:]))

    @property
    def empty_metres(self) -> int:
        """Length of the leg home, or from home, without a child."""
        return (self.legs[-1] if self.outbound else self.legs[0])[1]

    @property
    def stops(self) -> tuple[StopFacts, ...]:
        """What has to be kept at each stop."""
        return tuple(
            StopFacts(
                request=one.code,
                kind=kind,
                window=(window.earliest_s, window.latest_s),
                service=service_s,
                load=tuple(sign * part for part in room_needed(self.case, one)),
                max_ride=one.hard_ride_s,
            )
            for sign, kind in ((1, StopKind.PICKUP), (-1, StopKind.DELIVERY))
            for one in self.requests
            for window, service_s in [
                (one.pickup_window, one.pickup_service_s)
                if kind is StopKind.PICKUP
                else (one.delivery_window, one.delivery_service_s)
            ]
        )


Tour = tuple[Way, ...]


def best_way(case: Case, kin: Kin, requests: Sequence[Request]) -> Way | None:
    """Return the way with all of some requests that is driven fastest; None when none can be in time."""
    by_code = sorted(requests, key=lambda one: one.code)
    orders = permutations(by_code) if len(by_code) <= _MOST_ORDERS else [tuple(by_code)]
    ways = [Way(case, kin, tuple(order)) for order in orders]
    timely = [way for way in ways if in_time([(way,)])]
    return min(timely, key=lambda way: way.driving_s, default=None)


def facts_of(tours: Sequence[Tour], hours: tuple[float, float] = NO_HOURS) -> RouteFacts:
    """Return tours one after the other as one route: home between two, within one a wait at the venue."""
    legs: list[float] = []
    before: Way | None = None
    for tour in tours:
        for number, way in enumerate(tour):
            here = way.legs[0][0]
            if before is not None and number == 0:
                here += before.legs[-1][0]
            elif before is not None:
                periods = [before.requests[-1].period, way.requests[0].period]
                here, _ = way.case.travel.leg(before.places[-1], way.places[0], periods)
            legs += [here, *(seconds for seconds, _ in way.legs[1:-1])]
            before = way
    last = before.legs[-1][0] if before is not None else 0
    stops = tuple(stop for tour in tours for way in tour for stop in way.stops)
    room = before.kin.room if before is not None else ()
    return RouteFacts(stops=stops, leg_time=(*legs, last), hours=hours, capacity=room)


def in_time(tours: Sequence[Tour], hours: tuple[float, float] = NO_HOURS) -> bool:
    """Whether there are times at which all of some tours, one after the other, keep every rule of time."""
    return isinstance(find_times(facts_of(tours, hours)), RouteTimes)
