"""The set of sites of least value that the rules on sites allow."""

import numpy as np

from geoplan.compiling import inner, outer


@inner
def sort(value, order):
    """Sort sites by value; quick where they nearly are."""
    for at in range(1, len(order)):
        j = order[at]
        k = at - 1
        while k >= 0 and value[order[k]] > value[j]:
            order[k + 1] = order[k]
            k -= 1
        order[k + 1] = j


@inner
def take(a, j, chosen, count):
    """Add a site to the chosen ones."""
    chosen[j] = True
    count[a.district[j]] += 1
    count[-1] += 1


@inner
def choose(a, value, order, settled, chosen, count):
    """
    Choose the set of least value that keeps the quotas, the budget apart; return its value.

    Greedy is exact: first what districts must have at least, then whatever is best. `order` holds the sites
    by value. When no set keeps the quotas, `count` does not keep them either.
    """
    count[:] = 0
    chosen[:] = False
    for j in range(len(value)):
        if settled[j] == 1:
            take(a, j, chosen, count)
    for j in order:
        if settled[j] == 0 and count[a.district[j]] < a.least[a.district[j]]:
            take(a, j, chosen, count)
    for j in order:
        if count[-1] >= a.most[-1] or (value[j] >= 0 and count[-1] >= a.least[-1]):
            break
        if settled[j] == 0 and not chosen[j] and count[a.district[j]] < a.most[a.district[j]]:
            take(a, j, chosen, count)
    total = np.int64(0)
    for j in range(len(value)):
        if chosen[j]:
            total += value[j]
    return total


@inner
def keeps_quotas(a, count):
    """Whether so many open sites in each district, and in all, are allowed."""
    kept = True
    for d in range(len(count)):
        kept &= a.least[d] <= count[d] <= a.most[d]
    return kept


@outer
def cheapest(a, value, settled):
    """Return the set of least value (m,) and whether it keeps the quotas; if it does not, no set does."""
    m = len(value)
    order = np.empty(m, np.int64)
    for j in range(m):
        order[j] = j
    sort(value, order)
    chosen, count = np.zeros(m, np.bool_), np.zeros(len(a.least), np.int64)
    choose(a, value, order, settled, chosen, count)
    return chosen, keeps_quotas(a, count)
