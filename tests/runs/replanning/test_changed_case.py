from datetime import datetime, time

import pytest

from geoplan.domain.hours import Weekday
from geoplan.domain.sessions import Move
from geoplan.runs.freezing.freeze import begun, freeze
from geoplan.runs.replanning.changed_case import cancelled_of, changed_case, leaving_of
from geoplan.runs.replanning.events import Changes, Off
from tests.runs.hand_plans import good_plan, plan_with
from tests.runs.worlds import (
    FRIDAY,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    codes,
    session,
    small_case,
    small_sessions,
)


def changed(changes, **other):
    """The case after changes to `good_plan`, and the pins that went."""
    case = small_case(**other)
    plan = good_plan(case)
    cancelled = cancelled_of(plan, changes, begun(plan, changes.moment))
    leaving = leaving_of(case, changes)
    frozen = freeze(case.travel, plan, changes.moment, leaving=leaving, dropped=cancelled.requests)
    return changed_case(case, plan, changes, cancelled, frozen)


def on_monday(hours, minutes=0):
    return datetime(2026, 11, 23, hours, minutes)


def hours_of(case, person, day=Weekday.MONDAY):
    people = {one.code: one for one in (*case.drivers, *case.carers)}
    return [str(stretch) for stretch in people[person].hours.on(day)]


def test_without_a_day_somebody_is_off_today_or_else_all_the_days():
    case = small_case()
    today = Changes(drivers_off=("D001",), now=on_monday(8))
    assert leaving_of(case, today) == {("D001", MONDAY): False}
    assert len(leaving_of(case, Changes(drivers_off=("D001",)))) == len(case.days)


def test_who_is_off_today_has_hours_until_now():
    case, _ = changed(Changes(drivers_off=("D001",), now=on_monday(9)))
    assert hours_of(case, "D001") == ["08:00–09:00"]
    assert hours_of(case, "D001", Weekday.TUESDAY) == ["08:00–19:00"]
    assert hours_of(case, "D002") == ["08:00–19:00"]


def test_who_is_off_before_the_day_begins_has_no_hours():
    case, _ = changed(Changes(drivers_off=("D001",), now=on_monday(7)))
    assert hours_of(case, "D001") == []


def test_who_finishes_a_ride_has_hours_until_home():
    case, _ = changed(Changes(drivers_off=("D001",), now=on_monday(9, 40)))
    assert hours_of(case, "D001") == ["08:00–10:12"]


def test_days_to_come_are_off_whole():
    case, _ = changed(Changes(drivers_off=(Off(person="D001", days=(WEDNESDAY, FRIDAY)),), now=on_monday(9)))
    assert [hours_of(case, "D001", day) for day in Weekday][:5] == [
        ["08:00–19:00"],
        ["08:00–19:00"],
        [],
        ["08:00–19:00"],
        [],
    ]


def test_a_carer_who_is_off_has_hours_until_home_again_with_the_child():
    case, _ = changed(Changes(drivers_off=("G002",), now=on_monday(15, 50)))
    # From the venue at 17:00, 5 minutes to get in, 12 to minute 30 in the peak, 5 to get out.
    assert hours_of(case, "G002") == ["08:00–17:22"]


def test_a_carer_who_goes_off_at_once_has_hours_for_the_way_back():
    case, _ = changed(Changes(drivers_off=(Off(person="G002", at_once=True),), now=on_monday(15, 50)))
    # Handed over at 15:55 at the latest, 5 minutes to get out, 12 to minute 30.
    assert hours_of(case, "G002") == ["08:00–16:12"]


def test_a_cancelled_session_does_not_take_place_and_others_do():
    case, _ = changed(Changes(cancelled=("S0001",), now=on_monday(8)))
    held = {one.code: one.occurrences(MONDAY, FRIDAY) for one in case.sessions}
    assert held["S0001"] == ()
    assert len(held["S0004"]) == 1
    assert case.sessions[0].cancelled == {MONDAY}


def test_a_session_whose_children_are_on_the_way_takes_place():
    changes = Changes(cancelled=("S0001",), now=on_monday(9, 30))
    plan = good_plan(small_case())
    cancelled = cancelled_of(plan, changes, begun(plan, changes.moment))
    assert cancelled.requests == frozenset()
    assert cancelled.too_late == ("S0001-in",)


def test_a_session_that_is_over_is_not_cancelled():
    plan, changes = good_plan(small_case()), Changes(cancelled=("S0001",), now=datetime(2026, 11, 24, 9))
    cancelled = cancelled_of(plan, changes, begun(plan, changes.moment))
    assert (cancelled.requests, cancelled.too_late) == (frozenset(), ())


@pytest.mark.parametrize("to_day", [MONDAY, TUESDAY])
def test_an_occasion_that_was_moved_is_cancelled_where_it_was_moved_to(to_day):
    move = Move(MONDAY, to_day, time(10), time(11, 30))
    moved = session("S0001", MONDAY, time(9), time(10, 30), "C0001", "C0002", moved=(move,))
    case = small_case(sessions=(moved, *small_sessions()[1:]))
    plan, changes = plan_with(case, (), {}), Changes(cancelled=("S0001",))
    assert plan.request("S0001-out").day == to_day
    cancelled = cancelled_of(plan, changes, frozenset())
    after, _ = changed_case(case, plan, changes, cancelled, freeze(case.travel, plan, None))
    assert after.sessions[0].occurrences(MONDAY, FRIDAY) == ()


def test_added_sessions_join():
    extra = session("S0900", WEDNESDAY, time(14), time(15), "C0004")
    case, _ = changed(Changes(added=(extra,)))
    assert codes(case.sessions)[-1] == "S0900"


def test_pins_go_with_their_session_and_with_who_is_off_and_others_stay():
    pins = {"S0001-in": "D001", "S0003-in": "D002", "S0004-in": "D001", "S0005-in": "taxi"}
    changes = Changes(drivers_off=("D001",), cancelled=("S0003",), now=on_monday(8))
    case, unpinned = changed(changes, pins=pins)
    assert case.pins == {"S0004-in": "D001", "S0005-in": "taxi"}
    assert unpinned == ("S0001-in",)


def test_the_pin_of_a_ride_that_is_finished_stays():
    pins = {"S0001-out": "D001", "S0001-in": "D001"}
    case, unpinned = changed(Changes(drivers_off=("D001",), now=on_monday(9, 40)), pins=pins)
    assert case.pins == {"S0001-out": "D001"}
    assert unpinned == ("S0001-in",)
