from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.periods import Period
from geoplan.network.nearest import nearest
from geoplan.network.snap import snap
from geoplan.network.speeds import SpeedModel
from geoplan.network.trace import fastest_paths
from geoplan.network.voronoi import VoronoiParams, nearest_by_road, network_voronoi
from tests.networks import Road, at, grid, make_network, one_way_block, straight_or_round


def arc_ms(network):
    return SpeedModel().arc_milliseconds(network, Period.OFF_PEAK)


def test_nearest_in_time_is_not_nearest_in_metres():
    network = straight_or_round()
    venues = snap(network, ["lane", "off"], [at(5_000, 0), at(10_000, 2_000)])
    # From (0, 1900): 6.9 km mostly on the lane (28 mph), or 10.1 km nearly all on the motorway.
    home = snap(network, ["home"], [at(0, 1_900)])
    venue, ms = nearest_by_road(network, home, venues, arc_ms(network))
    assert venue.tolist() == [1]
    assert ms[0] == fastest_paths(network, home, venues.select(["off"]), arc_ms(network))[0].ms


def test_one_way_streets_count_towards_the_venue():
    network = one_way_block()
    venues = snap(network, ["behind", "ahead"], [at(0, 300), at(1_000, 500)])
    home = snap(network, ["home"], [at(0, 500)])
    assert nearest_by_road(network, home, venues, arc_ms(network))[0].tolist() == [1]


def test_what_no_road_joins_belongs_to_nobody():
    network = make_network(
        {"a": (0, 0), "b": (1_000, 0), "c": (0, 3_000), "d": (1_000, 3_000)}, [Road("a", "b"), Road("c", "d")]
    )
    venues = snap(network, ["v"], [at(500, 0)])
    homes = snap(network, ["near", "island"], [at(0, 0), at(500, 3_000)])
    assert nearest_by_road(network, homes, venues, arc_ms(network))[0].tolist() == [0, -1]
    frame = network_voronoi(network, homes, venues)
    assert frame["places"].tolist() == [1]
    assert not shapely.contains_xy(frame.geometry.iloc[0], homes.lon[1], homes.lat[1])


SPOTS = st.lists(st.tuples(st.floats(0, 5_000), st.floats(0, 5_000)), min_size=6, max_size=6)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10), SPOTS)
def test_one_search_finds_what_all_paths_say(seed, spots):
    network = grid(6, seed=seed)
    snapped = snap(network, ["h1", "h2", "h3", "c", "b", "a"], [at(*spot) for spot in spots])
    homes, venues = snapped.select(["h1", "h2", "h3"]), snapped.select(["c", "b", "a"])
    venue, ms = nearest_by_road(network, homes, venues, arc_ms(network))
    for row, home in enumerate(homes.codes):
        paths = fastest_paths(network, homes.select([home]), venues, arc_ms(network))
        times = np.array([[path.ms for path in paths]], float)
        assert ms[row] == times.min()
        assert venue[row] == nearest(times, venues.codes)[0]


def test_areas_hold_the_places_that_are_nearest():
    network = grid(8, seed=2)
    venues = snap(network, ["west", "east"], [at(500, 3_500), at(6_500, 3_500)])
    homes = snap(network, ["h1", "h2", "h3"], [at(0, 3_000), at(1_000, 4_000), at(7_000, 4_000)])
    frame = network_voronoi(network, homes, venues)
    assert frame.crs == "EPSG:4326"
    assert frame[["code", "places"]].to_numpy().tolist() == [["west", 2], ["east", 1]]
    west, east = frame.geometry
    assert shapely.contains_xy(west, homes.lon[:2], homes.lat[:2]).all()
    assert shapely.contains_xy(east, homes.lon[2], homes.lat[2])
    assert shapely.intersection(west, east).area < 1e-9


def test_land_far_from_roads_is_in_no_area():
    network = one_way_block()
    venues = snap(network, ["v"], [at(0, 500)])
    area = network_voronoi(network, venues, venues, params=VoronoiParams(reach_m=200)).geometry.iloc[0]
    edge, beyond, middle = at(500, 1_150), at(500, 1_300), at(500, 500)
    assert shapely.contains_xy(area, edge.lon, edge.lat)
    assert not shapely.contains_xy(area, beyond.lon, beyond.lat)
    assert not shapely.contains_xy(area, middle.lon, middle.lat)


def test_main_roads_alone_serve_more_land():
    network = one_way_block()
    venues = snap(network, ["v"], [at(0, 500)])
    spot = at(500, -2_500)
    areas = [
        network_voronoi(roads, venues, venues).geometry.iloc[0]
        for roads in (network, replace(network, sparse=True))
    ]
    assert [bool(shapely.contains_xy(area, spot.lon, spot.lat)) for area in areas] == [False, True]


def test_a_venue_nearest_to_nothing_has_an_empty_area():
    network = one_way_block()
    twins = snap(network, ["a", "b"], [at(-300, 0), at(-300, 0)])
    frame = network_voronoi(network, twins, twins)
    assert frame["places"].tolist() == [2, 0]
    assert frame.geometry.is_empty.tolist() == [False, True]


@pytest.mark.parametrize("wrong", [{"sample_m": 1}, {"reach_m": 0}])
def test_senseless_parameters_are_refused(wrong):
    with pytest.raises(ValueError, match="is not between"):
        VoronoiParams(**wrong)
