"""Where on one route a request fits most cheaply."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geoplan.runs.problem import RunProblem
from geoplan.runs.search.kernels.entries import cheapest_place
from geoplan.runs.search.routes import bench, put_route


@dataclass(frozen=True, slots=True)
class Insertion:
    """A route with one request more, and what that adds: cost of the route, seconds on the road, metres."""

    route: tuple[int, ...]
    cost: float
    seconds: float
    metres: float


def cheapest_insertion(
    problem: RunProblem, vehicle: int, route: Sequence[int], request: int
) -> Insertion | None:
    """
    Return the cheapest way to put a request on a route, the order of the others kept; None when every rule
    cannot be kept.

    Whether the vehicle may take the request at all (`RunProblem.allowed`) is not asked.

    Raises
    ------
    ValueError
        When the route as it is breaks a rule, or the request is on it.
    """
    data, state, work = bench(problem)
    if request in route:
        raise ValueError(f"request {request} is on the route already")
    try:
        if not put_route(data, state, work, vehicle, route):
            raise ValueError(f"the route of vehicle {vehicle} breaks a rule as it is")
        cost, i, j = cheapest_place(data, state, vehicle, request, work, np.inf)
    finally:
        put_route(data, state, work, vehicle, ())
    if not np.isfinite(cost):
        return None
    new = [*route[:i], request, *route[i:j], data.n + request, *route[j:]]
    seconds, metres = _length(problem, vehicle, new)
    old_seconds, old_metres = _length(problem, vehicle, route)
    return Insertion(tuple(new), float(cost), seconds - old_seconds, metres - old_metres)


def _length(problem: RunProblem, vehicle: int, route: Sequence[int]) -> tuple[float, float]:
    """Seconds on the road and metres of a route; none for a vehicle that stays at home."""
    if not route:
        return 0.0, 0.0
    seq = np.array([2 * problem.n + vehicle, *route, 2 * problem.n + problem.v + vehicle])
    legs = problem.leg_row[seq[:-1]] + problem.leg_column[seq[1:]]
    return float(problem.leg_time[legs].sum()), float(problem.leg_metres[legs].sum())
