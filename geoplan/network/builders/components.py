"""The part of a network in which every place can be reached from every other, and what lies outside it."""

from dataclasses import dataclass

import numpy as np

from geoplan.network.model import BoolArray, RoadNetwork

_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Disconnected:
    """
    Roads outside the largest part whose every place can be driven to from every other, and back.

    `names` are those of the longest roads, at most five.
    """

    links: int
    length_m: float
    names: tuple[str, ...]

    def __str__(self) -> str:
        named = f", e.g. {', '.join(self.names)}" if self.names else ""
        return f"outside the largest joined part: {self.links:,} links, {self.length_m / 1000:,.0f} km{named}"


def in_largest_part(network: RoadNetwork) -> BoolArray:
    """
    Which links lie in the largest strongly connected part (the one with the most nodes).

    Returns
    -------
    Shape (k,).
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    arcs, count = network.arcs, network.node_count
    joined = coo_array((np.ones(len(arcs), dtype=np.int8), (arcs.tail, arcs.head)), shape=(count, count))
    _, part = connected_components(joined.tocsr(), directed=True, connection="strong")
    inside = part == np.argmax(np.bincount(part))
    return np.asarray(inside[network.link_start] & inside[network.link_end])


def disconnected(network: RoadNetwork) -> Disconnected:
    """Count and name what lies outside the largest strongly connected part."""
    return _describe(network, ~in_largest_part(network))


def largest_part(network: RoadNetwork) -> tuple[RoadNetwork, BoolArray]:
    """
    Keep the largest strongly connected part; what is left out stands in the report.

    Returns
    -------
    The network, and which links of the old one it has, shape (k,).
    """
    inside = in_largest_part(network)
    if inside.all():
        touched = np.unique(np.concatenate([network.link_start, network.link_end]))
        return (network if len(touched) == network.node_count else network.subnetwork(inside)), inside
    outside = _describe(network, ~inside)
    named = f", e.g. {', '.join(outside.names)}" if outside.names else ""
    row = (
        f"road links left out: outside the largest joined part ({outside.length_m / 1000:,.0f} km{named})",
        outside.links,
    )
    return network.subnetwork(inside, report=[row]), inside


def _describe(network: RoadNetwork, outside: BoolArray) -> Disconnected:
    links = np.flatnonzero(outside)
    longest_first = links[np.argsort(-network.link_length_m[links], kind="stable")]
    names: dict[str, None] = {}
    for link in longest_first:
        name = network.name_of(int(link))
        if name:
            names[name] = None
        if len(names) == _EXAMPLES:
            break
    return Disconnected(len(links), float(network.link_length_m[links].sum()), tuple(names))
