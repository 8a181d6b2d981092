from datetime import date, time

import pytest

from geoplan.domain.sessions import Move
from geoplan.runs.explaining.session_moves import can_move, occasion_of, with_move
from tests.runs.worlds import MONDAY, TUESDAY, WeeklyHours, session, small_case, venue, worker


def with_sessions(*sessions, **other):
    return small_case(sessions=sessions, workers=(worker("W001"), worker("W002")), **other)


def test_an_occasion_is_held_later_and_the_others_are_not():
    case = with_sessions(session("S0001", MONDAY, time(10), time(11), "C0004"))
    moved = with_move(case, "S0001", MONDAY, 25)
    (held,) = moved.sessions

    assert held.occurrences(MONDAY, MONDAY)[0].start.time() == time(10, 25)
    assert held.occurrences(MONDAY, MONDAY)[0].end.time() == time(11, 25)
    assert held.occurrences(date(2026, 11, 30), date(2026, 11, 30))[0].start.time() == time(10)
    assert case.sessions[0].moved == ()


def test_an_occasion_that_was_moved_before_is_moved_on():
    other_day = session(
        "S0001", MONDAY, time(10), time(11), "C0004", moved=(Move(MONDAY, TUESDAY, room="2"),)
    )
    moved = with_move(with_sessions(other_day), "S0001", TUESDAY, -15)

    assert moved.sessions[0].moved == (Move(MONDAY, TUESDAY, time(9, 45), time(10, 45), room="2"),)


def test_a_room_a_worker_or_a_child_that_is_taken_stands_against_it():
    mine = session("S0001", MONDAY, time(10), time(11), "C0004")
    rooms = session("S0002", MONDAY, time(11), time(12), "C0003", worker="W002")
    workers = session("S0002", MONDAY, time(11), time(12), "C0003", room="2")
    children = session("S0002", MONDAY, time(11), time(12), "C0004", room="2", worker="W002")
    free = session("S0002", MONDAY, time(11), time(12), "C0003", room="2", worker="W002")

    for other, possible in ((rooms, False), (workers, False), (children, False), (free, True)):
        assert can_move(with_sessions(mine, other), "S0001", MONDAY, 5) is possible
        assert can_move(with_sessions(mine, other), "S0001", MONDAY, -5)


def test_what_clashes_already_does_not_stand_against_it():
    mine = session("S0001", MONDAY, time(10), time(11), "C0004")
    other = session("S0002", MONDAY, time(10, 30), time(12), "C0003")

    assert can_move(with_sessions(mine, other), "S0001", MONDAY, 5)


@pytest.mark.parametrize(("minutes", "possible"), [(30, True), (35, False), (14 * 60, False)])
def test_the_venue_must_be_open_until_the_end(minutes, possible):
    hours = WeeklyHours.same_every_day(time(9), time(11, 30))
    case = with_sessions(session("S0001", MONDAY, time(10), time(11), "C0004"), venues=(venue(hours=hours),))

    assert can_move(case, "S0001", MONDAY, minutes) is possible


def test_a_session_that_is_not_held_on_a_day_has_no_occasion():
    with pytest.raises(KeyError):
        occasion_of(small_case(), "S0001", TUESDAY)
