"""The drawn boundaries: a clean partition, made again from their sources, near the real ones."""

import csv
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import geopandas as gpd
import pytest
from shapely.geometry import shape

from geoplan.county.boundaries import read_boundaries, read_council_codes
from geoplan.county.files import data_path
from geoplan.county.places import read_places

ROOT = Path(__file__).resolve().parents[2]
POSTCODES = ROOT.parent / "shared/data/postcodes/codepoint_open_nottinghamshire_2014.csv"
FILES = ("councils", "contact_districts", "county")


@pytest.fixture(scope="module")
def councils() -> gpd.GeoDataFrame:
    return read_boundaries("council").to_crs(27700)


@pytest.fixture(scope="module")
def compiler() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "compile_boundaries", ROOT / "scripts/compile_boundaries.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_every_council_is_one_valid_area(councils):
    assert councils.geometry.is_valid.all()
    assert set(councils.geom_type) == {"Polygon"}


def test_councils_neither_overlap_nor_leave_gaps(councils):
    together = councils.geometry.union_all()
    assert councils.geometry.area.sum() == pytest.approx(together.area, rel=1e-9)
    assert together.geom_type == "Polygon"
    assert not together.interiors


def test_districts_without_the_city_are_the_county(councils):
    served = councils[councils["name"] != "Nottingham"].geometry.union_all()
    county = read_boundaries("county").to_crs(27700).geometry.iloc[0]
    assert served.symmetric_difference(county).area < 1


def test_contact_districts_partition_the_county():
    districts = read_boundaries("contact_district").to_crs(27700).geometry
    county = read_boundaries("county").to_crs(27700).geometry.iloc[0]
    assert districts.union_all().symmetric_difference(county).area < 1
    assert districts.area.sum() == pytest.approx(county.area, rel=1e-9)


def test_every_place_lies_in_its_council_and_contact_district():
    places = read_places()
    points = gpd.GeoSeries.from_xy(
        [place.position.lon for place in places], [place.position.lat for place in places], crs=4326
    )
    known = set(read_council_codes().values())
    for level in ("council", "contact_district"):
        areas = read_boundaries(level).set_index("name").geometry
        for place, point in zip(places, points, strict=True):
            expected = getattr(place, level)
            holding = [name for name, area in areas.items() if area.contains(point)]
            assert holding == ([expected] if expected and place.council in known else []), place.code


def test_files_are_small_and_rounded_to_five_decimals():
    paths = [data_path("boundaries", f"{stem}.geojson") for stem in FILES]
    assert sum(path.stat().st_size for path in paths) < 300_000
    for path in paths:
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            for ring in feature["geometry"]["coordinates"]:
                assert all(round(value, 5) == value for corner in ring for value in corner)


def test_the_files_are_what_the_script_makes_of_its_sources(compiler):
    made = compiler.compile_boundaries(data_path())
    for stem, collection in made.items():
        kept = json.loads(data_path("boundaries", f"{stem}.geojson").read_text(encoding="utf-8"))["features"]
        assert [each["properties"] for each in kept] == [each["properties"] for each in collection]
        for old, new in zip(kept, collection, strict=True):
            before, after = shape(old["geometry"]), shape(new["geometry"])
            assert before.symmetric_difference(after).area < 1e-6 * before.area


def test_smoothing_keeps_the_ends_of_a_line(compiler):
    line = compiler.LineString([(0, 0), (1000, 800), (2000, 0)])
    drawn = compiler.smoothed(line, compiler.DrawingParams())
    assert (drawn.coords[0], drawn.coords[-1]) == ((0, 0), (2000, 0))
    assert max(y for _, y in drawn.coords) < 800


def test_two_villages_share_the_ground_between_them_halfway(compiler):
    area_a, area_b = compiler.Area("A", "North"), compiler.Area("B", "South")
    outside = compiler.Area("Elsewhere", "")
    ring = [
        (-9e3, 0),
        (11e3, 0),
        (-9e3, 9e3),
        (11e3, 9e3),
        (-9e3, -9e3),
        (11e3, -9e3),
        (1e3, 9e3),
        (1e3, -9e3),
    ]
    sites = [(compiler.Point(0, 0), area_a), (compiler.Point(2000, 0), area_b)]
    sites += [(compiler.Point(at), outside) for at in ring]
    cells = compiler.joined_cells(sites, {"A", "B"}, compiler.DrawingParams())
    assert set(cells) == {area_a, area_b}
    assert cells[area_a].bounds[2] == pytest.approx(1000)
    assert cells[area_b].bounds[0] == pytest.approx(1000)


@pytest.mark.skipif(not POSTCODES.is_file(), reason="no postcode file beside the project")
def test_real_postcodes_fall_in_their_right_council(councils):
    codes = read_council_codes()
    with POSTCODES.open(encoding="utf-8", newline="") as rows:
        table = [
            (float(r["easting"]), float(r["northing"]), codes[r["district"]]) for r in csv.DictReader(rows)
        ]
    east, north, expected = zip(*table, strict=True)
    points = gpd.GeoDataFrame({"expected": expected}, geometry=gpd.points_from_xy(east, north), crs=27700)
    found = points.sjoin(councils, how="left", predicate="within")
    right = found["expected"] == found["name"]
    assert len(found) == len(table) == 26_608
    assert right.mean() >= 0.97
    assert right.groupby(found["expected"]).mean().min() >= 0.94
