"""
A cut of a hypergraph that few children cross, or the proof that there is none.

A hypergraph has vertices, and edges that may join more than two of them; an edge crosses a cut where it has
vertices on both sides. Here several edges may be of one child, no two of them with a vertex in common; a
child crosses once, however many of its edges do.

Where each child has one edge, the answer is exact, by the ordering of Klimmek and Wagner, *A simple
hypergraph min cut algorithm* (1996), which is that of Stoer and Wagner for hypergraphs: vertices are added,
each time the one that most edges tie to those before; of all cuts between the last two, that around the last
is least. So these two are one from then on. Where children have several edges, one of k counts as 1/k: never
too much, so that a cut that few cross is always found, and at times one that more do.
"""

import numpy as np
from numpy.typing import NDArray

_DIGITS = 6
"""Of sums of parts of children: without the dust that their order leaves."""
Edges = NDArray[np.bool_]
"""(e, v): which vertices each edge has."""


def few_across(edges: Edges, owners: NDArray[np.intp], under: int) -> NDArray[np.bool_] | None:
    """
    Return one side (v,) of a cut that 1 to `under` - 1 children cross; None where there is none.

    Parameters
    ----------
    owners
        Whose each edge is (e,).
    """
    became = np.arange(edges.shape[1])  # the vertex that each one is part of now
    while True:
        edges, owners = _together(edges, owners)
        if not len(edges):
            return None
        tied = edges.T.astype(float) @ edges  # of how many children two vertices are
        reached = _reached(tied >= under)
        if reached.sum() == len(reached):  # nothing to be united: each reaches itself
            weights = 1 / np.bincount(owners)[owners]
            last = _few_around(edges, weights, under)
            if last is not None:
                side: NDArray[np.bool_] = became == last
                return side
            one, other = _last_two(edges, weights)
            reached[[one, other], [other, one]] = True
        firsts = reached.argmax(axis=1)
        _, number = np.unique(firsts, return_inverse=True)
        became = number[became]
        edges = (edges.astype(float) @ np.eye(number.max() + 1)[number]) > 0


def connected(edges: Edges) -> NDArray[np.intp]:
    """Return for each vertex (v,) the first that edges lead to from it."""
    firsts: NDArray[np.intp] = _reached(edges.T.astype(float) @ edges > 0).argmax(axis=1)
    return firsts


def _together(edges: Edges, owners: NDArray[np.intp]) -> tuple[Edges, NDArray[np.intp]]:
    """The edges that join anything; those of a child that have a vertex in common now are one."""
    joins = edges.sum(axis=1) > 1
    edges, owners = edges[joins], owners[joins]
    _, owners = np.unique(owners, return_inverse=True)
    many = np.flatnonzero(np.bincount(owners)[owners] > 1) if len(owners) else owners
    kept = np.ones(len(edges), np.bool_)
    edges = edges.copy()
    for at in many:
        for other in many[many > at]:
            if owners[at] == owners[other] and kept[at] and kept[other] and (edges[at] & edges[other]).any():
                edges[other] |= edges[at]
                kept[at] = False
    return edges[kept], owners[kept]


def _reached(near: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which vertices (v, v) can be reached from which, over any number of others."""
    reached = near | np.eye(len(near), dtype=np.bool_)
    while True:
        farther = (reached.astype(float) @ reached) > 0
        if (farther == reached).all():
            return reached
        reached = farther


def _few_around(edges: Edges, weights: NDArray[np.float64], under: int) -> int | None:
    """The vertex with the fewest children whose edges leave it, where these are few."""
    around = (weights @ edges).round(_DIGITS)
    around[around == 0] = np.inf
    return int(around.argmin()) if around.min() < under else None


def _last_two(edges: Edges, weights: NDArray[np.float64]) -> tuple[int, int]:
    """The last two vertices of an ordering of those that edges lead to from some vertex."""
    start = int(edges.any(axis=0).argmax())
    weighed = edges * weights[:, np.newaxis]
    free = np.ones(edges.shape[1], np.bool_)
    untied = np.ones(len(edges), np.bool_)
    ties = np.zeros(edges.shape[1])
    order = [start]
    while True:
        last = order[-1]
        free[last] = False
        new = untied & edges[:, last]
        untied &= ~new
        ties += weighed[new].sum(axis=0)
        near = np.where(free, ties.round(_DIGITS), 0.0)
        if not near.any():
            return order[-2], order[-1]
        order.append(int(near.argmax()))
