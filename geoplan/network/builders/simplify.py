"""Fewer links: pieces of one road between two junctions become one link, with the whole line kept."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from geoplan.network.model import BoolArray, RoadNetwork

IndexArray = NDArray[np.intp]
_ATTRIBUTES = ("class", "dual", "built_up", "slip", "roundabout", "limit_mph", "name", "ref")


class Simplified(NamedTuple):
    """The simpler network, and the link of it that every old link went into, shape (k,)."""

    network: RoadNetwork
    link_of: IndexArray


def simplify(network: RoadNetwork, *, keep_nodes: BoolArray | None = None) -> Simplified:
    """
    Join links that follow each other where nothing branches off and nothing changes.

    Links are joined at nodes where exactly two link ends meet, if both links agree in class, carriageway,
    surroundings, limit, name, number and open directions. Dead ends, parallel links and loops stay (a house
    may stand on them); a ring without a junction keeps one node. Lengths add up, lines keep every vertex.

    Parameters
    ----------
    keep_nodes
        (n,) nodes that stay whatever they join; by default those with traffic lights.
    """
    keep = network.node_signals if keep_nodes is None else keep_nodes
    onward = _onward(network, keep)
    if (onward < 0).all():
        return Simplified(network, np.arange(network.link_count))
    root, rank = _root_and_rank(onward)
    is_open = _open_darts(network)
    darts = np.arange(len(onward))
    # Every chain is met once in each direction: take the open one, of two open ones the first.
    chosen = np.where(is_open == is_open[darts ^ 1], root < root[darts ^ 1], is_open)
    darts = darts[chosen]
    order = np.lexsort((rank[chosen], root[chosen]))
    return _joined(network, darts[order], rank[chosen][order] == 0)


# Every link is seen as two darts: 2i runs from its start to its end, 2i + 1 back. dart ^ 1 is the way back.


def _open_darts(network: RoadNetwork) -> BoolArray:
    return np.stack([network.link_forward, network.link_backward], axis=1).ravel()


def _onward(network: RoadNetwork, keep: BoolArray) -> IndexArray:
    """The dart that each dart runs on into, -1 where a chain ends. Shape (2k,)."""
    tail = np.stack([network.link_start, network.link_end], axis=1).ravel()
    by_node = np.argsort(tail, kind="stable")
    degree = np.bincount(tail, minlength=network.node_count)
    first = np.cumsum(degree) - degree
    through = np.flatnonzero((degree == 2) & ~keep)
    one, other = by_node[first[through]], by_node[first[through] + 1]
    is_open = _open_darts(network)
    # In along `one` reversed and out along `other`, and the same the other way about.
    joins = (
        (one >> 1 != other >> 1) & (is_open[one ^ 1] == is_open[other]) & (is_open[one] == is_open[other ^ 1])
    )
    for name in _ATTRIBUTES:
        values = getattr(network, f"link_{name}")
        joins &= values[one >> 1] == values[other >> 1]
    joins[joins] = ~_closes_ring(one[joins] >> 1, other[joins] >> 1, network.link_count)
    one, other = one[joins], other[joins]
    onward = np.full(len(tail), -1, dtype=np.intp)
    onward[one ^ 1] = other
    onward[other ^ 1] = one
    return onward


def _closes_ring(one: IndexArray, other: IndexArray, count: int) -> BoolArray:
    """Of links joined end to end: which joins to leave open so that no ring is without a beginning."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    graph = coo_array((np.ones(len(one), dtype=np.int8), (one, other)), shape=(count, count))
    chains, chain = connected_components(graph.tocsr(), directed=False)
    joins_in = np.bincount(chain[one], minlength=chains)
    ring = joins_in == np.bincount(chain, minlength=chains)  # a chain of q links has q - 1 joins, a ring q
    seams = np.zeros(len(one), dtype=bool)
    in_ring = np.flatnonzero(ring[chain[one]])
    seams[in_ring[np.unique(chain[one[in_ring]], return_index=True)[1]]] = True
    return seams


def _root_and_rank(onward: IndexArray) -> tuple[IndexArray, IndexArray]:
    """The first dart of every dart's chain, and how many darts lie between; by doubling the stride."""
    darts = np.arange(len(onward))
    root, rank = darts.copy(), np.zeros(len(onward), dtype=np.intp)
    goes_on = np.flatnonzero(onward >= 0)
    root[onward[goes_on]] = goes_on
    rank[onward[goes_on]] = 1
    active = np.flatnonzero(root[root] != root)
    while len(active):
        behind = root[active]
        step, further = rank[behind], root[behind]
        rank[active] += step
        root[active] = further
        active = active[root[further] != further]
    return root, rank


def _joined(network: RoadNetwork, darts: IndexArray, begins: BoolArray) -> Simplified:
    """
    Put the network together again from its chosen darts, in the order driven.

    `begins` marks the first dart of every new link.
    """
    links, reverse = darts >> 1, (darts & 1).astype(bool)
    heads = np.flatnonzero(begins)
    tails = np.append(heads[1:], len(darts)) - 1
    number = np.cumsum(begins) - 1
    vertex, sizes = _vertices(network, links, reverse, begins)
    start = np.where(reverse, network.link_end[links], network.link_start[links])[heads]
    end = np.where(reverse, network.link_start[links], network.link_end[links])[tails]
    nodes, ends = np.unique(np.concatenate([start, end]), return_inverse=True)
    is_open = _open_darts(network)
    values: dict[str, Any] = {
        f"link_{name}": getattr(network, f"link_{name}")[links[heads]] for name in _ATTRIBUTES
    }
    simpler = RoadNetwork(
        node_lon=network.node_lon[nodes],
        node_lat=network.node_lat[nodes],
        node_signals=network.node_signals[nodes],
        link_start=ends[: len(heads)].astype(np.int32),
        link_end=ends[len(heads) :].astype(np.int32),
        link_length_m=np.add.reduceat(network.link_length_m[links], heads),
        link_forward=is_open[darts[heads]],
        link_backward=is_open[darts[heads] ^ 1],
        geometry_offset=np.concatenate([[0], np.cumsum(np.add.reduceat(sizes, heads))]).astype(np.int64),
        geometry_lon=network.geometry_lon[vertex],
        geometry_lat=network.geometry_lat[vertex],
        names=network.names,
        provenance=network.provenance,
        report=network.report,
        **values,
    )
    link_of = np.empty(network.link_count, dtype=np.intp)
    link_of[links] = number
    return Simplified(simpler, link_of)


def _vertices(
    network: RoadNetwork, links: IndexArray, reverse: BoolArray, begins: BoolArray
) -> tuple[IndexArray, IndexArray]:
    """Old vertex numbers in new order; a link that continues another does not repeat their shared one."""
    first, last = network.geometry_offset[links], network.geometry_offset[links + 1] - 1
    skipped = (~begins).astype(np.intp)
    sizes = last - first + 1 - skipped
    origin = np.where(reverse, last - skipped, first + skipped)
    nth = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return np.repeat(origin, sizes) + nth * np.repeat(np.where(reverse, -1, 1), sizes), sizes
