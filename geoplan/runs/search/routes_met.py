"""Routes of the pool as flat arrays, and what each costs beside its way."""

from dataclasses import dataclass

import numpy as np

from geoplan.runs.problem import FloatArray
from geoplan.runs.search.kernels.model import (
    CHILDREN,
    COLUMN,
    LOAD_COST,
    PERSON,
    ROAD,
    ROW,
    Data,
    LongArray,
    State,
)
from geoplan.runs.search.kernels.pool import BEGIN, LENGTH, VEHICLE, Pool


def pieces(begin: LongArray, length: LongArray) -> LongArray:
    """Return the positions of pieces of a flat list, one piece behind the other."""
    shift = begin - np.concatenate([[0], np.cumsum(length)[:-1]])
    return np.asarray(np.repeat(shift, length) + np.arange(int(length.sum())))


@dataclass(frozen=True, slots=True)
class Routes:
    """
    k routes one behind the other.

    Parameters
    ----------
    stops, start (k+1,)
        Stops of all, and where those of each begin.
    vehicle (k,)
        Of each.
    """

    stops: LongArray
    start: LongArray
    vehicle: LongArray

    def __add__(self, more: "Routes") -> "Routes":
        return Routes(
            np.concatenate([self.stops, more.stops]),
            np.concatenate([self.start, self.start[-1] + more.start[1:]]),
            np.concatenate([self.vehicle, more.vehicle]),
        )

    def requests(self, n: int) -> tuple[LongArray, LongArray]:
        """Return the requests of each, as start (k+1,) and flat; every other stop is a pickup."""
        return self.start // 2, self.stops[self.stops < n]

    def one(self, at: int) -> tuple[int, LongArray]:
        """Return vehicle and stops of one."""
        return int(self.vehicle[at]), self.stops[self.start[at] : self.start[at + 1]]

    def seconds(self, data: Data) -> FloatArray:
        """Return the seconds on the road of each, shape (k,)."""
        row, column = data.place[self.stops, ROW], data.place[self.stops, COLUMN]
        first, last = self.start[:-1], self.start[1:] - 1
        to = data.leg_time[np.concatenate([[0], row[:-1] + column[1:]])]
        to[first] = data.leg_time[data.place[2 * data.n + self.vehicle, ROW] + column[first]]
        home = data.leg_time[row[last] + data.place[2 * data.n + data.v + self.vehicle, COLUMN]]
        return np.asarray(np.add.reduceat(to, first) + home)


def routes_of_pool(pool: Pool, entries: LongArray) -> Routes:
    """Return some of the routes of a pool."""
    begin, length = pool.info[entries, BEGIN], pool.info[entries, LENGTH]
    return Routes(
        pool.stops[pieces(begin, length)].astype(np.int64),
        np.concatenate([[0], np.cumsum(length)]),
        pool.info[entries, VEHICLE],
    )


def personal(data: Data, plan: State, routes: Routes, present: LongArray) -> FloatArray:
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
    first = data.start[request, CHILDREN]
    children = data.start[request + 1, CHILDREN] - first
    child = data.children[pieces(first, children)]
    # There and back is one new face.
    pair = np.unique(np.repeat(of_route, children) * len(faces) + child)
    route, child = pair // len(faces), pair % len(faces)
    cost += data.new_face_cost * np.bincount(
        route, unknown[child, person[route]].astype(np.float64), len(person)
    )
    before = road[person] / 3600.0
    after = (road[person] + routes.seconds(data)) / 3600.0
    return np.asarray(cost + data.person[person, LOAD_COST] * (after**2 - before**2))
