"""Whether an allowed choice of sites can serve everybody at all."""

from dataclasses import replace

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
    what: str = "site that may serve them",
) -> BoolArray | None:
    """
    Return an allowed set (m,) that serves every demand with weight; None where any set does.

    Parameters
    ----------
    within
        (n, m) the pairs that serve; those that are not forbidden when left out.
    what
        What every demand needs, for messages.

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
            f"{int(lost.sum())} of {int(counted.sum())} demands have no {what}: {problem.codes(lost)}."
        )
    if usable[counted].all() and rules.least[-1] > 0:
        return None
    return _covering_set(problem, rules, usable, counted, watch, what)


def _covering_set(
    problem: LocationProblem,
    rules: RuleArrays,
    usable: BoolArray,
    counted: BoolArray,
    watch: Watch,
    what: str,
) -> BoolArray:
    """Return an allowed set that serves everybody counted, found as the one that serves the most."""
    each = replace(problem, weight=counted.astype(np.int64))
    task = coverage_task(each, rules, usable, "reach")
    found = solve(task, rules.settled, watch.for_a_part())
    reached, most = task.objective(found.cost), task.objective(found.bound)
    n = int(counted.sum())
    if reached == n:
        return found.is_open
    missed = counted & ~(usable & found.is_open).any(axis=1)
    best = f"{reached}, with {n - reached} missing, such as {problem.codes(missed)}"
    if most == n:
        raise InfeasibleError(
            f"No choice was found in time that opens a {what} for all {n} demands: the best reaches {best}. "
            "Give more time, allow more open sites, or more money."
        )
    known = "at most" if most == reached else "the best found in time reaches"
    raise InfeasibleError(
        f"The rules on sites allow no choice that opens a {what} for all {n} demands: {known} {best}. "
        "Allow more open sites or more money."
    )
