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
from geoplan.runs.search.routes_met import pieces

FIRST_COLUMNS = 2_000
MORE_COLUMNS = 1_000
ROUNDS = 20


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
        flat = self.request[pieces(self.start[kept], sizes)]
        return Columns(start, flat, self.cost[kept], self.kind[kept], self.vehicles, self.left_out)

    def without(self, taken: LongArray) -> tuple["Columns", LongArray]:
        """Return the choice that is left when some routes are taken, and where its routes stood."""
        served = np.zeros(len(self.left_out), np.bool_)
        served[self.request[pieces(self.start[taken], np.diff(self.start)[taken])]] = True
        vehicles = self.vehicles - np.bincount(self.kind[taken], minlength=len(self.vehicles))
        free = ~np.logical_or.reduceat(served[self.request], self.start[:-1]) & (vehicles[self.kind] > 0)
        kept = np.flatnonzero(free)
        rest = self.select(kept)
        left_out = np.where(served, 0.0, self.left_out)
        return Columns(rest.start, rest.request, rest.cost, rest.kind, vehicles, left_out), kept

    def cost_of(self, taken: LongArray) -> float:
        """Return what some routes cost with what is left out."""
        left_out = self.left_out.copy()
        left_out[self.request[pieces(self.start[taken], np.diff(self.start)[taken])]] = 0.0
        return float(self.cost[taken].sum() + left_out.sum())

    def __add__(self, more: "Columns") -> "Columns":
        return Columns(
            np.concatenate([self.start, self.start[-1] + more.start[1:]]),
            np.concatenate([self.request, more.request]),
            np.concatenate([self.cost, more.cost]),
            np.concatenate([self.kind, more.kind]),
            self.vehicles,
            self.left_out,
        )


class Master:
    """
    The choice among routes, first with fractions of routes allowed, then of whole ones.

    Parameters
    ----------
    columns
        Routes that are known; the first are thought to be the best.
    chosen
        Positions of routes that make up a plan to begin with.

    Attributes
    ----------
    bound
        Cost with fractions allowed: no plan of these routes costs less.
    request_price, kind_price
        What serving a request is worth, shape (n,), and what a vehicle of a kind is, shape (t,), never above
        zero.
    reduced
        (k,) what taking a route would cost at least above the bound.
    """

    def __init__(self, columns: Columns, chosen: LongArray) -> None:
        self.columns = columns
        self.chosen = chosen
        self.first = columns.cost_of(chosen)
        self._inside = np.zeros(len(columns.cost), np.bool_)
        self._inside[:FIRST_COLUMNS] = True
        self._inside[chosen] = True
        self._order = np.flatnonzero(self._inside)
        self._added = 0
        self._solver = _solver()
        self._solver.setOptionValue("simplex_strategy", 4)
        self._solver.passModel(_model(columns.select(self._order), whole=False))
        self.bound = -np.inf
        self.request_price = self.kind_price = self.reduced = np.empty(0)

    def extend(self, more: Columns) -> None:
        """Add routes."""
        self.columns = self.columns + more
        self._inside = np.concatenate([self._inside, np.zeros(len(more.cost), np.bool_)])

    def relax(self) -> None:
        """
        Find the bound, prices and reduced costs.

        Begins with some routes, and adds those that the prices of requests then show to be missing.
        """
        columns, n = self.columns, len(self.columns.left_out)
        for _ in range(ROUNDS):
            self._solver.run()
            price = np.array(self._solver.getSolution().row_dual)
            self.request_price, self.kind_price = price[:n], price[n:]
            worth = np.add.reduceat(self.request_price[columns.request], columns.start[:-1])
            self.reduced = columns.cost - worth - self.kind_price[columns.kind]
            missing = np.flatnonzero((self.reduced < -1e-7) & ~self._inside)
            if not len(missing):
                break
            self._add(missing[np.argsort(self.reduced[missing], kind="stable")[:MORE_COLUMNS]])
        # After the last round some may still be missing; the bound is then of the routes inside, a guide,
        # not a proof.
        self.bound = float(self._solver.getInfo().objective_function_value)

    def _add(self, missing: LongArray) -> None:
        self._inside[missing] = True
        self._added += len(missing)
        self._order = np.concatenate([self._order, missing])
        more = self.columns.select(missing)
        starts = np.concatenate([[0], np.cumsum(np.diff(more.start) + 1)])
        self._solver.addCols(
            len(missing), more.cost, np.zeros(len(missing)), np.full(len(missing), np.inf), int(starts[-1]),
            starts[:-1].astype(np.int32), _rows(more, starts).astype(np.int32), np.ones(int(starts[-1])),
        )  # fmt: skip

    @property
    def promising_enough(self) -> int:
        """How many routes might be in a plan better than that to begin with."""
        return int((self.reduced < self.first - self.bound).sum())

    def shares(self) -> tuple[LongArray, FloatArray]:
        """Return positions of the routes that are taken, in whole or in part, and how much of each."""
        values = np.array(self._solver.getSolution().col_value)
        first = len(self._order) - self._added
        n = len(self.columns.left_out)
        share = np.concatenate([values[:first], values[first + n :]])
        taken = np.flatnonzero(share > 1e-6)
        return self._order[taken], share[taken]

    def promising(self, most: int) -> LongArray:
        """Return the positions of the routes of least reduced cost."""
        return np.argsort(self.reduced, kind="stable")[:most]

    def whole(self, *, most: int, nodes: int, seconds: float = np.inf) -> LongArray | None:
        """
        Return the positions of the best whole routes; None when no plan better than that to begin with is
        found.

        Only the `most` promising, with that plan, are combined.

        Parameters
        ----------
        nodes, seconds
            Limits of the branch and bound.
        """
        if self.first - self.bound < 1e-6:
            return None
        near = np.flatnonzero(self.reduced < self.first - self.bound)
        near = near[np.argsort(self.reduced[near], kind="stable")[:most]]
        kept = np.union1d(near, self.chosen)
        found = _whole(
            self.columns.select(kept), np.searchsorted(kept, self.chosen), self.first, nodes, seconds
        )
        return None if found is None else kept[found]


def _whole(columns: Columns, chosen: LongArray, first: float, nodes: int, seconds: float) -> LongArray | None:
    """Return the positions of the best whole routes, if they cost less than `first`."""
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
    return np.flatnonzero(values[: len(columns.cost)] > 0.5)


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
    # Rows already keep fractions below one; a bound of their own would take part of the prices.
    model.col_upper_ = np.full(routes + n, 1.0 if whole else highspy.kHighsInf)
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
