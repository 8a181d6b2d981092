"""One route at a time: its schedule, its cost, and the cost of a whole plan."""

from collections.abc import Sequence

from geoplan.runs.problem import FloatArray, RunProblem


def schedule(problem: RunProblem, vehicle: int, route: Sequence[int]) -> FloatArray | None:
    """
    Return when service starts at the start, each stop and the end of a route; None when no schedule keeps all rules.

    The run ends as early as it can, starts as late as it then can, and nobody waits in the car who need not.

    Returns
    -------
    FloatArray
        Shape (len(route) + 2,), seconds.
    """
    raise NotImplementedError


def route_cost(problem: RunProblem, vehicle: int, route: Sequence[int]) -> float:
    """Return what a route costs by itself (metres, time, long rides); inf when it breaks a rule."""
    raise NotImplementedError


def plan_cost(problem: RunProblem, routes: Sequence[Sequence[int]]) -> float:
    """Return the cost of a whole plan as `RunProblem` defines it; requests on no route are unserved."""
    raise NotImplementedError
