"""
Dijkstra's algorithm on packed costs: the plain and exact engine that paths, isochrones and Voronoi cells use.

A cost packs milliseconds above centimetres into one integer (see `pack`), so that the least integer is the
fastest path and, among equally fast ones, the shortest; adding costs adds both.
"""

from dataclasses import dataclass
from heapq import heappop, heappush
from weakref import WeakKeyDictionary

import numpy as np
from numba import njit
from numpy.typing import NDArray

from geoplan.network.model import IntArray, RoadNetwork
from geoplan.network.seeds import CountArray, link_centimetres

CM_SPAN = 1 << 32  # centimetres of the longest path that fits: 42,949 km
UNREACHED = np.iinfo(np.int64).max
NO_ARC = -1


@dataclass(frozen=True, eq=False)
class Star:
    """
    Arcs grouped by the node they leave (or, reversed, the node they reach).

    Node v has rows ``offset[v]`` up to ``offset[v + 1]``; `node` is the other end and `arc` the arc's number.
    """

    offset: CountArray
    node: IntArray
    arc: IntArray


@dataclass(frozen=True, eq=False)
class Tree:
    """
    Least packed cost of every node from the seeds (`UNREACHED` where none), and how it is reached.

    `arc` is the arc by which the node is reached (reversed search: left), `NO_ARC` at seeds and unreached
    nodes; `seed` is the row of the seed that the node hangs on, -1 where unreached.
    """

    cost: CountArray
    arc: IntArray
    seed: IntArray


_stars: WeakKeyDictionary[RoadNetwork, dict[bool, Star]] = WeakKeyDictionary()


def star(network: RoadNetwork, *, outgoing: bool = True) -> Star:
    """Arcs by the node they leave, or by the node they reach."""
    known = _stars.setdefault(network, {})
    if outgoing not in known:
        arcs = network.arcs
        here, there = (arcs.tail, arcs.head) if outgoing else (arcs.head, arcs.tail)
        order = np.argsort(here, kind="stable").astype(np.int32)
        degree = np.bincount(here, minlength=network.node_count)
        known[outgoing] = Star(offset=np.concatenate([[0], np.cumsum(degree)]), node=there[order], arc=order)
    return known[outgoing]


def pack(ms: NDArray[np.integer], cm: NDArray[np.integer]) -> CountArray:
    """
    Milliseconds and centimetres as one cost.

    An integer with room for any path, unlike the doubles of `geoplan.network.hierarchy.graph`, whose lanes
    need them: the two engines share nothing, so that one checks the other.
    """
    return np.asarray(ms, np.int64) * CM_SPAN + np.asarray(cm, np.int64)


def unpack(cost: CountArray) -> tuple[CountArray, CountArray]:
    """Milliseconds and centimetres of costs that are not `UNREACHED`."""
    return cost >> 32, cost & (CM_SPAN - 1)


def arc_costs(network: RoadNetwork, arc_ms: IntArray) -> CountArray:
    """(m,) packed cost of every arc."""
    return pack(arc_ms, link_centimetres(network)[network.arcs.link])


def shortest_tree(
    graph: Star,
    arc_cost: CountArray,
    seed_node: IntArray,
    seed_cost: CountArray,
    *,
    limit: int = UNREACHED,
    target_node: IntArray | None = None,
    target_cost: CountArray | None = None,
) -> Tree:
    """
    Least costs from the nearest of some seeds.

    Parameters
    ----------
    graph
        n nodes and their arcs; pass the reversed star to search towards the seeds.
    arc_cost
        (m,) packed cost of each arc.
    seed_node, seed_cost
        (s,) where the search starts and with what packed cost. Of equal costs the lower seed row wins.
    limit
        Nodes with a higher packed cost are left unreached.
    target_node, target_cost
        When given, the search ends once no path over a target (plus that target's cost) can be lesser; nodes
        beyond may then be unreached or hold a cost that is not the least.
    """
    if target_node is None or target_cost is None:
        target_node, target_cost = np.empty(0, np.int32), np.empty(0, np.int64)
    return Tree(
        *_search(
            graph.offset, graph.node, graph.arc, arc_cost,
            seed_node, seed_cost, limit, target_node, target_cost,
        )
    )  # fmt: skip


@njit(cache=True)
def _search(offset, node, arc, arc_cost, seed_node, seed_cost, limit, target_node, target_cost):
    count = len(offset) - 1
    cost = np.full(count, UNREACHED, np.int64)
    by_arc = np.full(count, NO_ARC, np.int32)
    by_seed = np.full(count, -1, np.int32)
    heap = [(np.int64(0), np.int32(0)) for _ in range(0)]
    for row in range(len(seed_node)):
        start = seed_node[row]
        if seed_cost[row] <= limit and seed_cost[row] < cost[start]:
            cost[start] = seed_cost[row]
            by_seed[start] = row
            heappush(heap, (seed_cost[row], start))
    while len(heap) > 0:
        here_cost, here = heappop(heap)
        if here_cost > limit:
            break
        if here_cost > cost[here]:
            continue
        for row in range(len(target_node)):
            if target_node[row] == here:
                limit = min(limit, here_cost + target_cost[row])
        for at in range(offset[here], offset[here + 1]):
            there = node[at]
            there_cost = here_cost + arc_cost[arc[at]]
            closer = there_cost < cost[there]
            tied = there_cost == cost[there] and by_seed[here] < by_seed[there]
            if there_cost <= limit and (closer or tied):
                cost[there] = there_cost
                by_arc[there] = arc[at]
                by_seed[there] = by_seed[here]
                if closer:
                    heappush(heap, (there_cost, there))
    return cost, by_arc, by_seed
