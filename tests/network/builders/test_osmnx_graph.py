from typing import Any

import networkx as nx
import numpy as np
import pytest
from shapely import LineString

from geoplan.domain.roads import RoadClass
from geoplan.errors import NetworkError
from geoplan.network.builders.osmnx_graph import from_osmnx

SPOTS = {1: (-1.0, 53.20), 2: (-0.99, 53.20), 3: (-0.99, 53.21), 4: (-1.0, 53.21)}


def graph_of(*edges: tuple[int, int, dict[str, Any]], **nodes: Any) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph(crs="EPSG:4326", created_date="2024-05-01 10:00:00")
    for node, (x, y) in SPOTS.items():
        graph.add_node(node, x=x, y=y, **nodes.get(f"n{node}", {}))
    for tail, head, data in edges:
        graph.add_edge(tail, head, **{"oneway": False, "osmid": tail * 10 + head, "length": 100.0, **data})
    return graph


def both_ways(tail: int, head: int, **data: Any) -> list[tuple[int, int, dict[str, Any]]]:
    data = {"osmid": tail * 10 + head, **data}
    return [(tail, head, data), (head, tail, data)]


def test_an_edge_and_the_edge_back_are_one_two_way_link() -> None:
    road = {"highway": "primary", "ref": "A614", "name": "Old Rufford Road", "maxspeed": "50 mph"}
    network = from_osmnx(graph_of(*both_ways(1, 2, **road), *both_ways(2, 3, highway="residential")))
    assert network.link_count == 2
    assert len(network.arcs) == 4
    main = int(np.flatnonzero(network.link_class == RoadClass.PRIMARY)[0])
    assert network.name_of(main) == "A614 Old Rufford Road"
    assert network.link_limit_mph[main] == 50
    assert network.link_length_m[main] == pytest.approx(669, abs=2)


def test_one_way_edges_stay_one_way() -> None:
    ring = [(a, b, {"highway": "tertiary", "oneway": True}) for a, b in ((1, 2), (2, 3), (3, 4), (4, 1))]
    network = from_osmnx(graph_of(*ring))
    assert network.link_forward.all()
    assert not network.link_backward.any()
    assert network.link_count == 1  # one ring


def test_geometry_is_kept() -> None:
    bent = LineString([SPOTS[1], (-0.995, 53.195), SPOTS[2]])
    back = LineString(bent.coords[::-1])
    edges = [
        (1, 2, {"highway": "residential", "geometry": bent, "osmid": [7, 8]}),
        (2, 1, {"highway": "residential", "geometry": back, "osmid": [8, 7]}),
    ]
    network = from_osmnx(graph_of(*edges))
    assert network.link_count == 1
    assert network.link_backward.all()
    assert len(network.geometry_lon) == 3


def test_lists_and_their_text_are_read() -> None:
    lists = {
        "highway": ["tertiary", "unclassified"],
        "maxspeed": ["60 mph", "40 mph"],
        "name": ["Mill Lane", "Hill"],
    }
    texts = {key: str(value) for key, value in lists.items()} | {
        "oneway": "False",
        "geometry": "LINESTRING(0 0,1 1)",
    }
    texts["geometry"] = LineString([SPOTS[2], SPOTS[3]]).wkt
    network = from_osmnx(graph_of(*both_ways(1, 2, **lists), *both_ways(2, 3, **texts)))
    assert network.link_limit_mph.tolist() == [40]  # alike in all, so joined
    assert network.names == ("Mill Lane",)


def test_private_roads_are_left_out_and_lights_found() -> None:
    graph = graph_of(
        *both_ways(1, 2, highway="residential"),
        *both_ways(2, 3, highway="residential"),
        *both_ways(3, 4, highway="residential", access="private"),
        n2={"highway": "traffic_signals"},
    )
    network = from_osmnx(graph)
    assert ("left out: private roads and roads closed to cars", 2) in network.report
    assert network.node_count == 3
    assert network.node_signals.sum() == 1
    assert network.provenance.date.startswith("2024-05-01")


def test_a_projected_graph_is_refused() -> None:
    graph = graph_of(*both_ways(1, 2, highway="residential"))
    for _, data in graph.nodes(data=True):
        data["x"] *= 100_000
    with pytest.raises(NetworkError, match="projected"):
        from_osmnx(graph)


def test_a_graph_without_roads_is_refused() -> None:
    with pytest.raises(NetworkError, match="no road open to cars"):
        from_osmnx(graph_of(*both_ways(1, 2, highway="footway")))
