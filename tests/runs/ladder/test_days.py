from dataclasses import replace
from datetime import time

from geoplan.domain.hours import DayHours, Weekday, WeeklyHours
from geoplan.domain.people import Need
from geoplan.domain.seats import SeatStock
from geoplan.runs.case.requests import requests_of
from geoplan.runs.ladder.days import answers_of
from geoplan.runs.ladder.people import known_people
from tests.runs.worlds import MONDAY, TUESDAY, child, driving_carer, school, session, small_case

TEN, ELEVEN = time(10), time(11)


def answers(children, sessions, *, carer_at=30, pins=None, hours=None, schools=None, **changes):
    """What the carer G1 says; children at the same place as the carer, the venue ten minutes away."""
    given = {"max_minutes": None} | ({"hours": hours} if hours else {}) | changes
    case = small_case(
        children=children,
        carers=(driving_carer("G1", carer_at, **given),),
        sessions=sessions,
        schools=schools or (school(),),
        pins=pins or {},
    )
    found = answers_of(case, known_people(case)[0], requests_of(case))
    assert set(found.pence) | set(found.reasons) == {request.code for request in requests_of(case)}
    assert not set(found.pence) & set(found.reasons)
    return found


def teen(code, **changes):
    return child(code, 30, 14, carer="G1", **changes)


def rules(found):
    return {code: [reason.rule for reason in reasons] for code, reasons in found.reasons.items()}


def test_who_takes_both_ways_waits_and_is_paid_out_and_in():
    """10 km each way at 45 pence a mile: 6.2137 miles, £2.7962."""
    found = answers((teen("C1"),), (session("S1", MONDAY, TEN, ELEVEN, "C1"),))
    assert found.pence == {"S1-out": 280, "S1-in": 280}


def test_the_way_from_the_own_home_is_paid():
    """The carer lives at 35, 5 km beyond the child: 15 km, 9.3206 miles, £4.194."""
    found = answers((teen("C1"),), (session("S1", MONDAY, TEN, ELEVEN, "C1"),), carer_at=35)
    assert found.pence == {"S1-out": 419, "S1-in": 419}


def test_who_takes_one_way_only_is_paid_there_and_back():
    """Home by noon, but not fetched again: hours until 11:00 hold the way out and back (until 10:08)."""
    hours = WeeklyHours.same_every_day(time(8), ELEVEN)
    found = answers((teen("C1"),), (session("S1", MONDAY, TEN, ELEVEN, "C1"),), hours=hours)
    assert found.pence == {"S1-out": 559}  # 20 km
    assert rules(found) == {"S1-in": ["hours"]}


def test_who_cannot_wait_goes_twice():
    """Free until 10:30 and from 10:45: both ways, but with a way home between them."""
    hours = WeeklyHours(
        (
            DayHours(Weekday.MONDAY, time(8), time(10, 30)),
            DayHours(Weekday.MONDAY, time(10, 45), time(18)),
        )
    )
    found = answers((teen("C1"),), (session("S1", MONDAY, TEN, ELEVEN, "C1"),), hours=hours)
    assert found.pence == {"S1-out": 559, "S1-in": 559}


def test_of_two_sessions_at_once_the_one_that_ends_first_is_taken():
    """And the other is told from when to when the carer is elsewhere: 09:42 to 11:16."""
    sessions = (
        session("S1", MONDAY, TEN, time(11, 15), "C1"),
        session("S2", MONDAY, TEN, ELEVEN, "C2"),
    )
    found = answers((teen("C1"), teen("C2")), sessions)
    assert set(found.pence) == {"S2-out", "S2-in"}
    assert rules(found) == {"S1-out": ["busy"], "S1-in": ["busy"]}
    assert found.reasons["S1-out"][0].text == "G1 is elsewhere from 09:42 to 11:16"


