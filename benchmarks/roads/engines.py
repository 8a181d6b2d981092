"""
The engines compared. Each makes a graph ready once, then answers tables of milliseconds.

Only geoplan's answers time and length; the peers are asked for time alone. Where an engine is faster from one
side (few origins or few destinations), the better side is taken.
"""

from abc import ABC, abstractmethod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.roads.graph import Graph

Nodes = NDArray[np.int64]
Table = NDArray[np.float64]


class Engine(ABC):
    """One way to make travel-time tables."""

    name: str
    version_of: str
    sides: tuple[str, ...] = ("forward",)

    @abstractmethod
    def __init__(self, graph: Graph) -> None:
        """Make a graph ready."""

    @abstractmethod
    def table(self, origins: Nodes, destinations: Nodes, side: str) -> Any:
        """Answer a table, in whatever form the library gives it."""

    def milliseconds(self, answer: Any, side: str) -> Table:
        """Bring the library's answer into (origins, destinations) milliseconds; not timed."""
        table = np.asarray(answer, dtype=np.float64)
        return table if side == "forward" else table.T


class Geoplan(Engine):
    """Contraction hierarchy and restricted sweeps: time and length together."""

    name = version_of = "geoplan"

    def __init__(self, graph: Graph) -> None:
        from geoplan.network.hierarchy import Hierarchy

        self.hierarchy = Hierarchy.build(
            graph.node_count, graph.tail, graph.head, graph.milliseconds, graph.centimetres
        )

    def table(self, origins: Nodes, destinations: Nodes, side: str) -> Any:
        from geoplan.network.hierarchy import PlaceArcs

        del side
        return self.hierarchy.table(PlaceArcs.at_nodes(origins), PlaceArcs.at_nodes(destinations))

    def milliseconds(self, answer: Any, side: str) -> Table:
        del side
        return np.asarray(answer[0]) * 1000.0


class PyRoutingKit(Engine):
    """RoutingKit's customizable contraction hierarchies through pyroutingkit."""

    name = version_of = "pyroutingkit"
    sides = ("forward", "backward")

    def __init__(self, graph: Graph) -> None:
        import pyroutingkit

        self.engines = {}
        ends = {"forward": (graph.tail, graph.head), "backward": (graph.head, graph.tail)}
        for side, (tail, head) in ends.items():
            engine = pyroutingkit.CCH()
            engine.build_topology(
                tail.astype(np.uint32),
                head.astype(np.uint32),
                graph.lat.astype(np.float32),
                graph.lon.astype(np.float32),
                graph.node_count,
            )
            engine.customize_weights(graph.milliseconds.astype(np.uint32))
            self.engines[side] = engine

    def table(self, origins: Nodes, destinations: Nodes, side: str) -> Any:
        first, second = (origins, destinations) if side == "forward" else (destinations, origins)
        return self.engines[side].distances_many_to_many(first.astype(np.uint32), second.astype(np.uint32))


class RoutingKitCch(Engine):
    """RoutingKit's customizable contraction hierarchies through routingkit-cch, from either side."""

    name = version_of = "routingkit-cch"
    sides = ("forward", "backward")

    def __init__(self, graph: Graph) -> None:
        import routingkit_cch

        tail, head = graph.tail.tolist(), graph.head.tolist()
        order = routingkit_cch.compute_order_inertial(
            graph.node_count, tail, head, graph.lat.tolist(), graph.lon.tolist()
        )
        self.cch = routingkit_cch.CCH(order, tail, head, False)
        self.metric = routingkit_cch.CCHMetric(self.cch, graph.milliseconds.tolist())

    def table(self, origins: Nodes, destinations: Nodes, side: str) -> Any:
        import routingkit_cch

        if side == "forward":
            pinned = routingkit_cch.CCHOneToMany(self.metric, destinations.tolist())
            return [pinned.distances_from(origin) for origin in origins.tolist()]
        starts = routingkit_cch.CCHManyToOne(self.metric, origins.tolist())
        return [starts.distances_to(destination) for destination in destinations.tolist()]


class Pandana(Engine):
    """Pandana's contraction hierarchies, pair by pair, in seconds: it keeps three decimals of each arc."""

    name = version_of = "pandana"

    def __init__(self, graph: Graph) -> None:
        import pandana
        import pandas as pd

        self.network = pandana.Network(
            pd.Series(graph.lon),
            pd.Series(graph.lat),
            pd.Series(graph.tail),
            pd.Series(graph.head),
            pd.DataFrame({"time": graph.milliseconds / 1000.0}),
            twoway=False,
        )

    def table(self, origins: Nodes, destinations: Nodes, side: str) -> Any:
        del side
        pairs = np.repeat(origins, len(destinations)), np.tile(destinations, len(origins))
        times = self.network.shortest_path_lengths(*pairs, imp_name="time")
        return np.asarray(times).reshape(len(origins), len(destinations)) * 1000.0


class Igraph(Engine):
    """igraph's Dijkstra from the smaller side."""

    name = version_of = "igraph"

    def __init__(self, graph: Graph) -> None:
        import igraph

        self.graph = igraph.Graph(
            n=graph.node_count,
            edges=np.column_stack([graph.tail, graph.head]),
            directed=True,
        )
        self.weights = graph.milliseconds.tolist()

    def table(self, origins: Nodes, destinations: Nodes, side: str) -> Any:
        del side
        if len(origins) <= len(destinations):
            rows = self.graph.distances(origins.tolist(), destinations.tolist(), weights=self.weights)
            return np.array(rows)
        rows = self.graph.distances(destinations.tolist(), origins.tolist(), weights=self.weights, mode="in")
        return np.array(rows).T


class Scipy(Engine):
    """scipy's Dijkstra from the smaller side: the reference for exactness."""

    name = version_of = "scipy"

    def __init__(self, graph: Graph) -> None:
        from scipy.sparse import csr_matrix

        shape = (graph.node_count, graph.node_count)
        weights = graph.milliseconds.astype(np.float64)
        self.forward = csr_matrix((weights, (graph.tail, graph.head)), shape)
        self.backward = csr_matrix((weights, (graph.head, graph.tail)), shape)

    def table(self, origins: Nodes, destinations: Nodes, side: str) -> Any:
        from scipy.sparse.csgraph import dijkstra

        del side
        if len(origins) <= len(destinations):
            return self._rows(dijkstra, self.forward, origins, destinations)
        return self._rows(dijkstra, self.backward, destinations, origins).T

    def _rows(self, dijkstra: Any, graph: Any, starts: Nodes, ends: Nodes) -> Table:
        # A few hundred rows at a time: whole rows over all nodes would not fit in memory.
        parts = [dijkstra(graph, indices=starts[at : at + 256])[:, ends] for at in range(0, len(starts), 256)]
        return np.concatenate(parts)


ENGINES: tuple[type[Engine], ...] = (Geoplan, PyRoutingKit, RoutingKitCch, Pandana, Igraph, Scipy)
