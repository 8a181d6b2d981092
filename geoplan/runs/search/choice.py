"""
The routes of a day to choose from: those of the pool, more of them where prices show that they are missing,
and whole plans of them.

With fractions of routes allowed, the best choice and the worth of each request are quickly known (`Master`).
Routes that would pay at these prices are then looked for near those that are best (`price_out`), and so on
in turns. Whole routes are found by diving: the route that is taken most is taken wholly, and prices and
routes are found anew for the rest.
"""

import time
from typing import NamedTuple

import numpy as np

from geoplan.runs.problem import FloatArray
from geoplan.runs.search.kernels.model import (
    CANDIDATE,
    COST,
    DAY,
    KIND,
    PERSON,
    UNSERVED,
    Data,
    LongArray,
    State,
)
from geoplan.runs.search.kernels.pool import BEGIN, Pool
from geoplan.runs.search.kernels.pricing import price_out, trim
from geoplan.runs.search.kernels.route import Work
from geoplan.runs.search.partition import Columns, Master
from geoplan.runs.search.routes_met import Routes, personal, routes_of_pool


class Turns(NamedTuple):
    """How often prices and missing routes are found in turns, and near how many of the best routes."""

    turns: int
    near: int


FIRST, WITHIN = Turns(5, 150), Turns(2, 60)
"""Before the first dive, and on each of its levels."""
DIVES = 2
TRIMMED = 3_000
"""So many of the best routes are known without those served already, on each level of a dive."""
SURE = 0.9
"""Who is taken as much as this is taken wholly."""
DRAWN = 2.0
"""Dives but the first draw the next route with a chance that grows with this power of how much is taken."""
LEVELS = 10
"""A dive takes so many routes at a time that it has about this many levels, where there are many."""
MOST, NODES = 1_000, 50
"""Where no more routes can be in a better plan, all plans of them are compared, in so many nodes."""


class Desk(NamedTuple):
    """Room to try things out: a plan as it might be, one whose routes are for trying, work space, chance."""

    trial: State
    bench: State
    work: Work
    random: np.random.Generator


