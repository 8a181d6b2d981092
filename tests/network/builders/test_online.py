from typing import Any

import geopandas as gpd
import networkx as nx
import osmnx
import pytest
from shapely import Point, box

from geoplan.errors import InputError, NetworkError
from geoplan.network.builders.online import download

COUNTY = gpd.GeoDataFrame(geometry=[box(-1.3, 52.8, -0.7, 53.5)], crs="EPSG:4326")


def county_roads(outline: Any, network_type: str) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph(crs="EPSG:4326")
    graph.add_node(1, x=-1.0, y=53.2)
    graph.add_node(2, x=-0.99, y=53.2)
    for tail, head in ((1, 2), (2, 1)):
        graph.add_edge(tail, head, osmid=1, length=668.0, oneway=False, highway="primary")
    return graph


def never(*_: Any) -> Any:
    raise AssertionError("something was sent")


def test_a_county_is_fetched_by_its_outline() -> None:
    asked: list[Any] = []

    def fetch(outline: Any, network_type: str) -> nx.MultiDiGraph:
        asked.append((outline.geom_type, network_type))
        return county_roads(outline, network_type)

    network = download("Nottinghamshire, England", geocode=lambda _: COUNTY, fetch=fetch)
    assert asked == [("Polygon", "drive")]
    assert network.link_count == 1
    assert network.provenance.source == "OpenStreetMap, Nottinghamshire, England"


HOMES = [
    "Rose Cottage, Elston",
    "Rose Cottage, Elston, Nottinghamshire",
    "Rose Cottage, Nottinghamshire, England",
    "12 High Street, Newark",
    "Flat 3, Newark",
    "Chancery Lane, Retford",
    "Castle Hill, Retford",
    "Kingsway Gardens, Mansfield",
    "The Square, Retford",
    "Mount Pleasant, Mansfield",
    "Chapel Row, Ollerton",
    "Elston",
    "NG18 2TA",
    "ng229td",
    "Mansfield NG18 2TA",
    "Nottinghamshire, NG18 2TA",
    "Mansfield, Rose Cottage",
    "Nottinghamshire, 12 High Street, England",
    "53.14, -1.19",
    "Nottinghamshire; Rose Cottage",
    "Nottinghamshire\nRose Cottage",
]


@pytest.mark.parametrize("place", HOMES)
def test_a_home_is_never_sent_nor_repeated(place: str) -> None:
    told: list[str] = []
    with pytest.raises(InputError) as caught:
        download(place, geocode=never, fetch=never, progress=lambda _done, _total, what: told.append(what))
    said = str(caught.value)
    assert "nothing was sent" in said
    assert told == []
    assert place not in said
    for part in ("Rose", "Elston", "High", "NG18", "ng22", "53.14", "Chancery", "Hill", "Square", "Row"):
        assert part not in said


@pytest.mark.parametrize("place", ["", "  ", ", England"])
def test_no_name_is_refused(place: str) -> None:
    with pytest.raises(InputError, match="no place was named"):
        download(place, geocode=never, fetch=never)


def test_only_proper_names_are_sent_and_said_beforehand() -> None:
    events: list[str] = []

    def geocode(name: str) -> gpd.GeoDataFrame:
        events.append(f"sent: {name}")
        return COUNTY

    network = download(
        " city of nottingham , notts",
        geocode=geocode,
        fetch=county_roads,
        progress=lambda _done, _total, what: events.append(what),
    )
    assert events[:3] == [
        'asking OpenStreetMap for the outline of "Nottingham, Nottinghamshire, England"',
        "sent: Nottingham, Nottinghamshire, England",
        'asking OpenStreetMap for the roads within the outline of "Nottingham, Nottinghamshire, England"',
    ]
    assert network.provenance.source == "OpenStreetMap, Nottingham, Nottinghamshire, England"


def test_osmnx_keeps_no_answer_on_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    during: list[bool] = []

    def geocode(_: str) -> gpd.GeoDataFrame:
        during.append(osmnx.settings.use_cache)
        return COUNTY

    def fetch(*_: Any, **__: Any) -> nx.MultiDiGraph:
        during.append(osmnx.settings.use_cache)
        raise ConnectionError

    monkeypatch.setattr(osmnx.settings, "use_cache", True)
    monkeypatch.setattr(osmnx, "geocode_to_gdf", geocode)
    monkeypatch.setattr(osmnx, "graph_from_polygon", fetch)
    with pytest.raises(NetworkError):
        download("Nottinghamshire")
    assert during == [False, False]
    assert osmnx.settings.use_cache is True


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (gpd.GeoDataFrame(geometry=[Point(-1.1, 53.1)], crs="EPSG:4326"), "not an area"),
        (gpd.GeoDataFrame(geometry=[box(-1.1, 53.1, -1.095, 53.103)], crs="EPSG:4326"), "too small"),
        (gpd.GeoDataFrame(geometry=[], crs="EPSG:4326"), "not an area"),
    ],
)
def test_an_answer_that_is_no_district_is_refused(answer: gpd.GeoDataFrame, word: str) -> None:
    with pytest.raises(InputError, match=f'"Bassetlaw, England" is {word}'):
        download("Bassetlaw", geocode=lambda _: answer, fetch=never)


def test_no_connection_is_told_with_a_way_out() -> None:
    def offline(_: str) -> Any:
        raise ConnectionError("host unreachable")

    with pytest.raises(NetworkError, match=r"could not be fetched .*osm\.pbf extract"):
        download("Nottinghamshire", geocode=offline, fetch=never)


def test_an_unknown_kind_of_network_is_refused() -> None:
    with pytest.raises(InputError, match="drive, drive_service"):
        download("Nottinghamshire", network_type="walk", geocode=never, fetch=never)
