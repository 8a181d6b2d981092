"""geoplan's own search."""

import numpy as np

from benchmarks.runs.instances import Instance, to_problem
from benchmarks.runs.solvers.base import Solver


class Geoplan(Solver):
    """Adaptive large neighbourhood search and set partitioning."""

    name = "geoplan"
    module = "geoplan"

    def solve(self, instance: Instance, *, seconds: float, seed: int) -> list[list[int]] | None:
        from geoplan.runs.search import SearchParams, search

        result = search(to_problem(instance), SearchParams(seed=seed, seconds=seconds))
        return [list(route) for route in result.routes]

    def warm_up(self) -> None:
        from geoplan.runs.search.ahead import compile_ahead

        compile_ahead(to_problem(tiny_instance()))


def tiny_instance() -> Instance:
    """Return an instance of two requests and two vehicles, to load compiled code with."""
    return Instance(
        name="tiny",
        form="darp",
        position=np.array([[1.0, 0], [2, 0], [3, 0], [4, 0]] + [[0.0, 0]] * 4),
        opens=np.zeros(8),
        closes=np.full(8, 100.0),
        service=np.array([1.0] * 4 + [0.0] * 4),
        max_ride=np.full(2, 20.0),
        demand=np.ones((2, 1)),
        capacity=np.full((2, 1), 2.0),
        max_duration=np.full(2, 100.0),
    )
