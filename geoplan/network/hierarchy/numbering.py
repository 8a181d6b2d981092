"""Node numbers that keep neighbours together, so that sweeps find their data in the processor's cache."""

import numpy as np
from numba import njit


@njit(cache=True)
def preorder(rank, up, down):
    """
    Number the nodes by a preorder walk of the tree in which a node hangs below its least important superior.

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
    position = np.empty(n, np.int32)
    free = np.empty(n, np.int64)
    roots_end = 0
    for at in range(n - 1, -1, -1):
        node = by_rank[at]
        if parent[node] < 0:
            position[node] = roots_end
            roots_end += size[node]
        else:
            position[node] = free[parent[node]]
            free[parent[node]] += size[node]
        free[node] = position[node] + 1
    return position
