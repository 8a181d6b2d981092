from dataclasses import replace
from functools import cache
from pathlib import Path

import geopandas
import networkx as nx
import numpy as np
import osmnx
import pyogrio
import pytest

from geoplan.domain.roads import RoadClass
from geoplan.errors import InputError, NetworkError
from geoplan.network.builders import build
from geoplan.network.exchange import (
    from_geopackage,
    from_graphml,
    from_networkx,
    to_geopackage,
    to_graphml,
    to_networkx,
)
from geoplan.network.model import Provenance
from tests.network.builders.osm_text import write_osm
from tests.networks import (
    Road,
    grid,
    make_network,
    one_way_block,
    parallel_links,
    roundabout,
    straight_or_round,
)

RUTLAND = Path(__file__).parents[3] / "shared" / "data" / "osm" / "rutland.osm.pbf"

EXACT = (
    "node_lon",
    "node_lat",
    "node_signals",
    "link_start",
    "link_end",
    "link_length_m",
    "link_class",
    "link_dual",
    "link_built_up",
    "link_slip",
    "link_roundabout",
    "link_limit_mph",
    "link_forward",
    "link_backward",
    "geometry_offset",
    "geometry_lon",
    "geometry_lat",
)


def everything():
    """A network in which every column has more than one value."""
    network = make_network(
        {"a": (0, 0), "b": (1_000, 0), "c": (1_000, 1_000)},
        [
            Road("a", "b", name="Long & <Short> Lane", limit_mph=30, built_up=True, shape=((500, 200),)),
            Road(
                "a", "b", 1_700, road_class=RoadClass.TRUNK, ref="A46", dual=True, limit_mph=70, one_way=True
            ),
            Road("b", "c", road_class=RoadClass.MOTORWAY, ref="M1", slip=True),
            Road("c", "b", road_class=RoadClass.SERVICE, slip=True, name="=2+2"),
            Road("c", "c", name="Straße", roundabout=True, shape=((1_050, 1_000), (1_050, 1_050))),
        ],
        signals=["b"],
    )
    return replace(
        network, provenance=Provenance("a source", "ODbL", "2025-06-01", "only a piece"), sparse=True
    )


NETWORKS = [everything(), straight_or_round(), one_way_block(), parallel_links(), roundabout(), grid(4)]


def assert_same(back, network):
    for name in EXACT:
        before, after = getattr(network, name), getattr(back, name)
        assert before.dtype == after.dtype, name
        assert before.tolist() == after.tolist(), name
    links = range(network.link_count)
    assert [back.name_of(link) for link in links] == [network.name_of(link) for link in links]
    assert back.provenance == network.provenance
    assert back.sparse == network.sparse


@pytest.mark.parametrize("network", NETWORKS)
def test_there_and_back_through_graphml(tmp_path, network):
    assert_same(from_graphml(to_graphml(network, tmp_path / "n.graphml")), network)


@pytest.mark.parametrize("network", NETWORKS)
def test_there_and_back_through_geopackage(tmp_path, network):
    assert_same(from_geopackage(to_geopackage(network, tmp_path / "n.gpkg")), network)


@pytest.mark.parametrize("network", NETWORKS)
def test_there_and_back_through_networkx(network):
    assert_same(from_networkx(to_networkx(network)), network)


def test_osmnx_reads_the_graphml(tmp_path):
    graph = osmnx.load_graphml(to_graphml(everything(), tmp_path / "n.graphml"))
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (3, 9)
    edges = {(tail, head, key): data for tail, head, key, data in graph.edges(keys=True, data=True)}
    lane = edges[0, 1, 0]
    assert lane["name"] == "Long & <Short> Lane"
    assert lane["maxspeed"] == "30 mph"
    assert (lane["highway"], lane["oneway"], lane["reversed"]) == ("tertiary", False, False)
    assert lane["geometry"].length > 0
    assert edges[1, 2, 0]["highway"] == "motorway_link"
    assert osmnx.shortest_path(graph, 0, 2, weight="length") == [0, 1, 2]
    nodes, links = osmnx.graph_to_gdfs(graph)
    assert nodes.crs == "epsg:4326"
    assert len(links) == 9


