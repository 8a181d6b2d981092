import pytest

from geoplan.network.builders.components import disconnected, largest_part

from .small import small_network

SPOTS = {"A": (0, 0), "B": (1, 0), "C": (1, 1), "D": (3, 0), "E": (4, 0), "F": (0, 1)}
LINKS = [
    ("AB", {}),
    ("BC", {}),
    ("BF", {"backward": False, "name": "Trap Lane"}),
    ("DE", {"name": "Ferry Road", "ref": "B6045"}),
]


def test_what_lies_outside_is_counted_and_named_longest_first() -> None:
    outside = disconnected(small_network(SPOTS, LINKS))
    assert outside.links == 2
    assert outside.names == ("Trap Lane", "B6045 Ferry Road")
    assert outside.length_m == pytest.approx(241, abs=3)
    assert str(outside) == "outside the largest joined part: 2 links, 0 km, e.g. Trap Lane, B6045 Ferry Road"


def test_the_rest_goes_into_the_report() -> None:
    network, kept = largest_part(small_network(SPOTS, LINKS))
    assert kept.tolist() == [True, True, False, False]
    assert network.link_count == 2
    assert network.node_count == 3
    assert [count for _, count in network.report] == [2]
    assert disconnected(network).links == 0


def test_a_network_all_joined_is_left_alone() -> None:
    network = small_network(SPOTS, LINKS[:2])
    assert largest_part(network)[0] is network
