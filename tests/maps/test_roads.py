import numpy as np
import pytest
import shapely

from geoplan.domain.roads import RoadClass
from geoplan.maps.roads import road_lines, road_shields
from geoplan.maps.style import MapStyle
from tests.maps.ground import district_roads
from tests.networks import Road, at, grid, make_network, roundabout


def test_links_end_to_end_become_one_line_a_class():
    network = make_network(
        {"a": (0, 0), "b": (1_000, 0), "c": (2_000, 0), "d": (2_000, 500)},
        [
            Road("a", "b", road_class=RoadClass.PRIMARY, ref="A1"),
            Road("c", "b", road_class=RoadClass.PRIMARY, ref="A1"),
            Road("c", "d", road_class=RoadClass.TERTIARY),
        ],
    )
    drawn = road_lines(network, MapStyle())
    assert [layer.road_class for layer in drawn] == [RoadClass.PRIMARY, RoadClass.TERTIARY]
    (line,) = drawn[0].lines.geoms
    assert len(line.coords) == 2
    assert {round(lon, 6) for lon, _ in line.coords} == {
        round(at(0, 0).lon, 6),
        round(at(2_000, 0).lon, 6),
    }


def test_bends_below_the_closeness_are_straightened_and_others_kept():
    shape = ((500, 155), (1_000, 300))
    network = make_network({"a": (0, 0), "b": (2_000, 0)}, [Road("a", "b", shape=shape)])
    (layer,) = road_lines(network, MapStyle(simplify_m=12))
    assert shapely.get_num_coordinates(layer.lines) == 3


def test_lesser_classes_are_left_out_of_a_map_that_would_grow_too_large():
    network = grid(12)
    most = MapStyle(most_vertices=100)
    kept = road_lines(network, most)
    assert kept[0].road_class == RoadClass.PRIMARY
    assert len(kept) < len(road_lines(network, MapStyle()))


def test_minutes_are_kept_apart():
    network = district_roads()
    drawn = road_lines(network, MapStyle(), np.array([0, 1, 1, 2, -1]))
    found = [(layer.road_class, layer.minute_class) for layer in drawn]
    assert found == [
        (RoadClass.MOTORWAY, 0),
        (RoadClass.PRIMARY, 1),
        (RoadClass.TERTIARY, -1),
        (RoadClass.TERTIARY, 1),
        (RoadClass.RESIDENTIAL, 2),
    ]


def test_a_shield_stands_on_its_road_and_its_middle_comes_first():
    shields = [shield for shield in road_shields(district_roads()) if shield.number == "M1"]
    assert shields[0].road_class == RoadClass.MOTORWAY
    middle = min(shields, key=lambda shield: abs(shield.lon - at(7_500, 0).lon))
    assert abs(shields[0].lon - at(7_500, 0).lon) == pytest.approx(abs(middle.lon - at(7_500, 0).lon))
    assert {round(shield.lat, 5) for shield in shields} == {53.0}
    assert shields[0].length_m == pytest.approx(15_000, rel=0.01)


def test_only_numbers_stand_on_shields_and_the_busiest_road_is_first():
    numbers = [shield.number for shield in road_shields(district_roads())]
    assert numbers[0] == "M1"
    assert set(numbers) == {"M1", "A614"}


def test_a_roundabout_carries_no_shield():
    network = roundabout()
    for shield in road_shields(network):
        far = max(abs(shield.lon - at(0, 0).lon), abs(shield.lat - at(0, 0).lat))
        assert far > at(0, 60).lat - at(0, 0).lat


def test_a_short_road_still_has_its_number():
    network = make_network({"a": (0, 0), "b": (300, 0)}, [Road("a", "b", ref="B600")])
    assert [shield.number for shield in road_shields(network)] == ["B600"]
