"""spopt (PySAL) on HiGHS and on CBC, through PuLP."""

import warnings
from abc import abstractmethod
from typing import Any

from benchmarks.siting.cases import Model, SitingCase
from benchmarks.siting.solvers.base import Solved, Solver


class Spopt(Solver):
    """`spopt.locate`, models made from the cost matrix."""

    modules = ("spopt", "pulp")

    @abstractmethod
    def engine(self, seconds: float) -> Any:
        """Return PuLP's solver."""

    def solve(self, case: SitingCase, *, seconds: float) -> Solved:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of things that these libraries will drop one day
            model = _model(case)
            model.problem.solve(self.engine(seconds))
        value, status = model.problem.objective.value(), model.problem.sol_status
        if value is None or status <= 0:
            return Solved(None, False)
        return Solved(float(value), status == 1)


class SpoptHighs(Spopt):
    """On HiGHS."""

    name = "spopt-highs"

    def engine(self, seconds: float) -> Any:
        import pulp

        return pulp.HiGHS(msg=False, timeLimit=seconds, threads=1, gapRel=0.0)


class SpoptCbc(Spopt):
    """On CBC, a program of its own that PuLP starts."""

    name = "spopt-cbc"

    def engine(self, seconds: float) -> Any:
        import pulp

        return pulp.PULP_CBC_CMD(msg=False, timeLimit=seconds, threads=1, gapRel=0.0)


def _model(case: SitingCase) -> Any:
    from spopt.locate import MCLP, PCenter, PMedian

    cost, weight = case.cost.astype(float), case.weight.astype(float)
    if case.model is Model.P_MEDIAN:
        return PMedian.from_cost_matrix(cost, weight, p_facilities=case.p)
    if case.model is Model.P_CENTER:
        return PCenter.from_cost_matrix(cost, p_facilities=case.p)
    return MCLP.from_cost_matrix(cost, weight, case.radius, p_facilities=case.p)
