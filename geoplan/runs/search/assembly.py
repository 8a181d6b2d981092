"""Between compiled steps: the best plan from the pool of routes met, put in the place of the best so far."""

import time
from dataclasses import dataclass

import numpy as np

from geoplan.runs.problem import FloatArray
from geoplan.runs.search.kernels.anneal import add_up, copy_plan
from geoplan.runs.search.kernels.model import (
    CHILDREN,
    COLUMN,
    COST,
    EPS,
    KIND,
    LOAD_COST,
    PERSON,
    ROAD,
    ROW,
    UNSERVED,
    WEEK_METRES,
    WEEK_SECONDS,
    Data,
    LongArray,
    State,
)
from geoplan.runs.search.kernels.pool import Pool, thin
from geoplan.runs.search.kernels.route import Work, refresh
from geoplan.runs.search.partition import Columns, partition

KEPT = 15_000


def reassembled(
    data: Data, best: State, spare: State, pool: Pool, work: Work, newest: State, *, seconds: float
) -> bool:
    """
    Put the best plan from the pool into `best`, day by day; returns whether it is better than what was there.

    Parameters
    ----------
    spare
        Room for a copy.
    newest
        The plan that has given the latest stamps.
    """
    begun = time.perf_counter()
    better = False
    for day in range(int(data.request_day.max(initial=-1)) + 1):
        left = seconds - (time.perf_counter() - begun)
        if left <= 0:
            break
        spare.counter[0] = max(best.counter[0], spare.counter[0], newest.counter[0])
        copy_plan(data, best, spare)
        add_up(data, spare)
        before = float(spare.total[0])
        if not _one_day(data, spare, pool, work, day, left):
            continue
        newest.counter[0] = spare.counter[0]
        if spare.total[0] < before - 1e-7 and _within_week(data, spare):
            # One compiled call: whoever stops the search finds the old plan or the new, never half of each.
            copy_plan(data, spare, best)
            better = True
    _thin(pool)
    return better


def _within_week(data: Data, plan: State) -> bool:
    """Whether nobody drives more in the week than they may."""
    return bool(
        (plan.week[:, 0] <= data.person[:, WEEK_SECONDS] + EPS).all()
        and (plan.week[:, 1] <= data.person[:, WEEK_METRES] + EPS).all()
    )


def _thin(pool: Pool) -> None:
    """Make room for new routes: keep those met in the best plans."""
    size = int(pool.info[-1, 0])
    if size > len(pool.key) // 2:
        keep = np.sort(np.argsort(pool.cost[:size, 1], kind="stable")[:KEPT])
        thin(pool, keep.astype(np.int64))


def _one_day(data: Data, plan: State, pool: Pool, work: Work, day: int, seconds: float) -> bool:
    """Exchange the routes of a day for the best from the pool; returns whether any were found."""
    n, size = data.n, int(pool.info[-1, 0])
    requests = np.flatnonzero(data.request_day == day)
    entries = np.flatnonzero(data.request_day[pool.stops[:size, 0] % max(1, n)] == day)
    present = np.unique(plan.route_of[requests])
    present = present[present >= 0]
    if not len(entries) or not len(present):
        return False
    entries = entries[np.argsort(pool.cost[entries, 1], kind="stable")]
    routes = _Routes(
        np.concatenate([pool.stops[entries].astype(np.int64), plan.seq[present, 1:-1]]),
        np.concatenate([pool.info[entries, 1], plan.length[present]]),
        np.concatenate([pool.info[entries, 0], present]),
    )
    cost = np.concatenate([pool.cost[entries, 0], plan.sums[present, COST]])
    number = np.full(n, -1)
    number[requests] = np.arange(len(requests))
    start, request = routes.requests(n)
    kinds, kind = np.unique(data.who[routes.vehicle, KIND], return_inverse=True)
    columns = Columns(
        start,
        number[request],
        cost + personal(data, plan, routes, present),
        kind.astype(np.int64),
        np.array([int((data.who[:, KIND] == one).sum()) for one in kinds]),
        data.request[requests, UNSERVED],
    )
    chosen = np.arange(len(entries), len(routes.vehicle))
    found = partition(columns, chosen, seconds=seconds)
    if found is None:
        return False
    _install(data, plan, work, present, [routes.one(at) for at in found[0]])
    return True


