import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.network.cover import LinkPart, RoadCover
from geoplan.network.metric import metres_per_unit, to_plane
from tests.networks import grid, one_way_block

SCALE = float(metres_per_unit(np.array([53.0]))[0])


def plain_area(network, whole, distance_m):
    """The same area the slow way: every road buffered, very round, and united."""
    x, y = to_plane(network.geometry_lon, network.geometry_lat)
    sizes = np.diff(network.geometry_offset)
    lines = shapely.linestrings(x, y, indices=np.repeat(np.arange(network.link_count), sizes))
    scale = float(metres_per_unit(np.array([network.geometry_lat.mean()]))[0])
    return shapely.union_all(shapely.buffer(lines[whole], distance_m / scale, quad_segs=64))


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 1_000), st.floats(0.1, 1.0), st.sampled_from([60.0, 140.0, 400.0]))
def test_it_is_the_area_within_the_distance(seed, share, distance_m):
    network = grid(6, spacing_m=250, seed=1)
    whole = np.random.default_rng(seed).random(network.link_count) < share
    area = RoadCover.of(network, distance_m).area(whole, [])
    exact = plain_area(network, whole, distance_m)
    # Never less than the exact area, and at most the height of a chord more (2 %).
    assert shapely.difference(exact, area).area * SCALE**2 < 1
    assert shapely.difference(area, shapely.buffer(exact, 0.021 * distance_m / SCALE)).area * SCALE**2 < 1


def test_dense_roads_leave_no_hole_between_them():
    network = grid(8, spacing_m=120)
    area = RoadCover.of(network, 150.0).area(np.ones(network.link_count, bool), [])
    assert shapely.get_num_interior_rings(area) == 0
    assert area.geom_type == "Polygon"


def test_a_part_of_a_link_is_covered_and_the_rest_is_not():
    network = one_way_block()
    nothing = np.zeros(network.link_count, bool)
    area = RoadCover.of(network, 100.0).area(nothing, [LinkPart(0, 0.0, 0.5)])
    # Half of 1 km, 200 m wide, with round ends; link 0 runs north from the base.
    assert area.area * SCALE**2 == pytest.approx(500 * 200 + np.pi * 100**2, rel=0.02)


def test_what_the_caller_has_already_is_left_out():
    network = one_way_block()
    cover = RoadCover.of(network, 100.0)
    first = np.arange(network.link_count) < 2
    both = np.arange(network.link_count) < 4
    rest = cover.area(both, [], leave_out=first)
    united = shapely.union(rest, cover.area(first, []))
    assert shapely.symmetric_difference(united, cover.area(both, [])).area * SCALE**2 < 1
    assert rest.area < cover.area(both, []).area


def test_no_roads_no_area():
    network = one_way_block()
    assert RoadCover.of(network, 100.0).area(np.zeros(network.link_count, bool), []).is_empty
