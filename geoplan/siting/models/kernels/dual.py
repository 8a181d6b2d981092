"""
The Lagrangian dual of the rule that every demand is served, and what it proves about sites.

For any prices u of the demands, sum(u) plus the least, over allowed sets of sites, of the sum of
price[j] + sum_i min(0, cost[i, j] - u[i]) is a lower bound. All of it is whole numbers, so bounds are exact.
The budget has a price too, so many 2**-SHIFT a unit of money.
"""

import numpy as np

from geoplan.compiling import inner, outer
from geoplan.siting.models.kernels.choice import choose, keeps_quotas, sort

SHIFT = 20
RECENT = 0.05  # weight of the last choice in a site's share
LEAST_GAIN = 1e-6  # of the bound: what counts as progress
LEAST_STEP = 1e-4


@inner
def worth(a, prices, value):
    """Set what opening each site is worth at these prices; return the part of the bound without sites."""
    n = len(a.none)
    of_money = prices[n]
    for j in range(len(value)):
        value[j] = a.price[j] + ((a.money[j] * of_money) >> SHIFT)
    total = np.int64(0)
    if of_money > 0:
        total = -((a.budget * of_money) >> SHIFT) - 1  # rounded away from what would flatter the bound
    for i in range(n):
        price = prices[i]
        total += price
        for e in range(a.start[i], a.start[i + 1]):
            if a.cost[e] >= price:
                break
            value[a.site[e]] += a.cost[e] - price
    return total


@inner
def settle(a, value, settled, chosen, count, slack):
    """
    Settle sites whose change alone would lift the bound by `slack` or more.

    Among sets that keep the quotas, the best one without a chosen site, or with another, is a single exchange
    away from the best one.
    """
    huge = np.int64(1) << 61
    districts = len(count) - 1
    dearest = np.full(districts, -huge)  # free site chosen
    cheapest = np.full(districts, huge)  # free site not chosen
    for j in range(len(value)):
        if settled[j] == 0:
            d = a.district[j]
            if chosen[j]:
                dearest[d] = max(dearest[d], value[j])
            else:
                cheapest[d] = min(cheapest[d], value[j])
    goes, comes = -huge, huge
    for d in range(districts):
        if count[d] > a.least[d]:
            goes = max(goes, dearest[d])
        if count[d] < a.most[d]:
            comes = min(comes, cheapest[d])
    if count[-1] < a.most[-1]:
        goes = max(goes, np.int64(0))  # one more may be opened in exchange for nothing
    if count[-1] > a.least[-1]:
        comes = min(comes, np.int64(0))
    for j in range(len(value)):
        if settled[j] != 0:
            continue
        d = a.district[j]
        if chosen[j]:
            other = min(cheapest[d], comes) if count[d] > a.least[d] else cheapest[d]
            lift = other - value[j]
        else:
            other = max(dearest[d], goes) if count[d] < a.most[d] else dearest[d]
            lift = value[j] - other
        if lift >= slack:
            settled[j] = 1 if chosen[j] else 2


@inner
def turn(a, prices, chosen, direction, damp, pace):
    """
    Turn the direction towards what lacks at these prices, service or money; return its square.

    Prices at an end of their range that would go beyond it stay, and do not count.
    """
    square = 0.0
    n = len(a.none)
    for i in range(n):
        lack = 1.0
        price = prices[i]
        for e in range(a.start[i], a.start[i + 1]):
            if a.cost[e] >= price:
                break
            if chosen[a.site[e]]:
                lack -= 1.0
        lack += damp * direction[i]
        if (price == 0 and lack < 0) or (price == a.none[i] and lack > 0):
            lack = 0.0
        direction[i] = lack
        square += pace[i] * lack * lack
    if pace[n] > 0:
        lack = damp * direction[n] - a.budget
        for j in range(len(chosen)):
            if chosen[j]:
                lack += a.money[j]
        direction[n] = 0.0 if prices[n] == 0 and lack < 0 else lack
        square += pace[n] * direction[n] * direction[n]
    return square


@inner
def move(a, prices, direction, pace, length, dearest):
    """Move prices so far along the direction, within their range."""
    n = len(a.none)
    for i in range(n):
        to = prices[i] + length * pace[i] * direction[i]
        if to <= 0.0:
            prices[i] = 0
        elif to >= a.none[i]:
            prices[i] = a.none[i]
        else:
            prices[i] = np.int64(to)
    if pace[n] > 0:
        to = prices[n] + length * pace[n] * direction[n] * (1 << SHIFT)
        prices[n] = np.int64(min(max(to, 0.0), dearest))


@inner
def copy(source, into):
    """Copy an array; assigning slices takes seconds to compile."""
    for at in range(len(into)):
        into[at] = source[at]


@outer
def ascend(a, prices, best, settled, share, chosen_best, known, target, step, pace, plan):
    """
    Raise the bound by a deflected subgradient, and settle sites on the way.

    Parameters
    ----------
    prices, best
        (n+1,) to begin with, and those of the best bound: of the demands, then of the budget.
    settled
        (m,) sites that are settled are added.
    share
        (m,) how often each site was chosen of late, between 0 and 1.
    chosen_best
        (m,) the sites chosen at the best bound.
    known, target
        Cost of the best set known; a bound from which on it is proven.
    step
        Share of the way from the bound to `known` to go at once.
    pace
        (n+1,) how fast each price moves beside the others; 0 for the budget's when there is none.
    plan
        (4,) iterations, how many without progress until the step is halved, weight of former directions, the
        dearest that a unit of money may be.

    Returns
    -------
    tuple
        The best bound and the step left.
    """
    m = len(a.price)
    value, order = np.empty(m, np.int64), np.empty(m, np.int64)
    chosen, count = np.zeros(m, np.bool_), np.zeros(len(a.least), np.int64)
    direction = np.zeros(len(prices))
    for j in range(m):
        order[j] = j
    bound = -(np.int64(1) << 62)
    stale = 0
    for _ in range(int(plan[0])):
        now = worth(a, prices, value)
        sort(value, order)
        now += choose(a, value, order, settled, chosen, count)
        if not keeps_quotas(a, count):
            now = target  # what is settled leaves no set, so none is better than the known one
        for j in range(m):
            share[j] += RECENT * (chosen[j] - share[j])
        stale += 1
        if now > bound:
            if now - bound > LEAST_GAIN * abs(now):
                stale = 0
            bound = now
            copy(prices, best)
            copy(chosen, chosen_best)
        if bound >= target:
            break
        settle(a, value, settled, chosen, count, target - now)
        if stale > plan[1]:
            step *= 0.5
            stale = 0
            copy(best, prices)
            direction[:] = 0
            if step < LEAST_STEP:
                break
            continue
        square = turn(a, prices, chosen, direction, plan[2], pace)
        if square == 0:
            break
        move(a, prices, direction, pace, step * (known - now) / square, plan[3])
    return bound, step
