"""
The same tables level by level in plain numpy, for small ones: loading the compiled sweeps takes longer.

Nodes of one level have no arcs between them, so a whole level is one gather, one sum and one minimum.
"""

from itertools import pairwise

import numpy as np

from geoplan.network.hierarchy.graph import CountArray, FloatArray, Graph

MOST_WORK = 40_000_000
"""Sums of arcs times lanes that take about as long as loading the compiled sweeps."""


def table_by_levels(
    near: Graph, near_side: Graph, far: Graph, far_side: Graph, level: CountArray
) -> FloatArray | None:
    """
    Make a table of packed distances.

    Parameters
    ----------
    near, far
        One row a place: its arcs to nodes.
    near_side, far_side
        The hierarchy's arcs on either side.
    level
        (n,) of each node, less than those of all nodes below it.

    Returns
    -------
    Shape (near places, far places), ``inf`` where no path exists; None when it would take too long.
    """
    lanes = len(near.first) - 1
    up, down = _closure(near.other, near_side), _closure(far.other, far_side)
    up_tail, up_head, up_weight = _arcs_of(up, near_side)
    down_head, down_tail, down_weight = _arcs_of(down, far_side)
    if lanes * (len(up_tail) + len(down_tail)) > MOST_WORK:
        return None
    slot = np.full(len(level), -1, np.int64)
    slot[up] = np.arange(len(up))
    above = np.full((len(up), lanes), np.inf)
    lane = np.repeat(np.arange(lanes), np.diff(near.first))
    np.minimum.at(above, (slot[near.other], lane), near.weight)
    _pull(above, slot[up_tail], slot[up_head], up_weight, -level[up_head])
    below = np.full((len(down), lanes), np.inf)
    met = slot[down] >= 0
    below[met] = above[slot[down[met]]]
    slot[:] = -1
    slot[down] = np.arange(len(down))
    _pull(below, slot[down_tail], slot[down_head], down_weight, level[down_head])
    table = np.full((len(far.first) - 1, lanes), np.inf)
    hung = np.flatnonzero(np.diff(far.first))
    if len(hung):
        reached = below[slot[far.other]] + far.weight[:, None]
        table[hung] = np.minimum.reduceat(reached, far.first[hung], axis=0)
    return table.T


def _closure(seeds: np.ndarray, graph: Graph) -> CountArray:
    """Every node above some nodes, and these."""
    known = np.zeros(len(graph.first) - 1, bool)
    front = np.unique(seeds)
    while len(front):
        known[front] = True
        _, above, _ = _arcs_of(front, graph)
        front = np.unique(above[~known[above]])
    return np.flatnonzero(known)


def _arcs_of(nodes: np.ndarray, graph: Graph) -> tuple[CountArray, CountArray, FloatArray]:
    """Arcs of some rows: the rows, their other ends, the weights."""
    size = graph.first[nodes + 1] - graph.first[nodes]
    owner = np.repeat(nodes.astype(np.int64), size)
    at = np.arange(len(owner)) + np.repeat(graph.first[nodes] - (np.cumsum(size) - size), size)
    return owner, graph.other[at].astype(np.int64), graph.weight[at]


def _pull(
    values: FloatArray, tail: CountArray, head: CountArray, weight: FloatArray, turn: CountArray
) -> None:
    """Lower the values of heads to what their tails allow, head by head in the order of their turns."""
    order = np.lexsort((head, turn))
    tail, head, weight, turn = tail[order], head[order], weight[order], turn[order]
    bounds = np.flatnonzero(np.diff(turn, prepend=turn[:1] - 1, append=turn[-1:] + 1))
    for start, stop in pairwise(bounds):
        heads = head[start:stop]
        first = np.flatnonzero(np.diff(heads, prepend=-1))
        candidates = values[tail[start:stop]] + weight[start:stop, None]
        best = np.minimum.reduceat(candidates, first, axis=0)
        values[heads[first]] = np.minimum(values[heads[first]], best)
