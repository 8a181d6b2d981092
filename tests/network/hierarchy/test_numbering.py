import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.network.hierarchy import Hierarchy


@settings(max_examples=30, deadline=None)
@given(
    st.integers(2, 30),
    st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29), st.integers(1, 9)), min_size=1, max_size=80),
)
def test_every_node_has_its_own_number_and_comes_after_those_above_it(node_count, arcs):
    tail, head, ms = (np.array(column, np.int32) for column in zip(*arcs, strict=True))
    hierarchy = Hierarchy.build(
        node_count, tail % node_count, head % node_count, ms, np.zeros(len(ms), np.int64)
    )
    assert sorted(hierarchy.position.tolist()) == list(range(node_count))
    for first, other in (
        (hierarchy.up_first, hierarchy.up_other),
        (hierarchy.down_first, hierarchy.down_other),
    ):
        owner = np.repeat(np.arange(node_count), np.diff(first))
        assert np.all(other < owner)
