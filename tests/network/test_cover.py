import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geoplan.network.cover import Covered, LinkPart, RoadCover, polygons_of
from geoplan.network.metric import metres_per_unit, to_plane
from tests.networks import Road, grid, make_network, one_way_block

pytestmark = pytest.mark.parametrize("few", [0, 10_000], indirect=True)  # by cells, and one by one
SCALE = float(metres_per_unit(np.array([53.0]))[0])


@pytest.fixture(autouse=True)
def few(request, monkeypatch):
    """How few roads are buffered without looking at cells first."""
    monkeypatch.setattr("geoplan.network.cover._FEW", request.param)


def plain_area(network, whole, distance_m):
    """The same area the slow way: every road buffered, very round, and united."""
    x, y = to_plane(network.geometry_lon, network.geometry_lat)
    sizes = np.diff(network.geometry_offset)
    lines = shapely.linestrings(x, y, indices=np.repeat(np.arange(network.link_count), sizes))
    scale = float(metres_per_unit(np.array([network.geometry_lat.mean()]))[0])
    return shapely.union_all(shapely.buffer(lines[whole], distance_m / scale, quad_segs=64))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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


def test_an_inner_area_is_built_upon():
    network = one_way_block()
    cover = RoadCover.of(network, 100.0)
    first = np.arange(network.link_count) < 2
    both = np.arange(network.link_count) < 4
    plain = cover.area(both, [])
    built_upon = cover.area(both, [], inner=Covered(first, cover.area(first, [])))
    assert shapely.symmetric_difference(built_upon, plain).area * SCALE**2 < 1


@pytest.mark.parametrize(("min_hole_m2", "holes"), [(0.0, 1), (500_000.0, 1), (1_000_000.0, 0)])
def test_holes_smaller_than_asked_are_filled(min_hole_m2, holes):
    network = one_way_block()  # 1 km², of which the middle 800 m square is farther than 100 m from a road
    cover = RoadCover.of(network, 100.0)
    area = cover.area(np.ones(network.link_count, bool), [], min_hole_m2=min_hole_m2)
    assert shapely.get_num_interior_rings(area) == holes


def test_the_outside_of_a_small_network_is_no_hole():
    network = make_network({"a": (0, 0), "b": (300, 0)}, [Road("a", "b")])
    area = RoadCover.of(network, 50.0).area(np.ones(1, bool), [], min_hole_m2=1e9)
    assert area.area * SCALE**2 == pytest.approx(300 * 100 + np.pi * 50**2, rel=0.02)


def test_no_roads_no_area():
    network = one_way_block()
    area = RoadCover.of(network, 100.0).area(np.zeros(network.link_count, bool), [])
    assert (area.geom_type, area.is_empty) == ("Polygon", True)


def test_only_polygons_are_kept():
    square = shapely.box(0, 0, 1, 1)
    mixed = shapely.GeometryCollection([square, shapely.Point(5, 5), shapely.LineString([(2, 2), (3, 3)])])
    assert polygons_of(mixed).equals(square)
    assert polygons_of(shapely.Point(0, 0)).geom_type == "Polygon"
