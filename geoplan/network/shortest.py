"""Lengths of the shortest ways between places, whatever time they take."""

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from geoplan.network.cache import ArrayCache, content_key
from geoplan.network.model import FloatArray, RoadNetwork
from geoplan.network.seeds import SeedArrays, direct, link_centimetres, seeds
from geoplan.network.snap import SnappedPlaces

if TYPE_CHECKING:
    from geoplan.network.hierarchy import Hierarchy

_FORMAT = 1
_kept: WeakKeyDictionary[RoadNetwork, "Hierarchy"] = WeakKeyDictionary()


def shortest_metres(
    network: RoadNetwork,
    origins: SnappedPlaces,
    destinations: SnappedPlaces,
    *,
    cache: ArrayCache | None = None,
    threads: int = 0,
) -> FloatArray:
    """
    Lengths of the shortest ways by road: never more than those of the fastest.

    Parameters
    ----------
    network
        The roads.
    origins, destinations
        n and m places on them.
    cache
        Where the network's preparation is kept between processes.
    threads
        Threads that share the work; 0 for one a processor.

    Returns
    -------
    Metres, shape (n, m), with the access legs at both ends; ``inf`` where no road leads. Exact to the
    centimetre up to 670 km.

    Notes
    -----
    The engine of travel times takes any whole number for a time: here it is given the centimetres.
    """
    arc_cm = link_centimetres(network)[network.arcs.link].astype(np.int32)
    _, found = _hierarchy(network, cache).table(
        _by_length(seeds(network, origins, arc_cm)),
        _by_length(seeds(network, destinations, arc_cm, outgoing=False)),
        threads=threads,
    )
    metres: FloatArray = np.array(found)
    near = direct(network, origins, destinations, arc_cm)
    np.minimum.at(metres, (near.origin, near.destination), near.cm / 100.0)
    return metres


def _by_length(places: SeedArrays) -> SeedArrays:
    return SeedArrays(offset=places.offset, node=places.node, ms=places.cm, cm=places.cm, arc=places.arc)


def _hierarchy(network: RoadNetwork, cache: ArrayCache | None) -> "Hierarchy":
    """Return the hierarchy of lengths, made once a network."""
    from geoplan.network.hierarchy import Hierarchy

    if network not in _kept:
        key = content_key("shortest", _FORMAT, network.version)
        stored = cache.get(key) if cache else None
        if stored is not None:
            _kept[network] = Hierarchy(**stored)
        else:
            arcs, length_cm = network.arcs, link_centimetres(network)
            arc_cm = length_cm[arcs.link]
            # A junction drawn twice in one spot is a link of no length; the engine wants a positive one.
            _kept[network] = Hierarchy.build(
                network.node_count, arcs.tail, arcs.head, np.maximum(arc_cm, 1).astype(np.int32), arc_cm
            )
            if cache:
                cache.put(key, _kept[network].arrays())
    return _kept[network]
