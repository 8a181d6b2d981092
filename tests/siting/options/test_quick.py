from dataclasses import replace

import numpy as np

from geoplan.domain.venues import Room
from geoplan.siting.options.plan_option import Now
from geoplan.siting.options.quick import place_quickly, placed_now
from geoplan.siting.rooms import AllotmentParams
from tests.runs.worlds import MONDAY, session, small_case, time, venue
from tests.siting.options.worlds import CHEAP_MOVES, EAST, OPEN_EAST, travel_of


def placed(case, *venues, params=CHEAP_MOVES):
    """Where sessions could be in some venues."""
    now = Now.of(case, travel_of(case, *venues), params)
    return place_quickly(case, now.journeys(venues), venues, params)


def test_whoever_gains_goes_to_the_new_venue():
    found = placed(small_case(), venue(), EAST)
    assert found.of == {
        "S0001": "retford",
        "S0002": "retford",
        "S0003": "east",
        "S0004": "retford",
        "S0005": "east",
    }
    assert not found.without_room.any()
    assert found.load(("east", "retford", "elsewhere")).tolist() == [150, 240, 0]


def test_nobody_leaves_a_venue_for_less_than_that_is_worth():
    # 26 minutes at 20 pence are 520.
    assert placed(small_case(), venue(), EAST, params=AllotmentParams(other_venue_pence=521)).load(
        ("east",)
    ) == [0]
    assert placed(small_case(), venue(), EAST, params=AllotmentParams(other_venue_pence=519)).load(
        ("east",)
    ) == [150]


def test_a_room_holds_one_session_at_a_time_and_a_court_case_comes_first():
    one_room = venue("east", 33, rooms=(Room(code="1"),))
    sessions = (
        session("S0001", MONDAY, time(10), time(11), "C0004", room="1"),
        session("S0002", MONDAY, time(10, 30), time(11, 30), "C0003", room="2", court_priority=True),
    )
    case = small_case(sessions=sessions)
    found = placed(case, one_room)
    assert found.without_room.tolist() == [found.sessions[0] == "S0001", found.sessions[1] == "S0001"]
    assert set(found.of.values()) == {"east"}  # beyond its rooms, but nowhere else
    later = replace(CHEAP_MOVES, move_minutes=60, step_minutes=15)
    assert not placed(case, one_room, params=later).without_room.any()


def test_nobody_moves_to_hours_at_which_a_venue_is_closed():
    one_room = venue(
        "east", 33, rooms=(Room(code="1"),), hours=type(EAST.hours).same_every_day(time(10), time(11, 30))
    )
    sessions = (
        session("S0001", MONDAY, time(10), time(11), "C0004", room="1"),
        session("S0002", MONDAY, time(10, 30), time(11, 30), "C0003", room="2"),
    )
    params = replace(CHEAP_MOVES, move_minutes=60, step_minutes=15)
    assert placed(small_case(sessions=sessions), one_room, params=params).without_room.sum() == 1


def test_where_sessions_are_now():
    case = small_case()
    now = Now.of(case, travel_of(case, EAST), CHEAP_MOVES)
    assert now.placed.of == placed_now(case, now.placed.sessions).of
    assert set(now.placed.of.values()) == {"retford"}
    assert now.place_quickly(OPEN_EAST).of["S0003"] == "east"
    assert np.array_equal(now.place_quickly(replace(OPEN_EAST, opened=())).at, now.placed.at)
