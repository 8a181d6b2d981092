from dataclasses import replace
from datetime import timedelta

import pytest

from geoplan.domain.sessions import Move
from geoplan.domain.venues import Room
from geoplan.runs.case.requests import requests_of
from geoplan.siting.options.place import place_sessions
from geoplan.siting.options.travel import fetched_from, travel_for
from geoplan.siting.rooms import AllotmentParams
from tests.runs.worlds import MONDAY, TUESDAY, session, small_case, time, venue, worker
from tests.siting.options.worlds import CHEAP_MOVES, EAST, travel_of

WANTED = {f"S000{number}": "east" for number in range(1, 6)}
ONE_EACH = (worker("W001"), worker("W002", "east"))


def placed(case, *venues, workers=ONE_EACH, params=CHEAP_MOVES):
    travel = travel_for(travel_of(case, *venues), case, venues)
    fetched = fetched_from(case, requests_of(case))
    return place_sessions(case, venues, workers, travel, WANTED, fetched, params=params, seconds=20)


def test_sessions_have_venue_room_and_worker_of_the_option():
    found = placed(small_case(), venue(), EAST)
    where = {one.code: one.venue for one in found.sessions}
    assert {code for code, venue in where.items() if venue == "east"} == {"S0003", "S0005"}
    assert {one.worker for one in found.sessions if one.venue == "east"} == {"W002"}
    assert (found.moved, found.without_room) == (2, 0)


def test_a_session_without_a_room_is_held_beyond_the_rooms_and_told():
    one_room = venue("east", 33, rooms=(Room(code="only"),))
    sessions = (
        session("S0001", MONDAY, time(10), time(11), "C0004"),
        session("S0002", MONDAY, time(10), time(11), "C0003", room="2"),
    )
    workers = (worker("W001", "east"), worker("W002", "east"))
    found = placed(small_case(sessions=sessions), one_room, workers=workers)
    assert found.without_room == 1
    assert [(one.venue, one.room) for one in found.sessions] == [("east", "only")] * 2
    assert sorted(one.worker is None for one in found.sessions) == [False, True]


def test_several_occasions_of_a_week_keep_their_days_and_hours():
    week_before = MONDAY - timedelta(weeks=1)
    moved = Move(week_before, TUESDAY, time(14), time(15))
    twice = session("S0001", week_before, time(10), time(11), "C0004", moved=(moved,))
    found = placed(small_case(sessions=(twice,)), venue(), EAST)
    held = found.sessions[0].occurrences(MONDAY, MONDAY + timedelta(days=6))
    assert [(one.start.date(), one.start.time(), one.venue) for one in held] == [
        (MONDAY, time(10), "east"),
        (TUESDAY, time(14), "east"),
    ]


def test_sessions_of_other_weeks_are_left_out():
    fortnightly = session("S0009", MONDAY - timedelta(weeks=1), time(10), time(11), "C0004", every_weeks=2)
    case = small_case(sessions=(*small_case().sessions, fortnightly))
    assert "S0009" not in {one.code for one in placed(case, venue(), EAST).sessions}


@pytest.mark.parametrize("move_minutes", [0, 60])
def test_an_hour_is_changed_only_where_it_may_be(move_minutes):
    one_room = venue("east", 33, rooms=(Room(code="only"),))
    sessions = (
        session("S0001", MONDAY, time(10), time(11), "C0004"),
        session("S0002", MONDAY, time(10, 30), time(11, 30), "C0003", room="2"),
    )
    workers = (worker("W001", "east"), worker("W002", "east"))
    params = replace(AllotmentParams(move_minutes=move_minutes), turnaround_minutes=0)
    found = placed(small_case(sessions=sessions), one_room, workers=workers, params=params)
    assert found.without_room == (1 if move_minutes == 0 else 0)


def test_staff_is_taken_to_be_there_where_no_worker_is_named():
    sessions = tuple(replace(one, worker=None) for one in small_case().sessions)
    found = placed(small_case(workers=(), sessions=sessions), venue(), EAST, workers=())
    assert (found.moved, found.without_room) == (2, 0)
    assert {one.worker for one in found.sessions} == {None}
