"""The engine against scipy's Dijkstra and against figures that can be worked out by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from geoplan.errors import NetworkError
from geoplan.network.hierarchy import Hierarchy, PlaceArcs
from geoplan.network.hierarchy.graph import SCALE, pack


def build(node_count, arcs, **limits):
    """A hierarchy from (tail, head, ms, cm) rows."""
    tail, head, ms, cm = (np.array(column) for column in zip(*arcs, strict=True))
    return Hierarchy.build(
        node_count,
        tail.astype(np.int32),
        head.astype(np.int32),
        ms.astype(np.int32),
        cm.astype(np.int64),
        **limits,
    )


def at(*nodes):
    return PlaceArcs.at_nodes(np.array(nodes))


def reference(node_count, arcs):
    """All-pairs least times and lengths by scipy; the least of parallel arcs first: CSR adds them up."""
    least = {}
    for tail, head, ms, cm in arcs:
        packed = ms * SCALE + cm
        least[tail, head] = min(least.get((tail, head), np.inf), packed)
    rows, columns = zip(*least, strict=True)
    graph = csr_matrix((list(least.values()), (rows, columns)), (node_count, node_count))
    packed = dijkstra(graph)
    ms = np.floor(packed / SCALE)
    with np.errstate(invalid="ignore"):
        cm = packed - ms * SCALE
    return ms / 1000, np.where(np.isinf(packed), np.inf, cm / 100)


def test_fastest_is_not_shortest():
    # 0 -> 1 -> 2 takes 20 s over 300 m; 0 -> 2 directly takes 30 s over 200 m.
    hierarchy = build(3, [(0, 1, 10_000, 10_000), (1, 2, 10_000, 20_000), (0, 2, 30_000, 20_000)])
    seconds, metres = hierarchy.table(at(0), at(2))
    assert seconds[0, 0] == 20.0
    assert metres[0, 0] == 300.0


def test_of_equally_fast_ways_the_shortest_counts():
    hierarchy = build(4, [(0, 1, 5, 70), (1, 3, 5, 70), (0, 2, 4, 30), (2, 3, 6, 30), (3, 0, 1, 1)])
    seconds, metres = hierarchy.table(at(0), at(3))
    assert (seconds[0, 0], metres[0, 0]) == (0.01, 0.6)


def test_what_cannot_be_reached_is_infinite():
    hierarchy = build(3, [(0, 1, 10, 10), (1, 0, 10, 10), (1, 2, 10, 10)])
    seconds, metres = hierarchy.table(at(2, 0), at(0, 2))
    assert np.isinf(seconds[0, 0])
    assert np.isinf(metres[0, 0])
    assert seconds[0, 1] == 0.0
    assert seconds[1, 1] == 0.02


def test_of_parallel_arcs_the_fastest_counts_and_loops_never():
    hierarchy = build(2, [(0, 1, 30, 1), (0, 1, 20, 9), (0, 1, 20, 8), (0, 0, 1, 1), (1, 0, 5, 5)])
    seconds, metres = hierarchy.table(at(0, 1), at(0, 1))
    assert seconds.tolist() == [[0.0, 0.02], [0.005, 0.0]]
    assert metres.tolist() == [[0.0, 0.08], [0.05, 0.0]]


def test_a_place_joins_by_the_cheaper_of_its_arcs():
    # A line 0 - 1 - 2 of 10 ms a step. The origin hangs between 0 and 1: 7 ms from 0, 3 ms from 1.
    line = [(0, 1, 10, 10), (1, 0, 10, 10), (1, 2, 10, 10), (2, 1, 10, 10)]
    origin = PlaceArcs(np.array([0, 2]), np.array([0, 1], np.int32), np.array([7, 3]), np.array([70, 30]))
    destination = PlaceArcs(np.array([0, 1]), np.array([2], np.int32), np.array([4]), np.array([40]))
    seconds, metres = build(3, line).table(origin, destination)
    assert seconds[0, 0] == 0.017
    assert metres[0, 0] == 0.8


def test_a_place_without_a_road_reaches_nothing():
    hierarchy = build(2, [(0, 1, 10, 10), (1, 0, 10, 10)])
    nowhere = PlaceArcs(
        np.array([0, 0]), np.array([], np.int32), np.array([], np.int64), np.array([], np.int64)
    )
    assert np.isinf(hierarchy.table(nowhere, at(0, 1))[0]).all()
    assert np.isinf(hierarchy.table(at(0, 1), nowhere)[0]).all()


def test_a_table_without_places_is_empty():
    hierarchy = build(2, [(0, 1, 10, 10), (1, 0, 10, 10)])
    none = PlaceArcs.at_nodes(np.array([], np.int32))
    assert hierarchy.table(none, at(0, 1))[0].shape == (0, 2)
    assert hierarchy.table(at(0, 1), none)[0].shape == (2, 0)


@st.composite
def graphs(draw):
    node_count = draw(st.integers(2, 24))
    node = st.integers(0, node_count - 1)
    arc = st.tuples(node, node, st.integers(1, 50), st.integers(0, 50))
    return node_count, draw(st.lists(arc, min_size=1, max_size=90))


@settings(max_examples=60, deadline=None)
@given(graphs(), st.sampled_from([(1, 1), (3, 5), (30, 100)]))
def test_every_pair_agrees_with_dijkstra_however_little_the_witness_searches_see(graph, limits):
    node_count, arcs = graph
    hierarchy = build(node_count, arcs, estimate_limit=limits[0], contract_limit=limits[1])
    everywhere = PlaceArcs.at_nodes(np.arange(node_count))
    seconds, metres = hierarchy.table(everywhere, everywhere)
    expected_seconds, expected_metres = reference(node_count, arcs)
    np.testing.assert_array_equal(seconds, expected_seconds)
    np.testing.assert_allclose(metres, expected_metres, rtol=0, atol=1e-12)


def grid(side, seed):
    """A street grid with random times and lengths, some streets one-way."""
    rng = np.random.default_rng(seed)
    arcs = []
    for row in range(side):
        for column in range(side):
            here = row * side + column
            for there in ([here + 1] if column + 1 < side else []) + (
                [here + side] if row + 1 < side else []
            ):
                ms, cm = rng.integers(1_000, 9_000, 2)
                arcs.append((here, there, ms, cm))
                if rng.random() < 0.8:
                    arcs.append((there, here, ms + rng.integers(0, 500), cm))
    return side * side, arcs


@pytest.mark.parametrize(("origins", "destinations"), [(5, 200), (200, 5), (37, 40), (600, 7), (7, 600)])
def test_tables_of_every_shape_agree_with_dijkstra(origins, destinations):
    node_count, arcs = grid(26, seed=3)
    rng = np.random.default_rng(4)
    rows, columns = rng.integers(0, node_count, origins), rng.integers(0, node_count, destinations)
    hierarchy = build(node_count, arcs)
    seconds, metres = hierarchy.table(PlaceArcs.at_nodes(rows), PlaceArcs.at_nodes(columns))
    expected_seconds, expected_metres = reference(node_count, arcs)
    np.testing.assert_array_equal(seconds, expected_seconds[np.ix_(rows, columns)])
    np.testing.assert_allclose(metres, expected_metres[np.ix_(rows, columns)], rtol=0, atol=1e-9)


def test_threads_and_progress_change_nothing():
    node_count, arcs = grid(35, seed=5)
    everywhere = PlaceArcs.at_nodes(np.arange(node_count))
    hierarchy = build(node_count, arcs)
    told = []
    alone = hierarchy.table(everywhere, everywhere)
    shared = hierarchy.table(
        everywhere, everywhere, threads=3, progress=lambda done, total, _: told.append((done, total))
    )
    np.testing.assert_array_equal(alone[0], shared[0])
    np.testing.assert_array_equal(alone[1], shared[1])
    assert told[-1] == (node_count, node_count)
    assert len(told) > 1


def test_a_stored_hierarchy_answers_the_same():
    node_count, arcs = grid(9, seed=6)
    everywhere = PlaceArcs.at_nodes(np.arange(node_count))
    hierarchy = build(node_count, arcs)
    again = Hierarchy(**hierarchy.arrays())
    np.testing.assert_array_equal(
        hierarchy.table(everywhere, everywhere)[0], again.table(everywhere, everywhere)[0]
    )


def test_a_road_that_cannot_be_added_up_exactly_is_refused():
    with pytest.raises(NetworkError, match="over four hours"):
        pack(np.array([2**24]), np.array([1]))
    with pytest.raises(NetworkError, match="over four hours"):
        pack(np.array([1]), np.array([2**25]))
    with pytest.raises(NetworkError, match="negative"):
        pack(np.array([-1]), np.array([1]))
