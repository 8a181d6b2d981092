"""
Contraction hierarchies: nodes are removed from the least important up, and shortcuts keep every distance.

Sources: R. Geisberger, P. Sanders, D. Schultes, D. Delling, "Contraction Hierarchies" (2008), for the method
and the limited witness searches. Importance is a node's level plus the arcs, and the original arcs, that its
removal would add in proportion to those it would take away, brought up to date only when a node's turn
comes.
"""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from geoplan.network.hierarchy.heap import pop, push

_SPARE = 2


class ArcLists(NamedTuple):
    """
    Arcs by node, in one pool that lists move about in as they grow.

    Node v's arcs are at ``first[v]`` up to ``first[v] + size[v]``, with room for ``room[v]``; ``end[0]`` is
    the end of the pool in use. `hops` is how many original arcs each stands for.
    """

    first: NDArray[np.int64]
    size: NDArray[np.int64]
    room: NDArray[np.int64]
    end: NDArray[np.int64]
    other: NDArray[np.int32]
    weight: NDArray[np.float64]
    hops: NDArray[np.int32]


class Search(NamedTuple):
    """Work space of witness searches: ``distance[v]`` holds where ``stamp[v] == run[0]``."""

    distance: NDArray[np.float64]
    stamp: NDArray[np.int64]
    run: NDArray[np.int64]
    keys: NDArray[np.float64]
    items: NDArray[np.int32]


class Shortcuts(NamedTuple):
    """Room for the arcs that removing one node would need."""

    tail: NDArray[np.int32]
    head: NDArray[np.int32]
    weight: NDArray[np.float64]
    hops: NDArray[np.int32]


@njit(cache=True)
def contract(n, tail, head, weight, estimate_limit, contract_limit):
    """
    Contract every node of a graph without self-loops and parallel arcs.

    Parameters
    ----------
    n
        Number of nodes.
    tail, head, weight
        Arcs, shape (m,); weights positive.
    estimate_limit, contract_limit
        How many nodes a witness search settles at most, when importance is estimated and when a node is
        removed.

    Returns
    -------
    rank
        Shape (n,): 0 for the node that was removed first.
    up, down
        Arcs from each node to, and to each node from, more important ones.
    """
    out, into = _lists(n, tail, head, weight), _lists(n, head, tail, weight)
    search = Search(
        np.empty(n, np.float64),
        np.zeros(n, np.int64),
        np.zeros(1, np.int64),
        np.empty(1 << 16, np.float64),
        np.empty(1 << 16, np.int32),
    )
    found = _shortcuts(1024)
    level, rank = np.zeros(n, np.int64), np.full(n, -1, np.int64)
    stale = np.ones(n, np.bool_)
    keys, nodes = np.zeros(n + 1, np.float64), np.arange(n + 1).astype(np.int32)
    queued = n
    removed = 0
    while queued > 0:
        _, node, queued = pop(keys, nodes, queued)
        pairs = out.size[node] * into.size[node]
        if pairs > len(found.tail):
            found = _shortcuts(2 * pairs)
        if stale[node]:
            stale[node] = False
            number = _find_shortcuts(node, estimate_limit, out, into, search, found)
            importance = level[node] + _relative_cost(node, number, out, into, found)
            if queued > 0 and importance > keys[0]:
                queued = push(keys, nodes, queued, importance, node)
                continue
        number = _find_shortcuts(node, contract_limit, out, into, search, found)
        rank[node] = removed
        removed += 1
        _detach(node, out, into, level, stale)
        _detach(node, into, out, level, stale)
        for at in range(number):
            out = _add(found.tail[at], found.head[at], found.weight[at], found.hops[at], out)
            into = _add(found.head[at], found.tail[at], found.weight[at], found.hops[at], into)
    return rank, out, into


@njit(cache=True)
def compact(lists):
    """The lists without their spare room: first (n + 1,), other, weight."""
    n = len(lists.first)
    first = np.zeros(n + 1, np.int64)
    first[1:] = np.cumsum(lists.size)
    other = np.empty(first[n], np.int32)
    weight = np.empty(first[n], np.float64)
    for node in range(n):
        for at in range(lists.size[node]):
            other[first[node] + at] = lists.other[lists.first[node] + at]
            weight[first[node] + at] = lists.weight[lists.first[node] + at]
    return first, other, weight


@njit(cache=True)
def _lists(n, tail, head, weight):
    count = np.zeros(n, np.int64)
    for at in range(len(tail)):
        count[tail[at]] += 1
    room = count + _SPARE
    first = np.zeros(n, np.int64)
    first[1:] = np.cumsum(room)[:-1]
    end = np.array([first[n - 1] + room[n - 1]])
    size = 2 * end[0]
    other, weights = np.empty(size, np.int32), np.empty(size, np.float64)
    count[:] = 0
    for at in range(len(tail)):
        slot = first[tail[at]] + count[tail[at]]
        other[slot] = head[at]
        weights[slot] = weight[at]
        count[tail[at]] += 1
    return ArcLists(first, count, room, end, other, weights, np.ones(size, np.int32))


