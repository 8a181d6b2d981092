"""The p-median problem."""

import numpy as np

from geoplan.siting.models.answer import LocationAnswer
from geoplan.siting.models.problem import LocationProblem
from geoplan.siting.models.search.limits import Watch
from geoplan.siting.models.serving import serve_all


def p_median(problem: LocationProblem, *, p: int | None = None, watch: Watch | None = None) -> LocationAnswer:
    """
    Serve every demand from one of p open sites so that the costs add up to the least.

    Minimise  Σ_i Σ_j weight_i · cost_ij · x_ij
    subject to
        Σ_j x_ij = 1       every demand is served, i = 1 … n with weight
        x_ij <= y_j        by an open site, where the pair is not forbidden
        Σ_j y_j = p        and whatever else the problem's rules say of y
        x_ij, y_j ∈ {0, 1}

    What sites cost does not count, but against a budget; see `facility_location`.

    Parameters
    ----------
    p
        How many sites are open; the problem's own rules when left out.
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
        When figures are too large to be added exactly.
    """
    return serve_all("p-median", problem.with_open(p), np.zeros(problem.m, np.int64), watch)
