from geoplan.domain.areas import NamedArea, area_at
from geoplan.domain.geography import Position


def square(west, south, east, north):
    return ((west, south), (east, south), (east, north), (west, north), (west, south))


RING = NamedArea("ring", (square(-1, 53, 0, 54), square(-0.6, 53.4, -0.4, 53.6)))
HOLE = NamedArea("hole", (square(-0.6, 53.4, -0.4, 53.6),))
APART = NamedArea("apart", (square(-2, 53, -1.5, 53.5), square(-2, 54, -1.5, 54.5)))


def test_a_position_lies_in_the_area_around_it_and_not_in_its_hole():
    assert RING.holds(Position(53.5, -0.9))
    assert not RING.holds(Position(53.5, -0.5))
    assert not RING.holds(Position(53.5, 0.1))
    assert area_at((RING, HOLE), Position(53.5, -0.5)) == "hole"


def test_an_area_may_have_parts():
    assert [APART.holds(Position(lat, -1.7)) for lat in (53.2, 53.7, 54.2)] == [True, False, True]


def test_outside_all_there_is_none():
    assert area_at((RING, APART), Position(55, -0.5)) is None
