"""The rules of one run: windows, rides, hours, seats, and who is in the car with whom."""

import dataclasses
from datetime import time

import pytest

from geoplan.domain.hours import DayHours, WeeklyHours
from geoplan.domain.people import Need
from geoplan.domain.plans import Mode
from geoplan.domain.requests import StopKind
from geoplan.domain.seats import SeatStock
from geoplan.runs.case.params import RunParams
from geoplan.runs.case.travel import Travel
from geoplan.runs.check import check
from tests.runs.checking.altered import (
    change_run,
    change_stop,
    children,
    drivers,
    hard_rules,
    second,
    shared_case,
    shared_plan,
)
from tests.runs.hand_plans import (
    CARER_TAKES,
    D001_TIMES,
    good_plan,
    hm,
    plan_with,
    priced,
    run_of,
    there_and_back,
)
from tests.runs.worlds import MONDAY, THURSDAY, child, small_case, small_children

CHANGED_INPUTS = {
    "hours": ("hours", {"drivers": drivers(hours=WeeklyHours.same_every_day(time(9, 30), time(19)))}),
    "day-off": ("day-off", {"drivers": drivers(hours=WeeklyHours((DayHours(0, time(8), time(19)),)))}),
    "before the service's day": ("service-hours", {"params": RunParams(earliest=time(9, 29))}),
    "after the service's day": ("service-hours", {"params": RunParams(latest=time(12, 51))}),
    "one seat": ("seats", {"drivers": drivers(seats=1)}),
    "one child seat": ("child-seat", {"drivers": drivers(child_seats=SeatStock(0, 1, 1))}),
    "the wrong child seats": ("child-seat", {"drivers": drivers(child_seats=SeatStock(2, 0, 2))}),
    "wheelchair": ("wheelchair", {"children": children("C0001", needs=frozenset({Need.WHEELCHAIR}))}),
}


@pytest.mark.parametrize("name", CHANGED_INPUTS)
def test_one_rule_of_a_run_that_is_broken_is_found_and_only_it(name):
    rule, inputs = CHANGED_INPUTS[name]
    case = small_case(**inputs)
    assert hard_rules(case, good_plan(case)) == {rule}


def test_children_who_are_brought_too_early_are_found():
    case = small_case()
    early = there_and_back("S0001", **D001_TIMES | {"in_up": hm(11, 29), "in_down": hm(11, 49)})
    runs = (run_of(case, "D001", MONDAY, early), *good_plan(case).runs[1:])
    assert hard_rules(case, plan_with(case, runs, CARER_TAKES)) == {"window"}


@pytest.mark.parametrize(
    ("rule", "case"),
    [
        ("seats", shared_case(drivers=second(seats=1))),
        ("apart", shared_case(c0004={"never_with": frozenset({"C0005"})})),
        ("alone", shared_case(c0004={"needs": frozenset({Need.ALONE})})),
        (
            "ride-time",
            shared_case(params=RunParams(soft_ride_from_11_minutes=16, hard_ride_from_11_minutes=16)),
        ),
    ],
)
def test_children_who_share_a_car_must_be_able_to(rule, case):
    assert hard_rules(case, shared_plan(case)) == {rule}


def test_never_together_counts_from_either_side():
    together = (*small_children(), child("C0005", 30, 12, never_with=frozenset({"C0004"})))
    case = shared_case(children=together)
    assert hard_rules(case, shared_plan(case)) == {"apart"}


def test_never_together_children_may_be_in_the_car_one_after_the_other():
    case = shared_case(c0004={"never_with": frozenset({"C0005"}), "needs": frozenset({Need.ALONE})})
    stops = (
        ("S0003-out", "up", hm(10, 23)),
        ("S0003-out", "down", hm(10, 40)),
        ("S0006-in", "up", hm(12, 30)),
        ("S0006-in", "down", hm(12, 43)),
    )
    runs = (*good_plan(case).runs[:1], run_of(case, "D002", MONDAY, stops), good_plan(case).runs[2])
    plan = plan_with(case, runs, CARER_TAKES | {"S0006-out": (Mode.TAXI, None, 1953)})
    assert hard_rules(case, plan) == set()


CHANGED_PLANS = {
    "drives faster than the road": (
        "travel",
        lambda plan: change_stop(plan, 0, 1, arrive_s=-60, begin_s=-60, depart_s=-60),
    ),
    "leaves home too late": ("travel", lambda plan: change_run(plan, 0, start_s=hm(9, 29))),
    "is home too early": ("travel", lambda plan: change_run(plan, 0, end_s=hm(12, 1))),
    "lets nobody get in": (
        "service",
        lambda plan: change_stop(change_stop(plan, 0, 0, depart_s=-60), 0, 1, arrive_s=-60),
    ),
}


@pytest.mark.parametrize("name", CHANGED_PLANS)
def test_times_that_nobody_can_keep_are_found(name):
    rule, alter = CHANGED_PLANS[name]
    case = small_case()
    assert hard_rules(case, priced(case, alter(good_plan(case)))) == {rule}


def test_a_request_on_two_runs_is_there_twice():
    case = small_case()
    stops = (("S0005-out", "up", hm(12, 25)), ("S0005-out", "down", hm(12, 42)))
    both = [run_of(case, person, THURSDAY, stops) for person in ("D001", "D002")]
    plan = plan_with(case, (*good_plan(case).runs, *both), CARER_TAKES)
    assert hard_rules(case, plan) == {"twice"}


def test_a_stop_that_is_dropped_leaves_a_child_in_the_car():
    case = small_case()
    plan = good_plan(case)
    run = plan.runs[0]
    short = priced(case, change_run(plan, 0, stops=run.stops[:3]))
    assert "missing" in hard_rules(case, short)


def test_a_pickup_alone_is_not_a_ride():
    case = small_case()
    plan = good_plan(case)
    stops = tuple(stop for stop in plan.runs[0].stops if stop.kind is StopKind.PICKUP)
    assert "missing" in hard_rules(case, change_run(plan, 0, stops=stops))


def test_a_delivery_before_its_pickup_is_out_of_order():
    case = small_case()
    stops = (("S0005-out", "down", hm(12, 42)), ("S0005-out", "up", hm(12, 59)))
    runs = (*good_plan(case).runs, run_of(case, "D002", THURSDAY, stops))
    assert "order" in hard_rules(case, plan_with(case, runs, CARER_TAKES))


def test_where_no_road_leads_the_checker_says_so():
    case = small_case()
    plan = good_plan(case)
    seconds = case.travel.seconds.copy()
    seconds[:, case.travel.index["driver:D002"], case.travel.index["home:C0004"]] = Travel.NO_PATH
    cut = dataclasses.replace(case, travel=dataclasses.replace(case.travel, seconds=seconds))
    (violation,) = check(cut, plan).of("unreachable")
    assert violation.text == "no road leads from the home of D002 to the home of C0004"
