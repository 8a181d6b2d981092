"""The cheapest way to put a request on a route, and a memory of what was found."""

import numpy as np

from geoplan.compiling import lean, leanest
from geoplan.runs.problem import FloatArray
from geoplan.runs.search.kernels.model import (
    CHILDREN,
    CLOSES,
    COLUMN,
    EARLY,
    EPS,
    FIXED,
    LATE,
    LOAD,
    LOAD_COST,
    LOCAL,
    MAX_METRES,
    MAX_RIDE,
    METRES,
    OPENS,
    PER_SECOND,
    PERSON,
    RIDES,
    ROAD,
    ROW,
    SERVICE,
    TARIFF,
    WEEK_METRES,
    WEEK_SECONDS,
    Data,
    LongArray,
)
from geoplan.runs.search.kernels.route import TIDY, apart_kept, spliced
from geoplan.runs.search.kernels.struct import Struct
from geoplan.runs.search.kernels.timing import least_schedule, ride_price, tidy_schedule

NOWHERE = -1
"""No place on the route keeps every rule."""
NOT_BELOW = -2
"""No place costs less than the value remembered: nobody needed to know more."""


class Memory(Struct):
    """
    What putting each request on each vehicle of its day would cost, true as long as `stamp` is the
    route's.
    """

    stamp: LongArray
    """(n, local)"""
    value: FloatArray
    """(n, local, 3) cost, seconds on the road, metres that are added."""
    place: LongArray
    """(n, local, 2) pickup behind this stop, delivery behind that, or `NOWHERE`, or `NOT_BELOW`."""


def memory(data: Data) -> Memory:
    """Return a memory that knows nothing."""
    shape = (data.n, int(data.who[:, LOCAL].max(initial=-1)) + 1)
    return Memory(
        stamp=np.full(shape, np.iinfo(np.int64).min),
        value=np.zeros((*shape, 3)),
        place=np.zeros((*shape, 2), np.int64),
    )