@dataclass(frozen=True, slots=True)
class _Routes:
    """
    k routes side by side.

    Parameters
    ----------
    stops (k, room), length (k,), vehicle (k,)
        As in `Pool`.
    """

    stops: LongArray
    length: LongArray
    vehicle: LongArray

    def requests(self, n: int) -> tuple[LongArray, LongArray]:
        """Return the requests of each, as start (k+1,) and flat."""
        picked = (self.stops < n) & (np.arange(self.stops.shape[1]) < self.length[:, None])
        return np.concatenate([[0], np.cumsum(picked.sum(axis=1))]), self.stops[picked]

    def one(self, at: int) -> tuple[int, LongArray]:
        """Return vehicle and stops of one."""
        return int(self.vehicle[at]), self.stops[at, : self.length[at]]

    def seconds(self, data: Data) -> FloatArray:
        """Return the seconds on the road of each, shape (k,)."""
        k, room = self.stops.shape
        start, end = 2 * data.n + self.vehicle, 2 * data.n + data.v + self.vehicle
        whole = np.column_stack([start, self.stops, end])
        whole[np.arange(k), self.length + 1] = end
        legs = data.leg_time[
            np.where(
                np.arange(room + 1) <= self.length[:, None],
                data.place[whole[:, :-1], ROW] + data.place[whole[:, 1:], COLUMN],
                0,
            )
        ]
        return np.asarray(np.where(np.arange(room + 1) <= self.length[:, None], legs, 0.0).sum(axis=1))


def personal(data: Data, plan: State, routes: _Routes, present: LongArray) -> FloatArray:
    """
    Return what each route costs beside its way, with all other days as they are, shape (k,).

    That is its person's price of every request, new faces, and the load of the week. Exact where a person
    has one route a day; where there are more, the plan that comes out is added up anew before it counts.
    """
    start, request = routes.requests(data.n)
    person = data.who[routes.vehicle, PERSON]
    of_route = np.repeat(np.arange(len(person)), np.diff(start))
    prices = data.person_cost[request, person[of_route]]
    cost: FloatArray = np.bincount(of_route, prices, len(person)).astype(np.float64)
    if not data.coupled:
        return cost
    faces, road = plan.faces.copy(), plan.week[:, 0].copy()
    for v in present:
        p = data.who[v, PERSON]
        road[p] -= plan.sums[v, ROAD]
        for r in plan.seq[v, 1 : plan.length[v] + 1]:
            if r < data.n:
                faces[data.children[data.start[r, CHILDREN] : data.start[r + 1, CHILDREN]], p] -= 1
    unknown = (faces == 0) & ~data.known[: len(faces)]
    children = np.diff(data.start[:, CHILDREN])[request]
    child = np.concatenate(
        [data.children[data.start[r, CHILDREN] : data.start[r + 1, CHILDREN]] for r in request]
    )
    route = np.repeat(of_route, children)
    pair = np.unique(np.column_stack([route, child]), axis=0)  # there and back is one new face
    cost += data.new_face_cost * np.bincount(
        pair[:, 0], unknown[pair[:, 1], person[pair[:, 0]]].astype(np.float64), len(person)
    )
    before = road[person] / 3600.0
    after = (road[person] + routes.seconds(data)) / 3600.0
    return np.asarray(cost + data.person[person, LOAD_COST] * (after**2 - before**2))


def _install(
    data: Data,
    plan: State,
    work: Work,
    present: LongArray,
    routes: list[tuple[int, LongArray]],
) -> None:
    """Exchange the routes of a day; routes of one kind go to any idle vehicle of it."""
    n, v_all = data.n, data.v
    for v in present:
        plan.route_of[plan.seq[v, 1 : plan.length[v] + 1] % max(1, n)] = -1
        plan.length[v] = 0
        plan.seq[v, 1] = 2 * n + v_all + v
        refresh(data, plan, v, work)
    for vehicle, stops in routes:
        v = vehicle
        if plan.length[v]:
            v = next(
                int(at)
                for at in np.flatnonzero(data.who[:, KIND] == data.who[vehicle, KIND])
                if not plan.length[at]
            )
        plan.seq[v, 1 : len(stops) + 1] = stops
        plan.seq[v, len(stops) + 1] = 2 * n + v_all + v
        plan.length[v] = len(stops)
        plan.route_of[stops[stops < n]] = v
        refresh(data, plan, v, work)
    add_up(data, plan)
