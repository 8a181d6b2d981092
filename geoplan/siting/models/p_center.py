"""The p-center problem: the farthest demand as near as can be."""

import numpy as np

from geoplan.siting.models.answer import LocationAnswer, answer
from geoplan.siting.models.kernels.instance import SHUT
from geoplan.siting.models.problem import BoolArray, LocationProblem, LongArray
from geoplan.siting.models.reach import reach_all
from geoplan.siting.models.rules import RuleArrays, any_allowed, rule_arrays
from geoplan.siting.models.search.any_cover import any_cover
from geoplan.siting.models.search.limits import Stopped, Watch


def p_center(problem: LocationProblem, *, p: int | None = None, watch: Watch | None = None) -> LocationAnswer:
    """
    Serve every demand from an open site so that the dearest costs the least.

    Minimise  r
    subject to
        Σ_j cost_ij · x_ij <= r    for every demand with weight, i = 1 … n
        Σ_j x_ij = 1, x_ij <= y_j  served by an open site, where the pair is not forbidden
        Σ_j y_j = p                and whatever else the problem's rules say of y
        x_ij, y_j ∈ {0, 1}

    Weights say only who counts: every demand with a weight counts alike. The best r is one of the costs:
    among them it is found by halving, each time with the question whether a set covers everybody within r.

    Parameters
    ----------
    p
        How many sites are open; the problem's own rules when left out.
    watch
        Limits, a question whether to stop, and progress; until a proof when left out.

    Returns
    -------
    LocationAnswer
        Its objective is the least r found, its bound an r that no allowed choice goes below. Its nodes are
        radii that were asked for.

    Raises
    ------
    InfeasibleError
        When the rules allow no choice, or none that serves every demand; says what is missing.
    """
    watch = watch or Watch()
    problem = problem.with_open(p)
    search = _Halving(problem, rule_arrays(problem), watch)
    try:
        search.run()
    except KeyboardInterrupt:
        search.stopped = Stopped.ASKED
    return answer(
        "p-center",
        problem,
        search.is_open,
        search.objective,
        search.bound,
        search.stopped or Stopped.PROVEN,
        watch,
    )


class _Halving:
    """Radii from the least that none goes below to the least that a set is known for."""

    def __init__(self, problem: LocationProblem, rules: RuleArrays, watch: Watch) -> None:
        self.problem, self.rules, self.watch = problem, rules, watch
        counted = problem.weight > 0
        self.usable: BoolArray = problem.allowed[counted] & (rules.settled != SHUT)
        self.cost: LongArray = problem.cost[counted]
        start = reach_all(problem, rules, watch)
        self.is_open: BoolArray = any_allowed(rules) if start is None else start
        self.objective = self.radius(self.is_open)
        nearest = np.where(self.usable, self.cost, np.iinfo(np.int64).max).min(axis=1)
        self.bound = int(nearest.max(initial=0))
        self.stopped: Stopped | None = None

    def radius(self, is_open: BoolArray) -> int:
        """Return how far the farthest demand is from its nearest open site."""
        opened = self.usable & is_open
        return int(np.where(opened, self.cost, np.iinfo(np.int64).max).min(axis=1).max(initial=0))

    def run(self) -> None:
        """Halve until the radius of the best set is the least that is left."""
        between = (self.cost >= self.bound) & (self.cost < self.objective) & self.usable
        radii = np.unique(self.cost[between])
        while len(radii) and not self.over():
            at = (len(radii) - 1) // 2
            found = any_cover((self.cost <= radii[at]) & self.usable, self.rules, self.watch)
            self.watch.nodes += 1
            if found.is_open is not None:
                self.is_open, self.objective = found.is_open, self.radius(found.is_open)
                radii = radii[radii < self.objective]
            elif np.isinf(found.bound):
                radii = radii[at + 1 :]
                self.bound = int(radii[0]) if len(radii) else self.objective
            else:
                self.stopped = self.watch.reason(self.objective, self.bound) or Stopped.SECONDS
        if not len(radii):
            self.bound = self.objective

    def over(self) -> bool:
        """Whether to end here; tells how far it has come."""
        self.watch.tell("p-center", self.objective, self.bound)
        self.stopped = self.stopped or self.watch.reason(self.objective, self.bound)
        return self.stopped is not None