@lean
def cheapest_place(d, s, v, r, w, bound):
    """
    Return what the cheapest feasible place of a request on a route adds, if less than `bound`, and where.

    Places are refused at once when the request would come later than the greatest schedule allows, or when a
    load, the ride or the cost is beyond what is allowed. What is left is checked in full, the cheapest
    first.

    Returns
    -------
    tuple
        ``(cost, i, j)``: pickup behind stop i, delivery behind stop j of the present route; `bound`,
        `NOWHERE` twice when there is none.
    """
    n = d.n
    m = s.length[v]
    if m + 2 > s.seq.shape[1] - 2:
        return bound, NOWHERE, NOWHERE
    seq, stop = s.seq[v], s.stop[v]
    leg_cost, leg_time = d.leg_cost[d.who[v, TARIFF]], d.leg_time
    place, window = d.place, d.window
    demand, capacity = d.demand[r], d.capacity[v]
    noted, cost_of = w.place, w.cost
    drop = n + r
    pick_row, pick_column = place[r, ROW], place[r, COLUMN]
    drop_row, drop_column = place[drop, ROW], place[drop, COLUMN]
    pick_opens, pick_closes, pick_service = window[r, OPENS], window[r, CLOSES] + EPS, window[r, SERVICE]
    drop_opens, drop_closes, drop_service = (
        window[drop, OPENS],
        window[drop, CLOSES] + EPS,
        window[drop, SERVICE],
    )
    longest = d.request[r, MAX_RIDE] + EPS
    direct_time = leg_time[pick_row + drop_column]
    direct_cost = leg_cost[pick_row + drop_column]
    base = (pick_service + drop_service) * d.vehicle[v, PER_SECOND]
    if m == 0:
        base += d.vehicle[v, FIXED]
    # First the delivery by itself: what it adds behind each stop from the `first` that is not too early, and
    # the least of what it adds behind that stop or a later one.
    detour, after = w.detour, w.after
    least = np.inf
    first = m + 1
    for j in range(m, 0, -1):
        if stop[j + 1, LATE] < drop_opens - EPS:
            break
        detour[j] = np.inf
        if stop[j, EARLY] <= drop_closes:
            here, nxt = seq[j], seq[j + 1]
            here_row, nxt_column = place[here, ROW], place[nxt, COLUMN]
            t_drop = stop[j, EARLY] + window[here, SERVICE] + leg_time[here_row + drop_column]
            home = max(t_drop, drop_opens) + drop_service + leg_time[drop_row + nxt_column]
            if t_drop <= drop_closes and home <= stop[j + 1, LATE] + EPS:
                detour[j] = (
                    leg_cost[here_row + drop_column]
                    + leg_cost[drop_row + nxt_column]
                    - leg_cost[here_row + nxt_column]
                )
                least = min(least, detour[j])
        after[j] = least
        first = j
    found = 0
    for i in range(m + 1):
        if stop[i, EARLY] > pick_closes:
            break
        if stop[i + 1, LATE] < pick_opens - EPS:
            continue
        a = seq[i]
        a_row = place[a, ROW]
        t_pick = max(pick_opens, stop[i, EARLY] + window[a, SERVICE] + leg_time[a_row + pick_column])
        if t_pick > pick_closes:
            continue
        nxt = seq[i + 1]
        nxt_column = place[nxt, COLUMN]
        skipped = leg_cost[a_row + nxt_column] if m else 0.0
        to_pick = base + leg_cost[a_row + pick_column] - skipped
        straight = to_pick + direct_cost + leg_cost[drop_row + nxt_column]
        apart = to_pick + leg_cost[pick_row + nxt_column]
        later = max(i + 1, first)
        if straight >= bound and (later > m or apart + after[later] >= bound):
            continue
        if not _room(stop[i], demand, capacity):
            continue
        leave = t_pick + pick_service
        if straight < bound:
            t_drop = max(leave + direct_time, drop_opens)
            home = t_drop + drop_service + leg_time[drop_row + nxt_column]
            if t_drop <= drop_closes and home <= stop[i + 1, LATE] + EPS:
                cost_of[found] = straight
                noted[found, 0] = i
                noted[found, 1] = i
                found += 1
        aboard = leg_time[pick_row + nxt_column]
        t = leave + aboard
        for j in range(i + 1, m + 1):
            later = max(j, first)
            if later > m or apart + after[later] >= bound:
                break
            here = nxt
            t = max(t, stop[j, EARLY])
            if t > stop[j, LATE] + EPS or t > drop_closes or not _room(stop[j], demand, capacity):
                break
            nxt = seq[j + 1]
            here_row, nxt_column = place[here, ROW], place[nxt, COLUMN]
            service = window[here, SERVICE]
            aboard += service
            t += service
            if j >= first and apart + detour[j] < bound:
                to_drop = leg_time[here_row + drop_column]
                t_drop = max(t + to_drop, drop_opens)
                home = t_drop + drop_service + leg_time[drop_row + nxt_column]
                if aboard + to_drop <= longest and t_drop <= drop_closes and home <= stop[j + 1, LATE] + EPS:
                    cost_of[found] = apart + detour[j]
                    noted[found, 0] = i
                    noted[found, 1] = j
                    found += 1
            on = leg_time[here_row + nxt_column]
            aboard += on
            t += on
            if aboard > longest:
                break
    if found == 0:
        return bound, NOWHERE, NOWHERE
    return _settle(d, s, v, r, w, found, bound)


@leanest
def _room(after, demand, capacity):
    """Whether a request has room in the car behind a stop."""
    full = False
    for q in range(len(demand)):
        full |= after[LOAD + q] + demand[q] > capacity[q] + EPS
    return not full


