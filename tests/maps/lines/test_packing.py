"""Lines that share a road share its pieces."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.maps.lines import PackingParams, pack_lines

EXACT = PackingParams(simplify_m=0)
A, B, C, D = (-1.0, 53.0), (-0.99, 53.0), (-0.98, 53.0), (-0.98, 53.01)


def vertices(packed, line):
    """The vertices of a line in hundred-thousandths of a degree, put together from its pieces."""
    found = []
    for number in packed.lines[line]:
        piece = packed.pieces[abs(number) - 1]
        found += (piece if number > 0 else piece[::-1])[1 if found else 0 :]
    return found


def test_there_and_back_is_one_piece_driven_both_ways():
    packed = pack_lines([[A, B, C], [C, B, A]], EXACT)
    assert len(packed.pieces) == 1
    assert packed.lines[0] == (-packed.lines[1][0],)


def test_lines_are_cut_where_they_part():
    packed = pack_lines([[A, B, C], [A, B, D]], EXACT)
    assert len(packed.pieces) == 3
    assert packed.lines[0][0] == packed.lines[1][0]


def test_a_piece_is_as_long_as_the_road_however_it_is_simplified():
    bent = [A, (-0.995, 53.0005), B]
    packed = pack_lines([bent], PackingParams(simplify_m=200))
    assert packed.pieces[0] == ((-100_000, 5_300_000), (-99_000, 5_300_000))
    assert packed.length_m[0] == pytest.approx(678, abs=3)


def test_nothing_to_draw_is_no_piece():
    packed = pack_lines([[], [A], [A, A]])
    assert (packed.pieces, packed.lines) == ((), ((), (), ()))


# On a circle: no vertex lies on the straight line between two others, so that none may be left out.
SPOT = st.integers(0, 8).map(lambda at: (-1 + math.cos(0.7 * at) / 100, 53 + math.sin(0.7 * at) / 100))


@given(st.lists(st.lists(SPOT, min_size=2, max_size=8), max_size=4))
def test_every_line_comes_back_from_its_pieces(lines):
    packed = pack_lines(lines, EXACT)
    for at, line in enumerate(lines):
        spots = [(round(lon * 1e5), round(lat * 1e5)) for lon, lat in line]
        wanted = [spot for before, spot in zip([None, *spots], spots, strict=False) if spot != before]
        assert vertices(packed, at) == (wanted if len(wanted) > 1 else [])


def test_simplifying_by_less_than_nothing_is_refused():
    with pytest.raises(ValueError, match="simplified"):
        PackingParams(simplify_m=-1)
