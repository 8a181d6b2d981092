"""Whether an allowed choice of sites can serve everybody at all."""

import numpy as np

from geoplan.errors import InfeasibleError
from geoplan.siting.models.kernels.instance import SHUT
from geoplan.siting.models.problem import BoolArray, LocationProblem
from geoplan.siting.models.rules import RuleArrays
from geoplan.siting.models.search.limits import Watch
from geoplan.siting.models.search.solve import solve
from geoplan.siting.models.tasks import coverage_task


def reach_all(
    problem: LocationProblem,
    rules: RuleArrays,
    watch: Watch,
    within: BoolArray | None = None,
    what: str = "an open site may serve them",
) -> BoolArray | None:
    """
    Return an allowed set (m,) that serves every demand with weight; None where any set does.

    Parameters
    ----------
    within
        (n, m) the pairs that serve; those that are not forbidden when left out.

    Raises
    ------
    InfeasibleError
        When no site may serve a demand, or the rules allow no set that serves all; says whom it leaves out.
    """
    counted = problem.weight > 0
    within = problem.allowed if within is None else within
    usable = within & (rules.settled != SHUT)
    lost = counted & ~usable.any(axis=1)
    if lost.any():
        raise InfeasibleError(
            f"For {int(lost.sum())} of {int(counted.sum())} demands it cannot be that {what}: "
            f"{problem.codes(lost)}."
        )
    if usable[counted].all():
        return None if rules.least[-1] > 0 else _one(problem, rules, usable, counted, watch, what)
    return _one(problem, rules, usable, counted, watch, what)


def _one(
    problem: LocationProblem,
    rules: RuleArrays,
    usable: BoolArray,
    counted: BoolArray,
    watch: Watch,
    what: str,
) -> BoolArray:
    from dataclasses import replace

    each = replace(problem, weight=counted.astype(np.int64))
    task = coverage_task(each, rules, usable, "reach")
    found = solve(task, rules.settled, Watch(replace(watch.limits, gap=0.0), stop=watch.stop))
    reached, most = task.objective(found.cost), task.objective(found.bound)
    n = int(counted.sum())
    if reached == n:
        return found.is_open
    missed = counted & ~(usable & found.is_open).any(axis=1)
    known = "at most" if reached == most else "as far as was searched, at most"
    raise InfeasibleError(
        f"The rules on sites allow no choice for which {what}, all {n} of them: {known} {reached}, with "
        f"{n - reached} missing, such as {problem.codes(missed)}. Allow more open sites or more money."
    )
