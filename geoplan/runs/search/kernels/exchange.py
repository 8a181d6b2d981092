"""
Exchange: two vehicles of a day swap what they do behind stops at which their cars are empty.

Requests that are taken out and put back one by one get there only through plans that are much dearer.
Where both stops are the start, the two take over all that the other does; where one is idle, a route is
split in two.
"""

import numpy as np

from geoplan.compiling import lean
from geoplan.runs.search.kernels.model import (
    COLUMN,
    DAY,
    EARLY,
    EPS,
    FIXED,
    KIND,
    LATE,
    NEAR,
    PER_SECOND,
    PERSON,
    ROW,
    SERVICE,
    TARIFF,
    WEEK_METRES,
    WEEK_SECONDS,
    below,
    uniform,
)
from geoplan.runs.search.kernels.recreate import keep_copy
from geoplan.runs.search.kernels.route import account, can_be_driven, may_take, refresh

RELATED = 0.7
"""Share of exchanges with the route of a related request; the others are with any vehicle of the day."""


@lean
def exchange(d, s, old, w, seed, changed, is_changed):
    """
    Swap what the seed's vehicle and another one do behind two stops, where that is cheapest; returns how many
    routes were changed.
    """
    v = s.route_of[seed]
    if v < 0:
        return 0
    u = _partner(d, s, seed, v)
    if u < 0:
        return 0
    i, j = _cheapest_cuts(d, s, v, u, w)
    if i < 0:
        return 0
    changes = keep_copy(s, old, v, changed, 0, is_changed)
    changes = keep_copy(s, old, u, changed, changes, is_changed)
    account(d, s, v, -1)
    account(d, s, u, -1)
    of_v = _joined(s, v, i, u, j, w.seq)
    of_u = _joined(s, u, j, v, i, w.other)
    _give(d, s, v, w.seq, of_v, w)
    _give(d, s, u, w.other, of_u, w)
    account(d, s, v, 1)
    account(d, s, u, 1)
    return changes


@lean
def within_week(d, s, v):
    """Whether the person of a vehicle drives no more in the week than they may."""
    p = d.who[v, PERSON]
    return s.week[p, 0] <= d.person[p, WEEK_SECONDS] + EPS and s.week[p, 1] <= d.person[p, WEEK_METRES] + EPS


@lean
def _partner(d, s, seed, v):
    """Return another vehicle of the day; -1 when none was found."""
    first, last = d.start[seed, NEAR], d.start[seed + 1, NEAR]
    if last > first and uniform(s.random) < RELATED:
        for _ in range(5):
            draw = uniform(s.random)
            u = s.route_of[d.near[first + int(draw * draw * (last - first))]]
            if u >= 0 and u != v:
                return u
    for _ in range(20):
        u = below(s.random, d.v)
        if u != v and d.who[u, DAY] == d.who[v, DAY]:
            return u
    return -1


@lean
def _cheapest_cuts(d, s, v, u, w):
    """Return the stops of v and of u behind which to swap; -1 twice when nothing can be swapped."""
    cuts_v, cuts_u = _empty_points(d, s, v, w.cut[0]), _empty_points(d, s, u, w.cut[1])
    alike = d.who[v, KIND] == d.who[u, KIND]
    least = np.inf
    best_i, best_j = -1, -1
    for a in range(cuts_v):
        i = w.cut[0, a]
        for b in range(cuts_u):
            j = w.cut[1, b]
            if (i == s.length[v] and j == s.length[u]) or (alike and i == 0 and j == 0):
                continue
            if not (_in_time(d, s, v, i, u, j) and _in_time(d, s, u, j, v, i)):
                continue
            cost = _cost(d, v, w.seq, _joined(s, v, i, u, j, w.seq))
            if cost >= least:
                continue
            cost += _cost(d, u, w.seq, _joined(s, u, j, v, i, w.seq))
            if cost >= least or not (_may(d, s, v, u, j) and _may(d, s, u, v, i)):
                continue
            if not can_be_driven(d, u, w.seq, _joined(s, u, j, v, i, w.seq), w):
                continue
            if can_be_driven(d, v, w.seq, _joined(s, v, i, u, j, w.seq), w):
                least, best_i, best_j = cost, i, j
    return best_i, best_j


@lean
def _empty_points(d, s, v, out):
    """Write the stops behind which a car is empty, its start among them; returns how many."""
    out[0] = 0
    count = 1
    aboard = 0
    for k in range(1, s.length[v] + 1):
        aboard += 1 if s.seq[v, k] < d.n else -1
        if aboard == 0:
            out[count] = k
            count += 1
    return count


@lean
def _in_time(d, s, v, i, u, j):
    """Whether v, at its earliest behind stop i, gets to where u goes behind stop j, at its latest."""
    a = s.seq[v, i]
    last = j == s.length[u]
    b = s.seq[v, s.length[v] + 1] if last else s.seq[u, j + 1]
    late = s.stop[v, s.length[v] + 1, LATE] if last else s.stop[u, j + 1, LATE]
    on = d.window[a, SERVICE] + d.leg_time[d.place[a, ROW] + d.place[b, COLUMN]]
    return s.stop[v, i, EARLY] + on <= late + EPS


@lean
def _joined(s, v, i, u, j, out):
    """
    Write the route of v up to its stop i, and on with what u does behind its stop j; returns its number of
    stops, -1 when there is no room for them.
    """
    m = i + s.length[u] - j
    if m > len(out) - 2:
        return -1
    for k in range(i + 1):
        out[k] = s.seq[v, k]
    for k in range(j + 1, s.length[u] + 1):
        out[i + k - j] = s.seq[u, k]
    out[m + 1] = s.seq[v, s.length[v] + 1]
    return m


@lean
def _cost(d, v, seq, m):
    """Return what a route costs but for long rides; inf where there is no room for it."""
    if m <= 0:
        return 0.0 if m == 0 else np.inf
    cost = d.vehicle[v, FIXED]
    service = 0.0
    for k in range(1, m + 2):
        cost += d.leg_cost[d.who[v, TARIFF], d.place[seq[k - 1], ROW] + d.place[seq[k], COLUMN]]
        service += d.window[seq[k], SERVICE]
    return cost + service * d.vehicle[v, PER_SECOND]


@lean
def _may(d, s, v, u, j):
    """Whether v may take everybody whom u fetches behind its stop j."""
    for k in range(j + 1, s.length[u] + 1):
        if s.seq[u, k] < d.n and not may_take(d, v, s.seq[u, k]):
            return False
    return True


@lean
def _give(d, s, v, seq, m, w):
    """Give a vehicle another route."""
    for k in range(m + 2):
        s.seq[v, k] = seq[k]
        if 0 < k <= m and seq[k] < d.n:
            s.route_of[seq[k]] = v
    s.length[v] = m
    refresh(d, s, v, w)
