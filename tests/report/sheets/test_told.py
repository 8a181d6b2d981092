"""Words that all sheets share."""

import pytest

from geoplan.report.sheets.told import room_of, seat_of


@pytest.mark.parametrize(
    ("code", "said"),
    [("baby", "room baby"), ("room-3", "room 3"), ("Room 3", "room 3"), ("room", "room room")],
)
def test_rooms(code, said):
    assert room_of(code) == said


def test_seats():
    assert seat_of("rear-facing") == "rear-facing seat"
    assert seat_of("booster") == "booster"