WAYS = ("AB", "BC", "CD", "DA", "AC")
FORMATS = {
    "graphml": lambda network, folder: from_graphml(to_graphml(network, folder / "n.graphml")),
    "gpkg": lambda network, folder: from_geopackage(to_geopackage(network, folder / "n.gpkg")),
    "networkx": lambda network, _folder: from_networkx(to_networkx(network)),
}


@pytest.mark.parametrize("there_and_back", FORMATS.values(), ids=FORMATS)
def test_a_network_built_from_osm_keeps_its_version_there_and_back(there_and_back, tmp_path):
    # Names that come in no order, with blanks around and within them, and one that is nothing but blanks.
    spots = {"A": (0, 0), "B": (3, 0), "C": (3, 3), "D": (0, 3)}
    names = [" Wood Lane", "Lyndon  Road ", "Ash Close", "Lyndon Road", " "]
    street = {"highway": "residential", "ref": "Z9"}
    ways = [(way, {**street, "name": name}) for way, name in zip(WAYS, names, strict=True)]
    network = build(write_osm(tmp_path / "small.osm", spots, ways))
    assert network.names == ("Ash Close", "Lyndon Road", "Wood Lane", "Z9")
    assert there_and_back(network, tmp_path).version == network.version


@pytest.mark.parametrize("there_and_back", FORMATS.values(), ids=FORMATS)
def test_a_part_of_a_network_keeps_its_version_there_and_back(there_and_back, tmp_path):
    part = everything().subnetwork(np.array([False, True, True, True, False]))
    assert part.names == ("=2+2", "A46", "M1")
    assert there_and_back(part, tmp_path).version == part.version


@pytest.mark.parametrize("there_and_back", FORMATS.values(), ids=FORMATS)
def test_rutland_keeps_its_version_there_and_back(there_and_back, tmp_path):
    if not RUTLAND.exists():
        pytest.skip("no extract of Rutland is at hand")
    network = rutland()
    assert there_and_back(network, tmp_path).version == network.version


@cache
def rutland():
    return build(RUTLAND)


def test_a_name_that_xml_cannot_hold_does_not_spoil_the_file(tmp_path):
    network = make_network({"a": (0, 0), "b": (500, 0)}, [Road("a", "b", name="Mill\x0b Lane")])
    assert from_graphml(to_graphml(network, tmp_path / "n.graphml")).names == ("Mill Lane",)


def test_the_way_back_has_its_line_turned():
    graph = to_networkx(everything())
    there, back = graph.edges[0, 1, 0]["geometry"], graph.edges[1, 0, 0]["geometry"]
    assert list(back.coords) == list(there.coords)[::-1]


def test_a_direction_taken_out_of_the_graph_is_closed():
    network = straight_or_round()
    graph = to_networkx(network)
    graph.remove_edge(0, 1)
    back = from_networkx(graph)
    assert back.link_forward.tolist() == [False, True, True, True, True]
    assert back.link_backward.all()
    assert back.geometry_lon.tolist() == network.geometry_lon.tolist()


def test_graphml_of_osmnx_is_built_as_from_osm(tmp_path):
    graph = nx.MultiDiGraph(crs="epsg:4326", created_with="OSMnx 2", simplified=True)
    for node, (x, y) in {11: (-1.0, 53.0), 12: (-0.99, 53.0), 13: (-0.99, 53.01)}.items():
        graph.add_node(node, x=x, y=y)
    for tail, head, way in ((11, 12, 5), (12, 13, 6), (13, 11, 7)):
        data = {"osmid": way, "highway": "primary", "ref": "A60", "oneway": False, "length": 900.0}
        graph.add_edge(tail, head, **data, reversed=False)
        graph.add_edge(head, tail, **data, reversed=True)
    osmnx.save_graphml(graph, tmp_path / "o.graphml")
    network = from_graphml(tmp_path / "o.graphml")
    # 671 m east, 1,112 m north, and back across.
    assert network.link_length_m.sum() == pytest.approx(671 + 1_112 + 1_299, rel=0.01)
    assert network.link_backward.all()
    assert network.name_of(0) == "A60"


