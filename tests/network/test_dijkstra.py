import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.network.dijkstra import NO_ARC, UNREACHED, arc_costs, pack, shortest_tree, star, unpack
from tests.networks import grid, one_way_block, parallel_links


def start_at(*nodes, cost=None):
    node = np.array(nodes, np.int32)
    return node, np.zeros(len(nodes), np.int64) if cost is None else np.array(cost, np.int64)


def test_costs_pack_and_unpack():
    ms, cm = np.array([0, 1, 86_400_000]), np.array([0, 4_000_000_000, 7])
    back_ms, back_cm = unpack(pack(ms, cm))
    assert back_ms.tolist() == ms.tolist()
    assert back_cm.tolist() == cm.tolist()


def test_one_way_block_is_driven_round():
    network = one_way_block()
    cost = arc_costs(network, np.full(len(network.arcs), 1_000, np.int32))
    tree = shortest_tree(star(network), cost, *start_at(1))  # b -> c -> d -> a -> w
    assert (unpack(tree.cost)[0] // 1_000).tolist() == [3, 0, 1, 2, 4, 2]
    towards = shortest_tree(star(network, outgoing=False), cost, *start_at(1))  # a node to b
    assert (unpack(towards.cost)[0] // 1_000).tolist() == [1, 0, 3, 2, 2, 4]


def test_of_equally_fast_ways_the_shorter_is_taken():
    network = parallel_links()
    cost = arc_costs(network, np.full(len(network.arcs), 1_000, np.int32))
    tree = shortest_tree(star(network), cost, *start_at(1))
    assert unpack(tree.cost)[1][2] == 100_000
    assert network.arcs.link[tree.arc[2]] == 1


def test_of_equally_near_seeds_the_first_wins():
    network = one_way_block()
    cost = pack(np.full(len(network.arcs), 1_000), np.zeros(len(network.arcs), np.int64))
    # One seed stands on d; the other on a, at the very cost at which the first gets there.
    tree = shortest_tree(star(network), cost, *start_at(3, 0, cost=[0, 1_000 << 32]))
    assert tree.seed[[3, 0, 1]].tolist() == [0, 0, 0]
    tree = shortest_tree(star(network), cost, *start_at(0, 3, cost=[1_000 << 32, 0]))
    assert tree.seed[[3, 0, 1]].tolist() == [1, 0, 0]


def test_limit_leaves_the_rest_unreached():
    network = one_way_block()
    cost = arc_costs(network, np.full(len(network.arcs), 1_000, np.int32))
    tree = shortest_tree(star(network), cost, *start_at(0), limit=1_500 << 32)
    assert np.flatnonzero(tree.cost < UNREACHED).tolist() == [0, 1, 4]


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 30), st.integers(0, 35))
def test_as_networkx_finds_them(seed, start):
    network = grid(6, seed=seed)
    arc_ms = np.random.default_rng(seed).integers(1, 60, len(network.arcs)).astype(np.int32)
    cost = arc_costs(network, arc_ms)
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(range(network.node_count))
    arcs = network.arcs
    graph.add_weighted_edges_from(
        (int(tail), int(head), int(weight))
        for tail, head, weight in zip(arcs.tail, arcs.head, cost, strict=True)
    )
    wanted = nx.single_source_dijkstra_path_length(graph, start)
    tree = shortest_tree(star(network), cost, *start_at(start))
    assert {node: int(tree.cost[node]) for node in range(network.node_count)} == wanted
    on_tree = np.flatnonzero(tree.arc != NO_ARC)
    steps = tree.cost[arcs.head[tree.arc[on_tree]]] - tree.cost[arcs.tail[tree.arc[on_tree]]]
    assert steps.tolist() == cost[tree.arc[on_tree]].tolist()


@pytest.mark.parametrize("target", [5, 17, 35])
def test_ending_early_gives_the_same_cost(target):
    network = grid(6, seed=3)
    cost = arc_costs(network, np.random.default_rng(0).integers(1, 60, len(network.arcs)).astype(np.int32))
    whole = shortest_tree(star(network), cost, *start_at(0))
    node, extra = start_at(target)
    early = shortest_tree(star(network), cost, *start_at(0), target_node=node, target_cost=extra)
    assert early.cost[target] == whole.cost[target]
