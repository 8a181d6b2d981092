"""A pool of the routes met: for each vehicle kind and set of requests the cheapest order."""

import numpy as np
from numpy.typing import NDArray

from geoplan.compiling import lean, outer
from geoplan.runs.problem import FloatArray
from geoplan.runs.search.kernels.model import COST, KIND, Data, LongArray
from geoplan.runs.search.kernels.struct import Struct

USUAL = 24
"""Stops of a route for which a pool has room, on average."""
VEHICLE, LENGTH, BEGIN = range(3)
"""Columns of `Pool.info`."""


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
    """(room, 3) vehicle, number of stops, and where they begin in `stops`."""
    stops: NDArray[np.int32]
    """Stops of one route behind those of another."""
    size: LongArray
    """(2,) how many routes there are, and how many stops."""


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
        info=np.zeros((room, 3), np.int64),
        stops=np.zeros(room * USUAL + 2 * data.longest, np.int32),
        size=np.zeros(2, np.int64),
    )


@lean
def remember(d, s, pool, v, plan):
    """Put a route of a plan into the pool, or mend its entry when it is cheaper now."""
    m = s.length[v]
    if m == 0:
        return
    n, seq, word, table = d.n, s.seq[v], pool.word, pool.table
    key = word[n + d.who[v, KIND]]
    for k in range(1, m + 1):
        if seq[k] < n:
            key ^= word[seq[k]]
    mask = len(table) - 1
    at = np.int64(key & np.uint64(mask))
    while table[at]:
        entry = table[at] - 1
        if pool.key[entry] == key:
            pool.cost[entry, 1] = min(pool.cost[entry, 1], plan)
            if s.sums[v, COST] < pool.cost[entry, 0] - 1e-9:
                _write(s, pool, v, entry)
            return
        at = (at + 1) & mask
    entry, begin = pool.size[0], pool.size[1]
    if entry == len(pool.key) or begin + m > len(pool.stops):
        return
    table[at] = entry + 1
    pool.size[0] += 1
    pool.size[1] += m
    pool.key[entry] = key
    pool.cost[entry, 1] = plan
    pool.info[entry, LENGTH] = m
    pool.info[entry, BEGIN] = begin
    _write(s, pool, v, entry)


@lean
def _write(s, pool, v, entry):
    """Write a route into its entry; the same requests in another order take the same room."""
    pool.cost[entry, 0] = s.sums[v, COST]
    pool.info[entry, VEHICLE] = v
    begin = pool.info[entry, BEGIN]
    for k in range(s.length[v]):
        pool.stops[begin + k] = s.seq[v, k + 1]


@outer
def thin(pool, keep):
    """Keep only some of the entries, given by their positions in rising order."""
    table = pool.table
    table[:] = 0
    mask = len(table) - 1
    used = 0
    for to in range(len(keep)):
        entry = keep[to]
        pool.key[to] = pool.key[entry]
        pool.cost[to] = pool.cost[entry]
        begin, m = pool.info[entry, BEGIN], pool.info[entry, LENGTH]
        for k in range(m):
            pool.stops[used + k] = pool.stops[begin + k]
        pool.info[to, VEHICLE] = pool.info[entry, VEHICLE]
        pool.info[to, LENGTH] = m
        pool.info[to, BEGIN] = used
        used += m
        at = np.int64(pool.key[to] & np.uint64(mask))
        while table[at]:
            at = (at + 1) & mask
        table[at] = to + 1
    pool.size[0] = len(keep)
    pool.size[1] = used
