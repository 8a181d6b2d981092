"""The textbook models as plain mixed-integer programs on HiGHS, without anything done to them first."""

import numpy as np

from benchmarks.siting.cases import Model, SitingCase
from benchmarks.siting.solvers.base import Solved, Solver
from geoplan.siting.mip import Answer, Program


class WholeModel(Solver):
    """A column for each site and each pair (p-median, p-center), or each demand (MCLP)."""

    name = "milp"
    modules = ("highspy",)

    def solve(self, case: SitingCase, *, seconds: float) -> Solved:
        if case.model is Model.MCLP:
            found, sign = _cover(case).solve(seconds=seconds), -1.0
        else:
            found, sign = _assignment(case).solve(seconds=seconds), 1.0
        return _solved(found, sign)


def _solved(found: Answer, sign: float) -> Solved:
    if found.values is None:
        return Solved(None, False)
    return Solved(sign * found.cost, abs(found.cost - found.bound) < 1.0 - 1e-6, sign * found.bound)


def _assignment(case: SitingCase) -> Program:
    """Sites, then pairs row by row; for p-center also the radius, the last column."""
    n, m = case.cost.shape
    pairs = np.arange(n * m)
    demand, site, column = pairs // m, pairs % m, m + pairs
    center = case.model is Model.P_CENTER
    pair_cost = np.zeros(n * m) if center else (case.cost * case.weight[:, None]).ravel().astype(float)
    program = Program(
        np.concatenate([np.zeros(m), pair_cost, np.ones(int(center))]),
        np.zeros(m + n * m + center),
        np.concatenate([np.ones(m + n * m), np.full(int(center), float(case.cost.max()))]),
        np.concatenate([np.ones(m, np.bool_), np.zeros(n * m + center, np.bool_)]),
    )
    program.add(demand, column, 1.0, rows=n, least=1.0, most=1.0)
    program.add(
        np.tile(pairs, 2),
        np.concatenate([column, site]),
        np.repeat([1.0, -1.0], n * m),
        rows=n * m,
        most=0.0,
    )
    program.add_one(np.arange(m), least=float(case.p), most=float(case.p))
    if center:
        program.add(
            np.concatenate([demand, np.arange(n)]),
            np.concatenate([column, np.full(n, m + n * m)]),
            np.concatenate([case.cost.ravel().astype(float), np.full(n, -1.0)]),
            rows=n,
            most=0.0,
        )
    return program


def _cover(case: SitingCase) -> Program:
    """Sites, then demands."""
    n, m = case.cost.shape
    demand, site = np.nonzero(case.cost <= case.radius)
    program = Program(
        np.concatenate([np.zeros(m), -case.weight.astype(float)]),
        np.zeros(m + n),
        np.ones(m + n),
        np.concatenate([np.ones(m, np.bool_), np.zeros(n, np.bool_)]),
    )
    program.add(
        np.concatenate([demand, np.arange(n)]),
        np.concatenate([site, m + np.arange(n)]),
        np.concatenate([np.ones(len(demand)), np.full(n, -1.0)]),
        rows=n,
        least=0.0,
    )
    program.add_one(np.arange(m), least=float(case.p), most=float(case.p))
    return program
