import json
import re

import geopandas
import pytest

from geoplan.county import load_county, read_places, read_venues
from geoplan.county.boundaries import IMPORTED
from geoplan.domain.periods import Period
from geoplan.maps import MapStyle, county_access_map

QUICK = MapStyle(area_minutes=())


@pytest.fixture(scope="module")
def html() -> str:
    return county_access_map(period=Period.PM_PEAK).html()


def test_the_page_is_small_enough_to_send(html):
    assert len(html.encode()) < 1_500_000


def test_every_venue_and_every_settlement_of_the_county_is_in_its_tables(html):
    tables = html[html.index('<section id="tables"') : html.index('id="map-data"')]
    for venue in read_venues():
        assert venue.name.replace("'", "&#39;") in tables
    served = [place for place in read_places() if place.contact_district]
    assert tables.count("data-place=") == len(served)
    assert all(f">{place.name.replace(chr(39), '&#39;')}</button>" in tables for place in served)


def test_no_child_carer_or_driver_is_on_it(html):
    made_up = load_county().population
    people = (*made_up.children, *made_up.carers, *made_up.drivers)
    assert not set(re.findall(r"[\w-]+", html)) & {person.code for person in people}


def test_every_point_and_every_name_on_it_is_a_settlements_a_venues_or_a_roads(html):
    data = json.loads(re.findall(r'id="map-data">(.*?)</script>', html)[0])
    served = {place.name: place.position for place in read_places() if place.contact_district}
    assert len(data["places"]) == len([place for place in read_places() if place.contact_district])
    assert {dot["name"] for dot in data["places"]} == set(served)
    assert {(pin["lat"], pin["lon"]) for pin in data["venues"]} == {
        (venue.position.lat, venue.position.lon) for venue in read_venues()
    }
    known = {place.name for place in read_places()} | {venue.name for venue in read_venues()}
    known |= {"North", "Central", "South"}
    unknown = {text for text, *_ in data["labels"]} - known
    assert all(re.fullmatch(r"[MAB]\d+(\(M\))?|\d+ min", text) for text in unknown)
    drawn_by_folium = html.rsplit("<script>", 1)[1]
    assert '"Point"' not in drawn_by_folium
    assert "arker(" not in drawn_by_folium


def test_no_risk_role_is_on_it(html):
    words = html[html.index("<body") : html.index('id="map-data"')].lower()
    assert "risk" not in words
    assert "standard" not in words


def test_roads_districts_and_neighbours_are_on_it(html):
    for name in ("North", "Central", "South", "M1", "A614", "Sheffield", "Nottingham"):
        assert f'["{name}",' in html


def test_official_boundaries_are_named_where_they_were_imported(tmp_path):
    from geoplan.county import read_boundaries

    for level in ("council", "contact_district", "county"):
        frame: geopandas.GeoDataFrame = read_boundaries(level)
        frame.to_file(tmp_path / IMPORTED, layer=level, driver="GPKG", engine="pyogrio")
    notes = county_access_map(boundaries_from=tmp_path, style=QUICK).words["notes"]
    assert "Crown copyright" in notes[0]
    assert (
        "Crown copyright"
        not in county_access_map(boundaries_from=tmp_path / "x", style=QUICK).words["notes"][0]
    )
