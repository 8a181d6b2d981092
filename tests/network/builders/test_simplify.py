import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from geoplan.network.builders.simplify import simplify
from geoplan.network.model import RoadNetwork

from .small import small_network

ROW = {letter: (at, 0.0) for at, letter in enumerate("ABCDEFGH")}


def test_a_chain_becomes_one_link_with_its_whole_line() -> None:
    network = small_network(ROW, [("AB", {}), ("CB", {}), ("CD", {})])
    result = simplify(network)
    assert result.network.link_count == 1
    assert result.link_of.tolist() == [0, 0, 0]
    assert result.network.link_length_m[0] == pytest.approx(network.link_length_m.sum())
    assert len(result.network.geometry_lon) == 4
    assert sorted(result.network.geometry_lon) in (
        result.network.geometry_lon.tolist(),
        result.network.geometry_lon.tolist()[::-1],
    )


def test_a_one_way_chain_keeps_its_direction_however_it_was_drawn() -> None:
    onward, against = {"backward": False}, {"forward": False}
    network = simplify(small_network(ROW, [("AB", onward), ("CB", against), ("CD", onward)])).network
    assert network.link_count == 1
    assert network.link_forward.tolist() == [True]
    assert network.link_backward.tolist() == [False]
    lon, _ = network.vertices(0)
    assert lon.tolist() == sorted(lon)


def test_one_ways_that_face_each_other_are_not_joined() -> None:
    network = small_network(ROW, [("AB", {"backward": False}), ("CB", {"backward": False})])
    assert simplify(network).network.link_count == 2


@pytest.mark.parametrize(
    "change",
    [
        {"limit_mph": 30},
        {"name": "High Street"},
        {"ref": "A614"},
        {"class": 2},
        {"roundabout": True},
        {"dual": True},
    ],
)
def test_what_changes_keeps_its_node(change: dict[str, object]) -> None:
    assert simplify(small_network(ROW, [("AB", {}), ("BC", change)])).network.link_count == 2


def test_junctions_and_lights_stay() -> None:
    spots = {**ROW, "X": (1, 1)}
    links = [("AB", {}), ("BC", {}), ("BX", {}), ("CD", {}), ("DE", {})]
    network = simplify(small_network(spots, links, signals="D")).network
    assert network.link_count == 4
    assert network.node_signals.sum() == 1


def test_parallel_roads_stay_two() -> None:
    spots = {"A": (0, 0), "B": (1, 1), "C": (1, -1), "D": (2, 0), "E": (-1, 0), "F": (3, 0)}
    links = [("AB", {}), ("BD", {}), ("AC", {}), ("CD", {}), ("EA", {}), ("DF", {})]
    network = simplify(small_network(spots, links)).network
    assert network.link_count == 4
    ends = sorted(zip(network.link_start.tolist(), network.link_end.tolist(), strict=True))
    assert len({tuple(sorted(pair)) for pair in ends}) == 3


def test_a_loop_at_the_end_of_a_lane_stays() -> None:
    spots = {"A": (0, 0), "B": (1, 0), "C": (2, 1), "D": (2, -1)}
    network = simplify(small_network(spots, [("AB", {}), ("BC", {}), ("CD", {}), ("DB", {})])).network
    assert network.link_count == 2
    assert (network.link_start == network.link_end).sum() == 1


@pytest.mark.parametrize("one_way", [False, True])
def test_a_ring_without_a_junction_keeps_one_node(one_way: bool) -> None:
    spots = {"A": (0, 0), "B": (1, 0), "C": (1, 1), "D": (0, 1)}
    kind = {"backward": not one_way}
    network = simplify(small_network(spots, [("AB", kind), ("BC", kind), ("CD", kind), ("DA", kind)])).network
    assert network.link_count == 1
    assert network.node_count == 1
    assert len(network.geometry_lon) == 5
    assert network.link_backward.tolist() == [not one_way]


def test_two_links_back_to_back_are_a_ring() -> None:
    spots = {"A": (0, 0), "B": (1, 0), "C": (0.5, 1)}
    network = simplify(small_network(spots, [("AB", {}), ("ACB", {})])).network
    assert network.link_count == 1
    assert network.node_count == 1


def distances(network: RoadNetwork, positions: list[tuple[float, float]]) -> np.ndarray:
    """Shortest distances between the nodes at given positions."""
    arcs = network.arcs
    best = np.full((network.node_count, network.node_count), np.inf)
    np.minimum.at(best, (arcs.tail, arcs.head), network.link_length_m[arcs.link])
    tail, head = np.nonzero(np.isfinite(best))
    graph = coo_array((best[tail, head], (tail, head)), shape=best.shape).tocsr()
    at = {spot: node for node, spot in enumerate(zip(network.node_lon, network.node_lat, strict=True))}
    chosen = [at[spot] for spot in positions]
    return np.asarray(dijkstra(graph, indices=chosen)[:, chosen])


PAIRS = [f"{a}{b}" for a, b in itertools.combinations("ABCDEFGH", 2)]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(PAIRS),
            st.sampled_from(["both", "forward", "backward"]),
            st.sampled_from([30, 60]),
        ),
        min_size=1,
        max_size=14,
    )
)
def test_no_distance_changes(drawn: list[tuple[str, str, int]]) -> None:
    spots = {letter: (at % 3, (at * 7 % 5) / 2) for at, letter in enumerate("ABCDEFGH")}
    links = [
        (pair, {"forward": way != "backward", "backward": way != "forward", "limit_mph": limit})
        for pair, way, limit in drawn
    ]
    network = small_network(spots, links)
    simpler = simplify(network).network
    left = list(zip(simpler.node_lon, simpler.node_lat, strict=True))
    assert distances(simpler, left) == pytest.approx(distances(network, left))
    assert simpler.link_length_m.sum() == pytest.approx(network.link_length_m.sum())
    assert simplify(simpler).network.link_count == simpler.link_count
