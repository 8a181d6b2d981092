import bz2
import gzip
from pathlib import Path

import pytest

from geoplan.errors import InputError
from geoplan.network.builders import build

from .osm_text import osm_xml

SPOTS = {"A": (0, 0), "B": (1, 0), "C": (1, 1)}
ROADS = [("AB", {"highway": "residential", "name": "Café Row, Étage & Co"}), ("BC", {"highway": "tertiary"})]


def as_pbf(folder: Path, copies: int = 1) -> Path:
    import osmium

    source = folder / "source.osm"
    source.write_text(osm_xml(SPOTS, ROADS), encoding="utf-8")
    target = folder / "small.osm.pbf"
    with osmium.SimpleWriter(str(target)) as writer:
        for copy in range(copies):
            for thing in osmium.FileProcessor(str(source), osmium.osm.NODE):
                writer.add_node(thing.replace(id=thing.id + 10 * copy))
        for copy in range(copies):
            for thing in osmium.FileProcessor(str(source), osmium.osm.WAY):
                nodes = [node.ref + 10 * copy for node in thing.nodes]
                writer.add_way(thing.replace(id=thing.id + 10 * copy, nodes=nodes))
    return target


def test_every_form_of_one_file_gives_one_network(tmp_path: Path) -> None:
    text = osm_xml(SPOTS, ROADS).encode()
    (tmp_path / "small.osm").write_bytes(text)
    (tmp_path / "small.osm.gz").write_bytes(gzip.compress(text))
    (tmp_path / "small.osm.bz2").write_bytes(bz2.compress(text))
    as_pbf(tmp_path)
    names = ("small.osm", "small.osm.gz", "small.osm.bz2", "small.osm.pbf")
    networks = [build(tmp_path / name) for name in names]
    assert len({network.version for network in networks}) == 1
    assert networks[0].names == ("Café Row, Étage & Co",)
    assert [network.provenance.source for network in networks] == list(names)


def test_a_pbf_cut_short_is_refused(tmp_path: Path) -> None:
    whole = as_pbf(tmp_path, copies=50).read_bytes()
    cut = tmp_path / "cut.osm.pbf"
    for share in (0.3, 0.6, 0.95):
        cut.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(InputError, match=r"cut\.osm\.pbf: .*; .*again") as caught:
            build(cut)
        assert caught.value.exit_code == 2


def test_a_gzip_cut_short_is_refused(tmp_path: Path) -> None:
    whole = gzip.compress(osm_xml(SPOTS, ROADS).encode())
    cut = tmp_path / "cut.osm.gz"
    cut.write_bytes(whole[:-20])
    with pytest.raises(InputError, match="not readable OpenStreetMap data"):
        build(cut)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("photo.osm.pbf", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("page.osm", b"<html><body>404 Not Found</body></html>"),
        ("data.osm", b'{"elements": []}'),
        ("open.osm", b'<?xml version="1.0"?><osm version="0.6"><node id="1" lat="53'),
        ("table.osm.gz", b"postcode,easting\n"),
    ],
)
def test_what_is_not_openstreetmap_is_refused_with_a_cure(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match="not readable OpenStreetMap data") as caught:
        build(path)
    fault = caught.value.faults[0]
    assert fault.file == name
    assert "download it again" in fault.cure
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("missing.osm.pbf", "no such file"),
        ("roads.shp", "not a kind of road file"),
        ("built.roads", "built already"),
    ],
)
def test_wrong_names_are_refused(tmp_path: Path, name: str, word: str) -> None:
    with pytest.raises(InputError, match=word):
        build(tmp_path / name)


@pytest.mark.parametrize("name", ["empty.osm.pbf", "empty.osm", "empty.gpkg", "empty.graphml"])
def test_an_empty_file_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    with pytest.raises(InputError, match="the file is empty"):
        build(tmp_path / name)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "county.osm").mkdir()
    with pytest.raises(InputError, match="folder"):
        build(tmp_path / "county.osm")


def test_a_geopackage_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "roads.gpkg"
    path.write_text("not a database")
    with pytest.raises(InputError, match="not a readable GeoPackage"):
        build(path)
