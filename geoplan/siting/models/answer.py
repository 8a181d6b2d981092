"""The answer of a location model: which sites, whom they serve, and what is proven."""

from dataclasses import dataclass

import numpy as np

from geoplan.siting.models.problem import BoolArray, LocationProblem, LongArray
from geoplan.siting.models.search.limits import Stopped, Watch


@dataclass(frozen=True, eq=False, kw_only=True)
class LocationAnswer:
    """
    Open sites and what is known of how good they are.

    Parameters
    ----------
    model
        Such as "p-median".
    sites
        Codes of the open sites, in the order of the problem.
    is_open
        (m,)
    allotment
        (n,) position of each demand's nearest open site, the first of equally near ones; -1 where no open
        site may serve it.
    objective, bound
        What was sought, and the proven limit of what any allowed choice can reach: from below where the least
        is sought, from above where the most is.
    nodes
        Branches that were looked into.
    seconds
        On the clock.
    stopped
        Why the search ended.
    covers
        (n,) open sites within reach of each demand, in models of covering; otherwise None.
    """

    model: str
    sites: tuple[str, ...]
    is_open: BoolArray
    allotment: LongArray
    objective: int
    bound: int
    nodes: int
    seconds: float
    stopped: Stopped
    covers: LongArray | None = None

    @property
    def proven(self) -> bool:
        """Whether no allowed choice is better."""
        return self.objective == self.bound

    @property
    def gap(self) -> float:
        """Share of the objective that lies between it and the bound: nothing better than that is left."""
        distance = abs(self.objective - self.bound)
        return distance / abs(self.objective) if self.objective else (np.inf if distance else 0.0)


def answer(
    model: str,
    problem: LocationProblem,
    is_open: BoolArray,
    objective: int,
    bound: int,
    stopped: Stopped,
    watch: Watch,
    covers: LongArray | None = None,
) -> LocationAnswer:
    """Return an answer with the allotment to open sites."""
    watch.tell(model, objective, bound)
    return LocationAnswer(
        model=model,
        sites=tuple(site.code for site, is_ in zip(problem.sites, is_open, strict=True) if is_),
        is_open=is_open,
        allotment=nearest_open(problem, is_open),
        objective=objective,
        bound=bound,
        nodes=watch.nodes,
        seconds=watch.seconds,
        stopped=Stopped.PROVEN if objective == bound else stopped,
        covers=covers,
    )


def nearest_open(problem: LocationProblem, is_open: BoolArray) -> LongArray:
    """Return each demand's nearest open site that may serve it (n,), -1 for none."""
    opened = np.flatnonzero(is_open)
    if not len(opened):
        return np.full(problem.n, -1)
    allowed = problem.allowed[:, opened]
    cost = np.where(allowed, problem.cost[:, opened], np.iinfo(np.int64).max)
    return np.where(allowed.any(axis=1), opened[cost.argmin(axis=1)], -1)
