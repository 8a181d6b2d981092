"""Recreate: put requests back on routes, one by one, greedily or by regret, now and then with eyes shut."""

import numpy as np

from geoplan.compiling import inner, lean, leanest, outer
from geoplan.runs.search.kernels.insertion import NOT_BELOW, personal, recall
from geoplan.runs.search.kernels.model import (
    CANDIDATE,
    CLOSES,
    COLUMN,
    KIND,
    LOCAL,
    OPENS,
    ROW,
    UNSERVED,
    uniform,
)
from geoplan.runs.search.kernels.route import put_on

GREEDY, REGRET_2, REGRET_3, REGRET_4 = range(4)
"""Ways to put requests back: at once, or by regret over so many of the best vehicles."""


@lean
def best_vehicle(d, s, mem, w, r, blink, welcome, depth):
    """
    Return the vehicle that takes a request most cheaply, the cost, and the costs of the next best of other
    vehicles.

    What is known already is looked at first, so that the rest need only be measured as far as they can
    matter: when not among the best `depth` + 1. With probability `blink` a vehicle is not looked at. An idle
    one counts at `welcome` times its cost: the first on a run pays all of its way.
    """
    costs = (np.inf, np.inf, np.inf, np.inf)
    chosen = -1
    first, last = d.start[r, CANDIDATE], d.start[r + 1, CANDIDATE]
    unknown = 0
    idle = -1
    for at in range(first, last):
        v = d.candidate[at]
        if s.length[v] == 0:
            # Candidates of one kind stand side by side: one idle vehicle of a kind is enough.
            if d.who[v, KIND] == idle:
                continue
            idle = d.who[v, KIND]
        if blink > 0.0 and uniform(s.random) < blink:
            continue
        local = d.who[v, LOCAL]
        if mem.stamp[r, local] == s.stamp[v] and mem.place[r, local, 0] > NOT_BELOW:
            cost = mem.value[r, local, 0]
            if s.length[v] == 0:
                cost *= welcome
            if cost < costs[depth]:
                cost += personal(d, s, mem, v, r)
                if cost < costs[0]:
                    chosen = v
                costs = ranked(costs, cost)
        else:
            w.ask[unknown] = v
            unknown += 1
    for at in range(unknown):
        v = w.ask[at]
        if s.length[v] == 0:
            cost = recall(d, s, mem, v, r, w, np.inf) * welcome
        else:
            cost = recall(d, s, mem, v, r, w, costs[depth])
        if cost < costs[depth]:
            cost += personal(d, s, mem, v, r)
            if cost < costs[0]:
                chosen = v
            costs = ranked(costs, cost)
    return chosen, costs


@leanest
def ranked(costs, cost):
    """Return the four least of five costs, in order."""
    a, b, c, e = costs
    if cost < a:
        return (cost, a, b, c)
    if cost < b:
        return (a, cost, b, c)
    if cost < c:
        return (a, b, cost, c)
    if cost < e:
        return (a, b, c, cost)
    return costs


@leanest
def keep_copy(s, old, v, changed, count, is_changed):
    """Keep a copy of a route before its first change in this step; returns how many routes have one."""
    if is_changed[v]:
        return count
    is_changed[v] = True
    changed[count] = v
    copy_route(s, old, v)
    return count + 1


@lean
def copy_route(s, old, v):
    """Copy one route of a plan to another."""
    size = s.length[v] + 2
    old.length[v] = s.length[v]
    for k in range(size):
        old.seq[v, k] = s.seq[v, k]
        for q in range(s.stop.shape[2]):
            old.stop[v, k, q] = s.stop[v, k, q]
    for q in range(s.sums.shape[1]):
        old.sums[v, q] = s.sums[v, q]
    old.stamp[v] = s.stamp[v]


@inner
def order_of(d, s, chosen, count):
    """
    Order requests for greedy insertion: at random, by window, the longest first, or the narrowest
    window first.
    """
    keys = np.empty(count)
    draw = uniform(s.random)
    for at in range(count):
        r = chosen[at]
        if draw < 0.4:
            keys[at] = uniform(s.random)
        elif draw < 0.6:
            keys[at] = d.window[r, OPENS] + d.window[r, CLOSES]
        elif draw < 0.8:
            keys[at] = -d.leg_time[d.place[r, ROW] + d.place[r + d.n, COLUMN]]
        else:
            keys[at] = d.window[r, CLOSES] - d.window[r, OPENS]
    return np.argsort(keys)


@inner
def greedy(d, s, old, mem, w, chosen, count, blink, welcome, eager, changed, changes, is_changed):
    """
    Put requests on their cheapest vehicle, in one of several orders; returns how many routes were
    changed.
    """
    order = order_of(d, s, chosen, count)
    for at in range(count):
        r = chosen[order[at]]
        v, costs = best_vehicle(d, s, mem, w, r, blink, welcome, 0)
        if v >= 0 and costs[0] < eager * d.request[r, UNSERVED]:
            changes = keep_copy(s, old, v, changed, changes, is_changed)
            put_on(d, s, v, r, mem.place[r, d.who[v, LOCAL], 0], mem.place[r, d.who[v, LOCAL], 1], w)
    return changes


@outer
def regret(d, s, old, mem, w, chosen, count, blink, welcome, eager, changed, changes, is_changed, depth):
    """
    Put next the request that would lose most by waiting: its best against its second (and later) best
    vehicles.
    """
    left = chosen[:count].copy()
    size = count
    vehicles = np.empty(count, np.int64)
    costs = np.empty(count)
    gains = np.empty(count)
    for at in range(size):
        _regret_of(d, s, mem, w, left[at], blink, welcome, eager, depth, at, vehicles, costs, gains)
    while size > 0:
        pick = 0
        for at in range(1, size):
            if gains[at] > gains[pick]:
                pick = at
        r = left[pick]
        v = vehicles[pick]
        if v >= 0 and costs[pick] < eager * d.request[r, UNSERVED]:
            changes = keep_copy(s, old, v, changed, changes, is_changed)
            put_on(d, s, v, r, mem.place[r, d.who[v, LOCAL], 0], mem.place[r, d.who[v, LOCAL], 1], w)
        size -= 1
        left[pick] = left[size]
        vehicles[pick] = vehicles[size]
        costs[pick] = costs[size]
        gains[pick] = gains[size]
        if v < 0:
            continue
        for at in range(size):
            _regret_of(d, s, mem, w, left[at], blink, welcome, eager, depth, at, vehicles, costs, gains)
    return changes


@lean
def _regret_of(d, s, mem, w, r, blink, welcome, eager, depth, at, vehicles, costs, gains):
    """Write the best vehicle, its cost and the regret of one request."""
    v, ranks = best_vehicle(d, s, mem, w, r, blink, welcome, depth)
    worst = eager * d.request[r, UNSERVED]
    first = min(ranks[0], worst)
    gain = min(ranks[1], worst) - first
    if depth >= 2:
        gain += min(ranks[2], worst) - first
    if depth >= 3:
        gain += min(ranks[3], worst) - first
    vehicles[at] = v
    costs[at] = first
    gains[at] = gain