@lean
def _settle(d, s, v, r, w, found, bound):
    """Return the best of the places noted that keeps every rule: checked in full, the cheapest first."""
    best_i = NOWHERE
    best_j = NOWHERE
    while found > 0:
        least = 0
        for at in range(1, found):
            if w.cost[at] < w.cost[least]:
                least = at
        cost, i, j = w.cost[least], w.place[least, 0], w.place[least, 1]
        if cost >= bound:
            break
        cost = _checked(d, s, v, r, i, j, cost, bound, w)
        if cost < bound:
            bound, best_i, best_j = cost, i, j
            if d.ride_price == 0.0:
                break
        found -= 1
        w.cost[least] = w.cost[found]
        w.place[least, 0] = w.place[found, 0]
        w.place[least, 1] = w.place[found, 1]
    return bound, best_i, best_j


@lean
def _checked(d, s, v, r, i, j, cost, bound, w):
    """Return the exact cost of a place after a check in full, inf when it breaks a rule."""
    m = spliced(s, v, r, d.n, i, j, w.seq)
    if d.vehicle[v, MAX_METRES] < np.inf:
        metres = 0.0
        for k in range(1, m + 2):
            metres += d.leg_metres[d.place[w.seq[k - 1], ROW] + d.place[w.seq[k], COLUMN]]
        if metres > d.vehicle[v, MAX_METRES] + EPS:
            return np.inf
    if not least_schedule(d, v, w.seq, m, w.times[EARLY], w.at):
        return np.inf
    if d.ride_price > 0.0:
        tidy_schedule(d, v, w.seq, m, w.times[EARLY], w.times[TIDY], w.at)
        cost += ride_price(d, w.seq, m, w.times[TIDY], w.at) - s.sums[v, RIDES]
        if cost >= bound:
            return np.inf
    if len(d.apart) and not apart_kept(d, w.seq, m, w.at):
        return np.inf
    return cost


@leanest
def recall(d, s, mem, v, r, w, bound):
    """
    Return what the cheapest place of a request adds to a route where that is below `bound`; else at
    least `bound`.
    """
    at = d.who[v, LOCAL]
    if mem.stamp[r, at] == s.stamp[v] and (mem.place[r, at, 0] > NOT_BELOW or mem.value[r, at, 0] >= bound):
        return mem.value[r, at, 0]
    cost, i, j = cheapest_place(d, s, v, r, w, bound)
    mem.stamp[r, at] = s.stamp[v]
    mem.value[r, at, 0] = cost
    mem.place[r, at, 0] = i
    mem.place[r, at, 1] = j
    if i == NOWHERE and cost < np.inf:
        mem.place[r, at, 0] = NOT_BELOW
    if d.coupled and i >= 0:
        road = 0.0
        metres = 0.0
        m = spliced(s, v, r, d.n, i, j, w.seq)
        for k in range(1, m + 2):
            leg = d.place[w.seq[k - 1], ROW] + d.place[w.seq[k], COLUMN]
            road += d.leg_time[leg]
            metres += d.leg_metres[leg]
        mem.value[r, at, 1] = road - s.sums[v, ROAD]
        mem.value[r, at, 2] = metres - s.sums[v, METRES]
    return cost


@leanest
def personal(d, s, mem, v, r):
    """
    Return what it adds that this person, in this week, takes a request: inf beyond the limits of the
    week.
    """
    p = d.who[v, PERSON]
    cost = d.person_cost[r, p]
    if d.coupled:
        at = d.who[v, LOCAL]
        road = s.week[p, 0] + mem.value[r, at, 1]
        metres = s.week[p, 1] + mem.value[r, at, 2]
        if road > d.person[p, WEEK_SECONDS] + EPS or metres > d.person[p, WEEK_METRES] + EPS:
            return np.inf
        before = s.week[p, 0] / 3600.0
        after = road / 3600.0
        cost += d.person[p, LOAD_COST] * (after * after - before * before)
        for c in d.children[d.start[r, CHILDREN] : d.start[r + 1, CHILDREN]]:
            if s.faces[c, p] == 0 and not d.known[c, p]:
                cost += d.new_face_cost
    return cost
