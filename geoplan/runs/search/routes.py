"""One route at a time: its schedule, its cost, and the cost of a whole plan."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from geoplan.runs.problem import FloatArray, RunProblem
from geoplan.runs.search.kernels.anneal import add_up
from geoplan.runs.search.kernels.entries import can_be_driven, refresh, ride_price, tidy_schedule
from geoplan.runs.search.kernels.model import EARLY, Data, LongArray, State, empty_state, pack
from geoplan.runs.search.kernels.route import TIDY, Work, work_space


class Bench(NamedTuple):
    """A problem made ready for looking at single routes."""

    data: Data
    state: State
    work: Work


@lru_cache(maxsize=4)
def bench(problem: RunProblem) -> Bench:
    """Return a problem made ready; the last few are kept, because questions come in series."""
    data = pack(problem, lists=False)
    return Bench(data, empty_state(data, 0), work_space(data))


def schedule(problem: RunProblem, vehicle: int, route: Sequence[int]) -> FloatArray | None:
    """
    Return when service starts at the start, each stop and the end of a route; None when no schedule keeps all
    rules.

    The run ends as early as it can, starts as late as it then can, and nobody waits in the car who need not.

    Returns
    -------
    FloatArray
        Shape (len(route) + 2,), seconds.
    """
    data, _, work = bench(problem)
    if not 0 <= vehicle < data.v:
        raise IndexError(f"there is no vehicle {vehicle}")
    seq = whole(data, vehicle, route)
    m = len(route)
    if not pairs(data, route) or not can_be_driven(data, vehicle, seq, m, work):
        return None
    tidy_schedule(data, vehicle, seq, m, work.times[EARLY], work.times[TIDY], work.at)
    return work.times[TIDY, : m + 2].copy()


def route_cost(problem: RunProblem, vehicle: int, route: Sequence[int]) -> float:
    """Return what a route costs by itself (metres, time, long rides); inf when it breaks a rule."""
    if not route:
        return 0.0
    times = schedule(problem, vehicle, route)
    if times is None:
        return np.inf
    data, _, work = bench(problem)
    seq = whole(data, vehicle, route)
    legs = problem.leg_row[seq[:-1]] + problem.leg_column[seq[1:]]
    seconds = problem.leg_time[legs].sum() + problem.service[seq].sum()
    metres = problem.leg_metres[legs].sum()
    rides = ride_price(data, seq, len(route), times, work.at) if problem.ride_price else 0.0
    return float(
        problem.fixed_cost[vehicle]
        + metres * problem.cost_per_metre[vehicle]
        + seconds * problem.cost_per_second[vehicle]
        + rides
    )


def plan_cost(problem: RunProblem, routes: Sequence[Sequence[int]]) -> float:
    """
    Return the cost of a whole plan as `RunProblem` defines it; requests on no route are unserved.

    Returns
    -------
    float
        inf when a route breaks a rule, or a request is on two.
    """
    data, _, work = bench(problem)
    nodes = [node for route in routes for node in route]
    if len(nodes) != len(set(nodes)):
        return np.inf
    state = empty_state(data, 0)
    for vehicle, route in enumerate(routes):
        if route and schedule(problem, vehicle, route) is None:
            return np.inf
        put_route(data, state, work, vehicle, route)
    add_up(data, state)
    return float(state.total[0])


def put_route(data: Data, state: State, work: Work, vehicle: int, route: Sequence[int]) -> bool:
    """Write a route into a plan, whose total has to be added up anew; False when it breaks a rule of time."""
    seq = whole(data, vehicle, route)
    state.seq[vehicle, : len(seq)] = seq
    state.length[vehicle] = len(route)
    for node in route:
        state.route_of[node % data.n] = vehicle
    return bool(refresh(data, state, vehicle, work))


def whole(data: Data, vehicle: int, route: Sequence[int]) -> LongArray:
    """Return a route with its start and end."""
    return np.array([2 * data.n + vehicle, *route, 2 * data.n + data.v + vehicle], np.int64)


def pairs(data: Data, route: Sequence[int]) -> bool:
    """Whether everybody on a route is picked up once and then brought once."""
    if len(route) > 2 * data.longest:
        return False
    aboard: set[int] = set()
    seen: set[int] = set()
    for node in route:
        if node in seen or not 0 <= node < 2 * data.n:
            return False
        seen.add(node)
        if node < data.n:
            aboard.add(node)
        elif node - data.n not in aboard:
            return False
        else:
            aboard.remove(node - data.n)
    return not aboard