def test_of_a_clashing_session_the_way_that_fits_is_taken():
    """S2 begins as S1 ends: the way out clashes, the way home at 12:00 does not."""
    sessions = (
        session("S1", MONDAY, TEN, ELEVEN, "C1"),
        session("S2", MONDAY, ELEVEN, time(12), "C2"),
    )
    found = answers((teen("C1"), teen("C2")), sessions)
    assert set(found.pence) == {"S1-out", "S1-in", "S2-in"}
    assert found.pence["S2-in"] == 559
    assert rules(found) == {"S2-out": ["busy"]}


def test_sessions_on_other_days_do_not_clash():
    sessions = (
        session("S1", MONDAY, TEN, ELEVEN, "C1"),
        session("S2", TUESDAY, TEN, ELEVEN, "C2"),
    )
    assert len(answers((teen("C1"), teen("C2")), sessions).pence) == 4


def test_a_pin_comes_before_what_ends_first():
    sessions = (
        session("S1", MONDAY, TEN, time(11, 30), "C1"),
        session("S2", MONDAY, TEN, ELEVEN, "C2"),
    )
    found = answers((teen("C1"), teen("C2")), sessions, pins={"S1-in": "G1"})
    assert set(found.pence) == {"S1-out", "S1-in"}


def test_brothers_and_sisters_at_two_schools_go_on_one_trip_paid_once():
    """Schools at 10 and 14 (town, 500 m a minute): 10 km to 20, 5 km to 10, and 5 km to the venue at 20."""
    children = (teen("C1", school="a"), teen("C2", school="b"))
    found = answers(
        children,
        (session("S1", MONDAY, time(16), time(17), "C1", "C2"),),
        schools=(school("a", 10), school("b", 14)),
    )
    assert found.pence == {"S1-out-a": 559, "S1-out-b": 0, "S1-in": 280}
    assert found.reasons == {}


def test_where_not_all_fit_into_the_car_some_go():
    children = (teen("C1", school="a"), teen("C2", school="b"))
    found = answers(
        children,
        (session("S1", MONDAY, time(16), time(17), "C1", "C2"),),
        schools=(school("a", 10), school("b", 14)),
        seats=1,
    )
    assert set(found.pence) == {"S1-out-a"}
    assert rules(found) == {"S1-out-b": ["busy"], "S1-in": ["seats"]}


def test_a_child_who_travels_alone_is_taken_and_the_other_told_why_not():
    children = (teen("C1", needs=frozenset({Need.ALONE})), teen("C2"))
    found = answers(children, (session("S1", MONDAY, TEN, ELEVEN, "C1", "C2"),))
    assert set(found.pence) == {"S1-out-a", "S1-in-a"}
    assert rules(found) == {"S1-out-b": ["busy"], "S1-in-b": ["busy"]}


def test_too_far_is_told_with_both_figures():
    found = answers((teen("C1"),), (session("S1", MONDAY, TEN, ELEVEN, "C1"),), max_minutes=9)
    assert rules(found) == {"S1-out": ["too-far"], "S1-in": ["too-far"]}
    assert "10 minutes one way, and G1 drives up to 9" in found.reasons["S1-out"][0].text


def test_minutes_beyond_the_limit_are_rounded_up():
    """12 minutes of the line in the peak are 14.4 minutes: too far for 14, and told as 15."""
    away = replace(teen("C1"), home=child("C0", 32).home)
    found = answers((away,), (session("S1", MONDAY, time(16), time(17), "C1"),), carer_at=32, max_minutes=14)
    assert "it is 15 minutes" in found.reasons["S1-out"][0].text
    assert "up to 14" in found.reasons["S1-out"][0].text


def test_every_objection_of_a_request_is_told():
    small = child("C1", 30, 3, carer="G1")
    found = answers(
        (small,), (session("S1", MONDAY, TEN, ELEVEN, "C1"),), child_seats=SeatStock(), hours=_tuesdays()
    )
    assert rules(found)["S1-out"] == ["day-off", "child-seat"]


def _tuesdays():
    return WeeklyHours((DayHours(Weekday.TUESDAY, time(8), time(18)),))
