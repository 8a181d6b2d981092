"""Everything that a search may ask to be compiled, compiled."""

import numpy as np

from geoplan.runs.problem import RunProblem
from geoplan.runs.search.kernels.model import KIND, empty_state, pack
from geoplan.runs.search.kernels.pool import empty_pool
from geoplan.runs.search.kernels.pricing import price_out, trim
from geoplan.runs.search.kernels.route import work_space
from geoplan.runs.search.result import SearchParams
from geoplan.runs.search.run import CYCLE, search


def compile_ahead(problem: RunProblem) -> None:
    """
    Solve a tiny problem, and call with nothing to do what a tiny one never comes to.

    Parameters
    ----------
    problem
        Of few requests; all problems are compiled alike.
    """
    search(problem, SearchParams(seed=1, iterations=CYCLE * (100 + problem.n) + 1))
    data = pack(problem)
    state, work, pool = empty_state(data, 1), work_space(data), empty_pool(data, 10)
    kinds = int(data.who[:, KIND].max(initial=0)) + 1
    none = np.empty(0, np.int64)
    price_out(
        data, state, work, pool, none, np.zeros((data.n, data.v)), np.zeros(kinds), np.arange(data.n), 0.0
    )
    trim(
        data, state, work, pool, none, np.zeros(data.n, np.bool_), np.ones(kinds, np.bool_),
        np.arange(data.v), 0.0,
    )  # fmt: skip
