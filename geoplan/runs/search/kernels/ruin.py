"""
Ruin: which requests to take out of a plan.

Strings of neighbouring stops around a seed (J. Christiaens, G. Vanden Berghe, "Slack Induction by String
Removals", 2020), related requests and costly requests (S. Ropke, D. Pisinger, "An Adaptive Large
Neighborhood Search Heuristic for the Pickup and Delivery Problem with Time Windows", 2006), whole routes,
and all the journeys of one child in the week. Every function marks requests (`Work.mark`) and returns how
many; the list is in `chosen`.
"""

import numpy as np

from geoplan.compiling import inner, lean
from geoplan.runs.search.kernels.model import (
    CHILDREN,
    COLUMN,
    COST,
    NEAR,
    ROW,
    TARIFF,
    UNSERVED,
    below,
    uniform,
)

STRINGS, RELATED, COSTLY, ROUTES, CHILD, ANY, EXCHANGE = range(7)


@lean
def _choose(w, chosen, count, r):
    """Mark a request unless it is marked; returns how many there are now."""
    if w.mark[r] != w.mark[-1]:
        w.mark[r] = w.mark[-1]
        chosen[count] = r
        count += 1
    return count


@inner
def strings(d, s, w, chosen, seed, wanted, longest):
    """Strings of stops on the routes near a seed: one string a route, some with a part in the middle kept."""
    count = 0
    ruined = np.zeros(d.v, np.bool_)
    left = wanted
    position = -1
    first, last = d.start[seed, NEAR], d.start[seed + 1, NEAR]
    while position < last - first and left > 0:
        r = seed if position < 0 else d.near[first + position]
        position += 1
        v = s.route_of[r]
        if v < 0:
            if position == 0:
                count = _choose(w, chosen, count, r)
            continue
        if ruined[v]:
            continue
        ruined[v] = True
        before = count
        count = _string(d, s, w, chosen, count, v, r, min(left, longest))
        left -= count - before
    return count


@lean
def _string(d, s, w, chosen, count, v, r, most):
    """Mark a string of requests of a route around request r, in order of pickup."""
    n = d.n
    m = s.length[v]
    requests = m // 2
    size = 1 + below(s.random, min(most, requests))
    skip = 0
    if size < requests and size > 1 and uniform(s.random) < 0.5:
        while size + skip < requests and uniform(s.random) > 0.5:
            skip += 1
    # Either in order of pickup or in order of delivery, so that strings bend both ways.
    by_drop = uniform(s.random) < 0.5
    rank = 0
    for k in range(1, m + 1):
        b = s.seq[v, k]
        if (b >= n) == by_drop:
            if (b - n if by_drop else b) == r:
                break
            rank += 1
    span = size + skip
    low = max(0, rank - span + 1)
    high = min(rank, requests - span)
    begin = low + below(s.random, high - low + 1)
    hole = 1 + below(s.random, size - 1) if skip else span
    at = 0
    for k in range(1, m + 1):
        b = s.seq[v, k]
        if (b >= n) != by_drop:
            continue
        inside = at - begin
        if 0 <= inside < span and not (hole <= inside < hole + skip):
            count = _choose(w, chosen, count, b - n if by_drop else b)
        at += 1
    return count


@lean
def related(d, s, w, chosen, seed, wanted):
    """The seed, and again and again one that is related to one already chosen, the closer the likelier."""
    count = _choose(w, chosen, 0, seed)
    tries = 0
    while count < wanted and tries < 10 * wanted:
        tries += 1
        r = chosen[below(s.random, count)]
        first, last = d.start[r, NEAR], d.start[r + 1, NEAR]
        if last == first:
            break
        draw = uniform(s.random)
        other = d.near[first + int(draw * draw * draw * draw * (last - first))]
        count = _choose(w, chosen, count, other)
    return count


@lean
def saving(d, s, r):
    """What a route would save without a request, rules aside."""
    v = s.route_of[r]
    if v < 0:
        return d.request[r, UNSERVED]
    m = s.length[v]
    if m == 2:
        return s.sums[v, COST]
    gain = 0.0
    tariff = d.who[v, TARIFF]
    a = s.seq[v, 0]
    for k in range(1, m + 2):
        b = s.seq[v, k]
        out = b == r or b == r + d.n
        leg = d.place[s.seq[v, k - 1], ROW] + d.place[b, COLUMN]
        gain += d.leg_cost[tariff, leg]
        if not out:
            leg = d.place[a, ROW] + d.place[b, COLUMN]
            gain -= d.leg_cost[tariff, leg]
            a = b
    return gain


@inner
def costly(d, s, w, chosen, seed, wanted):
    """Requests of the seed's day that cost their route most, the more the likelier."""
    day = d.request_day[seed]
    members = np.empty(d.n, np.int64)
    size = 0
    for r in range(d.n):
        if d.request_day[r] == day and s.route_of[r] >= 0:
            members[size] = r
            size += 1
    if size == 0:
        return _choose(w, chosen, 0, seed)
    gains = np.empty(size)
    for at in range(size):
        gains[at] = -saving(d, s, members[at]) * (0.7 + 0.6 * uniform(s.random))
    order = np.argsort(gains)
    count = 0
    for _ in range(min(size, wanted)):
        draw = uniform(s.random)
        count = _choose(w, chosen, count, members[order[int(draw * draw * draw * size)]])
    return count


@lean
def routes(d, s, w, chosen, seed, wanted):
    """All of the seed's route, and of routes near it while there is room."""
    count = 0
    position = -1
    first, last = d.start[seed, NEAR], d.start[seed + 1, NEAR]
    while position < last - first:
        r = seed if position < 0 else d.near[first + position]
        position += 1
        v = s.route_of[r]
        if v < 0:
            if position == 0:
                count = _choose(w, chosen, count, r)
            continue
        if w.mark[r] == w.mark[-1]:
            continue
        if count > 0 and count + s.length[v] // 2 > wanted:
            break
        for k in range(1, s.length[v] + 1):
            if s.seq[v, k] < d.n:
                count = _choose(w, chosen, count, s.seq[v, k])
    return count


@lean
def child(d, s, w, chosen, seed, wanted):
    """Every journey of the seed's children in the week, and of those related to them while there is room."""
    count = _choose(w, chosen, 0, seed)
    for r in range(d.n):
        for c in d.children[d.start[r, CHILDREN] : d.start[r + 1, CHILDREN]]:
            for other in d.children[d.start[seed, CHILDREN] : d.start[seed + 1, CHILDREN]]:
                if c == other:
                    count = _choose(w, chosen, count, r)
    first, last = d.start[seed, NEAR], d.start[seed + 1, NEAR]
    for at in range(first, last):
        if count >= wanted:
            break
        if uniform(s.random) < 0.5:
            count = _choose(w, chosen, count, d.near[at])
    return count


@lean
def anyone(d, s, w, chosen, seed, wanted):
    """The seed and others of its day, whoever they are."""
    count = _choose(w, chosen, 0, seed)
    for _ in range(2 * wanted):
        if count >= wanted:
            break
        r = below(s.random, d.n)
        if d.request_day[r] == d.request_day[seed]:
            count = _choose(w, chosen, count, r)
    return count