class Choice:
    """
    Routes of a day to choose from, all other days as they are.

    Parameters
    ----------
    plan
        A plan to better; its routes are among those to choose from.
    limit
        When to stop, on the clock of `time.perf_counter`.
    """

    def __init__(self, data: Data, plan: State, desk: Desk, pool: Pool, day: int, limit: float) -> None:
        self.data, self.plan, self.desk, self.pool, self.limit = data, plan, desk, pool, limit
        self.requests = np.flatnonzero(data.request_day == day)
        self.number = np.full(data.n, -1)
        self.number[self.requests] = np.arange(len(self.requests))
        self.kinds, self.vehicles = np.unique(data.who[data.who[:, DAY] == day, KIND], return_counts=True)
        self.present = np.unique(plan.route_of[self.requests])
        self.present = self.present[self.present >= 0]
        entries = np.flatnonzero(data.request_day[pool.stops[pool.info[: pool.size[0], BEGIN]]] == day)
        entries = entries[np.argsort(pool.cost[entries, 1], kind="stable")]
        now = [plan.seq[v, 1 : plan.length[v] + 1] for v in self.present]
        ends = np.concatenate([[0], np.cumsum(plan.length[self.present])])
        self.routes = routes_of_pool(pool, entries) + Routes(
            np.concatenate([np.empty(0, np.int64), *now]), ends, self.present
        )
        self.entry = np.concatenate([entries, np.full(len(self.present), -1)])
        """Where each route stands in the pool; -1 those of the plan."""
        self.chosen = np.arange(len(entries), len(self.entry))
        cost = np.concatenate([pool.cost[entries, 0], plan.sums[self.present, COST]])
        self.columns = self._columns_of(self.routes, cost)

    def best(self) -> list[tuple[int, LongArray]] | None:
        """
        Return vehicle and stops of the routes of a good plan; None when the time is over, or none can be
        better.
        """
        if not len(self.entry):
            return None
        master = Master(self.columns, self.chosen)
        if self._relax(master, FIRST, np.arange(len(self.entry))) is None:
            return None
        if master.promising_enough <= MOST:
            taken = master.whole(most=MOST, nodes=NODES, seconds=self.limit - time.perf_counter())
        else:
            taken = self._best_dive(master)
        return None if taken is None else [self.routes.one(at) for at in taken]

    def _relax(self, master: Master, turns: Turns, where: LongArray) -> LongArray | None:
        """
        Find prices, and routes that they show to be missing, in turns.

        Parameters
        ----------
        where
            Positions of the master's routes among all.

        Returns
        -------
        LongArray
            The same afterwards; None when the time is over.
        """
        for turn in range(turns.turns):
            master.relax()
            if time.perf_counter() >= self.limit:
                return None
            if turn == turns.turns - 1:
                break
            known = len(self.entry)
            more = self._missing(master, self.entry[where[master.promising(turns.near)]])
            if not len(more.cost):
                break
            master.extend(more)
            where = np.concatenate([where, np.arange(known, len(self.entry))])
        return where

    def _missing(self, master: Master, entries: LongArray) -> Columns:
        """Put routes that are missing into the pool, and return them."""
        data, pool = self.data, self.pool
        known = int(pool.size[0])
        still = self.requests[master.columns.left_out > 0.0]
        price_out(
            data, self.desk.bench, self.desk.work, pool, entries[entries >= 0], self._worth(master),
            self._kind_price(master), still, float(self.plan.total[0]),
        )  # fmt: skip
        return self._add(np.arange(known, int(pool.size[0])))

    def _add(self, new: LongArray) -> Columns:
        """Add routes of the pool to those to choose from, and return them."""
        routes = routes_of_pool(self.pool, new)
        more = self._columns_of(routes, self.pool.cost[new, 0])
        self.routes += routes
        self.columns += more
        self.entry = np.concatenate([self.entry, new])
        return more

    def _rest(self, master: Master, where: LongArray, taken: LongArray) -> tuple[Columns, LongArray]:
        """Return the routes to choose from when some are taken, and their positions among all."""
        near = self.entry[where[master.promising(TRIMMED)]]
        columns, kept = master.columns.without(taken)
        where = where[kept]
        if (columns.left_out > 0.0).any() and (columns.vehicles > 0).any():
            known = len(self.entry)
            columns += self._trimmed(columns, near[near >= 0])
            where = np.concatenate([where, np.arange(known, len(self.entry))])
        return columns, where

    def _trimmed(self, columns: Columns, entries: LongArray) -> Columns:
        """Put what is left of routes without those served into the pool, and return it."""
        data, pool = self.data, self.pool
        known = int(pool.size[0])
        served = np.ones(data.n, np.bool_)
        served[self.requests[columns.left_out > 0.0]] = False
        free = np.zeros(int(data.who[:, KIND].max()) + 1, np.bool_)
        free[self.kinds[columns.vehicles > 0]] = True
        of_day = np.flatnonzero(data.who[:, DAY] == data.request_day[self.requests[0]])
        others = of_day[free[data.who[of_day, KIND]]]
        _, first = np.unique(data.who[others, KIND], return_index=True)
        trim(
            data, self.desk.bench, self.desk.work, pool, entries, served, free, others[first],
            float(self.plan.total[0]),
        )  # fmt: skip
        return self._add(np.arange(known, int(pool.size[0])))

    def _best_dive(self, master: Master) -> LongArray | None:
        """Return the positions of the routes of the cheapest of some dives."""
        where = np.arange(len(master.columns.cost))
        least, best = np.inf, None
        for number in range(DIVES):
            taken = self._dive(master, where, drawn=number > 0)
            if taken is None:
                break
            cost = self.columns.cost_of(taken)
            if cost < least:
                least, best = cost, taken
        return best

    def _dive(self, master: Master, where: LongArray, *, drawn: bool) -> LongArray | None:
        """Return positions of whole routes: again and again the most taken, and prices anew for the rest."""
        taken = np.empty(0, np.int64)
        most = 0
        while True:
            position, share = master.shares()
            if not len(position):
                return taken
            most = most or -(-len(position) // (2 * LEVELS))
            sure = position[share > SURE]
            if len(sure) < most:
                sure = self._next(master.columns, position, share, most, drawn=drawn)
            taken = np.concatenate([taken, where[sure]])
            columns, where = self._rest(master, where, sure)
            if not len(where):
                return taken
            master = Master(columns, np.empty(0, np.int64))
            now = self._relax(master, WITHIN, where)
            if now is None:
                return None
            where = now

    def _next(
        self, columns: Columns, position: LongArray, share: FloatArray, most: int, *, drawn: bool
    ) -> LongArray:
        """Return the positions of routes to be taken wholly, which share no request."""
        if drawn:
            weight = share**DRAWN
            order = self.desk.random.choice(len(share), len(share), replace=False, p=weight / weight.sum())
        else:
            order = np.argsort(-share, kind="stable")
        served = np.zeros(len(self.requests), np.bool_)
        free = columns.vehicles.copy()
        chosen: list[int] = []
        for at in position[order]:
            requests = columns.request[columns.start[at] : columns.start[at + 1]]
            if not served[requests].any() and free[columns.kind[at]] > 0:
                served[requests] = True
                free[columns.kind[at]] -= 1
                chosen.append(int(at))
                if len(chosen) == most:
                    break
        return np.array(chosen)

    def _columns_of(self, routes: Routes, cost: FloatArray) -> Columns:
        """Return routes as columns; `cost` is that of each by itself."""
        data = self.data
        start, request = routes.requests(data.n)
        return Columns(
            start,
            self.number[request],
            cost + personal(data, self.plan, routes, self.present),
            np.searchsorted(self.kinds, data.who[routes.vehicle, KIND]),
            self.vehicles,
            data.request[self.requests, UNSERVED],
        )

    def _worth(self, master: Master) -> FloatArray:
        """Return what each request is worth on each vehicle, shape (n, v); -inf where it may not be."""
        data = self.data
        worth = np.full((data.n, data.v), -np.inf)
        for r, price in zip(self.requests, master.request_price, strict=True):
            may = data.candidate[data.start[r, CANDIDATE] : data.start[r + 1, CANDIDATE]]
            worth[r, may] = price - data.person_cost[r, data.who[may, PERSON]]
        return worth

    def _kind_price(self, master: Master) -> FloatArray:
        """Return what a vehicle of each kind is worth, of all days, never above zero."""
        price = np.zeros(int(self.data.who[:, KIND].max()) + 1)
        price[self.kinds] = master.kind_price
        return price
