import numpy as np
import pytest
from pyproj import Geod

from geoplan.network.builders.geometry import SHORTEST_M, link_lengths_m, sample, segment_lengths_m

from .small import small_network


def test_lengths_are_those_of_the_ellipsoid() -> None:
    lon, lat = np.array([-1.2, -1.19, -1.15, -1.15]), np.array([53.1, 53.12, 53.12, 53.0])
    _, _, expected = Geod(ellps="WGS84").inv(lon[:-1], lat[:-1], lon[1:], lat[1:])
    assert segment_lengths_m(lon, lat) == pytest.approx(expected, rel=1e-6)


def test_the_jump_between_two_links_counts_nothing() -> None:
    lon, lat = np.array([0.0, 0.0, -3.0, -3.0, -3.0]), np.array([53.0, 53.01, 51.0, 51.01, 51.02])
    lengths = link_lengths_m(np.array([0, 2, 5]), lon, lat)
    assert lengths == pytest.approx([1113, 2225], abs=2)


def test_a_link_between_two_nodes_at_one_spot_still_has_a_length() -> None:
    same = np.array([53.0, 53.0])
    assert link_lengths_m(np.array([0, 2]), same, same).tolist() == [SHORTEST_M]


def test_samples_lie_evenly_on_the_link_and_point_along_it() -> None:
    network = small_network({"A": (0, 0), "B": (4, 0), "C": (4, 2)}, [("BC", {}), ("AB", {})])
    points = sample(network, np.array([1]), spacing_m=100)
    assert points.link.tolist() == [1] * 5  # 401 m: five points
    assert points.direction == pytest.approx([0.0] * 5, abs=1e-9)
    steps = np.diff(points.x) * points.scale
    assert steps == pytest.approx([80] * 4, rel=0.01)


def test_a_link_shorter_than_the_spacing_has_one_sample() -> None:
    network = small_network({"A": (0, 0), "B": (0.1, 0), "C": (0.1, 0)}, [("AB", {}), ("BC", {})])
    assert sample(network, np.array([0, 1]), spacing_m=100).link.tolist() == [0, 1]
