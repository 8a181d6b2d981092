"""Requests worked out a second time, from the definition."""

import dataclasses
from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.people import Need
from geoplan.domain.periods import Period
from geoplan.domain.requests import TimeWindow
from geoplan.runs.case.params import RunParams
from geoplan.runs.case.requests import requests_of
from geoplan.runs.check import check
from geoplan.runs.checking.requests import requests_wanted
from tests.runs.checking.altered import hard_rules
from tests.runs.hand_plans import good_plan, hm, priced
from tests.runs.worlds import (
    MONDAY,
    WEDNESDAY,
    child,
    school,
    session,
    small_case,
    small_children,
    small_sessions,
    venue,
)


def test_the_windows_of_a_journey_to_contact():
    request = requests_wanted(small_case())["S0001-out"]
    # Contact at ten; ten minutes on the road, and five to get in for each of two children.
    assert request.delivery_window == TimeWindow(hm(9, 40), hm(9, 55))
    assert request.pickup_window == TimeWindow(hm(8, 45), hm(9, 35))
    assert (request.pickup, request.delivery) == ("home:C0001", "venue:retford")
    assert (request.direct_s, request.direct_m, request.pickup_service_s) == (600, 5_000, 600)
    # 1.4 times the way is less than a quarter of an hour more.
    assert (request.soft_ride_s, request.hard_ride_s) == (1_500, 2_700)


def test_the_windows_of_a_journey_home():
    request = requests_wanted(small_case())["S0001-in"]
    assert request.pickup_window == TimeWindow(hm(11, 30), hm(11, 45))
    assert request.delivery_window == TimeWindow(hm(11, 50), hm(12, 40))


def test_a_pupil_is_fetched_from_school_in_the_peak():
    request = requests_wanted(small_case())["S0002-out"]
    assert request.pickup == "school:north-school"
    assert request.period is Period.PM_PEAK
    # Five minutes on the line take six in the peak; a booster takes five to get into.
    assert request.pickup_window == TimeWindow(hm(15, 15), hm(15, 44))


def test_on_a_holiday_a_pupil_is_at_home():
    case = small_case(params=RunParams(holidays=((MONDAY, MONDAY),)))
    assert requests_wanted(case)["S0002-out"].pickup == "home:C0003"


def test_children_who_must_travel_alone_have_requests_of_their_own():
    alone = (dataclasses.replace(small_children()[0], needs=frozenset({Need.ALONE})), *small_children()[1:])
    wanted = requests_wanted(small_case(children=alone))
    assert wanted["S0001-out-a"].children == ("C0001",)
    assert wanted["S0001-out-b"].children == ("C0002",)


def test_a_window_stated_wider_than_it_is_is_found():
    case = small_case()
    plan = good_plan(case)
    wide = TimeWindow(hm(9, 30), hm(10))
    requests = tuple(
        dataclasses.replace(one, delivery_window=wide) if one.code == "S0001-out" else one
        for one in plan.requests
    )
    (found,) = check(case, dataclasses.replace(plan, requests=requests)).hard
    assert (found.rule, found.request) == ("figures", "S0001-out")
    assert "09:30:00–10:00:00" in found.text
    assert "09:40:00–09:55:00" in found.text


PLACES = st.integers(0, 90)


def _drawn_child(draw, number):
    return child(
        f"C{number:04d}",
        draw(st.sampled_from([10, 10, draw(PLACES)])),
        draw(st.integers(0, 16)),
        school=draw(st.sampled_from([None, "north-school", "south-school"])),
        needs=frozenset(draw(st.sets(st.sampled_from(list(Need)), max_size=1))),
        never_with=frozenset({"C0000"}) if number and draw(st.booleans()) else frozenset(),
    )


@st.composite
def cases(draw):
    starts = st.integers(32, 72).map(lambda quarter: (quarter // 4, 15 * (quarter % 4)))
    together = [_drawn_child(draw, number) for number in range(draw(st.integers(1, 4)))]
    hour, minute = draw(starts)
    length = draw(st.integers(1, 3))
    held = session(
        "S0001", draw(st.sampled_from([MONDAY, WEDNESDAY])), time(hour, minute), time(hour + length, minute),
        *(one.code for one in together),
    )  # fmt: skip
    return small_case(
        children=tuple(together),
        carers=(),
        sessions=(held,),
        venues=(venue(minute=draw(PLACES)),),
        schools=(school(), school("south-school", draw(PLACES))),
        params=RunParams(school_release_minutes=draw(st.sampled_from([0, 20, 60]))),
    )


@settings(max_examples=30, deadline=None)
@given(cases())
def test_whoever_works_them_out_requests_are_the_same(case):
    assert requests_wanted(case) == {request.code: request for request in requests_of(case)}


def test_every_session_has_its_requests():
    wanted = requests_wanted(small_case())
    assert set(wanted) == {f"{one.code}-{way}" for one in small_sessions() for way in ("out", "in")}


def without(plan, code):
    return dataclasses.replace(
        plan,
        requests=tuple(one for one in plan.requests if one.code != code),
        coverage=tuple(one for one in plan.coverage if one.request != code),
    )


def restated(plan, **fields):
    requests = (dataclasses.replace(plan.requests[0], **fields), *plan.requests[1:])
    return dataclasses.replace(plan, requests=requests)


CHANGED_PLANS = {
    "a request left out": ("missing", lambda plan: without(plan, "S0005-in")),
    "a window of its own": (
        "figures",
        lambda plan: restated(plan, hard_ride_s=plan.requests[0].hard_ride_s + 60),
    ),
}


@pytest.mark.parametrize("name", CHANGED_PLANS)
def test_requests_other_than_those_of_the_inputs_are_found(name):
    rule, alter = CHANGED_PLANS[name]
    case = small_case()
    assert hard_rules(case, priced(case, alter(good_plan(case)))) == {rule}
