"""A pool of the routes met: for each vehicle kind and set of requests the cheapest order."""

import numpy as np
from numpy.typing import NDArray

from geoplan.runs.problem import FloatArray
from geoplan.runs.search.kernels.compiling import inner, outer
from geoplan.runs.search.kernels.model import COST, KIND, Data, LongArray
from geoplan.runs.search.kernels.struct import Struct


class Pool(Struct):
    """
    Routes in the order they were met, found by a hash of kind and requests.

    `table` holds positions plus one at the places that hashes lead to; 0 is empty.
    """

    word: NDArray[np.uint64]
    """(n + kinds,) a random number for each request and kind."""
    table: LongArray
    key: NDArray[np.uint64]
    cost: FloatArray
    """(room, 2) of the route by itself, and of the cheapest plan in which it was met."""
    info: LongArray
    """(room + 1, 2) vehicle and number of stops; in the last row how many routes there are."""
    stops: NDArray[np.int32]


def empty_pool(data: Data, room: int) -> Pool:
    """Return a pool for so many routes."""
    random = np.random.Generator(np.random.PCG64(7))
    kinds = int(data.who[:, KIND].max(initial=0)) + 1
    slots = 1 << max(4, int(room * 2).bit_length())
    return Pool(
        word=random.integers(1, 2**63, data.n + kinds, dtype=np.uint64),
        table=np.zeros(slots, np.int64),
        key=np.zeros(room, np.uint64),
        cost=np.zeros((room, 2)),
        info=np.zeros((room + 1, 2), np.int64),
        stops=np.zeros((room, 2 * data.longest), np.int32),
    )


@inner
def remember(d, s, pool, v, plan):
    """Put a route of a plan into the pool, or mend its entry when it is cheaper now."""
    m = s.length[v]
    if m == 0:
        return
    key = pool.word[d.n + d.who[v, KIND]]
    for k in range(1, m + 1):
        if s.seq[v, k] < d.n:
            key ^= pool.word[s.seq[v, k]]
    mask = len(pool.table) - 1
    at = np.int64(key & np.uint64(mask))
    while pool.table[at]:
        entry = pool.table[at] - 1
        if pool.key[entry] == key:
            pool.cost[entry, 1] = min(pool.cost[entry, 1], plan)
            if s.sums[v, COST] < pool.cost[entry, 0] - 1e-9:
                _write(s, pool, v, entry)
            return
        at = (at + 1) & mask
    entry = pool.info[-1, 0]
    if entry == len(pool.key):
        return
    pool.info[-1, 0] += 1
    pool.table[at] = entry + 1
    pool.key[entry] = key
    pool.cost[entry, 1] = plan
    _write(s, pool, v, entry)


@inner
def _write(s, pool, v, entry):
    pool.cost[entry, 0] = s.sums[v, COST]
    pool.info[entry, 0] = v
    pool.info[entry, 1] = s.length[v]
    pool.stops[entry, : s.length[v]] = s.seq[v, 1 : s.length[v] + 1]


@outer
def thin(pool, keep):
    """Keep only some of the entries, given by their positions in rising order."""
    pool.table[:] = 0
    mask = len(pool.table) - 1
    for to in range(len(keep)):
        entry = keep[to]
        pool.key[to] = pool.key[entry]
        pool.cost[to] = pool.cost[entry]
        pool.info[to] = pool.info[entry]
        pool.stops[to] = pool.stops[entry]
        at = np.int64(pool.key[to] & np.uint64(mask))
        while pool.table[at]:
            at = (at + 1) & mask
        pool.table[at] = to + 1
    pool.info[-1, 0] = len(keep)
