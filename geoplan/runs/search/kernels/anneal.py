"""
The search itself: ruin and recreate, accepted by simulated annealing.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geoplan.compiling import inner, lean, outer
from geoplan.runs.search.kernels import ruin
from geoplan.runs.search.kernels.exchange import exchange, within_week
from geoplan.runs.search.kernels.model import CANDIDATE, UNSERVED, LongArray, below, uniform
from geoplan.runs.search.kernels.pool import remember
from geoplan.runs.search.kernels.recreate import GREEDY, copy_route, greedy, keep_copy, regret
from geoplan.runs.search.kernels.route import account, take_off
from geoplan.runs.search.kernels.struct import Struct


class Tuning(NamedTuple):
    """
    Numbers that steer the steps of a cycle.

    Parameters
    ----------
    hot, cold
        Temperature at the beginning and the end, in the unit of cost.
    least, most
        Requests that a step takes out.
    blink
        Share of vehicles that are not looked at.
    eager
        Share of steps, while somebody is left out, that put on also who is dearer so than left out.
    welcome
        Share of steps in which idle vehicles count at less than their cost.
    idle
        Requests without a vehicle that a step tries again, at most.
    margin
        Routes of plans so much dearer than the best still go to the pool.
    """

    hot: float
    cold: float
    least: int
    most: int
    blink: float
    eager: float
    welcome: float
    idle: int
    margin: float


class Steps(Struct):
    """Work space of the steps: chosen requests, changed routes, and a plan to go back to."""

    chosen: LongArray
    changed: LongArray
    is_changed: NDArray[np.bool_]


@inner
def roulette(random, weight):
    """Return a position with a chance in proportion to its weight."""
    draw = uniform(random) * weight.sum()
    for at in range(len(weight)):
        draw -= weight[at]
        if draw < 0.0:
            return at
    return len(weight) - 1


@outer
def copy_plan(d, s, t):
    """Copy a plan, all but its stream of random numbers and its persons' week, which `add_up` finds again."""
    for v in range(d.v):
        if t.stamp[v] != s.stamp[v]:
            copy_route(s, t, v)
    t.route_of[:] = s.route_of
    t.total[0] = s.total[0]
    # Stamps are never given twice, whichever plan they were given in.
    t.counter[0] = max(t.counter[0], s.counter[0])
    s.counter[0] = t.counter[0]
    t.counter[1] = s.counter[1]


@outer
def add_up(d, s):
    """Add the plan up from its routes, so that rounding does not gather."""
    s.faces[:] = 0
    s.week[:] = 0.0
    s.total[0] = d.request[:, UNSERVED].sum()
    s.counter[1] = d.n
    for v in range(d.v):
        account(d, s, v, 1)


@lean
def take_out(d, s, old, w, steps, count):
    """
    Take marked requests off their routes; returns the numbers of changed routes and of requests now
    without one.
    """
    changes = 0
    for at in range(count):
        v = s.route_of[steps.chosen[at]]
        if v < 0 or steps.is_changed[v]:
            continue
        changes = keep_copy(s, old, v, steps.changed, changes, steps.is_changed)
        account(d, s, v, -1)
        if not take_off(d, s, v, w):
            # Without a stop the way can be longer where roads are odd: then all of the route is ruined.
            for k in range(1, s.length[v] + 1):
                r = s.seq[v, k]
                if r < d.n:
                    w.mark[r] = w.mark[-1]
                    steps.chosen[count] = r
                    count += 1
            take_off(d, s, v, w)
        account(d, s, v, 1)
    return changes, count


@lean
def go_back(d, s, old, steps, changes):
    """Undo a step."""
    for at in range(changes):
        account(d, s, steps.changed[at], -1)
    for at in range(changes):
        v = steps.changed[at]
        for k in range(1, s.length[v] + 1):
            if s.seq[v, k] < d.n:
                s.route_of[s.seq[v, k]] = -1
    for at in range(changes):
        v = steps.changed[at]
        copy_route(old, s, v)
        for k in range(1, s.length[v] + 1):
            if s.seq[v, k] < d.n:
                s.route_of[s.seq[v, k]] = v
    for at in range(changes):
        account(d, s, steps.changed[at], 1)


