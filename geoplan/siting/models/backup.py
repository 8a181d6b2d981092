"""Backup coverage: a second site for those whose first one is busy or shut."""

import math

import numpy as np
from numpy.typing import ArrayLike

from geoplan.errors import Fault, InputError
from geoplan.siting.mip import Program
from geoplan.siting.models.answer import LocationAnswer, answer
from geoplan.siting.models.covering import IN_REACH, covers
from geoplan.siting.models.kernels.instance import FREE, OPEN, SHUT, BoolArray
from geoplan.siting.models.problem import LocationProblem, LongArray
from geoplan.siting.models.reach import reach_all
from geoplan.siting.models.rules import RuleArrays, rule_arrays
from geoplan.siting.models.search.cover import add_rules, solve_within_budget
from geoplan.siting.models.search.limits import Stopped, Watch
from geoplan.siting.models.search.solve import solve
from geoplan.siting.models.tasks import coverage_task, grouped


def backup_coverage(
    problem: LocationProblem,
    *,
    radius: ArrayLike,
    p: int | None = None,
    first: int = 1,
    second: int = 1,
    everyone: bool = False,
    watch: Watch | None = None,
) -> LocationAnswer:
    """
    Cover the most weight once and twice (backup coverage, Hogan and ReVelle 1986).

    Maximise  Σ_i weight_i · (first · z_i + second · u_i)
    subject to
        Σ_{j: cost_ij <= radius_i} y_j >= z_i + u_i   covered once, covered twice, i = 1 … n
        u_i <= z_i                                    nobody twice who is not covered once
        z_i = 1                                       where `everyone` must be covered (BACOP1)
        Σ_j y_j = p                                   and whatever else the problem's rules say of y
        y_j, z_i, u_i ∈ {0, 1}

    Parameters
    ----------
    radius
        The most that a demand may cost one unit to count as covered; one for all, or (n,).
    p
        How many sites are open; the problem's own rules when left out.
    first, second
        What a unit of weight is worth covered once, and covered twice beside that.
    everyone
        Whether every demand with weight must be covered once.
    watch
        Limits and progress; until a proof when left out.

    Returns
    -------
    LocationAnswer
        Its objective is the worth reached, its bound a worth that no allowed choice goes above.

    Raises
    ------
    InfeasibleError
        When the rules allow no choice, or none that covers everyone; says what is missing.
    InputError
        When `first` or `second` is negative.
    """
    if first < 0 or second < 0:
        raise InputError(Fault(f"worths {first} and {second}", "give whole numbers from 0"))
    watch = watch or Watch()
    problem = problem.with_open(p)
    rules = rule_arrays(problem)
    within = covers(problem, radius) & (rules.settled != SHUT)
    start = _start(problem, rules, within, watch, everyone)
    rows, weight = grouped(within, problem.weight)
    program = _program(rows, weight, rules, (first, second), everyone)
    free = np.flatnonzero(rules.settled == FREE)
    values = _levels(rows, start)
    first_values = np.concatenate([start[free], values.ravel()]).astype(np.float64)
    found = solve_within_budget(program, free, rules, watch, first_values)
    is_open = start
    if found.values is not None:
        chosen = rules.settled == OPEN
        chosen[free] = found.values[: len(free)] > 0.5
        if _worth(rows, weight, chosen, first, second) > _worth(rows, weight, start, first, second):
            is_open = chosen
    objective = _worth(rows, weight, is_open, first, second)
    most = int((first + second) * weight.sum())
    bound = math.floor(min(max(-found.bound, objective), most) + 1e-6)
    stopped = watch.reason(objective, bound) or Stopped.ASKED
    return answer(
        "backup coverage", problem, is_open, objective, bound, stopped, watch, (within & is_open).sum(axis=1)
    )


def _start(
    problem: LocationProblem, rules: RuleArrays, within: BoolArray, watch: Watch, everyone: bool
) -> BoolArray:
    """Return a set to begin with: one that covers everyone, or the most."""
    covering = reach_all(problem, rules, watch, within, IN_REACH) if everyone else None
    if covering is not None:
        return covering
    task = coverage_task(problem, rules, within, "backup coverage")
    return solve(task, rules.settled, watch.for_a_part(nodes=0)).is_open


def _levels(rows: BoolArray, is_open: BoolArray) -> BoolArray:
    """Return which rows are covered once, and which twice (2, r)."""
    count = (rows & is_open).sum(axis=1)
    return np.stack([count >= 1, count >= 2])


def _worth(rows: BoolArray, weight: LongArray, is_open: BoolArray, first: int, second: int) -> int:
    once, twice = _levels(rows, is_open)
    return int(first * weight[once].sum() + second * weight[twice].sum())


def _program(
    rows: BoolArray, weight: LongArray, rules: RuleArrays, worth: tuple[int, int], everyone: bool
) -> Program:
    """
    The model as a program: free sites, then rows covered once, then twice.

    With the second cover worth no more than the first, once comes before twice by itself; otherwise whole
    numbers are asked for.
    """
    free = np.flatnonzero(rules.settled == FREE)
    c, r = len(free), len(rows)
    held = rows[:, rules.settled == OPEN].sum(axis=1)
    needs_order = worth[1] > worth[0]
    program = Program(
        np.concatenate([np.zeros(c), -worth[0] * weight, -worth[1] * weight]).astype(np.float64),
        np.concatenate([np.zeros(c), np.full(r, float(everyone)), np.zeros(r)]),
        np.ones(c + 2 * r),
        np.concatenate([np.ones(c, np.bool_), np.full(2 * r, needs_order)]),
    )
    row, column = np.nonzero(rows[:, free])
    at = np.arange(r)
    program.add(
        np.concatenate([row, at, at]),
        np.concatenate([column, c + at, c + r + at]),
        np.concatenate([np.ones(len(row)), np.full(2 * r, -1.0)]),
        rows=r,
        least=-held.astype(np.float64),
    )
    if needs_order:
        program.add(
            np.tile(at, 2), np.concatenate([c + at, c + r + at]), np.repeat([1.0, -1.0], r), rows=r, least=0.0
        )
    add_rules(program, free, rules)
    return program
