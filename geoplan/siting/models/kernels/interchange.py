"""
Fast interchange: open, shut or exchange sites while that lowers the cost.

Every exchange is priced in one pass (Resende and Werneck 2003): what opening `j` gains, what shutting `r`
loses, and what `j` makes good of that for the demands whose best site was `r`.
"""

import numpy as np

from geoplan.compiling import inner, outer

NOBODY = np.int64(-1)
IN, OUT = np.int64(1), np.int64(-1)


@inner
def nearest(a, i, is_open):
    """Return a demand's best open site, what it costs there, and at the second best."""
    first, cost, second = NOBODY, a.none[i], a.none[i]
    for e in range(a.start[i], a.start[i + 1]):
        if is_open[a.site[e]]:
            if first >= 0:
                return first, cost, a.cost[e]
            first, cost = np.int64(a.site[e]), a.cost[e]
    return first, cost, second


@inner
def account(a, i, first, cost, second, slot, gain, loss, extra, sign):
    """Add a demand to the sums that price every move, or take it out again."""
    if first >= 0:
        loss[first] += sign * (second - cost)
    for e in range(a.start[i], a.start[i + 1]):
        there = a.cost[e]
        if there >= second:
            break
        j = np.int64(a.site[e])
        if j == first:
            continue
        if there < cost:
            gain[j] += sign * (cost - there)
        if first >= 0:
            extra[slot[first], j] += sign * (second - max(there, cost))


@inner
def allowed(a, count, spent, shut, opened):
    """Whether the quotas and the budget are kept when one site is shut and one opened, or either alone."""
    all_ = len(count) - 1
    if shut >= 0:
        spent -= a.money[shut]
    if opened >= 0:
        spent += a.money[opened]
    if spent > a.budget:
        return False
    if shut >= 0 and opened >= 0 and a.district[shut] == a.district[opened]:
        return True
    if shut >= 0:
        d = a.district[shut]
        if count[d] <= a.least[d] or (opened < 0 and count[all_] <= a.least[all_]):
            return False
    if opened >= 0:
        d = a.district[opened]
        if count[d] >= a.most[d] or (shut < 0 and count[all_] >= a.most[all_]):
            return False
    return True


@inner
def best_move(a, is_open, slot, gain, loss, extra, count, spent):
    """Return what the best allowed move saves, and which site it shuts and opens (-1 for none)."""
    m = len(a.price)
    most, shut, opened = np.int64(0), NOBODY, NOBODY
    for j in range(m):
        if is_open[j]:
            saved = a.price[j] - loss[j]
            if saved > most and allowed(a, count, spent, j, NOBODY):
                most, shut, opened = saved, np.int64(j), NOBODY
        else:
            saved = gain[j] - a.price[j]
            if saved > most and allowed(a, count, spent, NOBODY, j):
                most, shut, opened = saved, NOBODY, np.int64(j)
    for r in range(m):
        if not is_open[r]:
            continue
        base, row = a.price[r] - loss[r], extra[slot[r]]
        for j in range(m):
            saved = base + gain[j] - a.price[j] + row[j]
            if saved > most and not is_open[j] and allowed(a, count, spent, r, j):
                most, shut, opened = saved, np.int64(r), np.int64(j)
    return most, shut, opened


@outer
def improve(a, is_open, moves):
    """
    Change `is_open` (m,) until no move lowers its cost, or so many moves were made; return the cost.

    What is handed in must keep quotas and budget, as what comes out does.
    """
    n, m = len(a.none), len(a.price)
    count = np.zeros(len(a.least), np.int64)
    slot, free = np.empty(m, np.int64), np.empty(m, np.int64)
    left, spent, total = m, np.int64(0), np.int64(0)
    for j in range(m):
        slot[j], free[j] = NOBODY, m - 1 - j  # slots not in use, the last one first
    for j in range(m):
        if is_open[j]:
            left -= 1
            slot[j] = free[left]
            count[a.district[j]] += 1
            count[-1] += 1
            spent += a.money[j]
            total += a.price[j]
    rows = min(m, a.most[-1] + 1)
    gain, loss = np.zeros(m, np.int64), np.zeros(m, np.int64)
    extra = np.zeros((rows, m), np.int64)
    first, cost, second = np.empty(n, np.int64), np.empty(n, np.int64), np.empty(n, np.int64)
    for i in range(n):
        first[i], cost[i], second[i] = nearest(a, i, is_open)
        total += cost[i]
        account(a, i, first[i], cost[i], second[i], slot, gain, loss, extra, IN)
    for _ in range(moves):
        saved, shut, opened = best_move(a, is_open, slot, gain, loss, extra, count, spent)
        if saved <= 0:
            break
        total -= saved
        if opened >= 0:
            left -= 1
            slot[opened] = free[left]
            is_open[opened] = True
            count[a.district[opened]] += 1
            count[-1] += 1
            spent += a.money[opened]
        if shut >= 0:
            is_open[shut] = False
            count[a.district[shut]] -= 1
            count[-1] -= 1
            spent -= a.money[shut]
        for i in range(n):
            now, here, next_ = nearest(a, i, is_open)
            if now != first[i] or here != cost[i] or next_ != second[i]:
                account(a, i, first[i], cost[i], second[i], slot, gain, loss, extra, OUT)
                account(a, i, now, here, next_, slot, gain, loss, extra, IN)
                first[i], cost[i], second[i] = now, here, next_
        if shut >= 0:
            free[left] = slot[shut]
            left += 1
            slot[shut] = NOBODY
    return total


@outer
def serve(a, is_open):
    """Return each demand's best open site (n,), -1 for none, what it costs there, and at the second best."""
    n = len(a.none)
    first, cost, second = np.empty(n, np.int64), np.empty(n, np.int64), np.empty(n, np.int64)
    for i in range(n):
        first[i], cost[i], second[i] = nearest(a, i, is_open)
    return first, cost, second
