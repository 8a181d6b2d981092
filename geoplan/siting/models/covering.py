"""Models of covering: everybody with the fewest sites (LSCP), or the most with so many (MCLP)."""

import math

import numpy as np
from numpy.typing import ArrayLike

from geoplan.errors import Fault, InputError
from geoplan.siting.models.answer import LocationAnswer, answer
from geoplan.siting.models.kernels.instance import SHUT
from geoplan.siting.models.problem import BoolArray, LocationProblem
from geoplan.siting.models.reach import reach_all
from geoplan.siting.models.rules import any_allowed, rule_arrays
from geoplan.siting.models.search.cover import cheapest_cover
from geoplan.siting.models.search.limits import Stopped, Watch
from geoplan.siting.models.search.solve import solve
from geoplan.siting.models.site_cost import site_costs
from geoplan.siting.models.tasks import coverage_task

IN_REACH = "site within the radius"


def lscp(
    problem: LocationProblem,
    *,
    radius: ArrayLike,
    site_cost: ArrayLike | None = None,
    watch: Watch | None = None,
) -> LocationAnswer:
    """
    Cover every demand with the fewest sites, or the cheapest ones (location set covering problem).

    Minimise  Σ_j site_cost_j · y_j
    subject to
        Σ_{j: cost_ij <= radius_i} y_j >= 1   for every demand with weight, i = 1 … n
        y_j ∈ {0, 1}, and whatever the problem's rules say of y

    Parameters
    ----------
    radius
        The most that a demand may cost one unit; one for all, or (n,).
    site_cost
        (m,) whole numbers; one each, so that sites are counted, when left out.
    watch
        Limits, a question whether to stop, and progress; until a proof when left out.

    Raises
    ------
    InfeasibleError
        When a demand has no site within its radius, or the rules allow no choice that covers all; says
        which.
    """
    watch = watch or Watch()
    rules = rule_arrays(problem)
    price = site_costs(problem, site_cost)
    within = covers(problem, radius)
    first = reach_all(problem, rules, watch, within, IN_REACH)
    is_open = any_allowed(rules) if first is None else first
    watch.tell("LSCP", int(price[is_open].sum()), 0)
    found = cheapest_cover(within[problem.weight > 0], rules, price, watch)
    if found.is_open is not None and price[found.is_open].sum() < price[is_open].sum():
        is_open = found.is_open
    objective = int(price[is_open].sum())
    bound = objective if math.isinf(found.bound) else min(objective, int(found.bound))
    stopped = watch.reason(objective, bound) or Stopped.ASKED
    return answer("LSCP", problem, is_open, objective, bound, stopped, watch, (within & is_open).sum(axis=1))


def mclp(
    problem: LocationProblem, *, radius: ArrayLike, p: int | None = None, watch: Watch | None = None
) -> LocationAnswer:
    """
    Cover the most weight (maximal covering location problem).

    Maximise  Σ_i weight_i · z_i
    subject to
        Σ_{j: cost_ij <= radius_i} y_j >= z_i   covered by an open site, i = 1 … n
        Σ_j y_j = p                             and whatever else the problem's rules say of y
        y_j, z_i ∈ {0, 1}

    Parameters
    ----------
    radius
        The most that a demand may cost one unit to count as covered; one for all, or (n,).
    p
        How many sites are open; the problem's own rules when left out.
    watch
        Limits, a question whether to stop, and progress; until a proof when left out.

    Returns
    -------
    LocationAnswer
        Its objective is the weight covered, its bound a weight that no allowed choice covers more than.

    Raises
    ------
    InfeasibleError
        When the rules allow no choice of sites; says by how much.
    """
    watch = watch or Watch()
    problem = problem.with_open(p)
    rules = rule_arrays(problem)
    within = covers(problem, radius)
    task = coverage_task(problem, rules, within & (rules.settled != SHUT), "MCLP")
    found = solve(task, rules.settled, watch)
    return answer(
        "MCLP", problem, found.is_open, task.objective(found.cost), task.objective(found.bound),
        found.stopped, watch, (within & found.is_open).sum(axis=1),
    )  # fmt: skip


def covers(problem: LocationProblem, radius: ArrayLike) -> BoolArray:
    """
    Return which sites cover which demands (n, m).

    Raises
    ------
    InputError
        When a radius is not a number from 0, or there is not one for all or one a demand.
    """
    reach = np.asarray(radius)
    if reach.shape not in ((), (problem.n,)) or reach.dtype.kind not in "iuf" or not (reach >= 0).all():
        raise InputError(
            Fault(
                "the radius is not a number from 0",
                f"give one for all demands, or one each for all {problem.n}",
            )
        )
    return problem.allowed & (problem.cost <= np.broadcast_to(reach, problem.n)[:, None])
