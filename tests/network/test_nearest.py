import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.network.nearest import nearest, nearest_few

INF = np.inf


def test_nearest_takes_the_least_time():
    seconds = np.array([[3.0, 1.0, 2.0], [5.0, 9.0, 4.0]])
    assert nearest(seconds, ["a", "b", "c"]).tolist() == [1, 2]


def test_ties_go_to_the_first_code_and_not_to_the_first_column():
    assert nearest(np.array([[7.0, 7.0, 9.0]]), ["worksop", "retford", "aa"]).tolist() == [1]
    three = nearest_few(np.array([[7.0, 7.0, 7.0]]), ["worksop", "retford", "aa"], 3)
    assert three.tolist() == [[2, 1, 0]]


def test_what_reaches_nothing_has_no_nearest():
    assert nearest(np.array([[INF, INF], [INF, 2.0]]), ["a", "b"]).tolist() == [-1, 1]
    assert nearest(np.empty((2, 0)), []).tolist() == [-1, -1]
    assert nearest(np.empty((0, 2)), ["a", "b"]).tolist() == []


def test_fewer_are_found_where_fewer_can_be_reached():
    seconds = np.array([[5.0, INF, 4.0], [INF, INF, INF]])
    assert nearest_few(seconds, ["a", "b", "c"], 3).tolist() == [[2, 0, -1], [-1, -1, -1]]
    assert nearest_few(np.array([[5.0]]), ["a"], 2).tolist() == [[0, -1]]


def test_the_table_itself_is_left_as_it_was():
    seconds = np.array([[3.0, 1.0]])
    nearest_few(seconds, ["a", "b"], 2)
    assert seconds.tolist() == [[3.0, 1.0]]


TIMES = st.lists(
    st.lists(st.sampled_from([1.0, 2.0, 3.0, INF]), min_size=4, max_size=4), min_size=1, max_size=5
)


@settings(max_examples=50, deadline=None)
@given(TIMES, st.permutations(["a", "b", "c", "d"]))
def test_the_order_of_columns_never_decides(times, codes):
    seconds = np.array(times)
    for row, columns in zip(times, nearest_few(seconds, codes, 4).tolist(), strict=True):
        by_time_and_code = sorted((time, code) for time, code in zip(row, codes, strict=True) if time < INF)
        assert [codes[at] for at in columns if at >= 0] == [code for _, code in by_time_and_code]
