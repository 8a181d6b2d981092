"""
The Lagrangian dual of capacitated location: bounds that no choice of sites can beat.

Every customer's equation gets a price instead, ``price_i · (1 − Σ_j x_ij)``, and every rule over sites one
too. What is left falls apart into a knapsack for each site, and one over all: open the sites whose service is
worth more than they cost, and enough of them to hold everybody. The prices that give the highest bound are
found by subgradients (Held, Wolfe and Crowder 1974). With several classes of capacity the knapsacks see one
weighted sum of them, a relaxation.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from geoplan.siting.capacitated.problem import CapacitatedProblem
from geoplan.siting.mip import BoolArray, FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class DualParams:
    """
    How prices are searched.

    Parameters
    ----------
    iterations
        The most steps.
    first_step
        Of Polyak's step length.
    patience
        Steps without a better bound until they are halved.
    least_step
        The search ends when they are this short.
    """

    iterations: int = 600
    first_step: float = 1.5
    patience: int = 10
    least_step: float = 0.005


@dataclass(frozen=True, eq=False)
class Bounded:
    """
    The relaxed problem at some prices.

    Parameters
    ----------
    bound
        No solution costs less.
    price, rule_price
        (n,) of customers and (R,) of rules over sites.
    value
        (m,) what the knapsack of each site comes to at these prices, nothing or less.
    site_cost
        (m,) what a site costs more open than closed, with its knapsack and the prices of rules.
    chosen
        (m, n) shares of customers that a site would serve.
    opened
        (m,) whether it is.
    """

    bound: float
    price: FloatArray
    rule_price: FloatArray
    value: FloatArray
    site_cost: FloatArray
    chosen: FloatArray
    opened: BoolArray


@dataclass(frozen=True, eq=False)
class Relaxation:
    """
    A problem as the dual sees it; it shrinks as sites and pairs are ruled out.

    Parameters
    ----------
    allowed
        (n, m) pairs that a better solution may use.
    may_open, must_open
        (m,) sites that a better solution may or must have open.
    """

    problem: CapacitatedProblem
    allowed: BoolArray
    may_open: BoolArray
    must_open: BoolArray
    cost: FloatArray = field(init=False, repr=False)
    demand: FloatArray = field(init=False, repr=False)
    capacity: FloatArray = field(init=False, repr=False)
    need: float = field(init=False, repr=False)

    def __post_init__(self) -> None:
        cost = np.where(self.allowed, self.problem.cost, np.inf)
        object.__setattr__(self, "cost", np.ascontiguousarray(cost.T))
        weight = 1.0 / np.maximum(self.problem.capacity.sum(axis=0), 1e-9)
        weight *= self.problem.demand.sum(axis=0) * weight  # scarce classes count for more
        if len(weight) == 1:
            weight = np.ones(1)  # whole numbers stay whole
        object.__setattr__(self, "demand", self.problem.demand @ weight)
        object.__setattr__(self, "capacity", self.problem.capacity @ weight)
        object.__setattr__(self, "need", float(self.demand.sum()))

    @classmethod
    def of(cls, problem: CapacitatedProblem) -> "Relaxation":
        """Return it with nothing ruled out but what never fits."""
        allowed = np.isfinite(problem.cost) & problem.may_open
        if problem.single_source:
            allowed &= (problem.demand[:, None, :] <= problem.capacity[None, :, :] + 1e-9).all(axis=2)
        return cls(problem, allowed, problem.may_open, problem.stays)

    def serves_all(self) -> bool:
        """Whether every customer has a pair left."""
        return bool(self.allowed.any(axis=1).all())

    def at(self, price: FloatArray, rule_price: FloatArray) -> Bounded:
        """Return bound and solution at some prices."""
        from geoplan.siting.capacitated.search.kernels.knapsack import choose, fill_all

        problem = self.problem
        value, chosen = np.empty(problem.m), np.empty((problem.m, problem.n))
        fill_all(self.cost, price, self.demand, self.capacity, problem.single_source, value, chosen)
        site_cost = problem.fixed_cost + value
        constant = problem.base_cost + float(price.sum())
        for row, each in zip(problem.rows, rule_price, strict=True):
            site_cost = site_cost - each * row.weight
            if each:
                constant += each * (row.least if each > 0 else row.most)
        opened = np.empty(problem.m, np.bool_)
        cost = choose(site_cost, self.capacity, self.need, self.may_open, self.must_open, opened)
        return Bounded(constant + cost, price, rule_price, value, site_cost, chosen, opened)

    def slope(self, found: Bounded) -> tuple[FloatArray, FloatArray]:
        """Return by how much customers and rules are missed at a bound: the subgradient."""
        missed = 1.0 - found.chosen[found.opened].sum(axis=0)
        rules = np.zeros(len(self.problem.rows))
        for at, row in enumerate(self.problem.rows):
            total = float(row.weight[found.opened].sum())
            if found.rule_price[at] > 0 or (not found.rule_price[at] and total < row.least):
                rules[at] = row.least - total
            elif found.rule_price[at] < 0 or total > row.most:
                rules[at] = row.most - total
        return missed, rules


def first_prices(relaxation: Relaxation) -> FloatArray:
    """Return the second least cost of each customer, (n,): what it loses when the best site is closed."""
    two = np.sort(relaxation.cost, axis=0)[:2]
    return np.asarray(np.where(np.isfinite(two), two, 0.0).max(axis=0))


def ascend(
    relaxation: Relaxation,
    first: Bounded | None,
    upper: float,
    params: DualParams,
    met: Callable[[Bounded], float],
    is_over: Callable[[], bool] = lambda: False,
) -> Bounded:
    """
    Return the best bound found.

    Parameters
    ----------
    first
        Where to begin; the second least costs when None.
    upper
        The cost of the best solution known.
    met
        Told each better bound; returns the cost of the best solution known by now.
    is_over
        Whether the time is up.
    """
    scale = np.array([max(1e-9, float(np.abs(row.weight).max())) for row in relaxation.problem.rows])
    price = first_prices(relaxation) if first is None else first.price
    rule_price = np.zeros(len(scale)) if first is None else first.rule_price
    best = relaxation.at(price, rule_price)
    upper = min(upper, met(best))
    missed, broken = relaxation.slope(best)
    step, waited = params.first_step, 0
    for _ in range(params.iterations):
        length = float(missed @ missed) + float((broken / scale) @ (broken / scale))
        if length < 1e-12 or step < params.least_step or upper - best.bound < 1e-9 * abs(upper) or is_over():
            break
        goal = upper + 0.02 * abs(upper) if np.isfinite(upper) else best.bound + 0.1 * abs(best.bound) + 1.0
        reach = step * (goal - best.bound)
        price = price + reach / length * missed
        moved = rule_price + reach / length * broken / scale**2
        rule_price = np.where(moved * rule_price < 0, 0.0, moved)
        found = relaxation.at(price, rule_price)
        missed_now, broken = relaxation.slope(found)
        missed = missed_now + 0.3 * missed  # of the step before: damps zigzags (Crowder 1976)
        if found.bound > best.bound + 1e-9 * abs(best.bound):
            best, waited = found, 0
            upper = min(upper, met(best))
        else:
            waited += 1
            if waited >= params.patience:
                step, waited = step / 2, 0
    return best
