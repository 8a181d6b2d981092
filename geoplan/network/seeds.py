"""
How a journey joins the network's nodes: the one place where partial links and access legs are rounded.

Every engine (matrix, paths, isochrones) counts whole milliseconds and whole centimetres and takes the least
pair in lexicographic order: the fastest path, and the shortest among equally fast ones. Then their figures
agree exactly.

- A whole arc counts its ``arc_ms`` and its link's `link_centimetres`.
- A share of an arc counts ``rint(arc_ms * share)`` and ``rint(link_cm * share)``.
- The access leg counts ``access_ms`` and ``rint(access_m * 100)``, once at each end of a journey.
- A journey from a point to the very same point counts nothing.
"""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from geoplan.network.hierarchy import PlaceArcs
from geoplan.network.model import BoolArray, FloatArray, IntArray, RoadNetwork
from geoplan.network.snap import SnappedPlaces

CountArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class SeedArrays(PlaceArcs):
    """
    Where n places join the network: the `PlaceArcs` that tables are made of, and the roads they run along.

    A place has one or two rows, access leg included. `arc` is the arc that is driven in part, -1 where the
    place is at the node and drives none. Both rows of a place may name one node (a loop road): take the
    lesser.
    """

    arc: IntArray


@dataclass(frozen=True, eq=False)
class DirectPairs:
    """
    Journeys that stay on one link: row numbers among origins and destinations, and their whole cost.

    At most one row a pair. A way round by the network may still be faster: take the lesser. `arc` is driven.
    """

    origin: CountArray
    destination: CountArray
    ms: CountArray
    cm: CountArray
    arc: IntArray


@dataclass(frozen=True, eq=False)
class LinkArcs:
    """(k,) arc number of each link's forward and backward direction; -1 where it is closed."""

    forward: IntArray
    backward: IntArray


_link_arcs: WeakKeyDictionary[RoadNetwork, LinkArcs] = WeakKeyDictionary()


def link_centimetres(network: RoadNetwork) -> CountArray:
    """(k,) link lengths in whole centimetres."""
    return np.rint(network.link_length_m * 100).astype(np.int64)


def link_arcs(network: RoadNetwork) -> LinkArcs:
    """Arc numbers of the directions of every link."""
    if network not in _link_arcs:
        arcs = network.arcs
        number = np.arange(len(arcs), dtype=np.int32)
        forward = np.full(network.link_count, -1, np.int32)
        backward = np.full(network.link_count, -1, np.int32)
        forward[arcs.link[arcs.forward]] = number[arcs.forward]
        backward[arcs.link[~arcs.forward]] = number[~arcs.forward]
        _link_arcs[network] = LinkArcs(forward, backward)
    return _link_arcs[network]


def seeds(
    network: RoadNetwork, snapped: SnappedPlaces, arc_ms: IntArray, *, outgoing: bool = True
) -> SeedArrays:
    """
    Where places join the network's nodes, and at what cost.

    Parameters
    ----------
    network
        The roads.
    snapped
        n places on them.
    arc_ms
        (m,) time of each arc in milliseconds.
    outgoing
        True: from a place to the nodes it can drive to. False: from nodes to the place.

    Returns
    -------
    SeedArrays
        One row for each direction open to the place. A place exactly at a link's end counts as at that node.
    """
    sides = _open_sides(network, snapped, outgoing)
    place, side = np.nonzero(sides)
    at_end = side == 0
    link, fraction = snapped.link[place], snapped.fraction[place]
    arcs = link_arcs(network)
    # Leaving by the end of a link drives it forwards; arriving from its end drives it backwards.
    arc = np.where(at_end == outgoing, arcs.forward[link], arcs.backward[link])
    share = np.where(at_end, 1.0 - fraction, fraction)
    length_cm = link_centimetres(network)[link]
    return SeedArrays(
        offset=np.concatenate([[0], np.cumsum(sides.sum(axis=1))]),
        node=np.where(at_end, network.link_end[link], network.link_start[link]).astype(np.int32),
        ms=part(arc_ms[arc], share) + snapped.access_ms[place],
        cm=part(length_cm, share) + access_centimetres(snapped)[place],
        arc=arc.astype(np.int32),
    )


def direct(
    network: RoadNetwork, origins: SnappedPlaces, destinations: SnappedPlaces, arc_ms: IntArray
) -> DirectPairs:
    """
    Journeys between places on the same link that need not leave it.

    Parameters
    ----------
    network
        The roads.
    origins, destinations
        n and m places on them.
    arc_ms
        (m,) time of each arc in milliseconds.
    """
    origin, destination = _same_link(origins, destinations)
    link = origins.link[origin]
    ahead = destinations.fraction[destination] - origins.fraction[origin]
    arcs = link_arcs(network)
    same_point = origins.lon[origin] == destinations.lon[destination]
    same_point &= origins.lat[origin] == destinations.lat[destination]
    arc = _arc_between(arcs, link, ahead)
    open_ = arc >= 0
    origin, destination, link, arc = origin[open_], destination[open_], link[open_], arc[open_]
    share, same_point = np.abs(ahead[open_]), same_point[open_]
    ms = part(arc_ms[arc], share) + origins.access_ms[origin] + destinations.access_ms[destination]
    cm = part(link_centimetres(network)[link], share)
    cm += access_centimetres(origins)[origin] + access_centimetres(destinations)[destination]
    return DirectPairs(
        origin=origin,
        destination=destination,
        ms=np.where(same_point, 0, ms),
        cm=np.where(same_point, 0, cm),
        arc=arc.astype(np.int32),
    )


def access_centimetres(snapped: SnappedPlaces) -> CountArray:
    """(n,) access legs in whole centimetres."""
    return np.rint(snapped.access_m * 100).astype(np.int64)


def part(whole: IntArray | CountArray, share: FloatArray) -> CountArray:
    """Round a share of milliseconds or centimetres as every engine does."""
    return np.rint(whole * share).astype(np.int64)


def _open_sides(network: RoadNetwork, snapped: SnappedPlaces, outgoing: bool) -> BoolArray:
    """(n, 2) whether a place joins the end, and the start, of its link."""
    ahead, behind = network.link_forward, network.link_backward
    if not outgoing:
        ahead, behind = behind, ahead
    return np.stack(
        [
            ahead[snapped.link] | (snapped.fraction == 1.0),
            behind[snapped.link] | (snapped.fraction == 0.0),
        ],
        axis=1,
    )


def _same_link(origins: SnappedPlaces, destinations: SnappedPlaces) -> tuple[CountArray, CountArray]:
    """Return every pair of rows on one link, by origin and then destination."""
    order = np.argsort(destinations.link, kind="stable")
    sorted_links = destinations.link[order]
    low = np.searchsorted(sorted_links, origins.link, side="left")
    size = np.searchsorted(sorted_links, origins.link, side="right") - low
    origin = np.repeat(np.arange(len(origins)), size)
    within = np.arange(len(origin)) - np.repeat(np.cumsum(size) - size, size)
    return origin, order[np.repeat(low, size) + within]


def _arc_between(arcs: LinkArcs, link: IntArray, ahead: FloatArray) -> IntArray:
    """Return the arc that goes the right way along the link, -1 where closed; an open one where they meet."""
    forward, backward = arcs.forward[link], arcs.backward[link]
    either = np.where(forward >= 0, forward, backward)
    return np.where(ahead > 0, forward, np.where(ahead < 0, backward, either))
