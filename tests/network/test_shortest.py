import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.matrix import travel_times
from geoplan.network.cache import ArrayCache
from geoplan.network.seeds import link_centimetres
from geoplan.network.shortest import shortest_metres
from geoplan.network.snap import snap
from tests.networks import at, grid, one_way_block, straight_or_round


def placed(network, *points):
    return snap(network, [f"P{number}" for number in range(len(points))], [at(*point) for point in points])


def test_the_shortest_way_is_not_the_fastest():
    network = straight_or_round()
    places = placed(network, (0, 0), (10_000, 0))
    assert shortest_metres(network, places, places)[0, 1] == pytest.approx(10_000, abs=1)
    assert travel_times(network, places, places).metres[0, 1] == pytest.approx(14_000, abs=1)


def test_places_on_one_link_are_joined_along_it_and_one_ways_count():
    network = one_way_block()
    places = placed(network, (0, 200), (0, 700))
    metres = shortest_metres(network, places, places)
    assert metres[0, 1] == pytest.approx(500, abs=1)
    assert metres[1, 0] == pytest.approx(3_500, abs=1)
    assert metres[0, 0] == 0


def test_the_preparation_is_kept_and_gives_the_same(tmp_path):
    network = grid(4, seed=3)
    places = placed(network, (10, 20), (2_900, 2_800))
    cache = ArrayCache(tmp_path)
    first = shortest_metres(network, places, places, cache=cache)
    again = shortest_metres(grid(4, seed=3), places, places, cache=cache)
    assert first.tolist() == again.tolist()
    assert list(tmp_path.rglob("*.npz"))


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 10_000))
def test_lengths_are_dijkstra_s_and_never_more_than_those_of_the_fastest_way(seed):
    network = grid(5, seed=seed)
    graph = nx.MultiDiGraph()
    arcs = network.arcs
    for tail, head, length in zip(arcs.tail, arcs.head, link_centimetres(network)[arcs.link], strict=True):
        graph.add_edge(int(tail), int(head), length=int(length))
    places = placed(network, (0, 0), (4_000, 0), (2_000, 3_000))
    node = [0, 4, 17]
    metres = shortest_metres(network, places, places)
    for start in range(3):
        reached = nx.single_source_dijkstra_path_length(graph, node[start], weight="length")
        for end in range(3):
            assert metres[start, end] == pytest.approx(reached[node[end]] / 100, abs=2)
    assert np.all(metres <= travel_times(network, places, places).metres + 1e-9)
