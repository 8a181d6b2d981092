"""The graph that every engine is measured on: the largest strongly connected part of an OSM extract."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.periods import Period
from geoplan.network.model import RoadNetwork
from geoplan.network.seeds import link_centimetres
from geoplan.network.speeds import SpeedModel


@dataclass(frozen=True)
class Graph:
    """
    n nodes and m arcs without loops or parallel arcs, the fastest kept, so that all engines see the same.

    `milliseconds` and `centimetres` have shape (m,), `lon` and `lat` shape (n,).
    """

    tail: NDArray[np.int32]
    head: NDArray[np.int32]
    milliseconds: NDArray[np.int32]
    centimetres: NDArray[np.int64]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]

    @property
    def node_count(self) -> int:
        """Return n."""
        return len(self.lon)


def graph_of(network: RoadNetwork) -> Graph:
    """Return the graph of a network, off-peak."""
    arcs = network.arcs
    milliseconds = SpeedModel().arc_milliseconds(network, Period.OFF_PEAK)
    centimetres = link_centimetres(network)[arcs.link]
    order = np.lexsort((centimetres, milliseconds, arcs.head, arcs.tail))
    order = order[arcs.tail[order] != arcs.head[order]]
    pair = arcs.tail[order].astype(np.int64) * network.node_count + arcs.head[order]
    keep = order[np.concatenate([[True], pair[1:] != pair[:-1]])]
    return Graph(
        arcs.tail[keep],
        arcs.head[keep],
        milliseconds[keep],
        centimetres[keep],
        network.node_lon,
        network.node_lat,
    )
