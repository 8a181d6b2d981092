from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from shapely import LineString, Point

from geoplan.domain.roads import RoadClass
from geoplan.errors import InputError
from geoplan.network.builders import build
from geoplan.network.model import RoadNetwork

# Near Ollerton on the National Grid, metres: a square with a spur, every side another kind of road.
EAST, NORTH = 465_000, 367_000
CORNERS = {"a": (0, 0), "b": (1000, 0), "c": (1000, 1000), "d": (0, 1000), "e": (2000, 0)}
LINKS: list[dict[str, Any]] = [
    {"ends": "ab", "class": "A Road", "function": "A Road", "form": "Dual Carriageway", "number": "A614"},
    {"ends": "bc", "class": "A Road", "function": "A Road", "form": "Single Carriageway", "number": "A616"},
    {"ends": "cd", "class": "B Road", "function": "B Road", "form": "Roundabout", "number": "B6030"},
    {"ends": "da", "class": "Classified Unnumbered", "function": "Minor Road", "form": "Single Carriageway"},
    {
        "ends": "be",
        "class": "Unclassified",
        "function": "Local Road",
        "form": "Single Carriageway",
        "name": "Elm Road",
    },
    {
        "ends": "ea",
        "class": "Not Classified",
        "function": "Restricted Local Access Road",
        "form": "Single Carriageway",
    },
]
NEW = {
    "class": "road_classification",
    "function": "road_function",
    "form": "form_of_way",
    "number": "road_classification_number",
    "name": "name_1",
    "start": "start_node",
    "end": "end_node",
    "trunk": "trunk_road",
    "primary": "primary_route",
}
OLD = {
    "class": "class",
    "function": "function",
    "form": "formOfWay",
    "number": "roadNumber",
    "name": "name1",
    "start": "startNode",
    "end": "endNode",
    "trunk": "trunkRoad",
    "primary": "primaryRoute",
}


def write_open_roads(
    path: Path, columns: dict[str, str], *, layer: str = "road_link", nodes: bool = True
) -> Path:
    rows = []
    for link in LINKS:
        values = {"number": None, "name": None, **link}
        start, end = values.pop("ends")
        values |= {"start": f"id-{start}", "end": f"id-{end}"} if nodes else {}
        values |= {"trunk": link.get("number") == "A614", "primary": link.get("number") == "A614"}
        rows.append({columns[key]: value for key, value in values.items()})
    lines = [
        LineString([(EAST + CORNERS[at][0], NORTH + CORNERS[at][1]) for at in link["ends"]]) for link in LINKS
    ]
    gpd.GeoDataFrame(rows, geometry=lines, crs="EPSG:27700").to_file(path, layer=layer, engine="pyogrio")
    spots = [Point(EAST + east, NORTH + north) for east, north in CORNERS.values()]
    gpd.GeoDataFrame(geometry=spots, crs="EPSG:27700").to_file(path, layer="road_node", engine="pyogrio")
    return path


def link_of(network: RoadNetwork, name: str) -> int:
    return next(link for link in range(network.link_count) if network.name_of(link) == name)


@pytest.mark.parametrize(("columns", "layer"), [(NEW, "road_link"), (OLD, "RoadLink")])
def test_both_generations_of_columns_are_read(tmp_path: Path, columns: dict[str, str], layer: str) -> None:
    network = build(write_open_roads(tmp_path / "oproad.gpkg", columns, layer=layer))
    assert network.link_count == 5
    assert network.node_count == 5
    assert network.link_length_m == pytest.approx([1000] * 5, rel=0.001)
    a614, a616, b6030, elm = (link_of(network, name) for name in ("A614", "A616", "B6030", "Elm Road"))
    classes = [int(network.link_class[link]) for link in (a614, a616, b6030, elm)]
    assert classes == [RoadClass.TRUNK, RoadClass.PRIMARY, RoadClass.SECONDARY, RoadClass.RESIDENTIAL]
    assert RoadClass.TERTIARY in network.link_class
    assert network.link_dual[[a614, a616, b6030]].tolist() == [True, False, False]
    assert network.link_roundabout[[a614, b6030]].tolist() == [False, True]
    assert network.node_lat.mean() == pytest.approx(53.2, abs=0.05)
    assert network.node_lon.mean() == pytest.approx(-1.02, abs=0.05)


def test_the_report_says_what_open_roads_does_not_know(tmp_path: Path) -> None:
    network = build(write_open_roads(tmp_path / "oproad.gpkg", NEW))
    report = dict(network.report)
    assert report["left out: roads with restricted access and busways"] == 1
    assert any("one-way" in what for what in report)
    assert network.link_backward.all()
    assert "Crown copyright" in network.provenance.licence


def test_without_node_ids_ends_that_touch_are_joined(tmp_path: Path) -> None:
    network = build(write_open_roads(tmp_path / "oproad.gpkg", NEW, nodes=False))
    assert (network.link_count, network.node_count) == (5, 5)


def test_a_geopackage_without_roads_is_refused_with_its_layers_named(tmp_path: Path) -> None:
    path = tmp_path / "wards.gpkg"
    gpd.GeoDataFrame(geometry=[Point(EAST, NORTH)], crs="EPSG:27700").to_file(
        path, layer="wards", engine="pyogrio"
    )
    with pytest.raises(InputError, match=r"no layer of roads in it \(it has: wards\)"):
        build(path)


def test_road_links_without_their_columns_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.gpkg"
    line = LineString([(EAST, NORTH), (EAST + 100, NORTH)])
    table = gpd.GeoDataFrame({"speed": [3]}, geometry=[line], crs="EPSG:27700")
    table.to_file(path, layer="road_link", engine="pyogrio")
    with pytest.raises(InputError, match="no column form_of_way and none road_function"):
        build(path)
