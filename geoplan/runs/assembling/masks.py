"""`eligibility.objections` for all requests and vehicles at once: the first rule in the way of each pair."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.plans import Mode
from geoplan.domain.requests import Request
from geoplan.runs.assembling.legs import Ends, finish_ends, legs_between, start_ends, stop_ends
from geoplan.runs.assembling.resources import capacity_of, demand_of
from geoplan.runs.case import Case
from geoplan.runs.case.travel import Travel
from geoplan.runs.fleet.eligibility import ORDER, needs_escort, outside_area
from geoplan.runs.fleet.vehicles import Vehicle
from geoplan.runs.problem import BoolArray

RuleArray = NDArray[np.int8]

FREE = -1
"""No rule is in the way."""


def first_objections(case: Case, requests: Sequence[Request], vehicles: Sequence[Vehicle]) -> RuleArray:
    """
    Return which rule is the first in the way of each request and vehicle, shape (requests, vehicles).

    Numbers are positions in `eligibility.ORDER`, `FREE` where no rule is. Vehicles of another day have the
    day off.
    """
    first = np.full((len(requests), len(vehicles)), ORDER.index("day-off"), dtype=np.int8)
    of_day: dict[object, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for at, request in enumerate(requests):
        of_day[request.day][0].append(at)
    for at, vehicle in enumerate(vehicles):
        of_day[vehicle.day][1].append(at)
    for rows, columns in of_day.values():
        if rows and columns:
            block = _of_day(case, [requests[at] for at in rows], [vehicles[at] for at in columns])
            first[np.ix_(rows, columns)] = block
    return first


def _of_day(case: Case, requests: list[Request], vehicles: list[Vehicle]) -> RuleArray:
    blocked = _by_person(case, requests, vehicles)
    blocked |= _by_car(case, requests, vehicles)
    blocked |= _by_time(case.travel, requests, vehicles)
    first = np.full((len(requests), len(vehicles)), FREE, dtype=np.int8)
    for rule in reversed(ORDER):
        if rule in blocked:
            first[np.broadcast_to(blocked[rule], first.shape)] = ORDER.index(rule)
    return first


def _by_person(case: Case, requests: list[Request], vehicles: list[Vehicle]) -> dict[str, BoolArray]:
    drivers = [case.driver[one.person] if one.mode is Mode.VOLUNTEER else None for one in vehicles]
    expired = [one is not None and not one.is_compliant(requests[0].day) for one in drivers]

    names = sorted({one.provider for one in drivers if one is not None})
    outside = np.array([[outside_area(case, r, name) is not None for name in names] for r in requests])
    area = np.zeros((len(requests), len(vehicles)), dtype=bool)
    for at, one in enumerate(drivers):
        if one is not None:
            area[:, at] = outside[:, names.index(one.provider)]

    column: dict[str, list[int]] = defaultdict(list)
    for at, vehicle in enumerate(vehicles):
        column[vehicle.person].append(at)
    barred_for: dict[str, set[str]] = defaultdict(set)
    for child, person in case.barred:
        barred_for[child].add(person)
    barred = np.zeros_like(area)
    for at, request in enumerate(requests):
        for code in request.children:
            for person in barred_for.get(code, set()) | case.child[code].barred_drivers:
                barred[at, column.get(person, [])] = True
    return {"compliance": np.array(expired, dtype=bool)[None, :], "provider-area": area, "barred": barred}


def _by_car(case: Case, requests: list[Request], vehicles: list[Vehicle]) -> dict[str, BoolArray]:
    short = demand_of(case, requests)[:, None, :] > capacity_of(vehicles)[None, :, :]
    lone = np.array([vehicle.mode is Mode.VOLUNTEER for vehicle in vehicles])[None, :]
    escorts = [needs_escort(case, request) for request in requests]
    rules = ["" if found is None else found[1] for found in escorts]
    return {
        "seats": short[:, :, 0],
        "child-seat": short[:, :, 1:4].any(axis=2),
        "wheelchair": short[:, :, 4],
        "escort": np.array([rule == "escort" for rule in rules])[:, None] & lone,
        "escort-age": np.array([rule == "escort-age" for rule in rules])[:, None] & lone,
    }


def _by_time(travel: Travel, requests: list[Request], vehicles: list[Vehicle]) -> dict[str, BoolArray]:
    """As `solo.solo_run` has it, for each pair."""
    n = len(requests)
    stops = stop_ends(travel, requests)
    pickups, deliveries = Ends(stops.place[:n], stops.row[:n]), Ends(stops.place[n:], stops.row[n:])
    there, there_m = (table.T for table in legs_between(travel, start_ends(travel, vehicles), pickups))
    home, home_m = legs_between(travel, deliveries, finish_ends(travel, vehicles))
    ride = travel.seconds[pickups.row, pickups.place, deliveries.place][:, None].astype(np.int64)
    ride_m = travel.metres[pickups.row, pickups.place, deliveries.place][:, None].astype(np.int64)

    facts = np.array([_times(request) for request in requests], dtype=np.int64).T[:, :, None]
    pickup_from, pickup_by, delivery_from, delivery_by, aboard, alight, longest_ride = facts
    opens = np.array([vehicle.opens_s for vehicle in vehicles], dtype=np.int64)[None, :]
    closes = np.array([vehicle.closes_s for vehicle in vehicles], dtype=np.int64)[None, :]

    fetched = np.maximum(opens + there, pickup_from)
    brought = np.maximum(fetched + aboard + ride, delivery_from)
    seated = np.maximum(ride, delivery_from - pickup_by - aboard)
    late = (fetched > pickup_by) | (brought > delivery_by) | (seated > longest_ride)
    late |= brought + alight + home > closes
    duration = there + aboard + seated + alight + home
    lost = (there >= Travel.NO_PATH) | (ride >= Travel.NO_PATH) | (home >= Travel.NO_PATH)
    return {
        "unreachable": lost,
        "hours": late & ~lost,
        "longest-day": (duration > _limits([vehicle.longest_s for vehicle in vehicles])) & ~lost,
        "longest-day-miles": (
            there_m + ride_m + home_m > _limits([vehicle.longest_m for vehicle in vehicles])
        )
        & ~lost,
    }


def _times(request: Request) -> tuple[int, ...]:
    pickup, delivery = request.pickup_window, request.delivery_window
    windows = (pickup.earliest_s, pickup.latest_s, delivery.earliest_s, delivery.latest_s)
    return (*windows, request.pickup_service_s, request.delivery_service_s, request.hard_ride_s)


def _limits(limits: Sequence[float | None]) -> NDArray[np.float64]:
    return np.array([np.inf if limit is None else limit for limit in limits], dtype=np.float64)[None, :]
