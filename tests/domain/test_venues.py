from datetime import time

import pytest

from geoplan.domain.ages import AgeBand
from geoplan.domain.geography import Position
from geoplan.domain.hours import WeeklyHours
from geoplan.domain.venues import RiskRole, Room, Venue


def venue(**changes):
    values = {
        "code": "meadow-house",
        "name": "Meadow House",
        "position": Position(53.14, -1.1929),
        "contact_district": "Central",
        "rooms": (Room(code="1"), Room(code="baby", ages=frozenset({AgeBand.BABY}), children=2)),
        "hours": WeeklyHours.same_every_day(time(8, 30), time(19)),
        "risk_role": RiskRole.HIGH,
    }
    return Venue(**values | changes)


def test_a_printed_venue_does_not_say_its_risk_role():
    assert "high" not in repr(venue()).lower()


def test_risk_decides_who_may_come():
    takes = {
        role: (venue(risk_role=role).takes(high_risk=False), venue(risk_role=role).takes(high_risk=True))
        for role in RiskRole
    }
    assert takes == {
        RiskRole.STANDARD: (True, False),
        RiskRole.BOTH: (True, True),
        RiskRole.HIGH: (False, True),
    }


def test_a_session_must_end_before_closing():
    assert venue().is_open(0, time(17), time(19))
    assert not venue().is_open(0, time(17, 30), time(19, 30))
    assert not venue().is_open(5, time(10), time(11))


def test_rooms_are_found_by_code():
    assert venue().room("baby").children == 2
    with pytest.raises(KeyError):
        venue().room("2")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"rooms": ()}, "no room"),
        ({"rooms": (Room(code="1"), Room(code="1"))}, "two rooms of one code"),
        ({"hours": WeeklyHours()}, "no opening hours"),
        ({"precision_m": -1}, "precision -1 m"),
        ({"code": "Meadow House"}, "a venue"),
    ],
)
def test_impossible_venues_are_refused(changes, message):
    with pytest.raises(ValueError, match=message):
        venue(**changes)


def test_impossible_rooms_are_refused():
    with pytest.raises(ValueError, match="suits no age band"):
        Room(code="1", ages=frozenset())
    with pytest.raises(ValueError, match="number of children 0"):
        Room(code="1", children=0)