def test_limits_edited_in_qgis_are_taken(tmp_path):
    path = to_geopackage(one_way_block(), tmp_path / "n.gpkg")
    edit(path, lambda links: links.assign(limit_mph=20, built_up=1))
    back = from_geopackage(path)
    assert set(back.link_limit_mph.tolist()) == {20}
    assert back.link_built_up.all()


def test_an_emptied_length_is_measured_on_the_line(tmp_path):
    path = to_geopackage(one_way_block(), tmp_path / "n.gpkg")
    edit(path, lambda links: links.assign(length_m=np.nan))
    assert from_geopackage(path).link_length_m == pytest.approx(one_way_block().link_length_m, rel=5e-3)


def test_deleted_links_are_gone(tmp_path):
    path = to_geopackage(one_way_block(), tmp_path / "n.gpkg")
    edit(path, lambda links: links.iloc[[0, 1, 4]])
    assert from_geopackage(path).link_count == 3


def test_every_senseless_edit_is_named(tmp_path):
    path = to_geopackage(one_way_block(), tmp_path / "n.gpkg")

    def spoil(links):
        links.loc[0, "class"] = "A-road"
        links.loc[1, "start"] = 99
        links.loc[2, ["open_forward", "open_backward"]] = False
        links.loc[3, "length_m"] = -4.0
        links.loc[4, "limit_mph"] = 500
        return links

    edit(path, spoil)
    with pytest.raises(InputError) as caught:
        from_geopackage(path)
    assert [str(fault).partition(": ")[2].partition(";")[0] for fault in caught.value.faults] == [
        'link 0: "A-road" is not a road class',
        "link 1: it ends at node 99, which is not among the nodes",
        "link 2: it is open in neither direction",
        "link 3: its length is -4 m",
        "link 4: its limit is 500 mph",
    ]
    assert str(caught.value).startswith("n.gpkg, sheet links: ")


def test_a_geopackage_of_another_kind_is_refused(tmp_path):
    path = to_geopackage(one_way_block(), tmp_path / "n.gpkg")
    edit(path, lambda links: links.drop(columns=["class", "dual"]))
    with pytest.raises(NetworkError, match="layer links, has no column class, dual"):
        from_geopackage(path)
    with pytest.raises(NetworkError, match="has no layer links"):
        from_geopackage(tmp_path / "none.gpkg")


@pytest.mark.parametrize("content", [b"", b"not xml", b"<graphml><graph>"])
def test_damaged_graphml_is_refused(tmp_path, content):
    path = tmp_path / "n.graphml"
    path.write_bytes(content)
    with pytest.raises(NetworkError, match="is not a GraphML file, or is damaged"):
        from_graphml(path)


def test_missing_graphml_is_said_plainly(tmp_path):
    with pytest.raises(NetworkError, match="cannot be read"):
        from_graphml(tmp_path / "none.graphml")


def test_an_edge_added_by_hand_is_named():
    graph = to_networkx(one_way_block())
    graph.add_edge(0, 3, highway="primary")
    with pytest.raises(NetworkError, match="the edge from 0 to 3 lacks what geoplan wrote"):
        from_networkx(graph)


def edit(path, change):
    """Change the links as a user would in QGIS."""
    links = geopandas.read_file(path, layer="links")
    changed = change(links)
    pyogrio.write_dataframe(changed, path, layer="links", driver="GPKG")
