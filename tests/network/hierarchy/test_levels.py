"""The plain engine against the compiled one."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings

from geoplan.network.hierarchy import PlaceArcs, levels
from geoplan.network.hierarchy.graph import Graph, pack, unpack
from geoplan.network.hierarchy.levels import table_by_levels
from tests.network.hierarchy.test_hierarchy import build, graphs, grid


def by_levels(hierarchy, origins, destinations):
    """The table of places by the plain engine: origins near, destinations far."""

    def hung(places):
        weight = pack(places.ms, places.cm)
        return Graph(places.offset, hierarchy.position[places.node], weight)

    up = Graph(hierarchy.up_first, hierarchy.up_other, hierarchy.up_weight)
    down = Graph(hierarchy.down_first, hierarchy.down_other, hierarchy.down_weight)
    return table_by_levels(hung(origins), up, hung(destinations), down, hierarchy.level)


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_both_engines_agree_on_every_pair(graph):
    node_count, arcs = graph
    hierarchy = build(node_count, arcs)
    everywhere = PlaceArcs.at_nodes(np.arange(node_count))
    seconds, metres = hierarchy.table(everywhere, everywhere)
    plain_seconds, plain_metres = unpack(by_levels(hierarchy, everywhere, everywhere))
    np.testing.assert_array_equal(seconds, plain_seconds)
    np.testing.assert_array_equal(metres, plain_metres)


def test_both_engines_agree_on_places_between_nodes_and_on_none():
    node_count, arcs = grid(12, seed=8)
    hierarchy = build(node_count, arcs)
    rng = np.random.default_rng(9)
    offset = np.array([0, 2, 2, 3, 5])  # the second place has no road
    places = PlaceArcs(
        offset,
        rng.integers(0, node_count, 5).astype(np.int32),
        rng.integers(0, 900, 5),
        rng.integers(0, 900, 5),
    )
    seconds, metres = hierarchy.table(places, places)
    plain_seconds, plain_metres = unpack(by_levels(hierarchy, places, places))
    np.testing.assert_array_equal(seconds, plain_seconds)
    np.testing.assert_array_equal(metres, plain_metres)


def test_every_level_is_above_those_it_leads_to():
    hierarchy = build(*grid(10, seed=2))
    owner = np.repeat(np.arange(100), np.diff(hierarchy.up_first))
    assert np.all(hierarchy.level[hierarchy.up_other] < hierarchy.level[owner])


def test_too_much_work_is_left_to_the_compiled_engine(monkeypatch):
    hierarchy = build(*grid(6, seed=1))
    everywhere = PlaceArcs.at_nodes(np.arange(36))
    monkeypatch.setattr(levels, "MOST_WORK", 10)
    assert by_levels(hierarchy, everywhere, everywhere) is None


@pytest.mark.parametrize("prelude", ["", "import numba"])
def test_a_small_table_is_the_same_before_and_after_the_compiler_is_loaded(prelude, tmp_path):
    hierarchy = build(*grid(8, seed=4))
    np.savez(tmp_path / "stored.npz", **hierarchy.arrays())
    everywhere = PlaceArcs.at_nodes(np.arange(64))
    program = f"""
{prelude}
import sys
import numpy as np
from geoplan.network.hierarchy import Hierarchy, PlaceArcs
hierarchy = Hierarchy(**np.load(r"{tmp_path / "stored.npz"}"))
places = PlaceArcs.at_nodes(np.arange(64))
seconds, metres = hierarchy.table(places, places)
np.savez(r"{tmp_path / "table.npz"}", seconds=seconds, metres=metres)
print("numba" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(bool(prelude))
    table = np.load(tmp_path / "table.npz")
    seconds, metres = hierarchy.table(everywhere, everywhere)
    np.testing.assert_array_equal(table["seconds"], seconds)
    np.testing.assert_array_equal(table["metres"], metres)
