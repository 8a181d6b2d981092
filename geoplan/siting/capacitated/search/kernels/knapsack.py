"""
Knapsacks: which customers an open site would serve at given prices.

For each site, minimise Σ_i worth_i · x_i with Σ_i demand_i · x_i <= capacity. Only customers with negative
worth are wanted. They are tried in order of worth per unit of demand: with shares of customers allowed, that
order is the answer; with whole ones, depth-first branch and bound (Horowitz and Sahni 1974) finds it, and
where that takes too long, the answer with shares is a bound all the same.
"""

import numpy as np

from geoplan.compiling import inner, outer

NODES = 20_000


@outer
def fill_all(cost, price, demand, capacity, whole, value, chosen):
    """
    Fill every site at the prices of customers.

    Parameters
    ----------
    cost
        (m, n) of each customer at each site.
    price
        (n,) what serving a customer is worth.
    demand, capacity
        (n,) and (m,) of one class.
    whole
        Whether customers are served whole.
    value, chosen
        (m,) and (m, n): the answers. `value` is never above the least there is.
    """
    m, n = cost.shape
    order, worth, size = np.empty(n, np.int64), np.empty(n), np.empty(n)
    taken = np.empty(n)
    for j in range(m):
        chosen[j, :] = 0.0
        count = _sorted(cost[j], price, demand, order, worth, size)
        value[j] = _fill(worth, size, count, capacity[j], whole, taken)
        for k in range(count):
            chosen[j, order[k]] = taken[k]


@outer
def least_with(cost, price, demand, capacity, whole, forced):
    """
    Find for every site and customer the least value of the site's knapsack with that customer served.

    Parameters
    ----------
    forced
        (m, n): the answers, or bounds below them; inf where a customer does not fit or may not be served.
    """
    m, n = cost.shape
    order, worth, size = np.empty(n, np.int64), np.empty(n), np.empty(n)
    rest_worth, rest_size, taken = np.empty(n), np.empty(n), np.empty(n)
    for j in range(m):
        count = _sorted(cost[j], price, demand, order, worth, size)
        for i in range(n):
            left = capacity[j] - demand[i]
            if not np.isfinite(cost[j, i]) or left < -1e-9:
                forced[j, i] = np.inf
                continue
            others = 0
            for k in range(count):
                if order[k] != i:
                    rest_worth[others], rest_size[others] = worth[k], size[k]
                    others += 1
            value = _fill(rest_worth, rest_size, others, max(left, 0.0), whole, taken)
            forced[j, i] = value + cost[j, i] - price[i]


@outer
def choose(site_cost, capacity, need, may_open, must_open, opened):
    """
    Choose open sites with enough room for all; returns their cost, or inf when all together are too small.

    The sites left closed are a knapsack: they may hold no more room than can be spared.

    Parameters
    ----------
    site_cost, capacity
        (m,) what each costs open, which may be below nothing, and its room.
    need
        The room that all need together.
    may_open, must_open
        (m,) sites that may, and must, be open.
    opened
        (m,) the answer.
    """
    m = len(site_cost)
    cost, none, no_room = np.empty(m), np.zeros(m), 0.0
    total, spare = 0.0, -need
    for j in range(m):
        opened[j] = may_open[j] or must_open[j]
        cost[j] = np.inf
        if opened[j]:
            total += site_cost[j]
            spare += capacity[j]
            if not must_open[j]:
                cost[j] = -site_cost[j]
    if spare < -1e-9 * max(1.0, need):
        return np.inf
    order, worth, size, taken = np.empty(m, np.int64), np.empty(m), np.empty(m), np.empty(m)
    count = _sorted(cost, none, capacity, order, worth, size)
    value = _fill(worth, size, count, max(spare, no_room), True, taken)
    for k in range(count):
        if taken[k] > 0.5:
            opened[order[k]] = False
    return total + value


@inner
def _sorted(cost, price, demand, order, worth, size):
    """Put the customers that are wanted in order of worth per unit; returns how many there are."""
    count = 0
    for i in range(len(price)):
        if cost[i] < price[i]:
            order[count] = i
            count += 1
    ratio = np.empty(count)
    for k in range(count):
        i = order[k]
        ratio[k] = (cost[i] - price[i]) / max(demand[i], 1e-12)
    by = np.argsort(ratio)
    wanted = order[:count].copy()
    for k in range(count):
        i = wanted[by[k]]
        order[k], worth[k], size[k] = i, cost[i] - price[i], demand[i]
    return count


@inner
def _fill(worth, size, count, room, whole, taken):
    """Fill one knapsack; `taken` (count,) are the shares taken. Returns the value, or a bound below it."""
    total, value = 0.0, 0.0
    first = count
    for k in range(count):
        if total + size[k] > room + 1e-9:
            first = k
            break
        taken[k] = 1.0
        total += size[k]
        value += worth[k]
    for k in range(first, count):
        taken[k] = 0.0
    if first == count:
        return value
    share = (room - total) / size[first]
    if not whole:
        taken[first] = share
        return value + share * worth[first]
    return _branch(worth, size, count, room, value + share * worth[first], taken)


@inner
def _branch(worth, size, count, room, relaxed, taken):
    """Depth-first search over whole customers, in order of worth per unit."""
    now = np.zeros(count)
    best, value, left, k, nodes = 1e-12, 0.0, room, 0, 0
    while True:
        # Forward: take what fits, as long as a better answer is possible.
        possible = True
        while k < count:
            bound, rest = value, left
            for at in range(k, count):
                if size[at] > rest + 1e-9:
                    bound += worth[at] * rest / size[at]
                    break
                rest -= size[at]
                bound += worth[at]
            if bound >= best - 1e-9:
                possible = False
                break
            while k < count and size[k] <= left + 1e-9:
                now[k] = 1.0
                left -= size[k]
                value += worth[k]
                k += 1
            if k < count:
                now[k] = 0.0
                k += 1
        if possible and value < best - 1e-12:
            best = value
            taken[:count] = now
        nodes += 1
        # Back: leave out the last one taken.
        k -= 1
        while k >= 0 and now[k] == 0.0:
            k -= 1
        if k < 0:
            return best if best < 0.0 else 0.0
        if nodes > NODES:
            return relaxed
        now[k] = 0.0
        left += size[k]
        value -= worth[k]
        k += 1
