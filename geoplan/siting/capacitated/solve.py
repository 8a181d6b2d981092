"""Capacitated location solved with a proof: bounds by the dual, branch and bound, HiGHS for the rest."""

import math
import time

from geoplan.errors import InfeasibleError
from geoplan.progress import Progress
from geoplan.siting.capacitated.problem import CapacitatedProblem
from geoplan.siting.capacitated.search.primal import Primal
from geoplan.siting.capacitated.search.tree import Search, TreeParams
from geoplan.siting.capacitated.shortage import least_shortage, shortages
from geoplan.siting.capacitated.solution import CapacitatedSolution

_DEFAULT = TreeParams()


def solve_capacitated(
    problem: CapacitatedProblem,
    *,
    seconds: float = math.inf,
    params: TreeParams = _DEFAULT,
    progress: Progress | None = None,
) -> CapacitatedSolution:
    """
    Return the choice of sites that costs least, and the proof of it.

    Ctrl-C ends the search with the best choice so far, as the time does.

    Parameters
    ----------
    problem
        Customers, sites, costs and rules: see `geoplan.siting.capacitated.problem`.
    seconds
        When to stop with what there is; its `gap` says how good that is proven to be.
    params
        How the search is steered.
    progress
        Told now and then how far it has come.

    Raises
    ------
    InfeasibleError
        When no choice serves everybody: what is missing, and how much. Also when none was found in time.
    """
    begun = time.perf_counter()
    missing = shortages(problem)
    if missing:
        raise InfeasibleError(_sentence(missing))
    primal = Primal(problem)
    search = Search(primal, params, seconds, progress)
    search.run()
    if math.isinf(primal.cost):
        if search.bound < math.inf:
            raise InfeasibleError(
                "No choice of sites that serves everybody was found in time; allow more time, or more room."
            )
        missing = least_shortage(problem)
        raise InfeasibleError(_sentence(missing or ("rules and rooms are in each other's way",)))
    return CapacitatedSolution(
        problem=problem,
        is_open=primal.is_open,
        share=primal.share,
        cost=primal.cost,
        bound=min(search.bound, primal.cost),
        seconds=time.perf_counter() - begun,
        stopped=search.stopped,
    )


def _sentence(missing: tuple[str, ...]) -> str:
    return "No choice of sites serves everybody: " + "; ".join(missing) + "."
