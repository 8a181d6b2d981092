"""
Which rules are in the way of one request more, by hand.

D002 lives at minute 32 and takes C0004 (minute 34) to the venue (minute 20) for 11:00: 2 minutes to come
there, 3 to get in, 14 of driving, there by 10:55 at the latest.
"""

import dataclasses
from datetime import time

import pytest

from geoplan.domain.people import Need
from geoplan.domain.seats import SeatStock
from geoplan.runs.case.params import RunParams
from geoplan.runs.explaining.candidates import askable_sets, candidates_of
from geoplan.runs.explaining.stage import stage_of
from tests.runs.made_plans import plan_with
from tests.runs.worlds import MONDAY, WeeklyHours, child, driver, monday_only, session, small_children

EARLY = WeeklyHours.same_every_day(time(8), time(10, 30))


def candidate(case, code="S0003-out", person="D002", **runs):
    stage = stage_of(case, plan_with(case, **runs), code)
    return next(found for found in candidates_of(stage) if found.vehicle.person == person)


def with_driver(**changes):
    return {"drivers": (driver("D002", 32, **changes),)}


def rules(found):
    return [reason.rule for reason in found.reasons]


def test_who_can_take_a_request_says_what_it_costs():
    found = candidate(monday_only())

    assert found.possible
    assert found.reasons == ()
    assert found.extra is not None
    assert (found.extra.metres, found.extra.seconds) == (28_000, 28 * 60)
    assert found.extra.paid == pytest.approx(45 * 28_000 / 1_609.344)
    assert found.extra.new_faces == 300


def test_rules_of_person_and_of_car_are_told_alike():
    case = monday_only(**with_driver(compliance=(), child_seats=SeatStock(0, 1, 0)))
    found = candidate(case, "S0001-out")

    assert rules(found) == ["compliance", "child-seat"]
    assert found.sets == (("child-seat",),)
    assert not found.possible


def test_the_car_is_full_with_others_aboard():
    # Both to be there at about the same time; taken after one another, the second comes too late.
    case = monday_only(
        **with_driver(seats=1),
        sessions=(
            session("S0001", MONDAY, time(11), time(12), "C0003"),
            session("S0003", MONDAY, time(11), time(12), "C0004", room="2"),
        ),
        children=(*small_children()[:2], child("C0003", 34, 14), small_children()[3]),
        carers=(),
    )
    found = candidate(case, "S0003-out", D002_mon=("S0001-out",))

    assert found.sets == (("window",), ("seats",))
    assert rules(found) == ["window", "seats"]
    assert found.reasons[1].text == "D002 has 1 passenger seats; 2 would be needed at once"
    assert askable_sets(found) == (("window",),)


@pytest.mark.parametrize(
    ("change", "rule", "text"),
    [
        ({"never_with": frozenset({"C0003"})}, "apart", "C0004 and C0003 may never share a car"),
        ({"needs": frozenset({Need.ALONE})}, "alone", "C0004 may only travel without other children"),
    ],
)
def test_children_who_may_not_share_a_car_are_in_each_others_way(change, rule, text):
    case = monday_only(
        **with_driver(),
        sessions=(
            session("S0001", MONDAY, time(11), time(12), "C0003"),
            session("S0003", MONDAY, time(11), time(12), "C0004", room="2"),
        ),
        children=(*small_children()[:2], child("C0003", 34, 14), child("C0004", 34, 14, **change)),
        carers=(),
    )
    found = candidate(case, "S0003-out", D002_mon=("S0001-out",))

    assert found.sets == (("window",), (rule,))
    assert text in [reason.text for reason in found.reasons]


def test_the_rest_of_the_day_leaves_too_few_minutes():
    # Out from 10:36 at the latest, back from 12:30 on: more than two hours, unless the contact were shorter.
    case = monday_only(**with_driver(longest_day_minutes=90))
    found = candidate(case, "S0003-in", D002_mon=("S0003-out",))

    assert rules(found) == ["window", "longest-day"]
    assert found.sets == (("window",), ("longest-day",))
    assert "90 minutes are agreed" in found.reasons[1].text


def test_the_week_is_used_up():
    case = monday_only(**with_driver(), params=RunParams(week_miles=20, week_minutes=600))
    found = candidate(case, "S0003-in", D002_mon=("S0003-out",))
    used_up = candidate(
        monday_only(**with_driver(), params=RunParams(week_miles=17.5, week_minutes=30)),
        "S0003-in",
        D002_mon=("S0003-out",),
    )

    assert found.possible  # there and back once more is 8 km, 5 miles: 17.4 + 2.5
    assert used_up.sets == (("week-minutes", "week-miles"),)
    assert rules(used_up) == ["week-minutes", "week-miles"]
    assert used_up.reasons[1].text == "D002 would drive 19.9 miles this week; 17.5 miles are the most"


def test_a_ride_too_long_for_the_age_is_in_the_way():
    # Whoever is fetched second makes the ride of the first too long: 2 + 3 + 38 minutes for the child of
    # three, or 2 + 5 + 40 for the other.
    case = monday_only(
        drivers=(driver("D002", 32),),
        children=(child("C0001", 60, 3), child("C0004", 58, 14)),
        carers=(),
        sessions=(
            session("S0001", MONDAY, time(12), time(13), "C0001"),
            session("S0003", MONDAY, time(12), time(13), "C0004", room="2"),
        ),
        params=RunParams(
            hard_ride_under_5_minutes=41,
            soft_ride_under_5_minutes=30,
            hard_ride_from_11_minutes=44,
            soft_ride_from_11_minutes=30,
        ),
    )
    found = candidate(case, "S0003-out", D002_mon=("S0001-out",))

    assert ("ride-time",) in found.sets
    told = {reason.rule: reason.text for reason in found.reasons}
    assert told["ride-time"].startswith("the child would be in the car for ")
    assert told["ride-time"].endswith(("at this age 41 is the most", "at this age 44 is the most"))


def test_nothing_helps_where_no_road_leads():
    case = monday_only(**with_driver())
    cut = case.travel.seconds.copy()
    cut[:, case.travel.index["home:C0004"], :] = case.travel.NO_PATH
    lost = dataclasses.replace(case, travel=dataclasses.replace(case.travel, seconds=cut))
    stage = stage_of(case, plan_with(case), "S0003-out")
    found = next(candidates_of(dataclasses.replace(stage, case=lost)))

    assert rules(found) == ["unreachable"]
    assert found.sets == ()
    assert askable_sets(found) == ()
