import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.network.lines import cut_line
from tests.networks import Road, at, make_network

# North, east, south: three sides of 1 km.
NETWORK = make_network({"a": (0, 0), "b": (1_000, 0)}, [Road("a", "b", shape=((0, 1_000), (1_000, 1_000)))])


def spots(*points):
    return [
        (pytest.approx(at(*point).lon, abs=1e-6), pytest.approx(at(*point).lat, abs=1e-6)) for point in points
    ]


def cut(begin, end):
    return list(zip(*(values.tolist() for values in cut_line(NETWORK, 0, begin, end)), strict=True))


def test_a_piece_keeps_the_bends_inside_it():
    assert cut(1 / 6, 5 / 6) == spots((0, 500), (0, 1_000), (1_000, 1_000), (1_000, 500))


def test_backwards_is_the_same_line_turned():
    assert cut(5 / 6, 1 / 6) == cut(1 / 6, 5 / 6)[::-1]


def test_the_whole_line_is_untouched():
    lon, lat = NETWORK.vertices(0)
    assert cut(0.0, 1.0) == list(zip(lon.tolist(), lat.tolist(), strict=True))
    assert cut(1.0, 0.0) == cut(0.0, 1.0)[::-1]


def test_nothing_of_a_line_is_one_spot():
    assert cut(0.5, 0.5) == spots((500, 1_000), (500, 1_000))


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_pieces_join_where_they_were_cut(one, other):
    low, high = min(one, other), max(one, other)
    assert cut(0.0, low)[-1] == cut(low, high)[0]
    assert cut(low, high)[-1] == cut(high, 1.0)[0]