@njit(cache=True)
def _shortcuts(size):
    return Shortcuts(
        np.empty(size, np.int32),
        np.empty(size, np.int32),
        np.empty(size, np.float64),
        np.empty(size, np.int32),
    )


@njit(cache=True)
def _grown(array, size):
    larger = np.empty(size, array.dtype)
    larger[: len(array)] = array
    return larger


@njit(cache=True)
def _add(node, other, weight, hops, lists):
    """
    Put an arc into a node's list, or lower the one that is there; returns the lists, perhaps in a
    larger pool.
    """
    first = lists.first[node]
    for at in range(first, first + lists.size[node]):
        if lists.other[at] == other:
            if weight < lists.weight[at]:
                lists.weight[at] = weight
                lists.hops[at] = hops
            return lists
    if lists.size[node] == lists.room[node]:
        lists = _moved_to_end(node, lists)
    slot = lists.first[node] + lists.size[node]
    lists.other[slot] = other
    lists.weight[slot] = weight
    lists.hops[slot] = hops
    lists.size[node] += 1
    return lists


@njit(cache=True)
def _moved_to_end(node, lists):
    """The lists with one of them moved to where it has twice the room."""
    end = lists.end[0]
    room = 2 * lists.size[node] + _SPARE
    if end + room > len(lists.other):
        size = 2 * (end + room)
        lists = ArcLists(
            lists.first,
            lists.size,
            lists.room,
            lists.end,
            _grown(lists.other, size),
            _grown(lists.weight, size),
            _grown(lists.hops, size),
        )
    first = lists.first[node]
    for at in range(lists.size[node]):
        lists.other[end + at] = lists.other[first + at]
        lists.weight[end + at] = lists.weight[first + at]
        lists.hops[end + at] = lists.hops[first + at]
    lists.first[node] = end
    lists.room[node] = room
    lists.end[0] = end + room
    return lists


@njit(cache=True)
def _detach(node, mine, theirs, level, stale):
    """
    Take a removed node out of its neighbours' lists; its own then hold just its more important
    neighbours.
    """
    for at in range(mine.first[node], mine.first[node] + mine.size[node]):
        neighbour = mine.other[at]
        level[neighbour] = max(level[neighbour], level[node] + 1)
        stale[neighbour] = True
        last = theirs.first[neighbour] + theirs.size[neighbour] - 1
        for slot in range(theirs.first[neighbour], last + 1):
            if theirs.other[slot] == node:
                theirs.other[slot] = theirs.other[last]
                theirs.weight[slot] = theirs.weight[last]
                theirs.hops[slot] = theirs.hops[last]
                theirs.size[neighbour] -= 1
                break


@njit(cache=True)
def _relative_cost(node, number, out, into, found):
    """Arcs that removing a node adds against those it takes away, counted plainly and by original arcs."""
    added_hops = 0
    for at in range(number):
        added_hops += found.hops[at]
    removed_hops = 0
    for at in range(out.first[node], out.first[node] + out.size[node]):
        removed_hops += out.hops[at]
    for at in range(into.first[node], into.first[node] + into.size[node]):
        removed_hops += into.hops[at]
    removed = out.size[node] + into.size[node]
    return (added_hops + 1) / (removed_hops + 1) + (number + 1) / (removed + 1)


@njit(cache=True)
def _find_shortcuts(node, limit, out, into, search, found):
    """Write the arcs that removing a node would need to `found`; returns how many."""
    number = 0
    longest = 0.0
    for at in range(out.first[node], out.first[node] + out.size[node]):
        longest = max(longest, out.weight[at])
    for before in range(into.first[node], into.first[node] + into.size[node]):
        start = into.other[before]
        _search_witnesses(start, node, into.weight[before] + longest, limit, out, search)
        for at in range(out.first[node], out.first[node] + out.size[node]):
            end = out.other[at]
            through = into.weight[before] + out.weight[at]
            witnessed = search.stamp[end] == search.run[0] and search.distance[end] <= through
            if end == start or witnessed:
                continue
            found.tail[number] = start
            found.head[number] = end
            found.weight[number] = through
            found.hops[number] = into.hops[before] + out.hops[at]
            number += 1
    return number


@njit(cache=True)
def _search_witnesses(start, avoided, bound, limit, out, search):
    """
    Distances from `start` without `avoided`, up to `bound` or `limit` settled nodes.

    They are never below the true ones, so a witness found is one; a missed one only costs a needless
    shortcut.
    """
    search.run[0] += 1
    run = search.run[0]
    search.distance[start] = 0.0
    search.stamp[start] = run
    size = push(search.keys, search.items, 0, 0.0, start)
    settled = 0
    while size > 0 and settled < limit:
        reached, node, size = pop(search.keys, search.items, size)
        if reached > search.distance[node]:
            continue
        settled += 1
        for at in range(out.first[node], out.first[node] + out.size[node]):
            other = out.other[at]
            candidate = reached + out.weight[at]
            if other == avoided or candidate > bound:
                continue
            if search.stamp[other] != run or candidate < search.distance[other]:
                if size == len(search.keys):
                    return
                search.stamp[other] = run
                search.distance[other] = candidate
                size = push(search.keys, search.items, size, candidate, other)
