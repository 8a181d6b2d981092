"""
Many-to-many tables by restricted sweeps over a contraction hierarchy, sixteen sources at a time.

Source: D. Delling, A. Goldberg, R. Werneck, "Faster Batched Shortest Paths in Road Networks" (2011). Both
sides are *places*, each hung on the graph by one or more weighted arcs to (or from) nodes. Nodes are
numbered so that neighbours are near each other and their data stay in the processor's cache.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from geoplan.network.hierarchy.graph import SCALE, Graph
from geoplan.network.hierarchy.lanes import LANES, pull, push_row

_TILE = 64


class Walk(NamedTuple):
    """Work space for walking upwards over n nodes: ``mark[v] == run[0]`` where this walk has been."""

    mark: NDArray[np.int32]
    run: NDArray[np.int32]
    found: NDArray[np.int32]
    stack: NDArray[np.int32]
    cursor: NDArray[np.int64]


@njit(cache=True, nogil=True)
def walk_space(n):
    """Fresh work space for `ancestors`."""
    return Walk(
        np.zeros(n, np.int32),
        np.zeros(1, np.int32),
        np.empty(n, np.int32),
        np.empty(n, np.int32),
        np.empty(n, np.int64),
    )


@njit(cache=True, nogil=True)
def ancestors(places, chosen, graph, walk):
    """
    Find every node that can be reached upwards from the chosen places, each after all those above it.

    Returns
    -------
    How many nodes were written to ``walk.found``.
    """
    walk.run[0] += 1
    run = walk.run[0]
    size = 0
    for place in chosen:
        for seed in range(places.first[place], places.first[place + 1]):
            if walk.mark[places.other[seed]] == run:
                continue
            walk.mark[places.other[seed]] = run
            walk.stack[0] = places.other[seed]
            walk.cursor[0] = graph.first[walk.stack[0]]
            depth = 1
            while depth > 0:
                node = walk.stack[depth - 1]
                if walk.cursor[depth - 1] == graph.first[node + 1]:
                    walk.found[size] = node
                    size += 1
                    depth -= 1
                    continue
                other = graph.other[walk.cursor[depth - 1]]
                walk.cursor[depth - 1] += 1
                if walk.mark[other] != run:
                    walk.mark[other] = run
                    walk.stack[depth] = other
                    walk.cursor[depth] = graph.first[other]
                    depth += 1
    return size


@njit(cache=True, nogil=True)
def restrict(places, graph):
    """
    Cut the hierarchy down to what lies above some places.

    Parameters
    ----------
    places
        One row a place: its arcs to nodes.
    graph
        The hierarchy's arcs on this side; each node's lead to nodes of lesser number.

    Returns
    -------
    nodes
        Hierarchy nodes of the first rows, ascending.
    rows
        Arcs into each row from rows before it; after the nodes' rows come the places'.
    """
    n, count = len(graph.first) - 1, len(places.first) - 1
    above = np.zeros(n, np.bool_)
    for seed in places.other:
        above[seed] = True
    size, arcs = 0, len(places.other)
    for node in range(n - 1, -1, -1):
        if above[node]:
            size += 1
            arcs += graph.first[node + 1] - graph.first[node]
            for arc in range(graph.first[node], graph.first[node + 1]):
                above[graph.other[arc]] = True
    nodes, slot = np.empty(size, np.int32), np.empty(n, np.int32)
    rows = Graph(np.zeros(size + count + 1, np.int64), np.empty(arcs, np.int32), np.empty(arcs, np.float64))
    row = end = 0
    for node in range(n):
        if above[node]:
            nodes[row] = node
            slot[node] = row
            end = _copy_arcs(graph, node, slot, rows, end)
            row += 1
            rows.first[row] = end
    for place in range(count):
        end = _copy_arcs(places, place, slot, rows, end)
        rows.first[size + place + 1] = end
    return nodes, rows


@njit(cache=True, nogil=True)
def _copy_arcs(graph, row, slot, rows, end):
    """Append a row's arcs, renumbered; returns the new end."""
    for arc in range(graph.first[row], graph.first[row + 1]):
        rows.other[end] = slot[graph.other[arc]]
        rows.weight[end] = graph.weight[arc]
        end += 1
    return end


@njit(cache=True, nogil=True)
def _climb(places, batch, graph, walk, slot, above):
    """
    Distances from up to `LANES` places to every node above them, into the rows of `above`.

    Returns
    -------
    How many rows were filled; ``slot[walk.found[i]]`` is i.
    """
    size = ancestors(places, batch, graph, walk)
    above[: size * LANES] = np.inf
    for row in range(size):
        slot[walk.found[row]] = row
    for lane in range(len(batch)):
        for seed in range(places.first[batch[lane]], places.first[batch[lane] + 1]):
            at = slot[places.other[seed]] * LANES + lane
            above[at] = min(above[at], places.weight[seed])
    for row in range(size - 1, -1, -1):
        node = walk.found[row]
        for arc in range(graph.first[node], graph.first[node + 1]):
            push_row(above, row, slot[graph.other[arc]], graph.weight[arc])
    return size


@njit(cache=True, nogil=True)
def sweep(places, order, graph, nodes, rows, seconds, metres):
    """
    Fill the rows of a table for the places in `order`.

    Parameters
    ----------
    places, graph
        Places on the near side with their arcs, and the hierarchy's arcs on this side.
    order
        Which places, neighbours together.
    nodes, rows
        The far side, from `restrict`.
    seconds, metres
        Shape (near places, far places): time, and length of the fastest path; ``inf`` where there is none.
    """
    n = len(graph.first) - 1
    walk = walk_space(n)
    slot = np.full(n, -1, np.int32)
    above = np.empty(n * LANES, np.float64)
    size, total = len(nodes), len(rows.first) - 1
    below = np.empty(total * LANES, np.float64)
    spare = np.empty(_TILE * LANES), np.empty(_TILE * LANES)
    for start in range(0, len(order), LANES):
        batch = order[start : start + LANES]
        climbed = _climb(places, batch, graph, walk, slot, above)
        for row in range(size):
            begin = (above, slot[nodes[row]])
            pull(below, row, begin, rows.other, rows.weight, rows.first[row], rows.first[row + 1])
        for row in range(size, total):
            pull(below, row, (above, -1), rows.other, rows.weight, rows.first[row], rows.first[row + 1])
        for row in range(climbed):
            slot[walk.found[row]] = -1
        _unpack(below[size * LANES :], batch, spare, seconds, metres)


@njit(cache=True, nogil=True)
def _unpack(packed, batch, spare, seconds, metres):
    """Split the far places' rows into seconds and metres, a tile at a time so that it stays in cache."""
    seconds_tile, metres_tile = spare
    for start in range(0, len(packed) // LANES, _TILE):
        tile = packed[start * LANES : (start + _TILE) * LANES]
        for at in range(len(tile)):
            milliseconds = np.floor(tile[at] * (1.0 / SCALE))
            centimetres = tile[at] - milliseconds * SCALE
            seconds_tile[at] = milliseconds / 1000.0
            metres_tile[at] = centimetres / 100.0 if tile[at] < np.inf else np.inf
        for lane in range(len(batch)):
            seconds_row, metres_row = seconds[batch[lane]], metres[batch[lane]]
            for place in range(len(tile) // LANES):
                seconds_row[start + place] = seconds_tile[place * LANES + lane]
                metres_row[start + place] = metres_tile[place * LANES + lane]
