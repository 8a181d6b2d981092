"""
One order for each run: where equally cheap orders exist, always the same one.

Stops at one place can often be driven in several orders at the same cost, and a search returns any of them.
From a settled route each request can be taken out and put back by `place_of`, and the route is the same. That
is what makes a move by hand and the move back the same plan.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from geoplan.runs.building.spot import on_the_road
from geoplan.runs.problem import RunProblem
from geoplan.runs.search import cheapest_insertion, route_cost

_CENTS = 1e-6
"""Costs that differ by less are the same: sums of floats depend on their order."""

_MOST_CHANGES = 1_000
"""Each change makes a route cheaper or earlier in order; the slack in costs must not keep it going."""


def place_of(problem: RunProblem, vehicle: int, route: Sequence[int], request: int) -> tuple[int, ...] | None:
    """
    Return the cheapest route with a request put on it, of several the shortest in time, then the first in
    order of nodes.

    None when no way keeps every rule, or the route breaks one without it.
    """
    if not np.isfinite(route_cost(problem, vehicle, route)):
        return None
    found = cheapest_insertion(problem, vehicle, route, request)
    if found is None:
        return None
    least = route_cost(problem, vehicle, found.route)
    same = [
        other
        for other in _ways(problem.n, route, request)
        if _floor(problem, vehicle, other) <= least + _CENTS
        and route_cost(problem, vehicle, other) <= least + _CENTS
    ]
    return min([found.route, *same], key=lambda way: (_seconds(problem, vehicle, way), way))


def settle(problem: RunProblem, routes: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """
    Return routes with the same requests, each settled; none costs more than before or is longer on the road.

    A route that is cheaper but takes longer is left alone: the driver's week may have no room for it.

    Raises
    ------
    ValueError
        When a route breaks a rule.
    """
    return tuple(_settled(problem, vehicle, tuple(route)) for vehicle, route in enumerate(routes))


def _settled(problem: RunProblem, vehicle: int, route: tuple[int, ...]) -> tuple[int, ...]:
    """Put each request where `place_of` has it, until all of them are there."""
    requests = [node for node in route if node < problem.n]
    waiting, changes = list(requests), 0
    while waiting and len(requests) > 1 and changes < _MOST_CHANGES:
        request = waiting.pop(0)
        rest = [node for node in route if node not in (request, problem.n + request)]
        placed = place_of(problem, vehicle, rest, request)
        longer = placed is not None and _seconds(problem, vehicle, placed) > _seconds(problem, vehicle, route)
        if placed is not None and placed != route and not longer:
            changes += 1
            route, waiting = placed, [other for other in requests if other != request]
    return route


def _seconds(problem: RunProblem, vehicle: int, route: Sequence[int]) -> float:
    return on_the_road(problem, vehicle, route)[0]


def _ways(n: int, route: Sequence[int], request: int) -> Iterator[tuple[int, ...]]:
    """Yield every route with a request put in, the order of the others kept."""
    for i in range(len(route) + 1):
        for j in range(i, len(route) + 1):
            yield (*route[:i], request, *route[i:j], n + request, *route[j:])


def _floor(problem: RunProblem, vehicle: int, route: Sequence[int]) -> float:
    """Return what a route costs at the least: without the price of long rides."""
    seconds, metres = on_the_road(problem, vehicle, route)
    nodes = np.array(route)
    return float(
        problem.fixed_cost[vehicle]
        + problem.cost_per_metre[vehicle] * metres
        + problem.cost_per_second[vehicle] * (seconds + problem.service[nodes].sum())
    )
