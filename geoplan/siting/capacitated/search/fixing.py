"""Ruling out what no solution cheaper than the best known can have, by the bound with it."""

from dataclasses import dataclass, replace

import numpy as np

from geoplan.siting.capacitated.search.dual import Bounded, Relaxation
from geoplan.siting.mip import FloatArray


@dataclass(frozen=True, eq=False)
class Ruled:
    """
    A relaxation with less left in it.

    Parameters
    ----------
    with_open, with_closed
        (m,) the bound with each site open, and with it closed; inf where it cannot be.
    """

    relaxation: Relaxation
    with_open: FloatArray
    with_closed: FloatArray


def rule_out(relaxation: Relaxation, found: Bounded, limit: float) -> Ruled:
    """
    Rule out what a solution that costs less than `limit` cannot have.

    A site is ruled out when the bound with it open reaches the limit, and must be open when the bound with it
    closed does. A pair is ruled out when the bound with it does, which is told only where customers are
    served whole: a small share may be cheap.
    """
    with_open, with_closed = _with_sites(relaxation, found)
    may_open = relaxation.may_open & (with_open < limit)
    must_open = relaxation.must_open | (with_closed >= limit)
    allowed = relaxation.allowed & may_open
    if relaxation.problem.single_source:
        allowed &= _with_pairs(relaxation, found, with_open) < limit
    smaller = replace(relaxation, allowed=allowed, may_open=may_open, must_open=must_open & may_open)
    if (must_open & ~may_open).any():
        smaller = replace(smaller, allowed=np.zeros_like(allowed))  # neither open nor closed: nothing is left
    return Ruled(smaller, with_open, with_closed)


def _with_sites(relaxation: Relaxation, found: Bounded) -> tuple[FloatArray, FloatArray]:
    from geoplan.siting.capacitated.search.kernels.knapsack import choose

    m = relaxation.problem.m
    constant = found.bound - float(found.site_cost[found.opened].sum())
    with_open, with_closed = np.full(m, np.inf), np.full(m, np.inf)
    opened, one = np.empty(m, np.bool_), np.zeros(m, np.bool_)
    rest = (found.site_cost, relaxation.capacity, relaxation.need)
    for j in range(m):
        one[j] = True
        if relaxation.may_open[j]:
            must = relaxation.must_open | one
            with_open[j] = constant + choose(*rest, relaxation.may_open, must, opened)
        if not relaxation.must_open[j]:
            may = relaxation.may_open & ~one
            with_closed[j] = constant + choose(*rest, may, relaxation.must_open, opened)
        one[j] = False
    return with_open, with_closed


def _with_pairs(relaxation: Relaxation, found: Bounded, with_open: FloatArray) -> FloatArray:
    """Return the bound with each pair, (n, m): its site open and filled around the customer."""
    from geoplan.siting.capacitated.search.kernels.knapsack import least_with

    problem = relaxation.problem
    forced = np.empty((problem.m, problem.n))
    least_with(relaxation.cost, found.price, relaxation.demand, relaxation.capacity, True, forced)
    return np.asarray((with_open[:, None] + forced - found.value[:, None]).T)
