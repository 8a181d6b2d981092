import geopandas
import pytest
import shapely

from geoplan.maps.areas import draw_areas
from geoplan.maps.base import draw_ground
from geoplan.maps.style import MapStyle
from tests.maps.ground import district_roads, square


def ground():
    return draw_ground(district_roads(), MapStyle())


def areas():
    """Two venues; of each 15 minutes is a square of 0.1 degrees, 30 minutes one of 0.2 around it."""
    boxes, minutes = [], []
    for west in (-1.0, -0.95):
        boxes += [shapely.box(west, 53.0, west + 0.1, 53.1), shapely.box(west, 53.0, west + 0.2, 53.2)]
        minutes += [15.0, 30.0]
    return geopandas.GeoDataFrame({"minutes": minutes}, geometry=boxes, crs="EPSG:4326")


def test_areas_of_several_venues_are_one_area_band_by_band():
    bands = draw_areas(ground(), areas())
    assert [band.minutes for band in bands] == [15.0, 30.0]
    # 0.15 by 0.1 degrees at 53.05 N: 10.03 km by 11.13 km.
    assert bands[0].square_miles == pytest.approx(10.03 * 11.13 / 2.59, rel=0.01)
    assert bands[0].label == "within 15 minutes: 43 sq miles"
    assert bands[1].square_miles > 2 * bands[0].square_miles


def test_only_what_lies_within_the_districts_counts():
    whole = draw_areas(ground(), areas())[0].square_miles
    part = draw_areas(ground(), areas(), within=square("Middle", -1.0, 53.0, 0.05))[0].square_miles
    assert part == pytest.approx(whole / 6, rel=0.01)


def test_bands_are_told_apart_by_their_lines_too():
    bands = draw_areas(ground(), areas())
    assert len({band.dash for band in bands}) == len(bands)


def test_an_empty_area_is_no_band():
    empty = geopandas.GeoDataFrame({"minutes": [5.0]}, geometry=[shapely.Polygon()], crs="EPSG:4326")
    assert draw_areas(ground(), empty) == ()
    assert draw_areas(ground(), areas(), within=square("Elsewhere", -3.0, 51.0, 0.1)) == ()


def test_edges_are_labelled_with_their_minutes():
    drawn = ground()
    draw_areas(drawn, areas())
    assert {label.text for label in drawn.labels if label.kind == "area"} == {"15 min", "30 min"}
