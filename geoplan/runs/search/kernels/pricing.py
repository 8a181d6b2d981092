"""Routes that prices of requests show to be missing: one request exchanged, added or left out."""

import numpy as np

from geoplan.compiling import lean, outer
from geoplan.runs.search.kernels.insertion import cheapest_place
from geoplan.runs.search.kernels.model import COST, KIND
from geoplan.runs.search.kernels.pool import BEGIN, LENGTH, VEHICLE, remember
from geoplan.runs.search.kernels.route import can_be_driven, may_take, refresh, spliced


@outer
def price_out(d, s, w, pool, entries, worth, kind_price, members, plan):
    """
    Put into the pool what is worth more than it costs, found near routes that are in it.

    Parameters
    ----------
    s
        A plan whose routes may be overwritten.
    entries
        Positions in the pool of the routes to begin from, all of one day.
    worth
        (n, v) what a request on a vehicle is worth; -inf where it may not be.
    kind_price
        (kinds,) what a vehicle costs beside its route.
    members
        Requests of the day.
    plan
        Cost of the plan in which the routes are said to have been met.
    """
    stops = np.empty(s.seq.shape[1], np.int64)
    for entry in entries:
        v, m, begin = pool.info[entry, VEHICLE], pool.info[entry, LENGTH], pool.info[entry, BEGIN]
        for k in range(m):
            stops[k] = pool.stops[begin + k]
        for leave in range(-1, m):
            if leave >= 0 and stops[leave] >= d.n:
                continue
            _write(d, s, v, stops, m, stops[leave] if leave >= 0 else -1)
            if not refresh(d, s, v, w):
                continue
            above = s.sums[v, COST] - kind_price[d.who[v, KIND]]
            for k in range(1, s.length[v] + 1):
                if s.seq[v, k] < d.n:
                    above -= worth[s.seq[v, k], v]
            if leave >= 0 and above < -1e-6:
                remember(d, s, pool, v, plan)
            _best_addition(d, s, w, pool, v, worth, members, above, stops[leave] if leave >= 0 else -1, plan)
        _write(d, s, v, stops, 0, -1)
        refresh(d, s, v, w)


@lean
def _write(d, s, v, stops, m, without):
    """Write a route into a plan, without one request."""
    kept = 0
    for k in range(m):
        if stops[k] != without and (without < 0 or stops[k] != without + d.n):
            kept += 1
            s.seq[v, kept] = stops[k]
    s.seq[v, kept + 1] = 2 * d.n + d.v + v
    s.length[v] = kept


@lean
def _best_addition(d, s, w, pool, v, worth, members, above, without, plan):
    """Put the route with the request that gains most into the pool."""
    m = s.length[v]
    least = -1e-6
    chosen, best_i, best_j = -1, -1, -1
    w.mark[-1] += 1
    for k in range(1, m + 1):
        if s.seq[v, k] < d.n:
            w.mark[s.seq[v, k]] = w.mark[-1]
    for r in members:
        if w.mark[r] == w.mark[-1] or r == without or worth[r, v] == -np.inf:
            continue
        bound = least - above + worth[r, v]
        if bound <= 0.0:
            continue
        cost, i, j = cheapest_place(d, s, v, r, w, bound)
        if i >= 0:
            least = above + cost - worth[r, v]
            chosen, best_i, best_j = r, i, j
    if chosen < 0:
        return
    m = spliced(s, v, chosen, d.n, best_i, best_j, w.seq)
    for k in range(m + 2):
        s.seq[v, k] = w.seq[k]
    s.length[v] = m
    if refresh(d, s, v, w):
        remember(d, s, pool, v, plan)


@outer
def trim(d, s, w, pool, entries, served, free, others, plan):
    """
    Put into the pool what is left of routes without requests that others serve; where a vehicle has gone,
    another one tries to drive it.

    Parameters
    ----------
    served
        (n,) whether a request is served.
    free
        (kinds,) whether there is a vehicle left.
    others
        Vehicles of the day that are left, one of each kind.
    """
    for entry in entries:
        v, m, begin = pool.info[entry, VEHICLE], pool.info[entry, LENGTH], pool.info[entry, BEGIN]
        gone = not free[d.who[v, KIND]]
        if gone:
            v = others[entry % len(others)]
        kept = 0
        for k in range(m):
            b = pool.stops[begin + k]
            if not served[b if b < d.n else b - d.n]:
                w.other[kept] = b
                kept += 1
        if kept == 0 or (kept == m and not gone) or (gone and not _can_drive(d, v, w, kept)):
            continue
        _write(d, s, v, w.other, kept, -1)
        if refresh(d, s, v, w):
            remember(d, s, pool, v, plan)
        _write(d, s, v, w.other, 0, -1)
        refresh(d, s, v, w)


@lean
def _can_drive(d, v, w, m):
    """Whether a vehicle may take everybody on the route in `Work.other`, and keeps every rule."""
    w.seq[0] = 2 * d.n + v
    for k in range(m):
        w.seq[k + 1] = w.other[k]
        if w.other[k] < d.n and not may_take(d, v, w.other[k]):
            return False
    w.seq[m + 1] = 2 * d.n + d.v + v
    return can_be_driven(d, v, w.seq, m, w)
