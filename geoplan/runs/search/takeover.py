"""Taking over routes that are there already, every rule checked."""

from collections.abc import Sequence

from geoplan.runs.problem import RunProblem
from geoplan.runs.search.kernels.anneal import add_up
from geoplan.runs.search.kernels.entries import can_be_driven
from geoplan.runs.search.kernels.model import EPS, WEEK_METRES, WEEK_SECONDS, Data, State
from geoplan.runs.search.kernels.route import Work
from geoplan.runs.search.routes import pairs, put_route, whole


def take_over(
    problem: RunProblem, data: Data, state: State, work: Work, routes: Sequence[Sequence[int]]
) -> None:
    """
    Write routes into an empty plan and add it up.

    Raises
    ------
    ValueError
        When there are more routes than vehicles, or a route breaks a rule.
    """
    if len(routes) > data.v:
        raise ValueError(f"{len(routes)} routes to begin from, and {data.v} vehicles")
    for vehicle, route in enumerate(routes):
        if route and not _may(problem, data, state, work, vehicle, route):
            raise ValueError(f"the route of vehicle {vehicle} to begin from breaks a rule")
        if route:
            put_route(data, state, work, vehicle, route)
    add_up(data, state)
    beyond = (state.week[:, 0] > data.person[:, WEEK_SECONDS] + EPS) | (
        state.week[:, 1] > data.person[:, WEEK_METRES] + EPS
    )
    if beyond.any():
        raise ValueError("the routes to begin from are more than somebody may drive in a week")


def _may(
    problem: RunProblem, data: Data, state: State, work: Work, vehicle: int, route: Sequence[int]
) -> bool:
    """Whether a route keeps every rule, all its requests are allowed and on no other route."""
    if not pairs(data, route):
        return False
    for node in route:
        request = node % data.n
        if (
            not problem.allowed[request, vehicle]
            or problem.request_day[request] != problem.vehicle_day[vehicle]
            or state.route_of[request] >= 0
        ):
            return False
    return bool(can_be_driven(data, vehicle, whole(data, vehicle, route), len(route), work))
