"""Whether any allowed set of sites covers everything: looked for, then disproved, then asked of HiGHS."""

import math

import numpy as np

from geoplan.siting.models.kernels.instance import OPEN, BoolArray, Instance
from geoplan.siting.models.kernels.interchange import improve, serve
from geoplan.siting.models.problem import BoolArray as Within
from geoplan.siting.models.rules import RuleArrays
from geoplan.siting.models.search.branch import MANY_MOVES, LagrangianSearch
from geoplan.siting.models.search.cover import Covered, Left, by_program, what_is_left, with_others
from geoplan.siting.models.search.limits import Watch
from geoplan.siting.models.search.task import Task

SCALE = 4096
TRIES = 3000
"""Times that uncovered rows are given more weight."""


def any_cover(within: Within, rules: RuleArrays, watch: Watch) -> Covered:
    """
    Return some allowed set that covers every row (r, m), or the proof that there is none, an infinite bound.

    A cover misses nothing. The dual of the most that can be covered often knows that this cannot be;
    interchange finds most covers that there are; HiGHS answers what is still open.
    """
    price = np.zeros(within.shape[1], np.int64)
    left = what_is_left(within, rules, price)
    if left is None:
        return Covered(None, math.inf)
    if not left.rows.size:
        return by_program(left, rules, price, watch)
    search = LagrangianSearch(_missed(left, rules), watch.for_a_part())
    search.root()
    if search.bound > 0:
        return Covered(None, math.inf)
    is_open = _by_weighting(search.whole, search.is_open, watch) if search.cost else search.is_open
    if is_open is not None:
        return Covered(with_others(left, rules, left.columns[is_open]), 0)
    return by_program(left, rules, price, watch)


def _by_weighting(instance: Instance, start: BoolArray, watch: Watch) -> BoolArray | None:
    """
    Return a set that misses nothing, or None when none is found.

    Wherever interchange ends, what is missed there counts more from then on, so that it never ends there
    again.
    """
    a = instance._replace(none=instance.none.copy())
    is_open = start.copy()
    for _ in range(TRIES):
        improve(a, is_open, MANY_MOVES)
        first, _, _ = serve(a, is_open)
        missed = first < 0
        if not missed.any():
            return is_open
        a.none[missed] += SCALE
        if watch.seconds_left <= 0:
            break
    return None


def _missed(left: Left, rules: RuleArrays) -> Task:
    """The task to leave the fewest rows uncovered."""
    r, c = left.rows.shape
    opened = rules.settled == OPEN
    taken = np.append(np.bincount(rules.district[opened], minlength=len(rules.names)), opened.sum())
    instance = Instance(
        start=np.concatenate([[0], np.cumsum(left.rows.sum(axis=1))]),
        site=np.nonzero(left.rows)[1].astype(np.int32),
        cost=np.zeros(int(left.rows.sum()), np.int64),
        none=np.full(r, SCALE),
        price=np.zeros(c, np.int64),
        district=rules.district[left.columns],
        least=np.zeros_like(rules.least) if left.pads else np.maximum(rules.least - taken, 0),
        most=rules.most - taken,
        money=rules.money[left.columns],
        budget=rules.budget - int(rules.money[opened].sum()),
    )
    return Task(
        instance=instance, scale=SCALE, unit=SCALE, weight=np.ones(r), graded=False, what="cover", enough=1
    )