@lean
def idle_requests(d, s, w, chosen, count, most):
    """Choose requests that nobody takes, of the days in play, to try again; returns how many are chosen."""
    if s.counter[1] == 0:
        return count
    seed = chosen[0]
    room = count + most
    begin = below(s.random, d.n)
    for step in range(d.n):
        if count >= room:
            break
        r = (begin + step) % d.n
        if (
            s.route_of[r] < 0
            and w.mark[r] != w.mark[-1]
            and d.request_day[r] == d.request_day[seed]
            and d.start[r + 1, CANDIDATE] > d.start[r, CANDIDATE]
        ):
            w.mark[r] = w.mark[-1]
            chosen[count] = r
            count += 1
    return count


@inner
def ruined(d, s, w, steps, kind, wanted):
    """Choose requests by one way of ruin; returns how many."""
    w.mark[-1] += 1
    seed = below(s.random, d.n)
    if kind == ruin.STRINGS:
        return ruin.strings(d, s, w, steps.chosen, seed, wanted, 10)
    if kind == ruin.RELATED:
        return ruin.related(d, s, w, steps.chosen, seed, wanted)
    if kind == ruin.COSTLY:
        return ruin.costly(d, s, w, steps.chosen, seed, wanted)
    if kind == ruin.ROUTES:
        return ruin.routes(d, s, w, steps.chosen, seed, wanted)
    if kind == ruin.ANY:
        return ruin.anyone(d, s, w, steps.chosen, seed, wanted)
    return ruin.child(d, s, w, steps.chosen, seed, wanted)


@inner
def step(d, s, old, mem, w, steps, kind, how, wanted, tune):
    """One ruin and recreate; returns how many routes it changed."""
    if kind == ruin.EXCHANGE:
        seed = below(s.random, d.n)
        return exchange(d, s, old, w, seed, steps.changed, steps.is_changed)
    left_out = s.counter[1] > 0
    count = ruined(d, s, w, steps, kind, wanted)
    changes, count = take_out(d, s, old, w, steps, count)
    count = idle_requests(d, s, w, steps.chosen, count, tune.idle)
    blink = tune.blink
    eager = 1.0
    if left_out and uniform(s.random) < tune.eager:
        # What pays together only is found by putting on what does not pay, or not there, yet.
        eager += 2.0 * uniform(s.random)
        blink = max(blink, 0.4 * uniform(s.random))
    welcome = 1.0
    if uniform(s.random) < tune.welcome:
        welcome = uniform(s.random)
    chosen, changed, is_changed = steps.chosen, steps.changed, steps.is_changed
    if how == GREEDY:
        return greedy(d, s, old, mem, w, chosen, count, blink, welcome, eager, changed, changes, is_changed)
    return regret(d, s, old, mem, w, chosen, count, blink, welcome, eager, changed, changes, is_changed, how)


@outer
def anneal(d, s, best, old, mem, w, steps, pool, weight, tune, first, last, length):
    """
    Search for some steps of a cycle.

    Parameters
    ----------
    s, best, old
        The present plan, the best, and room for copies.
    weight
        (2, 6) shares of the ways of ruin and of recreation, each in the order of its constants.
    tune
        How its steps are made.
    first, last, length
        Steps to make, of so many in the cycle: the temperature falls geometrically over all of it.
    """
    for at in range(first, last):
        heat = tune.hot * (tune.cold / tune.hot) ** (at / length)
        kind = roulette(s.random, weight[0])
        how = roulette(s.random, weight[1])
        wanted = tune.least + below(s.random, tune.most - tune.least + 1)
        before = s.total[0]
        changes = step(d, s, old, mem, w, steps, kind, how, wanted, tune)
        after = s.total[0]
        if kind == ruin.EXCHANGE and d.coupled:
            for one in range(changes):
                if not within_week(d, s, steps.changed[one]):
                    after = np.inf
        if after < best.total[0] + tune.margin:
            for one in range(changes):
                remember(d, s, pool, steps.changed[one], after)
        if after < before - heat * np.log(max(1e-300, uniform(s.random))):
            if after < best.total[0] - 1e-7:
                copy_plan(d, s, best)
        else:
            go_back(d, s, old, steps, changes)
        for one in range(changes):
            steps.is_changed[steps.changed[one]] = False
