from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.people import Need
from geoplan.domain.periods import Period
from geoplan.domain.plans import clock
from geoplan.domain.requests import Direction
from geoplan.domain.sessions import Move
from geoplan.runs.case.params import RunParams
from geoplan.runs.case.requests import is_school_day, requests_of, ride_limits
from tests.runs.worlds import (
    FRIDAY,
    MONDAY,
    TUESDAY,
    WEEK,
    born,
    child,
    school,
    session,
    small_case,
    small_children,
    venue,
)

DEFAULT = RunParams()


def made(*sessions, **other):
    """Requests by code."""
    case = small_case(sessions=sessions, **other) if sessions else small_case(**other)
    return {request.code: request for request in requests_of(case)}


def at_clock(window):
    return f"{clock(window.earliest_s):%H:%M}", f"{clock(window.latest_s):%H:%M}"


def pupil_at(start, *, params=DEFAULT, day=MONDAY, **school_child):
    """The outbound request of a pupil whose school is 5 minutes (6 in the peaks) from the venue."""
    pupil = child("C0003", 30, 9, **{"school": "north-school"} | school_child)
    end = time(start.hour + 1, start.minute)
    found = made(
        session("S1", day, start, end, "C0003"), children=(pupil, *small_children()[:2]), params=params
    )
    return found["S1-out"]


def test_every_session_asks_for_a_journey_there_and_one_back_in_order_of_code():
    codes = [request.code for request in requests_of(small_case())]
    assert codes == sorted(f"S000{number}-{way}" for number in range(1, 6) for way in ("in", "out"))


def test_only_the_days_to_plan_count():
    assert {request.day for request in requests_of(small_case(days=(TUESDAY, MONDAY)))} == {MONDAY}
    assert requests_of(small_case(days=(TUESDAY,))) == ()


def test_out_to_the_venue_before_the_start():
    """S0003: C0004, 14 minutes from the venue, at 11:00; three minutes to get in."""
    out = made()["S0003-out"]
    assert (out.pickup, out.delivery) == ("home:C0004", "venue:retford")
    assert at_clock(out.delivery_window) == ("10:40", "10:55")
    assert (out.direct_s, out.direct_m) == (14 * 60, 14_000)
    assert out.pickup_window.latest_s == out.delivery_window.latest_s - 14 * 60 - 180
    # At the earliest with the longest ride of a 14-year-old, 75 minutes.
    assert out.pickup_window.earliest_s == out.delivery_window.earliest_s - 75 * 60 - 180
    assert out.session_s == 5_400


def test_home_after_the_end():
    back = made()["S0003-in"]
    assert (back.pickup, back.delivery) == ("venue:retford", "home:C0004")
    assert at_clock(back.pickup_window) == ("12:30", "12:45")
    assert at_clock(back.delivery_window) == ("12:47", "14:03")


def test_the_parameters_set_the_windows():
    params = RunParams(arrive_early_minutes=30, arrive_late_minutes=10, collect_within_minutes=0)
    found = made(params=params)
    assert at_clock(found["S0003-out"].delivery_window) == ("10:30", "10:50")
    assert at_clock(found["S0003-in"].pickup_window) == ("12:30", "12:30")


def test_brothers_and_sisters_of_one_home_are_one_request():
    out = made()["S0001-out"]
    assert out.children == ("C0001", "C0002")
    assert out.pickup_service_s == out.delivery_service_s == 600  # both need a seat: five minutes each


def test_a_child_without_a_seat_gets_in_faster():
    assert made()["S0003-out"].pickup_service_s == 180
    assert made(params=RunParams(service_minutes=4))["S0003-out"].pickup_service_s == 240


def test_the_youngest_sets_how_long_a_ride_may_be():
    young, older = child("C1", 10, 4), child("C2", 10, 12)
    found = made(session("S1", MONDAY, time(11), time(12), "C2", "C1"), children=(young, older))
    assert found["S1-out"].hard_ride_s == 45 * 60
    alone = made(session("S1", MONDAY, time(11), time(12), "C2"), children=(older,))
    assert alone["S1-out"].hard_ride_s == 75 * 60


