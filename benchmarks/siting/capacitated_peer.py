"""The whole model of capacitated location, as a plain mixed-integer program, on HiGHS alone."""

import numpy as np

from geoplan.siting.capacitated import CapacitatedProblem
from geoplan.siting.mip import Program


def solve_whole_model(problem: CapacitatedProblem, seconds: float) -> tuple[float, float]:
    """
    Return cost and bound of the textbook model: one customer row each, room, and no pair without its site.

    The strong formulation, with a row for each pair; the one without is slower on all but the smallest.
    """
    n, m = problem.n, problem.m
    pairs = np.arange(n * m)
    customer, site, column = pairs // m, pairs % m, m + pairs
    program = Program(
        np.concatenate([problem.fixed_cost, problem.cost.ravel()]),
        np.zeros(m + n * m),
        np.ones(m + n * m),
        np.concatenate([np.ones(m, np.bool_), np.full(n * m, problem.single_source)]),
    )
    program.add(customer, column, 1.0, rows=n, least=1.0, most=1.0)
    program.add(
        np.concatenate([site, np.arange(m)]),
        np.concatenate([column, np.arange(m)]),
        np.concatenate([problem.demand[customer, 0], -problem.capacity[:, 0]]),
        rows=m,
        most=0.0,
    )
    links = np.repeat([1.0, -1.0], n * m)
    program.add(np.tile(pairs, 2), np.concatenate([column, site]), links, rows=n * m, most=0.0)
    answer = program.solve(seconds=seconds)
    return answer.cost + problem.base_cost, answer.bound + problem.base_cost
