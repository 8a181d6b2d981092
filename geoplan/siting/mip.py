"""Mixed-integer programs for HiGHS: put together row by row, solved with a proof or within a time."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
LongArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Answer:
    """
    What came of a program.

    Parameters
    ----------
    values
        (columns,) of the best solution; None when none was found.
    cost
        Its cost; inf without one.
    bound
        No solution costs less; inf when it is proven that there is none.
    stopped
        Whether the user stopped it.
    """

    values: FloatArray | None
    cost: float
    bound: float
    stopped: bool = False

    @property
    def infeasible(self) -> bool:
        """Whether it is proven that there is no solution."""
        return math.isinf(self.bound) and self.bound > 0


@dataclass(slots=True)
class Program:
    """
    Minimise ``cost · x`` with ``lower <= x <= upper``, some of x whole, and rows added one block at a time.

    Parameters
    ----------
    cost, lower, upper
        (columns,)
    whole
        (columns,) which are whole numbers.
    """

    cost: FloatArray
    lower: FloatArray
    upper: FloatArray
    whole: BoolArray
    _rows: list[tuple[LongArray, LongArray, FloatArray]] = field(default_factory=list)
    _least: list[FloatArray] = field(default_factory=list)
    _most: list[FloatArray] = field(default_factory=list)
    _count: int = 0

    def add(
        self,
        row: ArrayLike,
        column: ArrayLike,
        value: ArrayLike,
        *,
        rows: int,
        least: ArrayLike = -math.inf,
        most: ArrayLike = math.inf,
    ) -> None:
        """
        Add a block of rows, ``least <= A x <= most``.

        Parameters
        ----------
        row, column, value
            The entries of A, rows counted from 0 within the block; `value` may be one for all.
        rows
            How many.
        """
        row, column = np.asarray(row, np.int64), np.asarray(column, np.int64)
        values = np.broadcast_to(np.asarray(value, np.float64), row.shape)
        self._rows.append((row + self._count, column, values))
        self._least.append(np.broadcast_to(np.asarray(least, np.float64), rows))
        self._most.append(np.broadcast_to(np.asarray(most, np.float64), rows))
        self._count += rows

    def add_one(
        self,
        column: ArrayLike,
        value: ArrayLike = 1.0,
        *,
        least: float = -math.inf,
        most: float = math.inf,
    ) -> None:
        """Add a single row."""
        self.add(np.zeros(np.shape(column), np.int64), column, value, rows=1, least=least, most=most)

    def solve(
        self,
        *,
        start: FloatArray | None = None,
        seconds: float = math.inf,
        absolute_gap: float = 1e-6,
        nodes: int | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Answer:
        """
        Solve it with HiGHS on one thread. Ctrl-C ends it with the best solution so far.

        Parameters
        ----------
        start
            (columns,) a solution to begin with.
        seconds
            When to stop with what there is.
        absolute_gap
            A solution that is proven to be within it of the best one is the answer.
        nodes
            The most nodes of the branch and bound.
        stop
            Asked now and then whether to end as with Ctrl-C.
        """
        import highspy

        solver = highspy.Highs()
        options: dict[str, Any] = {
            "output_flag": False, "threads": 1, "random_seed": 1, "mip_rel_gap": 0.0,
            "mip_abs_gap": absolute_gap, "time_limit": max(0.01, seconds),
        }  # fmt: skip
        if nodes is not None:
            options["mip_max_nodes"] = nodes
        for name, value in options.items():
            solver.setOptionValue(name, value)
        solver.passModel(self._model())
        if start is not None:
            first = highspy.HighsSolution()
            first.col_value = list(start)
            solver.setSolution(first)
        has_whole = bool(self.whole.any())
        if has_whole:
            stopped = _run(solver, stop)
        else:
            solver.run()  # short: Ctrl-C can wait for it
            stopped = False
        return _answer(solver, has_whole=has_whole, stopped=stopped)

    def _model(self) -> "Any":
        import highspy
        from scipy.sparse import csc_array

        row, column, value = _joined(self._rows)
        matrix = csc_array((value, (row, column)), shape=(self._count, len(self.cost)))
        matrix.sum_duplicates()
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self.cost), self._count
        model.col_cost_, model.col_lower_, model.col_upper_ = self.cost, self.lower, self.upper
        model.row_lower_ = np.concatenate([*self._least, np.empty(0)])
        model.row_upper_ = np.concatenate([*self._most, np.empty(0)])
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_ = matrix.indptr
        model.a_matrix_.index_ = matrix.indices
        model.a_matrix_.value_ = matrix.data
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        model.integrality_ = [kinds[int(whole)] for whole in self.whole]
        return model


def _joined(
    blocks: Sequence[tuple[LongArray, LongArray, FloatArray]],
) -> tuple[LongArray, LongArray, FloatArray]:
    if not blocks:
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0)
    rows, columns, values = zip(*blocks, strict=True)
    return np.concatenate(rows), np.concatenate(columns), np.concatenate(values)


def _run(solver: "Any", stop: Callable[[], bool] | None) -> bool:
    """Run beside the main thread, so that Ctrl-C and `stop` are heard; returns whether one was."""
    solver.HandleUserInterrupt = True
    solver.startSolve()
    stopped = False
    while True:
        try:
            if solver.wait(0.2)[0]:
                return stopped
            if stop is not None and not stopped and stop():
                stopped = True
                solver.cancelSolve()
        except KeyboardInterrupt:
            stopped = True
            solver.cancelSolve()


def _answer(solver: "Any", *, has_whole: bool, stopped: bool) -> Answer:
    import highspy

    status, info = solver.getModelStatus(), solver.getInfo()
    if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return Answer(None, math.inf, math.inf, stopped)
    cost = float(info.objective_function_value)
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    optimal = status == highspy.HighsModelStatus.kOptimal
    bound = float(info.mip_dual_bound) if has_whole else (cost if optimal else -math.inf)
    if not found:
        return Answer(None, math.inf, bound, stopped)
    return Answer(np.array(solver.getSolution().col_value), cost, min(bound, cost), stopped)
