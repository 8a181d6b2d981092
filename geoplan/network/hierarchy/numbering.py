"""Node numbers that keep neighbours together, so that sweeps find their data in the processor's cache."""

import numpy as np
from numba import njit


@njit(cache=True)
def top_down(rank, up, down):
    """
    Number the nodes so that each comes after all more important ones that it has arcs with, and soon after.

    Nodes are taken in preorder of the tree in which a node hangs below its least important superior (then
    regions are runs of numbers), each after those of its superiors that have no number yet.

    Parameters
    ----------
    rank
        (n,) importance of each node.
    up, down
        ``(first, other)`` of the arcs to and from more important nodes.

    Returns
    -------
    position
        (n,) int32, new number of each node.
    """
    n = len(rank)
    order = _preorder(rank, up, down)
    position = np.full(n, -1, np.int32)
    waiting = np.empty(n, np.int64)
    numbered = 0
    for start in order:
        waiting[0] = start
        depth = 1 if position[start] < 0 else 0
        while depth > 0:
            node = waiting[depth - 1]
            superior = _unnumbered(node, position, up)
            if superior < 0:
                superior = _unnumbered(node, position, down)
            if superior < 0:
                position[node] = numbered
                numbered += 1
                depth -= 1
            else:
                waiting[depth] = superior
                depth += 1
    return position


@njit(cache=True)
def levels(up, down):
    """
    Give each node a level above those of all its superiors.

    Parameters
    ----------
    up, down
        ``(first, other)`` under numbers by `top_down`.

    Returns
    -------
    (n,) int64, 0 for nodes that nothing is above.
    """
    n = len(up[0]) - 1
    level = np.zeros(n, np.int64)
    for node in range(n):
        for first, other in (up, down):
            for at in range(first[node], first[node + 1]):
                level[node] = max(level[node], level[other[at]] + 1)
    return level


@njit(cache=True)
def _unnumbered(node, position, graph):
    """A superior of a node that has no number yet; -1 when all have."""
    first, other = graph
    for at in range(first[node], first[node + 1]):
        if position[other[at]] < 0:
            return other[at]
    return -1


@njit(cache=True)
def _preorder(rank, up, down):
    """Nodes in preorder of the tree of least important superiors."""
    n = len(rank)
    by_rank = np.empty(n, np.int64)
    parent = np.full(n, -1, np.int64)
    for node in range(n):
        by_rank[rank[node]] = node
        for first, other in (up, down):
            for at in range(first[node], first[node + 1]):
                if parent[node] < 0 or rank[other[at]] < rank[parent[node]]:
                    parent[node] = other[at]
    size = np.ones(n, np.int64)
    for below in by_rank:
        if parent[below] >= 0:
            size[parent[below]] += size[below]
    order = np.empty(n, np.int64)
    free = np.empty(n, np.int64)
    roots_end = 0
    for at in range(n - 1, -1, -1):
        node = by_rank[at]
        if parent[node] < 0:
            place = roots_end
            roots_end += size[node]
        else:
            place = free[parent[node]]
            free[parent[node]] += size[node]
        order[place] = node
        free[node] = place + 1
    return order
