"""
Set partitioning: the best plan that can be put together from routes already met.

Minimise the cost of chosen routes and of requests left out, every request on one route or left out, no more
routes of a kind than there are vehicles of it. With persons, one day is put together at a time, all other
days as they are: then what a route costs its person's week is known exactly, and so is every new face,
because a person has one route of a kind a day.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geoplan.runs.problem import FloatArray


@dataclass(frozen=True, slots=True)
class Columns:
    """
    Routes to choose from: k routes over n requests and t kinds.

    Parameters
    ----------
    start, request
        Requests of each route, as start (k+1,) and flat.
    cost
        (k,) of each.
    kind
        (k,) which of the kinds it needs.
    vehicles
        (t,) how many there are of each kind.
    left_out
        (n,) cost of leaving a request out.
    """

    start: NDArray[np.int64]
    request: NDArray[np.int64]
    cost: FloatArray
    kind: NDArray[np.int64]
    vehicles: NDArray[np.int64]
    left_out: FloatArray


def partition(
    columns: Columns, chosen: NDArray[np.int64], *, nodes: int, seconds: float
) -> tuple[NDArray[np.int64], float] | None:
    """
    Return the positions of the best routes and their cost with what is left out; None when nothing better is
    found.

    Parameters
    ----------
    chosen
        Positions of routes that make up a plan to begin with.
    nodes, seconds
        Limits of the branch and bound.
    """
    import highspy

    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", 1)
    solver.setOptionValue("mip_max_nodes", nodes)
    solver.setOptionValue("time_limit", seconds)
    solver.setOptionValue("mip_rel_gap", 1e-7)
    solver.setOptionValue("mip_heuristic_effort", 0.02)
    solver.passModel(_model(columns))
    first = _solution(columns, chosen)
    start = highspy.HighsSolution()
    start.col_value = list(first)
    solver.setSolution(start)
    bound = float(_costs(columns) @ first)
    solver.run()
    info = solver.getInfo()
    if not np.isfinite(info.objective_function_value) or info.objective_function_value > bound - 1e-6:
        return None
    values = np.array(solver.getSolution().col_value)
    routes = len(columns.cost)
    return np.flatnonzero(values[:routes] > 0.5), float(info.objective_function_value)


def _costs(columns: Columns) -> FloatArray:
    return np.concatenate([columns.cost, columns.left_out])


def _solution(columns: Columns, chosen: NDArray[np.int64]) -> FloatArray:
    routes, n = len(columns.cost), len(columns.left_out)
    values = np.zeros(routes + n)
    values[routes:] = 1.0
    for at in chosen:
        values[at] = 1.0
        values[routes + columns.request[columns.start[at] : columns.start[at + 1]]] = 0.0
    return values


def _model(columns: Columns) -> "object":
    """The model in columns: a one in the row of each request of a route and in the row of its kind."""
    import highspy

    routes, n, kinds = len(columns.cost), len(columns.left_out), len(columns.vehicles)
    model = highspy.HighsLp()
    model.num_col_ = routes + n
    model.num_row_ = n + kinds
    model.col_cost_ = _costs(columns)
    model.col_lower_ = np.zeros(routes + n)
    model.col_upper_ = np.ones(routes + n)
    model.row_lower_ = np.concatenate([np.ones(n), np.full(kinds, -highspy.kHighsInf)])
    model.row_upper_ = np.concatenate([np.ones(n), columns.vehicles.astype(np.float64)])
    sizes = np.diff(columns.start) + 1
    starts = np.concatenate([[0], np.cumsum(sizes)])
    rows = np.empty(int(starts[-1]), np.int64)
    last = starts[1:] - 1
    inner = np.ones(len(rows), bool)
    inner[last] = False
    rows[inner] = columns.request
    rows[last] = n + columns.kind
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.concatenate([starts, starts[-1] + 1 + np.arange(n)]).astype(np.int32)
    model.a_matrix_.index_ = np.concatenate([rows, np.arange(n)]).astype(np.int32)
    model.a_matrix_.value_ = np.ones(len(rows) + n)
    model.integrality_ = [highspy.HighsVarType.kInteger] * (routes + n)
    return model
