"""The arrays of a problem from requests and vehicles."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.plans import Mode
from geoplan.domain.requests import Request
from geoplan.runs.assembling.legs import legs_of_days
from geoplan.runs.assembling.resources import capacity_of, demand_of
from geoplan.runs.case import Case
from geoplan.runs.costs import TAXIS, knows
from geoplan.runs.fleet.vehicles import Vehicle
from geoplan.runs.fleet.worker_gaps import Rota
from geoplan.runs.ladder.fallback import Fallback
from geoplan.runs.problem import BoolArray, FloatArray, IntArray


def floats(values: Iterable[float | None]) -> FloatArray:
    """Return an array of numbers; None is no limit."""
    return np.array([np.inf if value is None else value for value in values], dtype=np.float64)


def lists(rows: Sequence[Sequence[int]]) -> tuple[IntArray, IntArray]:
    """Return lists laid end to end: where each begins, and their values."""
    starts = np.cumsum([0, *(len(row) for row in rows)], dtype=np.int64).astype(np.int32)
    return starts, np.array([value for row in rows for value in row], dtype=np.int32)


def of_requests(case: Case, requests: Sequence[Request]) -> dict[str, Any]:
    """Return the arrays of `RunProblem` that requests have by themselves."""
    return {
        "max_ride": floats(request.hard_ride_s for request in requests),
        "soft_ride": floats(request.soft_ride_s for request in requests),
        "riders": floats(len(request.children) for request in requests),
        "demand": demand_of(case, requests),
    }


def of_vehicles(case: Case, vehicles: Sequence[Vehicle], persons: Sequence[str]) -> dict[str, Any]:
    """Return the arrays of `RunProblem` that vehicles have by themselves."""
    params = case.params
    rates = {
        Mode.VOLUNTEER: (params.volunteer_pence_per_mile, 0.0),
        Mode.WORKER: (params.worker_pence_per_mile, params.worker_pence_per_hour / 3600),
    }
    number = {person: at for at, person in enumerate(persons)}
    per_metre = floats(rates[vehicle.mode][0] / METRES_PER_MILE for vehicle in vehicles)
    per_second = floats(rates[vehicle.mode][1] for vehicle in vehicles)
    return {
        "vehicle_person": np.array([number[vehicle.person] for vehicle in vehicles], dtype=np.int32),
        "capacity": capacity_of(vehicles),
        "max_duration": floats(vehicle.longest_s for vehicle in vehicles),
        "max_metres": floats(vehicle.longest_m for vehicle in vehicles),
        "cost_per_metre": per_metre,
        "cost_per_second": per_second,
        "fixed_cost": _way_home(case, vehicles, per_metre, per_second),
    }


def _way_home(
    case: Case, vehicles: Sequence[Vehicle], per_metre: FloatArray, per_second: FloatArray
) -> FloatArray:
    """Return, below zero, the way home from a driven part: who is out must drive it, search or no search."""
    cost = np.zeros(len(vehicles))
    for at, vehicle in enumerate(vehicles):
        if vehicle.start_period is not None:
            seconds, metres = case.travel.leg(vehicle.start_place, vehicle.end_place, (vehicle.start_period,))
            cost[at] = -per_metre[at] * metres - per_second[at] * seconds
    return cost


def of_nodes(case: Case, requests: Sequence[Request], vehicles: Sequence[Vehicle]) -> dict[str, Any]:
    """Return windows and service of all nodes, the legs between them, and the day of everything."""
    at_home = [0.0] * (2 * len(vehicles))
    windows = [request.pickup_window for request in requests]
    windows += [request.delivery_window for request in requests]
    service = [request.pickup_service_s for request in requests]
    service += [request.delivery_service_s for request in requests]
    opens, closes = [one.opens_s for one in vehicles], [one.closes_s for one in vehicles]
    legs = legs_of_days(case.travel, requests, vehicles)
    day = {day: at for at, day in enumerate(sorted(case.days))}
    return {
        "request_day": np.array([day[request.day] for request in requests], dtype=np.int32),
        "vehicle_day": np.array([day[vehicle.day] for vehicle in vehicles], dtype=np.int32),
        "opens": floats([*(window.earliest_s for window in windows), *opens, *opens]),
        "closes": floats([*(window.latest_s for window in windows), *closes, *closes]),
        "service": floats([*service, *at_home]),
        "leg_time": legs.time,
        "leg_metres": legs.metres,
        "leg_row": legs.row,
        "leg_column": legs.column,
    }


def of_company(case: Case, requests: Sequence[Request], children: Sequence[str]) -> dict[str, Any]:
    """Return which children each request takes, and which requests may never share a car."""
    number = {child: at for at, child in enumerate(children)}
    with_child: dict[tuple[object, str], list[int]] = defaultdict(list)
    for at, request in enumerate(requests):
        for child in request.children:
            with_child[request.day, child].append(at)
    apart: list[set[int]] = [set() for _ in requests]
    for at, request in enumerate(requests):
        for child in request.children:
            for other in case.child[child].never_with:
                for there in with_child.get((request.day, other), ()):
                    apart[at].add(there)
                    apart[there].add(at)
    apart_start, apart_flat = lists([sorted(row) for row in apart])
    children_start, children_flat = lists([[number[child] for child in one.children] for one in requests])
    return {
        "apart_start": apart_start,
        "apart": apart_flat,
        "children_start": children_start,
        "children": children_flat,
    }


def known(
    case: Case, children: Sequence[str], persons: Sequence[str], met: Iterable[tuple[str, str]] = ()
) -> BoolArray:
    """Return whether each child knows each person, by the weeks before or because they have met this week."""
    found = np.zeros((len(children), len(persons)), dtype=bool)
    row = {child: at for at, child in enumerate(children)}
    column = {person: at for at, person in enumerate(persons)}
    pairs = {pair for pair in case.history if knows(case, *pair)} | set(met)
    for child, person in pairs:
        if child in row and person in column:
            found[row[child], column[person]] = True
    if case.params.known_after_journeys <= 0:
        found[:] = True
    return found


def unserved_cost(case: Case, requests: Sequence[Request], fallbacks: Mapping[str, Fallback]) -> FloatArray:
    """Return what each request costs when no vehicle takes it, new faces included."""
    params = case.params

    def pence(request: Request) -> float:
        fallback = fallbacks[request.code]
        faces = len(request.children) if fallback.mode in TAXIS else 0
        return fallback.pence + params.new_face_pence * faces

    return floats(pence(request) for request in requests)


def week_limits(case: Case, persons: Sequence[str], done: Mapping[str, tuple[int, int]]) -> dict[str, Any]:
    """
    Return the limits of the week that are left for each person, and the price of their load.

    Volunteers have those of the parameters, contact workers what their sessions leave of their paid time.

    `done` are seconds and metres on the road in runs that stay, by person.
    """
    params, rota = case.params, Rota(case)
    minutes, length = params.week_minutes, params.week_miles
    of_volunteers_s = np.inf if minutes is None else 60.0 * minutes
    most_m = np.inf if length is None else length * METRES_PER_MILE
    volunteer = np.array([person in case.driver for person in persons], dtype=bool)
    most_s = floats(
        of_volunteers_s if person in case.driver else rota.free_s(case.worker[person]) for person in persons
    )
    spent = np.array([done.get(person, (0, 0)) for person in persons], dtype=np.float64).reshape(-1, 2)
    return {
        "week_seconds": np.maximum(0.0, most_s - spent[:, 0]),
        "week_metres": np.where(volunteer, np.maximum(0.0, most_m - spent[:, 1]), np.inf),
        "load_cost": np.where(volunteer, params.load_pence_per_hour_squared, 0.0),
    }
