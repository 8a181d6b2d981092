import pytest

from geoplan.domain.candidates import Candidate
from geoplan.domain.geography import Position
from geoplan.domain.venues import ALL_AGES


def candidate(**other):
    return Candidate(**{"code": "kirkby", "name": "Kirkby", "position": Position(53.1, -1.24)} | other)


def test_a_candidate_is_a_venue_with_rooms_for_all_ages():
    venue = candidate(rooms=2, children=5, contact_district="Central").venue()
    assert [(room.code, room.children, room.ages) for room in venue.rooms] == [
        ("1", 5, ALL_AGES),
        ("2", 5, ALL_AGES),
    ]
    assert (venue.code, venue.contact_district) == ("kirkby", "Central")


@pytest.mark.parametrize(
    "wrong", [{"rooms": 0}, {"children": 21}, {"opening_pence": -1}, {"code": "two words"}]
)
def test_figures_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValueError, match="candidate"):
        candidate(**wrong)
