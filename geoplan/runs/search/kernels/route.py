"""Routes of a plan: bringing one up to date, taking requests off, putting one on, and adding up the plan."""

import numpy as np

from geoplan.compiling import lean, leanest
from geoplan.runs.problem import FloatArray
from geoplan.runs.search.kernels.model import (
    APART,
    CANDIDATE,
    CHILDREN,
    COLUMN,
    COST,
    EARLY,
    EPS,
    FIXED,
    KIND,
    LATE,
    LOAD,
    LOAD_COST,
    MAX_METRES,
    METRES,
    PER_METRE,
    PER_SECOND,
    PERSON,
    RIDES,
    ROAD,
    ROW,
    SERVICE,
    UNSERVED,
    Data,
    LongArray,
)
from geoplan.runs.search.kernels.struct import Struct
from geoplan.runs.search.kernels.timing import greatest_schedule, least_schedule, ride_price, tidy_schedule

TIDY = 2


class Work(Struct):
    """Work space of the kernels for one route."""

    seq: LongArray
    other: LongArray
    """Stops of two routes at once,"""
    cut: LongArray
    """(2, room) and behind which of them to cut these."""
    times: FloatArray
    """(3, room) least, greatest and tidy schedule."""
    at: LongArray
    """(n,) a position for each request."""
    mark: LongArray
    """(n+1,) a request is marked when its mark equals the last one, the clock."""
    place: LongArray
    """(places, 2) where a request might be put"""
    cost: FloatArray
    """(places,) and what that would cost."""
    detour: FloatArray
    """(room,) what a delivery behind each stop adds,"""
    after: FloatArray
    """(room,) and the least of what it adds behind that stop or a later one."""
    ask: LongArray
    """(v,) vehicles to look at."""


def work_space(data: Data) -> Work:
    """Return work space for one thread."""
    room = 2 * data.longest + 4
    places = room * (room + 1) // 2
    return Work(
        seq=np.zeros(room, np.int64),
        other=np.zeros(room, np.int64),
        cut=np.zeros((2, room), np.int64),
        times=np.zeros((3, room)),
        at=np.zeros(max(1, data.n), np.int64),
        mark=np.zeros(data.n + 1, np.int64),
        place=np.zeros((places, 2), np.int64),
        cost=np.zeros(places),
        detour=np.zeros(room),
        after=np.zeros(room),
        ask=np.zeros(max(1, data.v), np.int64),
    )


@lean
def account(d, s, v, sign):
    """
    Add (or, with -1, take away) all that a route contributes to the plan's cost and to its persons'
    week.
    """
    m = s.length[v]
    if m == 0:
        return
    p = d.who[v, PERSON]
    total = sign * s.sums[v, COST]
    for k in range(1, m + 1):
        r = s.seq[v, k]
        if r >= d.n:
            continue
        total -= sign * (d.request[r, UNSERVED] - d.person_cost[r, p])
        s.counter[1] -= sign
        if d.coupled:
            for c in d.children[d.start[r, CHILDREN] : d.start[r + 1, CHILDREN]]:
                if sign < 0:
                    s.faces[c, p] -= 1
                if s.faces[c, p] == 0 and not d.known[c, p]:
                    total += sign * d.new_face_cost
                if sign > 0:
                    s.faces[c, p] += 1
    if d.coupled:
        before = s.week[p, 0] / 3600.0
        s.week[p, 0] += sign * s.sums[v, ROAD]
        s.week[p, 1] += sign * s.sums[v, METRES]
        after = s.week[p, 0] / 3600.0
        total += d.person[p, LOAD_COST] * (after * after - before * before)
    s.total[0] += total


@lean
def measure(d, s, v):
    """Bring cost, metres, times on the road, loads of a route up to date from its stops."""
    m, n = s.length[v], d.n
    seq, stop, place, window, demand = s.seq[v], s.stop[v], d.place, d.window, d.demand
    leg_metres, leg_time = d.leg_metres, d.leg_time
    metres = 0.0
    road = 0.0
    service = 0.0
    for k in range(1, m + 2):
        a = seq[k - 1]
        b = seq[k]
        leg = place[a, ROW] + place[b, COLUMN]
        metres += leg_metres[leg]
        road += leg_time[leg]
        service += window[b, SERVICE]
    s.sums[v, METRES] = metres if m else 0.0
    s.sums[v, ROAD] = road if m else 0.0
    s.sums[v, COST] = 0.0
    if m:
        s.sums[v, COST] = (
            d.vehicle[v, FIXED]
            + metres * d.vehicle[v, PER_METRE]
            + (road + service) * d.vehicle[v, PER_SECOND]
        )
    for k in range(1, m + 1):
        b = seq[k]
        for q in range(demand.shape[1]):
            change = demand[b, q] if b < n else -demand[b - n, q]
            stop[k, LOAD + q] = stop[k - 1, LOAD + q] + change


