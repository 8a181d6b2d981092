"""The uncapacitated facility location problem: what sites cost weighed against what it saves to have them."""

import numpy as np

from geoplan.errors import Fault, InputError
from geoplan.siting.models.answer import LocationAnswer
from geoplan.siting.models.problem import MOST, LocationProblem, LongArray
from geoplan.siting.models.search.limits import Watch
from geoplan.siting.models.serving import serve_all


def facility_location(problem: LocationProblem, *, watch: Watch | None = None) -> LocationAnswer:
    """
    Choose sites, as many as pay, so that serving every demand and the sites themselves cost the least.

    Minimise  Σ_i Σ_j weight_i · cost_ij · x_ij + Σ_j (open_cost_j · y_j + closed_cost_j · (1 − y_j))
    subject to
        Σ_j x_ij = 1     every demand is served, i = 1 … n with weight
        x_ij <= y_j      by an open site, where the pair is not forbidden
        x_ij, y_j ∈ {0, 1}, and whatever the problem's rules say of y

    with open_cost what opening and running a site costs, closed_cost what closing it does, as its standing
    says; see `geoplan.siting.sites.Site`. The problem's costs are in the same unit, pence over the time that
    running costs are for. How many sites there are is found, unless the rules say it. Where sites cost
    nothing, this is the p-median.

    Parameters
    ----------
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
        When costs of sites are not whole, or figures are too large to be added exactly.
    """
    opened = _whole(problem, np.array([site.open_cost for site in problem.sites]))
    closed = _whole(problem, np.array([site.closed_cost for site in problem.sites]))
    return serve_all("facility location", problem, opened - closed, watch, anyway=int(closed.sum()))


def _whole(problem: LocationProblem, costs: np.ndarray) -> LongArray:
    bad = (costs % 1 != 0) | (np.abs(costs) > MOST)
    if bad.any():
        at = int(np.argmax(bad))
        cure = "round what it costs to whole pence"
        raise InputError(Fault(f"site {problem.sites[at].code} costs {costs[at]:g}", cure))
    return costs.astype(np.int64)
