from geoplan.county.districts import districts_of
from geoplan.domain.geography import Position

MANSFIELD, RETFORD, WEST_BRIDGFORD = (
    Position(53.146, -1.196),
    Position(53.322, -0.943),
    Position(52.932, -1.127),
)
NOTTINGHAM, LINCOLN = Position(52.954, -1.15), Position(53.234, -0.538)


def test_towns_lie_in_the_contact_district_everybody_knows():
    assert districts_of([MANSFIELD, RETFORD, WEST_BRIDGFORD]) == ["Central", "North", "South"]


def test_what_is_not_served_has_no_district():
    assert districts_of([NOTTINGHAM, LINCOLN]) == [None, None]


def test_councils_too():
    assert districts_of([NOTTINGHAM, RETFORD], level="council") == ["Nottingham", "Bassetlaw"]


def test_nobody_asked_nobody_found():
    assert districts_of([]) == []
