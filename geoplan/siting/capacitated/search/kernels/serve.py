"""
Serving whole customers from open sites: greedy by regret, then better by moving and exchanging customers.

The generalised assignment problem with K classes of capacity. Nothing here is exact: it gives a solution that
can be used, or none.
"""

import numpy as np

from geoplan.compiling import inner, innermost, outer

MOST_NOISE = 0.3
WORSE = 1.002


@outer
def serve(cost, demand, capacity, opened, site):
    """
    Serve every customer from one open site; returns the cost, or inf when the greedy way fails.

    Parameters
    ----------
    cost
        (n, m); inf where not allowed.
    demand, capacity
        (n, K) and (m, K).
    opened
        (m,) whether a site is open.
    site
        (n,) the answer: position of each customer's site, -1 where there is none.
    """
    site[:] = -1
    left = capacity.copy()
    if not _fill_in(cost, demand, left, opened, site):
        return np.inf
    return _improve(cost, demand, left, opened, site)


@outer
def shake(cost, demand, capacity, opened, site, kicks, rng):
    """
    Serve all, or the customers of some sites, anew at prices that are a little off; returns the best cost.

    Parameters
    ----------
    site
        (n,) an assignment to begin with, or all -1; the best one afterwards.
    kicks
        How many times.
    rng
        What is drawn from.
    """
    ids = np.flatnonzero(opened)
    guide = cost.copy()
    best, now, trial = site.copy(), site.copy(), site.copy()
    best_cost = _total(cost, site)
    now_cost = best_cost
    for kick in range(kicks):
        trial[:] = now
        if kick % 2 == 0 or not np.isfinite(now_cost):
            trial[:] = -1
        else:
            _take_out(trial, ids, rng)
        noise = MOST_NOISE * rng.random()
        left = capacity.copy()
        for i in range(len(trial)):
            if trial[i] >= 0:
                left[trial[i]] -= demand[i]
                continue
            for j in ids:
                guide[i, j] = cost[i, j] * (1.0 + noise * rng.random())
        if not _fill_in(guide, demand, left, opened, trial):
            continue
        found = _improve(cost, demand, left, opened, trial)
        if found <= now_cost or (found < best_cost * WORSE and rng.random() < 0.1):
            now_cost = found
            now[:] = trial
        if found < best_cost - 1e-9:
            best_cost = found
            best[:] = trial
    site[:] = best
    return best_cost


@inner
def _take_out(site, ids, rng):
    """Take a share of the customers of two or three sites out."""
    share = 0.2 + 0.6 * rng.random()
    for _ in range(2 + int(2 * rng.random())):
        out = ids[int(len(ids) * rng.random())]
        for i in range(len(site)):
            if site[i] == out and rng.random() < share:
                site[i] = -1


@inner
def _total(cost, site):
    total = 0.0
    for i in range(len(site)):
        if site[i] < 0:
            return np.inf
        total += cost[i, site[i]]
    return total


@inner
def _fill_in(guide, demand, left, opened, site):
    """Serve those who are not, whoever loses most by waiting first; returns whether all found room."""
    n = len(site)
    first, second = np.empty(n, np.int64), np.empty(n, np.int64)
    missing = 0
    for i in range(n):
        if site[i] < 0:
            missing += 1
            _two_best(guide, demand, left, opened, first, second, i)
    for _ in range(missing):
        at = _most_regret(guide, demand, site, first, second)
        to = first[at]
        if to < 0:
            return False
        site[at] = to
        left[to] -= demand[at]
        for i in range(n):
            if site[i] < 0 and (first[i] == to or second[i] == to) and not _fits(demand, i, left, to):
                _two_best(guide, demand, left, opened, first, second, i)
    return True


@innermost
def _fits(demand, i, left, j):
    for k in range(demand.shape[1]):  # noqa: SIM110 - generators are slow when compiled
        if demand[i, k] > left[j, k] + 1e-9:
            return False
    return True


@innermost
def _two_best(guide, demand, left, opened, first, second, i):
    """Find the two cheapest open sites with room for a customer; -1 where there is none."""
    a, b = -1, -1
    for j in range(len(opened)):
        if not opened[j] or not np.isfinite(guide[i, j]) or not _fits(demand, i, left, j):
            continue
        if a < 0 or guide[i, j] < guide[i, a]:
            a, b = j, a
        elif b < 0 or guide[i, j] < guide[i, b]:
            b = j
    first[i], second[i] = a, b


@inner
def _most_regret(guide, demand, site, first, second):
    """Return the customer who loses most by waiting; one who has a single site left loses everything."""
    best, best_regret, best_size = -1, -1.0, 0.0
    for i in range(len(site)):
        if site[i] >= 0:
            continue
        if first[i] < 0:
            return i
        regret = guide[i, second[i]] - guide[i, first[i]] if second[i] >= 0 else np.inf
        size = demand[i, 0]
        if best < 0 or regret > best_regret or (regret == best_regret and size > best_size):
            best, best_regret, best_size = i, regret, size
    return best


@inner
def _improve(cost, demand, left, opened, site):
    """Move single customers and exchange pairs while that makes it cheaper; returns the cost."""
    n, m = len(site), len(opened)
    least = np.full(n, np.inf)
    for i in range(n):
        for j in range(m):
            if opened[j] and cost[i, j] < least[i]:
                least[i] = cost[i, j]
    better = True
    while better:
        better = False
        for i in range(n):
            if cost[i, site[i]] > least[i] + 1e-9:  # one of the two who are exchanged must gain by it
                better |= _move(cost, demand, left, opened, site, i)
                for k in range(n):
                    better |= _exchange(cost, demand, left, site, i, k)
    return _total(cost, site)


@innermost
def _move(cost, demand, left, opened, site, i):
    now, to = site[i], site[i]
    for j in range(len(opened)):
        if opened[j] and cost[i, j] < cost[i, to] - 1e-9 and _fits(demand, i, left, j):
            to = j
    if to == now:
        return False
    left[now] += demand[i]
    left[to] -= demand[i]
    site[i] = to
    return True


@innermost
def _exchange(cost, demand, left, site, i, k):
    a, b = site[i], site[k]
    if a == b or cost[i, b] + cost[k, a] >= cost[i, a] + cost[k, b] - 1e-9:
        return False
    for c in range(demand.shape[1]):
        change = demand[i, c] - demand[k, c]
        if change > left[b, c] + 1e-9 or -change > left[a, c] + 1e-9:
            return False
    left[a] += demand[i] - demand[k]
    left[b] += demand[k] - demand[i]
    site[i], site[k] = b, a
    return True
