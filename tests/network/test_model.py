from dataclasses import replace

import numpy as np
import pytest

from geoplan.errors import NetworkError
from tests.networks import one_way_block, parallel_links, straight_or_round


def test_arcs_are_the_open_directions():
    network = one_way_block()
    pairs = set(zip(network.arcs.tail.tolist(), network.arcs.head.tolist(), strict=True))
    assert (0, 1) in pairs  # a to b, one-way
    assert (1, 0) not in pairs
    assert {(0, 4), (4, 0)} <= pairs  # the stub, both ways
    assert len(network.arcs) == 4 + 2 * 2


def test_arrays_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        one_way_block().link_length_m[0] = 1.0


def test_equal_networks_have_equal_versions_and_others_do_not():
    assert one_way_block().version == one_way_block().version
    assert one_way_block().version != straight_or_round().version
    network = one_way_block()
    assert network.version != replace(network, link_length_m=network.link_length_m + 1).version
    assert network.version != replace(network, sparse=True).version


def test_a_subnetwork_keeps_what_its_links_were():
    network = straight_or_round()
    part = network.subnetwork(network.link_class <= 2, report=[("lanes left out", 2)])
    assert part.link_count == 3
    assert part.node_count == 4
    assert [part.name_of(link) for link in range(3)] == ["A1", "M1", "A2"]
    assert part.link_length_m.tolist() == network.link_length_m[2:].tolist()
    for link in range(3):
        np.testing.assert_array_equal(part.vertices(link)[0], network.vertices(link + 2)[0])
        assert part.vertices(link)[0][0] == part.node_lon[part.link_start[link]]
    assert part.report[-1] == ("lanes left out", 2)


def test_a_name_is_number_and_name_once():
    network = parallel_links()
    assert network.name_of(0) == "A3"
    assert network.name_of(1) == "High Street"


def test_a_subnetwork_of_nothing_is_refused():
    network = one_way_block()
    with pytest.raises(NetworkError, match="no roads"):
        network.subnetwork(np.zeros(network.link_count, bool))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"link_length_m": np.zeros(6)}, "no positive length"),
        ({"link_dual": np.zeros(5, bool)}, "link_dual has 5 values for 6 links"),
        ({"node_lat": np.zeros(3)}, "node_lat has 3 values for 6 nodes"),
        ({"link_end": np.full(6, 99, np.int32)}, "does not exist"),
        ({"link_forward": np.zeros(6, bool), "link_backward": np.zeros(6, bool)}, "neither direction"),
        ({"geometry_offset": np.zeros(7, np.int64)}, "geometry does not fit"),
    ],
)
def test_arrays_that_do_not_fit_are_refused(change, message):
    with pytest.raises(NetworkError, match=message):
        replace(one_way_block(), **change)
