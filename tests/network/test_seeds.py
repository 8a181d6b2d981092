import numpy as np
import pytest

from geoplan.network.hierarchy import Hierarchy, PlaceArcs
from geoplan.network.seeds import direct, link_arcs, link_centimetres, seeds
from geoplan.network.snap import SnapParams, snap
from tests.networks import Road, at, make_network, one_way_block

TWO_WAY = make_network({"a": (0, 0), "b": (1_000, 0)}, [Road("a", "b", 1_000)])
ONE_WAY = make_network(
    {"a": (0, 0), "b": (1_000, 0)},
    [Road("a", "b", 1_000, one_way=True), Road("b", "a", 3_000, shape=((0, 900),))],
)


def rows(joined, place):
    span = slice(joined.offset[place], joined.offset[place + 1])
    return list(
        zip(joined.node[span].tolist(), joined.ms[span].tolist(), joined.cm[span].tolist(), strict=True)
    )


def test_a_place_on_a_two_way_road_joins_both_ends():
    snapped = snap(TWO_WAY, ["x"], [at(250, 0)])
    arc_ms = np.array([60_000, 80_000], np.int32)  # west to east, and back
    assert rows(seeds(TWO_WAY, snapped, arc_ms), 0) == [(1, 45_000, 75_000), (0, 20_000, 25_000)]
    # Coming from the east end drives the road backwards, from the west end forwards.
    assert rows(seeds(TWO_WAY, snapped, arc_ms, outgoing=False), 0) == [
        (1, 60_000, 75_000),
        (0, 15_000, 25_000),
    ]


def test_tables_are_made_of_seeds_as_they_are():
    snapped, arc_ms = snap(TWO_WAY, ["x"], [at(250, 0)]), np.array([60_000, 60_000], np.int32)
    engine = Hierarchy.build(2, TWO_WAY.arcs.tail, TWO_WAY.arcs.head, arc_ms, np.array([100_000, 100_000]))
    seconds, metres = engine.table(seeds(TWO_WAY, snapped, arc_ms), PlaceArcs.at_nodes(np.array([0, 1])))
    assert seconds.tolist() == [[15.0, 45.0]]
    assert metres.tolist() == [[250.0, 750.0]]


def test_the_access_leg_is_counted_in_time_and_metres():
    snapped = snap(TWO_WAY, ["x"], [at(500, 44.704)], params=SnapParams(access_mph=10))
    (end, start) = rows(seeds(TWO_WAY, snapped, np.array([60_000, 60_000], np.int32)), 0)
    assert end == (1, pytest.approx(40_000, abs=5), pytest.approx(54_470, abs=5))
    assert start == (0, end[1], end[2])


def test_a_one_way_road_is_left_only_by_its_end():
    snapped = snap(ONE_WAY, ["x"], [at(250, 0)])
    arc_ms = np.array([60_000, 60_000, 60_000], np.int32)
    assert [row[0] for row in rows(seeds(ONE_WAY, snapped, arc_ms), 0)] == [1]
    assert [row[0] for row in rows(seeds(ONE_WAY, snapped, arc_ms, outgoing=False), 0)] == [0]


def test_a_place_at_a_junction_leaves_by_any_road():
    # It is snapped to the start of a one-way road, but stands at the node itself.
    snapped = snap(ONE_WAY, ["x"], [at(0, 0)])
    joined = seeds(ONE_WAY, snapped, np.array([60_000, 60_000, 60_000], np.int32))
    assert (0, 0, 0) in rows(joined, 0)


def test_direct_goes_only_the_way_the_road_is_open():
    snapped = snap(ONE_WAY, ["first", "second"], [at(200, 0), at(700, 0)])
    pairs = direct(ONE_WAY, snapped, snapped, np.array([60_000, 60_000, 60_000], np.int32))
    found = dict(
        zip(
            zip(pairs.origin.tolist(), pairs.destination.tolist(), strict=True),
            pairs.ms.tolist(),
            strict=True,
        )
    )
    assert found == {(0, 0): 0, (1, 1): 0, (0, 1): 30_000}
    assert pairs.cm[pairs.origin != pairs.destination].tolist() == [50_000]


def test_direct_both_ways_on_a_two_way_road():
    snapped = snap(TWO_WAY, ["first", "second"], [at(200, 0), at(700, 0)])
    pairs = direct(TWO_WAY, snapped, snapped.select(["first"]), np.array([60_000, 80_000], np.int32))
    assert pairs.ms.tolist() == [0, 40_000]
    assert pairs.arc.tolist()[1] == 1


def test_neighbours_opposite_each_other_walk_to_the_road_and_back():
    snapped = snap(TWO_WAY, ["north", "south"], [at(500, 44.704), at(500, -44.704)])
    pairs = direct(TWO_WAY, snapped, snapped, np.array([60_000, 60_000], np.int32))
    # Each to itself nothing; to the other 10 s of access at both ends.
    assert sorted(pairs.ms.tolist())[:2] == [0, 0]
    assert sorted(pairs.ms.tolist())[2:] == pytest.approx([20_000, 20_000], abs=10)


def test_places_on_different_roads_have_no_direct_way():
    network = one_way_block()
    snapped = snap(network, ["x", "y"], [at(0, 500), at(1_000, 500)])
    pairs = direct(
        network, snapped.select(["x"]), snapped.select(["y"]), np.full(len(network.arcs), 1_000, np.int32)
    )
    assert len(pairs.ms) == 0


def test_link_arcs_point_back_at_their_links():
    network = one_way_block()
    arcs = link_arcs(network)
    assert network.arcs.link[arcs.forward].tolist() == list(range(network.link_count))
    assert (arcs.backward >= 0).tolist() == network.link_backward.tolist()
    assert not network.arcs.forward[arcs.backward[arcs.backward >= 0]].any()


def test_lengths_are_whole_centimetres():
    assert link_centimetres(TWO_WAY).tolist() == [100_000]
