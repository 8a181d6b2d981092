"""
Set cover under rules on sites: reduced by dominance, then put to HiGHS.

A demand that is covered whenever another one is need not be looked at; a site that covers no more than
another one of its district, which is no dearer, need not be chosen.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geoplan.siting.mip import Answer, Program
from geoplan.siting.models.kernels.dominance import minimal
from geoplan.siting.models.kernels.instance import FREE, OPEN, SHUT, BoolArray, LongArray
from geoplan.siting.models.problem import BoolArray as Within
from geoplan.siting.models.rules import RuleArrays
from geoplan.siting.models.search.limits import Watch

WORD = 64


@dataclass(frozen=True, eq=False)
class Covered:
    """
    What is known of the cheapest cover.

    Parameters
    ----------
    is_open
        (m,) the best allowed set found that covers everything, or None.
    bound
        What every such set costs at least; infinite when there is none.
    """

    is_open: BoolArray | None
    bound: float


@dataclass(frozen=True, eq=False)
class Left:
    """
    What is left to cover.

    Parameters
    ----------
    rows
        (r, c) which of the columns cover which rows.
    columns
        (c,) which sites they are.
    pads
        Whether any set that is too small may be filled up, at no price, with whatever sites there are.
    """

    rows: Within
    columns: LongArray
    pads: bool


def cheapest_cover(within: Within, rules: RuleArrays, price: LongArray, watch: Watch) -> Covered:
    """
    Return the allowed set of least price that covers every row.

    Parameters
    ----------
    within
        (r, m) which sites cover which rows.
    price
        (m,) whole numbers.
    """
    left = what_is_left(within, rules, price)
    return Covered(None, math.inf) if left is None else by_program(left, rules, price, watch)


def what_is_left(within: Within, rules: RuleArrays, price: LongArray) -> Left | None:
    """Return what settled sites leave to cover, reduced; None when a row has no site."""
    rows = within[~within[:, rules.settled == OPEN].any(axis=1)] & (rules.settled != SHUT)
    columns = np.flatnonzero(rules.settled == FREE)
    if not rows.any(axis=1).all():
        return None
    pads = not rules.has_quotas and not rules.has_budget and not price.any()
    rows, columns = reduced(rows[:, columns], columns, rules, price, thin=pads or not rules.least.any())
    return Left(rows, columns, pads)


def by_program(left: Left, rules: RuleArrays, price: LongArray, watch: Watch) -> Covered:
    """Let HiGHS find the cheapest cover."""
    columns = left.columns
    c = len(columns)
    program = Program(price[columns].astype(np.float64), np.zeros(c), np.ones(c), np.ones(c, np.bool_))
    row, column = np.nonzero(left.rows)
    program.add(row, column, 1.0, rows=len(left.rows), least=1.0)
    add_rules(program, columns, rules, least=not left.pads)
    if not c:  # HiGHS has no answer to an empty program
        return Covered(with_others(left, rules, columns), int(price[rules.settled == OPEN].sum()))
    found = solve_within_budget(program, columns, rules, watch)
    taken = int(price[rules.settled == OPEN].sum())
    bound = math.inf if found.infeasible else math.ceil(max(0.0, found.bound) - 1e-6) + taken
    if found.values is None:
        return Covered(None, bound)
    return Covered(with_others(left, rules, columns[found.values > 0.5]), bound)


def solve_within_budget(
    program: Program,
    columns: LongArray,
    rules: RuleArrays,
    watch: Watch,
    start: NDArray[np.float64] | None = None,
) -> Answer:
    """
    Let HiGHS solve a program whose first columns are free sites, and keep the budget to the penny.

    A set may be over a large budget by less than HiGHS can tell: such a set is forbidden, and the next best
    asked for.
    """
    left = rules.budget - int(rules.money[rules.settled == OPEN].sum())
    while True:
        found = program.solve(start=start, seconds=watch.seconds_left, absolute_gap=0.999, stop=watch.stop)
        watch.interrupted |= found.stopped
        if found.values is None:
            return found
        chosen = found.values[: len(columns)] > 0.5
        if not rules.has_budget or rules.money[columns[chosen]].sum() <= left:
            return found
        program.add_one(np.arange(len(columns)), np.where(chosen, -1.0, 1.0), least=1.0 - float(chosen.sum()))


def with_others(left: Left, rules: RuleArrays, chosen: LongArray) -> BoolArray:
    """Return the open sites (m,) with those that stay; where some are missing, any others."""
    is_open: BoolArray = rules.settled == OPEN
    is_open[chosen] = True
    if left.pads:
        missing = max(0, int(rules.least[-1] - is_open.sum()))
        is_open[np.flatnonzero(~is_open & (rules.settled == FREE))[:missing]] = True
    return is_open


def reduced(
    rows: Within, columns: LongArray, rules: RuleArrays, price: LongArray, *, thin: bool
) -> tuple[Within, LongArray]:
    """
    Return the rows and columns that matter, by dominance until nothing changes.

    Parameters
    ----------
    rows, columns
        (r, c) what covers what, (c,) which sites the columns are.
    thin
        Whether columns may go: a rule may need more sites than a cover has, or the very one that would go.
    """
    while True:
        before = rows.shape
        same = np.zeros(len(rows), np.int64)
        rows = rows[_smallest(rows, same, same, same)]
        if thin:
            kept = _smallest(~rows.T, rules.district[columns], price[columns], rules.money[columns])
            kept = np.union1d(kept, np.flatnonzero(rules.money[columns] < 0))  # open, these leave more
            rows, columns = rows[:, kept], columns[kept]
        if rows.shape == before:
            return rows, columns


def _smallest(sets: Within, group: LongArray, price: LongArray, money: LongArray) -> LongArray:
    """Return the positions of sets (k, elements) that hold no other, ascending."""
    order = np.lexsort((money, price, sets.sum(axis=1)))
    words = -(-sets.shape[1] // WORD)
    padded = np.zeros((len(sets), words * WORD), np.bool_)
    padded[:, : sets.shape[1]] = sets[order]
    bits = np.packbits(padded, axis=1, bitorder="little").view(np.uint64)
    return np.sort(order[minimal(bits, group[order], price[order], money[order])])


def add_rules(program: Program, columns: LongArray, rules: RuleArrays, *, least: bool = True) -> None:
    """Add the rules as rows over the first columns of a program, which stand for free sites."""
    opened = rules.settled == OPEN
    c = len(columns)
    for d in range(len(rules.least)):
        inside = rules.district == d if d < len(rules.names) else np.ones(len(rules.district), np.bool_)
        at = np.flatnonzero(inside[columns])
        taken = int((opened & inside).sum())
        fewest = float(rules.least[d] - taken) if least else -math.inf
        if fewest > 0 or rules.most[d] - taken < len(at):
            program.add_one(at, least=fewest, most=float(rules.most[d] - taken))
    if rules.has_budget:
        left = rules.budget - int(rules.money[opened].sum())
        program.add_one(np.arange(c), rules.money[columns].astype(np.float64), most=float(left))
