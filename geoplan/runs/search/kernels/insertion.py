"""The cheapest way to put a request on a route, and a memory of what was found."""

from typing import NamedTuple

import numpy as np

from geoplan.runs.problem import FloatArray
from geoplan.runs.search.kernels.compiling import inner, innermost, outer
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
from geoplan.runs.search.kernels.timing import least_schedule, ride_price, tidy_schedule

NOWHERE = -1
"""No place on the route keeps every rule."""
NOT_BELOW = -2
"""No place costs less than the value remembered: nobody needed to know more."""


class Memory(NamedTuple):
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
        np.full(shape, np.iinfo(np.int64).min),
        np.zeros((*shape, 3)),
        np.zeros((*shape, 2), np.int64),
    )


@outer
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
    seq = s.seq[v]
    stop = s.stop[v]
    leg_cost = d.leg_cost[d.who[v, TARIFF]]
    leg_time = d.leg_time
    resources = d.demand.shape[1]
    drop = n + r
    pick_row, pick_column = d.place[r, ROW], d.place[r, COLUMN]
    drop_row, drop_column = d.place[drop, ROW], d.place[drop, COLUMN]
    pick_opens, pick_closes, pick_service = d.window[r, OPENS], d.window[r, CLOSES], d.window[r, SERVICE]
    drop_opens, drop_closes, drop_service = (
        d.window[drop, OPENS],
        d.window[drop, CLOSES],
        d.window[drop, SERVICE],
    )
    longest = d.request[r, MAX_RIDE]
    direct_time = leg_time[pick_row + drop_column]
    direct_cost = leg_cost[pick_row + drop_column]
    base = (pick_service + drop_service) * d.vehicle[v, PER_SECOND]
    if m == 0:
        base += d.vehicle[v, FIXED]
    found = 0
    best_i = NOWHERE
    best_j = NOWHERE
    for i in range(m + 1):
        if stop[i, EARLY] > pick_closes + EPS:
            break
        a = seq[i]
        a_row = d.place[a, ROW]
        t_pick = max(pick_opens, stop[i, EARLY] + d.window[a, SERVICE] + leg_time[a_row + pick_column])
        if t_pick > pick_closes + EPS:
            continue
        nxt = seq[i + 1]
        nxt_column = d.place[nxt, COLUMN]
        skipped = leg_cost[a_row + nxt_column] if m else 0.0
        to_pick = base + leg_cost[a_row + pick_column] - skipped
        straight = to_pick + direct_cost + leg_cost[drop_row + nxt_column]
        prefix = to_pick + leg_cost[pick_row + nxt_column]
        if straight >= bound and prefix >= bound:
            continue
        if not _room(d, stop, i, v, r, resources):
            continue
        leave = t_pick + pick_service
        if straight < bound:
            t_drop = max(leave + direct_time, drop_opens)
            if (
                t_drop <= drop_closes + EPS
                and t_drop + drop_service + leg_time[drop_row + nxt_column] <= stop[i + 1, LATE] + EPS
            ):
                found, bound, best_i, best_j = _note(
                    d, s, v, r, w, i, i, straight, found, bound, best_i, best_j
                )
        if i == m or prefix >= bound:
            continue
        aboard = leg_time[pick_row + nxt_column]
        t = leave + aboard
        for j in range(i + 1, m + 1):
            here = nxt
            t = max(t, stop[j, EARLY])
            if t > stop[j, LATE] + EPS or t > drop_closes + EPS or not _room(d, stop, j, v, r, resources):
                break
            nxt = seq[j + 1]
            here_row, nxt_column = d.place[here, ROW], d.place[nxt, COLUMN]
            service = d.window[here, SERVICE]
            aboard += service
            t += service
            cost = prefix + leg_cost[here_row + drop_column] + leg_cost[drop_row + nxt_column]
            cost -= leg_cost[here_row + nxt_column]
            if cost < bound:
                to_drop = leg_time[here_row + drop_column]
                t_drop = max(t + to_drop, drop_opens)
                if (
                    aboard + to_drop <= longest + EPS
                    and t_drop <= drop_closes + EPS
                    and t_drop + drop_service + leg_time[drop_row + nxt_column] <= stop[j + 1, LATE] + EPS
                ):
                    found, bound, best_i, best_j = _note(
                        d, s, v, r, w, i, j, cost, found, bound, best_i, best_j
                    )
            on = leg_time[here_row + nxt_column]
            aboard += on
            t += on
            if aboard > longest + EPS:
                break
    return _settle(d, s, v, r, w, found, bound, best_i, best_j)


@innermost
def _room(d, stop, k, v, r, resources):
    """Whether a request has room in the car behind a stop."""
    full = False
    for q in range(resources):
        full |= stop[k, LOAD + q] + d.demand[r, q] > d.capacity[v, q] + EPS
    return not full


@inner
def _note(d, s, v, r, w, i, j, cost, found, bound, best_i, best_j):
    """Note a place to be checked; when the list is full, what is on it is checked at once."""
    w.cost[found] = cost
    w.place[found, 0] = i
    w.place[found, 1] = j
    found += 1
    if found == len(w.cost):
        bound, best_i, best_j = _settle(d, s, v, r, w, found, bound, best_i, best_j)
        found = 0
    return found, bound, best_i, best_j


@inner
def _settle(d, s, v, r, w, found, bound, best_i, best_j):
    """Check the places noted, the cheapest first, until what is left cannot be better."""
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


@inner
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


@innermost
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


@innermost
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
