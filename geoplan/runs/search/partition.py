"""
Set partitioning: the best plan that can be put together from routes already met.

Minimise the cost of chosen routes and of requests left out, every request on one route or left out, no more
routes of a kind than there are vehicles of it. With persons, one day is put together at a time, all other
days as they are: then what a route costs its person's week is known exactly, and so is every new face,
because a person has one route of a kind a day.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from geoplan.runs.problem import FloatArray
from geoplan.runs.search.kernels.model import LongArray

FIRST_COLUMNS = 2_000
MORE_COLUMNS = 1_000
ROUNDS = 6


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

    start: LongArray
    request: LongArray
    cost: FloatArray
    kind: LongArray
    vehicles: LongArray
    left_out: FloatArray

    def select(self, kept: LongArray) -> "Columns":
        """Return some of the routes."""
        sizes = np.diff(self.start)[kept]
        start = np.concatenate([[0], np.cumsum(sizes)])
        lists = [self.request[self.start[at] : self.start[at + 1]] for at in kept]
        flat = np.concatenate(lists) if lists else np.empty(0, np.int64)
        return Columns(start, flat, self.cost[kept], self.kind[kept], self.vehicles, self.left_out)


def partition(
    columns: Columns, chosen: LongArray, *, most: int = 400, nodes: int = 50, seconds: float = 5.0
) -> tuple[LongArray, float] | None:
    """
    Return the positions of the best routes and their cost with what is left out; None when nothing better is
    found.

    First with fractions of routes allowed: that gives every route a reduced cost, what taking it would cost
    at least above the bound. Only the `most` promising, with the plan to begin with, are then combined as
    wholes.

    Parameters
    ----------
    chosen
        Positions of routes that make up a plan to begin with.
    nodes, seconds
        Limits of the branch and bound.
    """
    first = float(_costs(columns) @ _solution(columns, chosen))
    bound, reduced = _relaxed(columns, chosen)
    if first - bound < 1e-6:
        return None
    near = np.flatnonzero(reduced < first - bound)
    near = near[np.argsort(reduced[near], kind="stable")[:most]]
    kept = np.union1d(near, chosen)
    found = _whole(columns.select(kept), np.searchsorted(kept, chosen), first, nodes, seconds)
    return None if found is None else (kept[found[0]], found[1])


def _relaxed(columns: Columns, chosen: LongArray) -> tuple[float, FloatArray]:
    """
    Return the cost with fractions allowed, and the reduced cost of every route.

    Begins with some routes, and adds those that the prices of requests then show to be missing.
    """
    inside = np.zeros(len(columns.cost), np.bool_)
    inside[:FIRST_COLUMNS] = True
    inside[chosen] = True
    solver = _solver()
    solver.passModel(_model(columns.select(np.flatnonzero(inside)), whole=False))
    n = len(columns.left_out)
    sizes = np.diff(columns.start)
    for _ in range(ROUNDS):
        solver.run()
        price = np.array(solver.getSolution().row_dual)
        worth = np.add.reduceat(price[columns.request], columns.start[:-1])
        reduced = columns.cost - worth - price[n + columns.kind]
        missing = np.flatnonzero((reduced < -1e-7) & ~inside)
        if not len(missing):
            break
        missing = missing[np.argsort(reduced[missing], kind="stable")[:MORE_COLUMNS]]
        inside[missing] = True
        more = columns.select(missing)
        counts = sizes[missing] + 1
        starts = np.concatenate([[0], np.cumsum(counts)])
        solver.addCols(
            len(missing), more.cost, np.zeros(len(missing)), np.ones(len(missing)), int(starts[-1]),
            starts[:-1].astype(np.int32), _rows(more, starts).astype(np.int32), np.ones(int(starts[-1])),
        )  # fmt: skip
    # After the last round some may still be missing; the bound is then of the routes inside, a guide, not a
    # proof.
    return float(solver.getInfo().objective_function_value), reduced


def _whole(
    columns: Columns, chosen: LongArray, first: float, nodes: int, seconds: float
) -> tuple[LongArray, float] | None:
    """Return the best whole routes and their cost, if below `first`."""
    import highspy

    solver = _solver()
    solver.setOptionValue("mip_max_nodes", nodes)
    solver.setOptionValue("time_limit", max(0.01, seconds))
    solver.setOptionValue("mip_rel_gap", 1e-7)
    solver.setOptionValue("mip_heuristic_effort", 0.02)
    solver.passModel(_model(columns, whole=True))
    start = highspy.HighsSolution()
    start.col_value = list(_solution(columns, chosen))
    solver.setSolution(start)
    solver.run()
    cost = float(solver.getInfo().objective_function_value)
    if not np.isfinite(cost) or cost > first - 1e-6:
        return None
    values = np.array(solver.getSolution().col_value)
    return np.flatnonzero(values[: len(columns.cost)] > 0.5), cost


def _solver() -> "Any":
    import highspy

    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", 1)
    return solver


def _costs(columns: Columns) -> FloatArray:
    return np.concatenate([columns.cost, columns.left_out])


def _solution(columns: Columns, chosen: LongArray) -> FloatArray:
    routes, n = len(columns.cost), len(columns.left_out)
    values = np.zeros(routes + n)
    values[routes:] = 1.0
    for at in chosen:
        values[at] = 1.0
        values[routes + columns.request[columns.start[at] : columns.start[at + 1]]] = 0.0
    return values


def _model(columns: Columns, *, whole: bool) -> "Any":
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
    rows = _rows(columns, starts)
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.concatenate([starts, starts[-1] + 1 + np.arange(n)]).astype(np.int32)
    model.a_matrix_.index_ = np.concatenate([rows, np.arange(n)]).astype(np.int32)
    model.a_matrix_.value_ = np.ones(len(rows) + n)
    if whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * (routes + n)
    return model


def _rows(columns: Columns, starts: LongArray) -> LongArray:
    """Rows of each route, one after another: its requests, then its kind."""
    rows = np.empty(int(starts[-1]), np.int64)
    last = starts[1:] - 1
    inner = np.ones(len(rows), np.bool_)
    inner[last] = False
    rows[inner] = columns.request
    rows[last] = len(columns.left_out) + columns.kind
    return rows
