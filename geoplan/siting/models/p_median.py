"""The p-median problem, with or without costs of sites."""

from numpy.typing import ArrayLike

from geoplan.siting.models.answer import LocationAnswer, answer
from geoplan.siting.models.problem import LocationProblem
from geoplan.siting.models.reach import reach_all
from geoplan.siting.models.rules import rule_arrays
from geoplan.siting.models.search.limits import Watch
from geoplan.siting.models.search.solve import solve
from geoplan.siting.models.site_cost import site_costs
from geoplan.siting.models.tasks import median_task


def p_median(
    problem: LocationProblem,
    *,
    p: int | None = None,
    site_cost: ArrayLike | None = None,
    watch: Watch | None = None,
) -> LocationAnswer:
    """
    Serve every demand from an open site so that the costs add up to the least.

    Minimise  Σ_i Σ_j weight_i · cost_ij · x_ij + Σ_j site_cost_j · y_j
    subject to
        Σ_j x_ij = 1       every demand is served, i = 1 … n with weight
        x_ij <= y_j        by an open site, where the pair is not forbidden
        Σ_j y_j = p        and whatever else the problem's rules say of y
        x_ij, y_j ∈ {0, 1}

    Parameters
    ----------
    p
        How many sites are open; the problem's own rules when left out.
    site_cost
        (m,) whole numbers: what opening each site costs, in the unit of cost times weight; nothing when left
        out. With it and no p, this is the uncapacitated facility location problem.
    watch
        Limits, a question whether to stop, and progress; until a proof when left out.

    Returns
    -------
    LocationAnswer
        Its objective is the least sum found, its bound a sum that no allowed choice goes below.

    Raises
    ------
    InfeasibleError
        When the rules allow no choice, or none that serves every demand; says what is missing.
    InputError
        When `site_cost` is negative or not whole, or figures are too large to be added exactly.
    """
    watch = watch or Watch()
    problem = problem.with_open(p)
    rules = rule_arrays(problem)
    task = median_task(problem, rules, site_costs(problem, site_cost, otherwise=0), "p-median")
    found = solve(task, rules.settled, watch, start=reach_all(problem, rules, watch))
    return answer(
        "p-median",
        problem,
        found.is_open,
        task.objective(found.cost),
        task.objective(found.bound),
        found.stopped,
        watch,
    )
