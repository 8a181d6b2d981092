"""What is left after ruling out, as a mixed-integer program for HiGHS."""

import math

import numpy as np

from geoplan.siting.capacitated.search.dual import Relaxation
from geoplan.siting.mip import Answer, FloatArray, LongArray, Program


def program_of(relaxation: Relaxation) -> tuple[Program, LongArray, LongArray]:
    """
    Return the program with the customers and sites of its pairs, (p,) each.

    Columns are the m sites, then the pairs that are left. Beside the rows of the definition: room for all in
    each class, which is implied, but not where shares of sites are allowed.
    """
    problem = relaxation.problem
    customer, site = np.nonzero(relaxation.allowed & (relaxation.may_open | relaxation.must_open))
    m, pairs = problem.m, len(customer)
    column = m + np.arange(pairs)
    program = Program(
        np.concatenate([problem.fixed_cost, problem.cost[customer, site]]),
        np.concatenate([relaxation.must_open.astype(np.float64), np.zeros(pairs)]),
        np.concatenate([(relaxation.may_open | relaxation.must_open).astype(np.float64), np.ones(pairs)]),
        np.concatenate([np.ones(m, np.bool_), np.full(pairs, problem.single_source)]),
    )
    program.add(customer, column, 1.0, rows=problem.n, least=1.0, most=1.0)
    for k in range(len(problem.classes)):
        program.add(
            np.concatenate([site, np.arange(m)]),
            np.concatenate([column, np.arange(m)]),
            np.concatenate([problem.demand[customer, k], -problem.capacity[:, k]]),
            rows=m,
            most=0.0,
        )
        program.add_one(np.arange(m), problem.capacity[:, k], least=float(problem.demand[:, k].sum()))
    free = np.flatnonzero(~relaxation.must_open[site])
    program.add(
        np.tile(np.arange(len(free)), 2),
        np.concatenate([column[free], site[free]]),
        np.repeat([1.0, -1.0], len(free)),
        rows=len(free),
        most=0.0,
    )
    for row in problem.rows:
        program.add_one(np.arange(m), row.weight, least=row.least, most=row.most)
    return program, customer, site


def solve_rest(
    relaxation: Relaxation, limit: float, seconds: float, nodes: int
) -> tuple[Answer, FloatArray, FloatArray]:
    """
    Solve what is left; returns the answer with costs as the problem counts them, open sites and shares.

    Parameters
    ----------
    limit
        Only solutions that cost no more are looked for.
    seconds, nodes
        When to stop with what there is.
    """
    problem = relaxation.problem
    program, customer, site = program_of(relaxation)
    if math.isfinite(limit):
        # As a row: HiGHS draws cuts and fixes columns from it.
        program.add_one(np.arange(len(program.cost)), program.cost, most=limit - problem.base_cost)
    gap = max(1e-6, 0.999 * problem.grain)
    answer = program.solve(seconds=seconds, absolute_gap=gap, nodes=nodes)
    is_open, share = np.zeros(problem.m), np.zeros((problem.n, problem.m))
    if answer.values is not None:
        is_open = np.rint(answer.values[: problem.m])
        values = answer.values[problem.m :]
        share[customer, site] = np.rint(values) if problem.single_source else np.clip(values, 0.0, 1.0)
    whole = Answer(
        answer.values, answer.cost + problem.base_cost, answer.bound + problem.base_cost, answer.stopped
    )
    return whole, is_open, share
