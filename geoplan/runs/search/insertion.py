"""Where on one route a request fits most cheaply."""

from collections.abc import Sequence
from dataclasses import dataclass

from geoplan.runs.problem import RunProblem


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
    """Return the cheapest way to put a request on a route; None when every rule cannot be kept."""
    raise NotImplementedError