@pytest.mark.parametrize(
    ("minute", "years", "soft", "hard"),
    [
        (10, 3, 25, 45),  # 10 direct: 15 longer is more than 1.4 times
        (64, 3, 44, 45),  # 44 direct, beyond the soft 30: a direct ride is never priced
        (70, 3, 50, 50),  # 50 direct, beyond the hard 45: but always allowed
        (40, 9, 35, 60),  # 20 direct: 1.4 times is 28, 15 longer is 35
        (64, 12, 60, 75),  # 44 direct: 1.4 times is 61.6, above the soft 60
        (62, 12, 58, 75),  # 42 direct: 1.4 times is 58.8, below it; in seconds
    ],
)
def test_a_ride_is_priced_beyond_the_soft_time_or_the_detour(minute, years, soft, hard):
    traveller = child("C1", minute, years)
    found = made(session("S1", MONDAY, time(11), time(12), "C1"), children=(traveller,))["S1-out"]
    assert (found.soft_ride_s // 60, found.hard_ride_s // 60) == (soft, hard)


def test_ride_limits_go_by_the_age_on_the_day():
    params = RunParams()
    birthday = date(2015, 11, 23)  # eleven on the Monday
    assert ride_limits(birthday, date(2026, 11, 22), params) == (45 * 60, 60 * 60)
    assert ride_limits(birthday, date(2026, 11, 23), params) == (60 * 60, 75 * 60)


def test_on_school_days_pupils_are_fetched_from_school_and_brought_home():
    found = made()
    assert found["S0002-out"].pickup == "school:north-school"
    assert found["S0002-in"].delivery == "home:C0003"


def test_not_before_school_ends_where_there_is_time():
    assert at_clock(pupil_at(time(16)).pickup_window) == ("15:15", "15:44")


def test_soon_after_school_a_pupil_may_leave_a_little_earlier():
    """The latest is 15:24 (6 minutes in the peak, 5 to get in): twenty minutes before that, not 15:15."""
    assert at_clock(pupil_at(time(15, 40)).pickup_window) == ("15:04", "15:24")
    params = RunParams(school_release_minutes=5)
    assert at_clock(pupil_at(time(15, 40), params=params).pickup_window) == ("15:15", "15:24")


def test_a_contact_during_school_takes_a_pupil_out_no_earlier_than_needed():
    assert at_clock(pupil_at(time(11)).pickup_window) == ("10:25", "10:45")


def test_before_school_and_long_after_it_pupils_are_at_home():
    assert pupil_at(time(9)).pickup == "home:C0003"  # would leave school at 8:43
    assert pupil_at(time(9, 15)).pickup == "school:north-school"  # at 8:59
    assert at_clock(pupil_at(time(9, 15)).pickup_window)[0] == "08:50"  # not before it begins
    assert pupil_at(time(16, 31)).pickup == "school:north-school"  # leaves at 16:15, an hour after school
    assert pupil_at(time(16, 32)).pickup == "home:C0003"
    waiting = RunParams(school_wait_minutes=90)
    assert pupil_at(time(16, 32), params=waiting).pickup == "school:north-school"


def test_on_saturdays_and_in_holidays_pupils_are_at_home():
    saturday = MONDAY + timedelta(days=5)
    assert pupil_at(time(16), day=saturday).pickup == "home:C0003"
    holidays = RunParams(holidays=((date(2026, 11, 21), MONDAY),))
    assert pupil_at(time(16), params=holidays).pickup == "home:C0003"
    assert is_school_day(MONDAY, RunParams())
    assert not is_school_day(MONDAY, holidays)
    assert is_school_day(TUESDAY, holidays)


def test_children_fetched_at_several_places_are_several_requests_with_letters():
    at_school = child("C1", 10, 9, school="north-school", sibling_group="F")
    small = child("C2", 10, 3, sibling_group="F")
    found = made(session("S1", MONDAY, time(16), time(17), "C1", "C2"), children=(at_school, small))
    assert {code: request.children for code, request in found.items()} == {
        "S1-in": ("C1", "C2"),
        "S1-out-a": ("C1",),
        "S1-out-b": ("C2",),
    }
    assert found["S1-out-b"].pickup == "home:C2"


def test_children_of_two_homes_come_from_one_school_together_and_go_home_apart():
    one, two = (child(f"C{number}", 30 * number, 9, school="north-school") for number in (1, 2))
    found = made(session("S1", MONDAY, time(16), time(17), "C1", "C2"), children=(one, two))
    assert {code: request.children for code, request in found.items()} == {
        "S1-in-a": ("C1",),
        "S1-in-b": ("C2",),
        "S1-out": ("C1", "C2"),
    }


@pytest.mark.parametrize(
    "changes", [{"needs": frozenset({Need.ALONE})}, {"never_with": frozenset({"C2"})}], ids=["alone", "never"]
)
def test_who_may_not_share_a_car_is_a_request_of_its_own(changes):
    children = (child("C1", 10, **changes), child("C2", 10), child("C3", 10))
    found = made(session("S1", MONDAY, time(11), time(12), "C3", "C1", "C2"), children=children)
    together = {request.children for request in found.values() if request.direction is Direction.OUTBOUND}
    alone = {("C3", "C2"), ("C1",)} if "needs" in changes else {("C3", "C1"), ("C2",)}
    assert together == alone


def test_a_journey_into_the_peak_is_as_slow_as_the_peak():
    """C0004 at 15:05: on the road from 14:31 at the earliest to 15:00, so that the peak counts."""
    found = made(session("S1", MONDAY, time(15, 5), time(16), "C0004"))["S1-out"]
    assert found.period is Period.PM_PEAK
    assert found.direct_s == 14 * 72
    earlier = made(session("S1", MONDAY, time(15, 4), time(16), "C0004"))["S1-out"]
    assert (earlier.period, earlier.direct_s) == (Period.INTER_PEAK, 14 * 60)


def test_a_way_home_that_may_touch_the_peak_is_as_slow():
    """Fetched by 14:45 at the latest, 14 minutes: home at 14:59. A minute later it would touch 15:00."""
    assert made(session("S1", MONDAY, time(13), time(14, 30), "C0004"))["S1-in"].period is Period.INTER_PEAK
    assert made(session("S1", MONDAY, time(13), time(14, 31), "C0004"))["S1-in"].period is Period.PM_PEAK


def test_a_journey_longer_than_a_peak_touches_it_in_the_middle():
    """Three hours from home: on the road from before the morning peak until after it."""
    far = child("C1", 200, 14)
    found = made(session("S1", MONDAY, time(10), time(11), "C1"), children=(far,))["S1-out"]
    assert found.period is Period.AM_PEAK


def test_of_two_periods_as_slow_the_one_nearer_to_the_contact_counts():
    """At home at the venue: every period takes no time at all."""
    near = child("C1", 20, 14)
    found = made(session("S1", MONDAY, time(9, 30), time(10), "C1"), children=(near,))["S1-out"]
    assert found.period is Period.INTER_PEAK  # 09:10 to 09:25
    assert found.direct_s == 0


def test_no_child_is_fetched_before_runs_begin():
    early = made(session("S1", MONDAY, time(7, 30), time(8), "C0004"))["S1-out"]
    assert at_clock(early.pickup_window) == ("06:30", "07:08")
    too_early = made(session("S1", MONDAY, time(6, 45), time(8), "C0004"))["S1-out"]
    assert too_early.pickup_window.earliest_s == too_early.pickup_window.latest_s


def test_a_second_occasion_in_the_week_has_a_number():
    weekly = session(
        "S1", MONDAY - timedelta(weeks=1), time(11), time(12), "C0004",
        moved=(Move(MONDAY - timedelta(weeks=1), FRIDAY, start=time(14), end=time(15)),),
    )  # fmt: skip
    found = made(weekly)
    assert {code: request.day for code, request in found.items() if code.endswith("out")} == {
        "S1-out": MONDAY,
        "S1-2-out": FRIDAY,
    }
    assert {request.session for request in found.values()} == {"S1"}


def test_cancelled_occasions_and_other_weeks_ask_for_nothing():
    cancelled = session("S1", MONDAY, time(11), time(12), "C0004", cancelled=frozenset({MONDAY}))
    other = session("S2", MONDAY - timedelta(weeks=1), time(11), time(12), "C0004", every_weeks=2)
    assert made(cancelled, other) == {}


def test_court_cases_are_marked():
    found = made(session("S1", MONDAY, time(11), time(12), "C0004", court_priority=True))
    assert all(request.court_priority for request in found.values())
    assert not made()["S0003-out"].court_priority


@settings(max_examples=40, deadline=None)
@given(
    minute=st.integers(0, 90),
    years=st.integers(0, 17),
    start=st.integers(7 * 60, 20 * 60),
    length=st.integers(30, 180),
    pupil=st.booleans(),
)
def test_whoever_goes_directly_at_any_moment_of_one_window_keeps_the_other(
    minute, years, start, length, pupil
):
    """So each request by itself can be served, and its windows say no more than they must."""
    traveller = replace(child("C1", minute, years), school="north-school" if pupil else None)
    begin, end = (time(at // 60, at % 60) for at in (start, min(start + length, 23 * 60 + 59)))
    for request in made(
        session("S1", MONDAY, begin, end, "C1"),
        children=(traveller,), schools=(school(),), venues=(venue(),), carers=(),
    ).values():  # fmt: skip
        way = request.pickup_service_s + request.direct_s
        pickup, delivery = request.pickup_window, request.delivery_window
        if request.direction is Direction.OUTBOUND:
            assert pickup.latest_s + way == delivery.latest_s
        else:
            assert pickup.earliest_s + way == delivery.earliest_s
        assert request.direct_s <= request.soft_ride_s <= request.hard_ride_s
        assert delivery.latest_s - pickup.earliest_s - request.pickup_service_s >= request.direct_s


def test_ages_are_those_of_the_day():
    assert ride_limits(born(4, 11), WEEK, RunParams())[1] == 45 * 60
    assert ride_limits(born(5, 0), WEEK, RunParams())[1] == 60 * 60
