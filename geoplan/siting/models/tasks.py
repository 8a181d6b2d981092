"""Problems as tasks for the search: whole numbers, scaled so that prices of the dual may have fractions."""

import numpy as np

from geoplan.errors import Fault, InputError
from geoplan.siting.models.kernels.instance import FloatArray, Instance, IntArray
from geoplan.siting.models.problem import BoolArray, LocationProblem, LongArray
from geoplan.siting.models.rules import RuleArrays
from geoplan.siting.models.search.task import Task

FINEST = 12
"""Prices are fractions of 2**-FINEST of a cost, coarser where figures are large."""
ROOM = 2**60
"""What is added up stays below this, so that sums are exact and prices have room above."""


def median_task(problem: LocationProblem, rules: RuleArrays, site_cost: LongArray, what: str) -> Task:
    """
    Return the task to serve every demand at the least cost.

    A demand that nobody serves costs more than all others together can. Sites may bring money in.

    Raises
    ------
    InputError
        When the figures are too large to be added exactly.
    """
    _check_size(problem)
    counted = problem.weight > 0
    weighted = problem.cost[counted] * problem.weight[counted, None]
    allowed = problem.allowed[counted]
    dearest = np.where(allowed, weighted, 0).max(axis=1, initial=0)
    step = max(1, int(np.gcd.reduce(np.append(np.where(allowed, weighted, 0).ravel(), site_cost))))
    most = int(dearest.sum(dtype=np.float64)) + int(np.abs(site_cost).sum()) + step
    unserved = -(-most // step) * step
    scale = _scale(unserved * (int(counted.sum()) + 2))
    order = np.argsort(np.where(allowed, weighted, np.iinfo(np.int64).max), axis=1, kind="stable")
    sizes = allowed.sum(axis=1)
    kept = np.arange(problem.m) < sizes[:, None]
    instance = _instance(
        rules,
        start=np.concatenate([[0], np.cumsum(sizes)]),
        site=order.astype(np.int32)[kept],
        cost=np.take_along_axis(weighted, order, axis=1)[kept] * scale,
        none=np.full(int(counted.sum()), unserved * scale),
        price=site_cost * scale,
    )
    return Task(
        instance=instance,
        scale=scale,
        unit=step * scale,
        weight=_relative(problem.weight[counted]),
        graded=True,
        what=what,
    )


def coverage_task(problem: LocationProblem, rules: RuleArrays, within: BoolArray, what: str) -> Task:
    """
    Return the task to cover the most weight.

    Parameters
    ----------
    within
        (n, m) which sites cover which demands. Demands with the same sites become one.
    """
    rows, weight = grouped(within, problem.weight)
    step = max(1, int(np.gcd.reduce(weight))) if len(weight) else 1
    scale = _scale(4 * (int(problem.weight.sum()) + 1))
    site = np.nonzero(rows)[1].astype(np.int32)
    instance = _instance(
        rules,
        start=np.concatenate([[0], np.cumsum(rows.sum(axis=1))]),
        site=site,
        cost=np.zeros(len(site), np.int64),
        none=weight * scale,
        price=np.zeros(problem.m, np.int64),
    )
    return Task(
        instance=instance,
        scale=scale,
        unit=step * scale,
        weight=_relative(weight),
        graded=False,
        what=what,
        total=int(weight.sum()) * scale,
    )


def _relative(weight: LongArray) -> FloatArray:
    """Return weights as multiples of their mean."""
    return weight / weight.mean() if len(weight) else weight.astype(np.float64)


def grouped(within: BoolArray, weight: LongArray) -> tuple[BoolArray, LongArray]:
    """Return the different rows of `within` (n, m) that have sites and weight, and the weight of each."""
    counted = within.any(axis=1) & (weight > 0)
    packed = np.packbits(within[counted], axis=1)
    _, first, group = np.unique(packed, axis=0, return_index=True, return_inverse=True)
    sums = np.zeros(len(first), np.int64)
    np.add.at(sums, group.ravel(), weight[counted])
    return within[counted][first], sums


def _check_size(problem: LocationProblem) -> None:
    """Refuse figures whose sums are not exact."""
    dearest = problem.cost.max(axis=1).astype(np.float64) * problem.weight
    if dearest.sum() * (problem.n + 2) > ROOM:
        raise InputError(
            Fault(
                f"costs times weights are too large to be added exactly over {problem.n} demands, as of "
                f"{problem.demands[int(np.argmax(dearest))]}",
                "use a coarser unit, such as seconds for milliseconds, or smaller weights",
            )
        )


def _scale(most: int) -> int:
    """Return the finest scale at which sums up to `most` have room."""
    scale = 1 << FINEST
    while scale > 1 and most * scale > ROOM:
        scale //= 2
    return scale


def _instance(
    rules: RuleArrays, *, start: LongArray, site: IntArray, cost: LongArray, none: LongArray, price: LongArray
) -> Instance:
    """Return an instance under these rules."""
    return Instance(
        start=start,
        site=site,
        cost=cost,
        none=none,
        price=price,
        district=rules.district,
        least=rules.least,
        most=rules.most,
        money=rules.money,
        budget=rules.budget,
    )
