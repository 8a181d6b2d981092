import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.domain.geography import METRES_PER_MILE, Place, PlaceKind, Position

positions = st.builds(Position, st.floats(49.0, 61.5), st.floats(-9.0, 2.5))


def test_a_degree_of_latitude_is_about_111_km():
    assert Position(53.0, -1.0).distance_m(Position(54.0, -1.0)) == pytest.approx(111_195, abs=5)


def test_mansfield_is_about_thirteen_miles_from_nottingham_as_the_crow_flies():
    miles = Position(53.146, -1.196).distance_m(Position(52.954, -1.150)) / METRES_PER_MILE
    assert miles == pytest.approx(13.4, abs=0.2)


@given(positions, positions)
def test_distance_is_the_same_both_ways_and_nothing_to_oneself(one, other):
    assert one.distance_m(other) == pytest.approx(other.distance_m(one))
    assert one.distance_m(one) == 0


@pytest.mark.parametrize(
    ("lat", "lon", "message"),
    [
        (-1.2, 53.1, "look swapped"),
        (48.0, -1.0, "not in Great Britain"),
        (math.nan, -1.0, "must be numbers"),
        (53.0, math.inf, "must be numbers"),
    ],
)
def test_a_position_elsewhere_is_refused(lat, lon, message):
    with pytest.raises(ValueError, match=message):
        Position(lat, lon)


def test_a_place_needs_a_code_and_no_negative_people():
    with pytest.raises(ValueError, match="needs a code"):
        Place("", "Worksop", PlaceKind.TOWN, Position(53.3, -1.12), "Bassetlaw", "North", 44_000)
    with pytest.raises(ValueError, match="negative"):
        Place("worksop", "Worksop", PlaceKind.TOWN, Position(53.3, -1.12), "Bassetlaw", "North", -1)
