"""Between compiled steps: the best plan from the pool of routes met, put in the place of the best so far."""

import numpy as np

from geoplan.runs.problem import FloatArray
from geoplan.runs.search.kernels.anneal import add_up
from geoplan.runs.search.kernels.model import COST, KIND, PERSON, UNSERVED, Data, LongArray, State
from geoplan.runs.search.kernels.pool import Pool, thin
from geoplan.runs.search.kernels.route import Work, refresh
from geoplan.runs.search.partition import Columns, partition

KEPT = 20_000


def reassembled(data: Data, best: State, pool: Pool, work: Work, *, seconds: float) -> bool:
    """
    Put the best plan from the pool into `best`, day by day; returns whether it is better than what was there.
    """
    better = False
    for day in range(int(data.request_day.max(initial=-1)) + 1):
        better |= _one_day(data, best, pool, work, day, seconds)
    _thin(pool)
    return better


def _thin(pool: Pool) -> None:
    """Make room for new routes: keep those met in the best plans."""
    size = int(pool.info[-1, 0])
    if size > len(pool.key) // 2:
        keep = np.sort(np.argsort(pool.cost[:size, 1], kind="stable")[:KEPT])
        thin(pool, keep.astype(np.int64))


def _one_day(data: Data, best: State, pool: Pool, work: Work, day: int, seconds: float) -> bool:
    n, size = data.n, int(pool.info[-1, 0])
    requests = np.flatnonzero(data.request_day == day)
    if not len(requests) or not size:
        return False
    number = np.full(n, -1)
    number[requests] = np.arange(len(requests))
    entries = np.flatnonzero(data.request_day[pool.stops[:size, 0] % max(1, n)] == day)
    entries = entries[np.argsort(pool.cost[entries, 1], kind="stable")]
    present = np.unique(best.route_of[requests])
    present = present[present >= 0]
    stops = [*pool.stops[entries], *(best.seq[v, 1:-1] for v in present)]
    if not stops:
        return False  # nobody can take anything on this day
    lengths = np.concatenate([pool.info[entries, 1], best.length[present]])
    vehicles = np.concatenate([pool.info[entries, 0], present])
    cost = np.concatenate([pool.cost[entries, 0], best.sums[present, COST]])
    table = np.stack(stops)
    picked = (table < n) & (np.arange(table.shape[1]) < lengths[:, None])
    start = np.concatenate([[0], np.cumsum(picked.sum(axis=1))])
    request = table[picked].astype(np.int64)
    cost = cost + _personal(data, best, start, request, vehicles, day)
    kinds, kind = np.unique(data.who[vehicles, KIND], return_inverse=True)
    available = np.array([int((data.who[:, KIND] == one).sum()) for one in kinds])
    columns = Columns(
        start.astype(np.int64),
        number[request],
        cost,
        kind.astype(np.int64),
        available,
        data.request[requests, UNSERVED],
    )
    chosen = np.arange(len(entries), len(table))
    found = partition(columns, chosen, seconds=seconds)
    if found is None:
        return False
    _install(data, best, work, present, [(int(vehicles[at]), table[at, : lengths[at]].astype(np.int64)) for at in found[0]])
    return True


def _personal(
    data: Data, best: State, start: LongArray, request: LongArray, vehicles: LongArray, day: int
) -> FloatArray:
    """
    What each route costs beside its way: its person's price for every request, and, with all other days as they
    are, new faces and load.
    """
    person = data.who[vehicles, PERSON]
    of_route = np.repeat(np.arange(len(vehicles)), np.diff(start))
    cost = np.bincount(of_route, data.person_cost[request, person[of_route]], len(vehicles))
    return cost


def _install(
    data: Data,
    best: State,
    work: Work,
    present: LongArray,
    routes: list[tuple[int, LongArray]],
) -> None:
    """Exchange the routes of a day; routes of one kind go to any idle vehicle of it."""
    n, v_all = data.n, data.v
    for v in present:
        best.route_of[best.seq[v, 1 : best.length[v] + 1] % max(1, n)] = -1
        best.length[v] = 0
        best.seq[v, 1] = 2 * n + v_all + v
        refresh(data, best, v, work)
    for vehicle, stops in routes:
        v = vehicle
        if best.length[v]:
            v = next(
                int(at)
                for at in np.flatnonzero(data.who[:, KIND] == data.who[vehicle, KIND])
                if not best.length[at]
            )
        best.seq[v, 1 : len(stops) + 1] = stops
        best.seq[v, len(stops) + 1] = 2 * n + v_all + v
        best.length[v] = len(stops)
        best.route_of[stops[stops < n]] = v
        refresh(data, best, v, work)
    add_up(data, best)
