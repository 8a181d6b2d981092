import itertools
from dataclasses import replace

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geoplan.domain.periods import Period
from geoplan.errors import InputError
from geoplan.network.isochrones import IsochroneParams, isochrones
from geoplan.network.snap import snap
from geoplan.network.speeds import SpeedModel
from geoplan.network.trace import fastest_paths
from tests.networks import Road, at, grid, make_network, one_way_block, straight_or_round

NO_DELAY = SpeedModel(junction_delay_s=0, signal_delay_s=0)


def inside(frame, row, east_m, north_m):
    spot = at(east_m, north_m)
    return bool(shapely.contains_xy(frame.geometry.iloc[row], spot.lon, spot.lat))


def test_roads_are_cut_where_the_time_is_up():
    network = straight_or_round()
    home = snap(network, ["home"], [at(0, 0)])
    # 5 minutes on a lane at 28 mph are 3,755 m.
    frame = isochrones(network, home, [5], speeds=NO_DELAY, params=IsochroneParams(buffer_m=100))
    assert inside(frame, 0, 3_755, 0)
    assert inside(frame, 0, 3_755 + 95, 0)
    assert not inside(frame, 0, 3_755 + 130, 0)


def test_it_starts_on_both_sides_of_the_place():
    network = straight_or_round()
    home = snap(network, ["home"], [at(2_500, 0)])
    frame = isochrones(network, home, [1], speeds=NO_DELAY, params=IsochroneParams(buffer_m=100))
    # One minute: 751 m either way, on one and the same link.
    assert [inside(frame, 0, east, 0) for east in (1_600, 1_760, 3_240, 3_400)] == [False, True, True, False]


def test_a_one_way_street_is_reached_only_ahead():
    network = one_way_block()
    home = snap(network, ["home"], [at(0, 500)])
    # 32 mph, 20 s: 286 m north.
    frame = isochrones(network, home, [1 / 3], speeds=NO_DELAY, params=IsochroneParams(buffer_m=50))
    assert inside(frame, 0, 0, 780)
    assert not inside(frame, 0, 0, 420)


def test_the_access_leg_uses_up_time():
    network = straight_or_round()
    home = snap(network, ["home"], [at(2_500, 300)])  # 67 s from the road at 10 mph
    frame = isochrones(network, home, [1, 2], speeds=NO_DELAY)
    assert frame.geometry.iloc[0].is_empty
    assert not frame.geometry.iloc[1].is_empty


def test_a_road_reached_from_both_ends_is_whole():
    network = one_way_block()
    home = snap(network, ["home"], [at(-500, 0)])
    frame = isochrones(network, home, [60], params=IsochroneParams(min_hole_km2=0))
    assert frame.geometry.iloc[0].geom_type == "Polygon"
    assert len(frame.geometry.iloc[0].interiors) == 1  # the middle of the block, 500 m from any road


def test_small_holes_are_filled():
    network = one_way_block()
    home = snap(network, ["home"], [at(-500, 0)])
    frame = isochrones(network, home, [60], params=IsochroneParams(min_hole_km2=1))
    assert len(frame.geometry.iloc[0].interiors) == 0


def test_links_without_extent_do_no_harm():
    # Two nodes at one spot, and a loop that goes nowhere: both occur in real data.
    network = make_network(
        {"a": (0, 0), "b": (0, 0), "c": (900, 0)}, [Road("a", "b", 0.1), Road("b", "c"), Road("a", "a", 0.1)]
    )
    places = snap(network, ["x", "y"], [at(0, 30), at(800, 0)])
    assert set(places.fraction[:1].tolist()) <= {0.0, 1.0}
    frame = isochrones(network, places, [5])
    assert inside(frame, 0, 890, 0)
    assert inside(frame, 1, 0, 0)


def test_main_roads_alone_reach_farther_around_them():
    network = straight_or_round()
    home = snap(network, ["home"], [at(5_000, 0)])
    every_road = isochrones(network, home, [5])
    main_roads = isochrones(replace(network, sparse=True), home, [5])
    assert not inside(every_road, 0, 5_000, -700)
    assert inside(main_roads, 0, 5_000, -700)


def test_table_has_one_row_a_place_and_time():
    network = grid(4)
    places = snap(network, ["p", "q"], [at(100, 0), at(2_000, 2_000)])
    told = []
    frame = isochrones(
        network, places, [10, 5, 10], period=Period.AM_PEAK, progress=lambda *news: told.append(news)
    )
    assert frame.crs == "EPSG:4326"
    assert frame[["code", "minutes", "period"]].to_numpy().tolist() == [
        ["p", 5.0, "am-peak"],
        ["p", 10.0, "am-peak"],
        ["q", 5.0, "am-peak"],
        ["q", 10.0, "am-peak"],
    ]
    assert told == [(1, 2, "isochrones"), (2, 2, "isochrones")]


@pytest.mark.parametrize("minutes", [[], [0], [15, -1], [float("nan")], [2_000]])
def test_senseless_minutes_are_refused(minutes):
    network = one_way_block()
    with pytest.raises(InputError, match="give times between 0 and 1,440 minutes"):
        isochrones(network, snap(network, ["home"], [at(0, 0)]), minutes)


@pytest.mark.parametrize("wrong", [{"buffer_m": 1}, {"simplify_m": 600}, {"min_hole_km2": -1}])
def test_senseless_parameters_are_refused(wrong):
    with pytest.raises(ValueError, match="m"):
        IsochroneParams(**wrong)


SPOTS = st.tuples(st.floats(0, 5_000), st.floats(0, 5_000))


@settings(max_examples=12, deadline=None)
@example(seed=10, spot=(680.0, 0.0))  # left a sliver of a hundredth of a square metre
@given(st.integers(0, 10), SPOTS)
def test_more_minutes_contain_fewer(seed, spot):
    network = grid(6, seed=seed)
    frame = isochrones(network, snap(network, ["home"], [at(*spot)]), [2, 4, 6, 9])
    shapes = frame.geometry.to_list()
    for smaller, larger in itertools.pairwise(shapes):
        assert shapely.difference(smaller, larger).area < 1e-12
    assert shapely.is_valid(shapes).all()


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10), SPOTS, st.lists(SPOTS, min_size=5, max_size=5), st.floats(1, 9))
def test_what_is_reached_in_time_is_inside(seed, home, spots, minutes):
    network = grid(6, seed=seed)
    places = snap(network, ["home", *"abcde"], [at(*home), *(at(*spot) for spot in spots)])
    arc_ms = SpeedModel().arc_milliseconds(network, Period.OFF_PEAK)
    paths = fastest_paths(network, places.select(["home"]), places, arc_ms)
    shape = isochrones(network, places.select(["home"]), [minutes]).geometry.iloc[0]
    for row, path in enumerate(paths):
        if row and path is not None and path.ms <= minutes * 60_000 and places.access_m[row] <= 250:
            assert shapely.contains_xy(shape, places.lon[row], places.lat[row])


def test_the_law_is_not_empty():
    network = grid(6, seed=1)
    places = snap(network, ["home", "near", "far"], [at(0, 0), at(900, 20), at(5_000, 5_000)])
    arc_ms = SpeedModel().arc_milliseconds(network, Period.OFF_PEAK)
    near, far = fastest_paths(network, places.select(["home"]), places.select(["near", "far"]), arc_ms)
    shape = isochrones(network, places.select(["home"]), [5]).geometry.iloc[0]
    assert near.ms < 300_000 < far.ms
    assert shapely.contains_xy(shape, places.lon, places.lat).tolist() == [True, True, False]
    assert np.isfinite(shape.area)
