"""What is left of an instance once some sites are settled."""

import numpy as np

from geoplan.compiling import outer


@outer
def reduce_lists(a, settled, number, cap):
    """
    Drop settled sites from the lists, and demands that no free site can serve better.

    Parameters
    ----------
    settled
        (m,) `FREE`, `OPEN` or `SHUT`. A demand's best open site becomes its `none`.
    number
        (m,) of the free sites in what is left.
    cap
        (n,) no demand is taken to cost more than this. Below what it may cost in truth, that shortens lists
        and makes all costs least ones.

    Returns
    -------
    tuple
        start, site, cost, none of what is left; which demands they are; what the others cost.
    """
    n = len(a.none)
    kept, entries, constant = 0, 0, np.int64(0)
    for i in range(n):
        here, none = 0, min(a.none[i], cap[i])
        for e in range(a.start[i], a.start[i + 1]):
            if a.cost[e] >= none:
                break
            now = settled[a.site[e]]
            if now == 1:
                none = a.cost[e]
                break
            here += now == 0
        if here:
            kept += 1
            entries += here
        else:
            constant += none
    start, none, who = np.zeros(kept + 1, np.int64), np.empty(kept, np.int64), np.empty(kept, np.int64)
    site, cost = np.empty(entries, np.int32), np.empty(entries, np.int64)
    demand, entry = 0, 0
    for i in range(n):
        begun, best = entry, min(a.none[i], cap[i])
        for e in range(a.start[i], a.start[i + 1]):
            if a.cost[e] >= best:
                break
            now = settled[a.site[e]]
            if now == 1:
                best = a.cost[e]
                break
            if now == 0:
                site[entry] = number[a.site[e]]
                cost[entry] = a.cost[e]
                entry += 1
        if entry > begun:
            none[demand] = best
            who[demand] = i
            demand += 1
            start[demand] = entry
    return start, site, cost, none, who, constant
