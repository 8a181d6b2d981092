"""Between compiled steps: a plan put together from the routes met, and kept where it is better."""

import time
from collections.abc import Callable

import numpy as np

from geoplan.runs.search.choice import Choice, Desk
from geoplan.runs.search.kernels.anneal import add_up, copy_plan
from geoplan.runs.search.kernels.entries import refresh
from geoplan.runs.search.kernels.model import (
    DAY,
    EPS,
    KIND,
    WEEK_METRES,
    WEEK_SECONDS,
    Data,
    LongArray,
    State,
)
from geoplan.runs.search.kernels.pool import Pool, thin
from geoplan.runs.search.kernels.route import Work


def reassemble(
    data: Data,
    best: State,
    plan: State,
    desk: Desk,
    pool: Pool,
    put_back: Callable[[State], None],
    *,
    seconds: float,
) -> None:
    """
    Put a plan together from the pool, day by day, the other days as in the best; where it is better, it is
    the best from then on.

    Parameters
    ----------
    plan
        Becomes the plan of all that was put together, which may well be dearer than the best: a place to
        search on from that annealing does not reach by itself.
    put_back
        Puts requests that nobody takes on routes of a plan.
    """
    limit = time.perf_counter() + seconds
    copy_plan(data, best, plan)
    add_up(data, plan)
    for day in range(int(data.request_day.max(initial=-1)) + 1):
        if time.perf_counter() >= limit:
            break
        trial = desk.trial
        copy_plan(data, best, trial)
        add_up(data, trial)
        routes = Choice(data, trial, desk, pool, day, limit).best()
        if routes is None:
            continue
        for known in (best, plan):
            copy_plan(data, known, trial)
            _install(data, trial, desk.work, day, routes)
            put_back(trial)
            if _within_week(data, trial) and (known is plan or trial.total[0] < best.total[0] - 1e-7):
                # One compiled call: who stops the search finds the old plan or the new, never half of each.
                copy_plan(data, trial, known)
    add_up(data, plan)
    _thin(pool)


def _within_week(data: Data, plan: State) -> bool:
    """Whether nobody drives more in the week than they may."""
    return bool(
        (plan.week[:, 0] <= data.person[:, WEEK_SECONDS] + EPS).all()
        and (plan.week[:, 1] <= data.person[:, WEEK_METRES] + EPS).all()
    )


def _thin(pool: Pool) -> None:
    """Make room for new routes where there is little: half of them, met in the best plans, are kept."""
    size, used = pool.size
    if size > len(pool.key) * 3 // 4 or used > len(pool.stops) * 3 // 4:
        keep = np.sort(np.argsort(pool.cost[:size, 1], kind="stable")[: size // 2])
        thin(pool, keep.astype(np.int64))


def _install(data: Data, plan: State, work: Work, day: int, routes: list[tuple[int, LongArray]]) -> None:
    """Exchange the routes of a day; routes of one kind go to any idle vehicle of it."""
    n, v_all = data.n, data.v
    for v in map(int, np.flatnonzero((data.who[:, DAY] == day) & (plan.length > 0))):
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
