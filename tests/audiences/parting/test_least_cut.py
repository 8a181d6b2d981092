import numpy as np

from geoplan.audiences.parting.least_cut import connected, few_across


def cut(*edges, owners=None, vertices=4, under=5):
    joined = np.zeros((len(edges), vertices), bool)
    for row, edge in enumerate(edges):
        joined[row, list(edge)] = True
    side = few_across(joined, np.array(range(len(edges)) if owners is None else owners), under)
    return None if side is None else set(np.flatnonzero(side).tolist())


def test_what_few_edges_cross_is_found_and_what_more_do_is_not():
    heavy, light = 5 * [(0, 1)], [(1, 2)]
    assert cut(*heavy, *light, *(5 * [(2, 3)])) in ({0, 1}, {2, 3})
    assert cut(*heavy, *(5 * light), *(5 * [(2, 3)])) is None


def test_an_edge_over_three_vertices_crosses_once():
    """Around each vertex are four edges; that they would be six of a graph hides nothing."""
    assert cut(*(4 * [(0, 1, 2)])) is not None
    assert cut(*(5 * [(0, 1, 2)])) is None


def test_a_ring_that_no_two_vertices_hold_together_is_still_held_by_all():
    ring = 3 * [(0, 1), (1, 2), (2, 3), (3, 0)]
    assert cut(*ring) is None
    assert cut(*ring, under=7) is not None


def test_a_child_with_two_edges_crosses_once():
    both = [(0, 1), (2, 3)]
    assert cut(*(5 * both), owners=[child for child in range(5) for _ in both]) is None
    assert cut(*(4 * both), owners=[child for child in range(4) for _ in both]) is not None


def test_vertices_without_edges_are_alone():
    joined = np.array([[True, True, False, False], [False, True, True, False]])
    assert connected(joined).tolist() == [0, 0, 0, 3]
