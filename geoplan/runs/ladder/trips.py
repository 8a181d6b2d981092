"""
Trips of those who drive a child whom they know: from home, with all stops, and home again.

Outbound they set off as late as they can; inbound they collect the child as soon as it may leave, and are
back as early as they can: they are busy for as short as can be.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations

from geoplan.domain.requests import Direction, Request, TimeWindow
from geoplan.runs.case import Case
from geoplan.runs.ladder.people import KnownPerson, may_share, too_few_seats

_MOST_TOGETHER = 4  # requests of one session on one trip: every order of them is tried


@dataclass(frozen=True, slots=True, kw_only=True)
class Trip:
    """
    One way with one or more requests of one session.

    Parameters
    ----------
    requests
        In order of the stops that are not at the venue.
    leave_s, back_s
        Away from home until when, with an empty way back (or to the venue).
    drive_s, metres
        Of the way with the children, from or to the person's own home.
    empty_metres
        Of the other way.
    """

    direction: Direction
    requests: tuple[Request, ...]
    leave_s: int
    back_s: int
    drive_s: int
    metres: int
    empty_metres: int


@dataclass(frozen=True, slots=True)
class _Stop:
    request: Request
    place: str
    window: TimeWindow
    service_s: int


def best_trip(case: Case, person: KnownPerson, requests: Sequence[Request]) -> Trip | None:
    """
    Return the quickest trip with all of some requests, which are of one session and direction.

    None when they do not fit into the car or may not share it, when no order keeps windows and ride times, or
    when it is farther than the person drives.
    """
    if not 1 <= len(requests) <= _MOST_TOGETHER or not may_share(case, requests):
        return None
    if any(too_few_seats(case, person, requests)):
        return None
    tried = (_trip(case, person, order) for order in permutations(requests))
    near = [trip for trip in tried if trip and trip.drive_s <= (person.longest_s or trip.drive_s)]
    return min(
        near, key=lambda trip: (trip.drive_s, [request.code for request in trip.requests]), default=None
    )


def one_way_s(case: Case, person: KnownPerson, request: Request) -> int:
    """Return how long somebody drives one way for a request by itself, in seconds."""
    home = person.place
    if request.direction is Direction.OUTBOUND:
        return case.travel.leg(home, request.pickup, (request.period,))[0] + request.direct_s
    return request.direct_s + case.travel.leg(request.delivery, home, (request.period,))[0]


def _trip(case: Case, person: KnownPerson, order: Sequence[Request]) -> Trip | None:
    pickups = [_Stop(item, item.pickup, item.pickup_window, item.pickup_service_s) for item in order]
    deliveries = [_Stop(item, item.delivery, item.delivery_window, item.delivery_service_s) for item in order]
    stops = pickups + deliveries
    legs = [_leg(case, before, after) for before, after in pairwise(stops)]
    outbound = order[0].direction is Direction.OUTBOUND
    begins = _latest(stops, legs) if outbound else _earliest(stops, legs)
    if not _is_kept(stops, begins):
        return None
    out_s, out_m = case.travel.leg(person.place, stops[0].place, (stops[0].request.period,))
    home_s, home_m = case.travel.leg(stops[-1].place, person.place, (stops[-1].request.period,))
    loaded_s, loaded_m = (sum(leg[part] for leg in legs) for part in (0, 1))
    return Trip(
        direction=order[0].direction,
        requests=tuple(order),
        leave_s=begins[0] - out_s,
        back_s=begins[-1] + stops[-1].service_s + home_s,
        drive_s=loaded_s + (out_s if outbound else home_s),
        metres=loaded_m + (out_m if outbound else home_m),
        empty_metres=home_m if outbound else out_m,
    )


def _leg(case: Case, before: _Stop, after: _Stop) -> tuple[int, int]:
    return case.travel.leg(before.place, after.place, (before.request.period, after.request.period))


def _latest(stops: Sequence[_Stop], legs: Sequence[tuple[int, int]]) -> list[int]:
    """Return when service starts at each stop, as late as all windows let it."""
    begins = [stops[-1].window.latest_s]
    for stop, (seconds, _) in zip(stops[-2::-1], legs[::-1], strict=True):
        begins.append(min(stop.window.latest_s, begins[-1] - seconds - stop.service_s))
    return begins[::-1]


def _earliest(stops: Sequence[_Stop], legs: Sequence[tuple[int, int]]) -> list[int]:
    """Return when service starts at each stop, as early as all windows let it."""
    begins = [stops[0].window.earliest_s]
    for before, after, (seconds, _) in zip(stops, stops[1:], legs, strict=False):
        begins.append(max(after.window.earliest_s, begins[-1] + before.service_s + seconds))
    return begins


def _is_kept(stops: Sequence[_Stop], begins: Sequence[int]) -> bool:
    """Whether every stop is within its window, and nobody in the car too long."""
    if not all(stop.window.holds(begin) for stop, begin in zip(stops, begins, strict=True)):
        return False
    count = len(stops) // 2
    rides = (begins[at + count] - begins[at] - stops[at].service_s for at in range(count))
    return all(ride <= stop.request.hard_ride_s for ride, stop in zip(rides, stops[:count], strict=True))
