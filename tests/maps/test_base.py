import pytest

from geoplan.domain.geography import Place, PlaceKind
from geoplan.domain.roads import RoadClass
from geoplan.maps.base import Label, draw_ground, settlement_labels
from geoplan.maps.style import MapStyle
from tests.maps.ground import district_roads, places, square
from tests.networks import at


def test_the_view_is_the_districts_or_else_the_roads():
    area = square("Middle", -1.0, 52.9, 0.4)
    assert draw_ground(district_roads(), MapStyle(), districts=area).bounds == pytest.approx(
        (-1.0, 52.9, -0.6, 53.3)
    )
    west, south, east, north = draw_ground(district_roads(), MapStyle()).bounds
    assert (west, east) == pytest.approx((at(0, 0).lon, at(41_000, 0).lon))
    assert (south, north) == pytest.approx((at(0, -10_000).lat, at(0, 10_000).lat))


def test_districts_are_named_inside_themselves():
    ground = draw_ground(district_roads(), MapStyle(), districts=square("Middle", -1.0, 52.9, 0.4))
    (label,) = [label for label in ground.labels if label.kind == "district"]
    assert label.text == "Middle"
    assert -1.0 < label.lon < -0.6
    assert 52.9 < label.lat < 53.3


def test_roads_are_drawn_the_busiest_on_top_and_lesser_ones_only_near():
    ground = draw_ground(district_roads(), MapStyle())
    assert [road["layer"] for road in ground.roads] == [
        "geo_json_residential",
        "geo_json_tertiary",
        "geo_json_primary",
        "geo_json_motorway",
    ]
    zooms = [road["from"] for road in ground.roads]
    assert zooms == sorted(zooms, reverse=True)
    assert zooms[-1] == 0


def test_classes_left_out_are_known():
    assert draw_ground(district_roads(), MapStyle()).left_out == ()
    few = MapStyle(most_vertices=5)
    assert draw_ground(district_roads(), few).left_out == (RoadClass.TERTIARY, RoadClass.RESIDENTIAL)


def test_larger_settlements_are_named_before_smaller_and_from_farther():
    labels = settlement_labels(places())
    assert labels[0].text == "Middleton"
    assert labels[0].zoom < min(label.zoom for label in labels[1:])


def test_a_name_stands_off_its_dot():
    labels = settlement_labels(places(), radii_px={"upton": 7.0})
    assert {label.text: label.radius_px for label in labels}["Upton"] == 7.0
    assert {label.text: label.radius_px for label in labels}["Isle"] == 0.0


@pytest.mark.parametrize("kind", PlaceKind)
@pytest.mark.parametrize("outside", [True, False])
def test_every_kind_of_settlement_has_its_turn(kind, outside):
    somewhere = Place("x", "X", kind, at(0, 0), "Testshire", None, 5_000)
    (label,) = settlement_labels([somewhere], outside=outside)
    assert label.kind.split() == [kind.value, "outside"] if outside else [kind.value]
    assert label.rank >= 0


def test_cities_and_towns_are_placed_before_villages_and_road_numbers():
    kinds = ["shield b", "village", "town", "city outside", "shield m"]
    labels = [Label("x", 53, -1, kind, 0) for kind in kinds]
    order = [label.kind for label in sorted(labels, key=lambda label: label.rank)]
    assert order == ["city outside", "town", "shield m", "village", "shield b"]
