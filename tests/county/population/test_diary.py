from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.county.population.diary import Booking, RoomDiary, add_minutes, rooms_for, steps_between
from geoplan.domain.ages import AgeBand
from geoplan.domain.hours import Weekday
from geoplan.domain.venues import Room
from tests.county.population.small import venue


def booking(start, end, room="1", weekday=Weekday.MONDAY):
    return Booking("hall", room, weekday, start, end)


def test_a_room_is_free_again_after_its_turnaround():
    diary = RoomDiary(15)
    diary.take(booking(time(10), time(11)))
    rooms = ("1",)
    assert diary.free_room("hall", Weekday.MONDAY, rooms, steps_between(time(11, 10), time(12))) is None
    assert diary.free_room("hall", Weekday.MONDAY, rooms, steps_between(time(11, 15), time(12))) == "1"
    assert diary.free_room("hall", Weekday.MONDAY, ("1", "2"), steps_between(time(10), time(11))) == "2"
    assert diary.free_room("hall", Weekday.TUESDAY, rooms, steps_between(time(10), time(11))) == "1"
    assert diary.free_room("barn", Weekday.MONDAY, rooms, steps_between(time(10), time(11))) == "1"
    with pytest.raises(ValueError, match="room 1 of hall is taken at 10:30"):
        diary.take(booking(time(10, 30), time(10, 45)))


TIMES = st.builds(time, st.integers(0, 22), st.integers(0, 59))


@settings(max_examples=150)
@given(TIMES, st.integers(1, 59), TIMES, st.integers(1, 59))
def test_steps_never_miss_a_clash(start, minutes, other_start, other_minutes):
    end, other_end = add_minutes(start, minutes), add_minutes(other_start, other_minutes)
    if start < other_end and other_start < end:
        assert steps_between(start, end) & steps_between(other_start, other_end)


def test_times_end_with_the_day():
    assert add_minutes(time(23), 59) == time(23, 59)
    assert add_minutes(time(23), 60) is None


def test_the_most_particular_room_comes_first():
    hall = venue(
        rooms=(
            Room(code="all", children=6),
            Room(code="baby", ages=frozenset({AgeBand.BABY}), children=1),
            Room(code="young", ages=frozenset({AgeBand.BABY, AgeBand.TODDLER}), children=2),
        )
    )
    baby, both = frozenset({AgeBand.BABY}), frozenset({AgeBand.BABY, AgeBand.TODDLER})
    assert [room.code for room in rooms_for(hall, baby, 1)] == ["baby", "young", "all"]
    assert [room.code for room in rooms_for(hall, baby, 2)] == ["young", "all"]
    assert [room.code for room in rooms_for(hall, both, 3)] == ["all"]
    assert rooms_for(hall, both, 7) == []