@lean
def refresh(d, s, v, w):
    """Bring all of a route up to date from its stops; False when no schedule keeps the rules any more."""
    m = s.length[v]
    seq = s.seq[v]
    if m == 0:
        s.stamp[v] = -1 - d.who[v, KIND]
    else:
        s.counter[0] += 1
        s.stamp[v] = s.counter[0]
    measure(d, s, v)
    if not least_schedule(d, v, seq, m, w.times[EARLY], w.at):
        return False
    if not greatest_schedule(d, v, seq, m, w.times[LATE], w.at, np.inf):
        return False
    for k in range(m + 2):
        s.stop[v, k, EARLY] = w.times[EARLY, k]
        s.stop[v, k, LATE] = w.times[LATE, k]
    s.sums[v, RIDES] = 0.0
    if d.ride_price > 0.0 and m:
        tidy_schedule(d, v, seq, m, w.times[EARLY], w.times[TIDY], w.at)
        s.sums[v, RIDES] = ride_price(d, seq, m, w.times[TIDY], w.at)
        s.sums[v, COST] += s.sums[v, RIDES]
    return True


@lean
def take_off(d, s, v, w):
    """
    Take every marked request off a route, which the plan's total no longer counts; False when the rest
    cannot be driven.
    """
    m = s.length[v]
    kept = 0
    for k in range(1, m + 1):
        b = s.seq[v, k]
        r = b if b < d.n else b - d.n
        if w.mark[r] == w.mark[d.n]:
            s.route_of[r] = -1
        else:
            kept += 1
            s.seq[v, kept] = b
    s.seq[v, kept + 1] = s.seq[v, m + 1]
    s.length[v] = kept
    return refresh(d, s, v, w)


@leanest
def spliced(s, v, r, n, i, j, out):
    """
    Write a route with request r put on, pickup behind stop i and delivery behind stop j (of the old
    route).
    """
    m = s.length[v]
    k = 0
    for at in range(m + 2):
        out[k] = s.seq[v, at]
        k += 1
        if at == i:
            out[k] = r
            k += 1
        if at == j:
            out[k] = n + r
            k += 1
    return m + 2


@lean
def put_on(d, s, v, r, i, j, w):
    """Put a request on a route and bring plan and route up to date."""
    account(d, s, v, -1)
    m = spliced(s, v, r, d.n, i, j, w.seq)
    for k in range(m + 2):
        s.seq[v, k] = w.seq[k]
    s.length[v] = m
    s.route_of[r] = v
    good = refresh(d, s, v, w)
    account(d, s, v, 1)
    return good


@lean
def apart_kept(d, seq, m, at):
    """
    Whether nobody on a route shares the car with somebody they must never meet; `at` as after a
    schedule.
    """
    n = d.n
    for k in range(1, m + 1):
        b = seq[k]
        at[b if b < n else b - n] = k
    # at[r] is now the delivery of everybody on the route.
    for k in range(1, m + 1):
        r = seq[k]
        if r >= n or d.start[r + 1, APART] == d.start[r, APART]:
            continue
        for other in d.apart[d.start[r, APART] : d.start[r + 1, APART]]:
            for q in range(k + 1, at[r]):
                if seq[q] == other or seq[q] == other + n:
                    return False
            # Aboard all the way: picked up before, brought home after.
            before = False
            for q in range(1, k):
                if seq[q] == other:
                    before = True
                elif seq[q] == other + n:
                    before = False
            if before:
                return False
    return True


@lean
def may_take(d, v, r):
    """Whether a vehicle may take a request."""
    found = False
    for at in range(d.start[r, CANDIDATE], d.start[r + 1, CANDIDATE]):
        found = found or d.candidate[at] == v
    return found


@lean
def can_be_driven(d, v, seq, m, w):
    """Whether a route keeps every rule: schedule, loads, length and who may not meet."""
    n = d.n
    for q in range(d.demand.shape[1]):
        load = 0.0
        for k in range(1, m + 1):
            b = seq[k]
            load += d.demand[b, q] if b < n else -d.demand[b - n, q]
            if load > d.capacity[v, q] + EPS:
                return False
    metres = 0.0
    for k in range(1, m + 2):
        metres += d.leg_metres[d.place[seq[k - 1], ROW] + d.place[seq[k], COLUMN]]
    if metres > d.vehicle[v, MAX_METRES] + EPS:
        return False
    if not least_schedule(d, v, seq, m, w.times[EARLY], w.at):
        return False
    if len(d.apart):
        return apart_kept(d, seq, m, w.at)
    return True
