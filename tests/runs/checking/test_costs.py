"""The cost of a plan, worked out a second time."""

import dataclasses
from datetime import time

import pytest

from geoplan.domain.people import Need
from geoplan.domain.plans import CostBreakdown, Mode
from geoplan.runs.case.params import RunParams
from geoplan.runs.check import check
from geoplan.runs.checking.costs import taxi_pence
from geoplan.runs.checking.requests import requests_wanted
from tests.runs.checking.altered import STAFF, worker_plan
from tests.runs.hand_plans import CARER_TAKES, D002_TIMES, good_plan, hm, plan_with, run_of, there_and_back
from tests.runs.worlds import MONDAY, THURSDAY, adult, session, small_case, small_children, small_sessions


def test_every_part_of_the_cost_by_hand():
    case = small_case()
    assert check(case, good_plan(case)).cost == CostBreakdown(
        # 12 km twice and 32 km once at 45p a mile: 335.54, 335.54 and 894.77, each rounded by itself.
        volunteer_miles=336 + 336 + 895,
        # The carer waits: 15 km there by way of the school, 10 km back.
        carer_miles=419 + 280,
        # £4 and 14 km at £2.50 a mile, twice.
        taxis=2 * 2_575,
        # C0001 and C0002 meet D001, C0004 meets D002, and a taxi twice.
        new_faces=5 * 300,
        # 48 minutes on the road of D001 and 32 of D002: 5 × 0.64 and 5 × 0.28.
        uneven_load=3 + 1,
    )


def test_a_worker_is_paid_for_the_road_and_for_stops_not_for_waiting():
    case = small_case(workers=STAFF)
    cost = check(case, worker_plan(case)).cost
    # 28 km; 28 minutes on the road and two stops of three at £19 an hour.
    assert (cost.worker_miles, cost.worker_time) == (783, 1_077)


def test_who_is_known_is_no_new_face():
    case = small_case(history={("C0001", "D001"): 1, ("C0004", "D002"): 3})
    assert check(case, good_plan(case)).cost.new_faces == 3 * 300
    stricter = dataclasses.replace(case, params=RunParams(known_after_journeys=2))
    assert check(stricter, good_plan(stricter)).cost.new_faces == 4 * 300


def test_a_carer_who_drives_one_way_only_is_paid_there_and_back():
    case = small_case()
    taxi = {"S0002-in": (Mode.TAXI_ESCORT, None, 400 + 1_553 + 1_500)}
    out_only = {"S0002-out": (Mode.CARER, "G002", 699)}
    plan = plan_with(case, good_plan(case).runs, out_only | taxi)
    report = check(case, plan)
    assert report.ok
    # 15 km there and 10 km back home.
    assert report.cost.carer_miles == 699


def test_a_known_adult_is_paid_like_a_carer():
    case = small_case(adults=(adult("A001", 34, "C0004"),))
    both = {"S0005-out": (Mode.ADULT, "A001", 391), "S0005-in": (Mode.ADULT, "A001", 392)}
    plan = plan_with(case, good_plan(case).runs, CARER_TAKES | both)
    report = check(case, plan)
    # 14 km each way, 391.46 pence each; 392 is a penny too much.
    assert report.cost.adult_miles == 2 * 391
    assert [(item.rule, item.request, item.amount) for item in report.hard] == [("figures", "S0005-in", 1)]


@pytest.mark.parametrize(
    ("mode", "needs", "pence"),
    [
        (Mode.TAXI, frozenset(), 2_575),
        # An escort is paid for 28 minutes, but not less than £15.
        (Mode.TAXI_ESCORT, frozenset(), 4_075),
        (Mode.TAXI, frozenset({Need.WHEELCHAIR}), 3_862),
        (Mode.TAXI_ESCORT, frozenset({Need.WHEELCHAIR}), 5_362),
    ],
)
def test_the_price_of_a_taxi(mode, needs, pence):
    children = (*small_children()[:3], dataclasses.replace(small_children()[3], needs=needs))
    case = small_case(children=children)
    assert taxi_pence(case, requests_wanted(case)["S0005-out"], mode) == pence


def test_the_least_fare_and_the_hours_of_an_escort():
    case = small_case(params=RunParams(taxi_least_pence=3_000, escort_least_pence=500))
    request = requests_wanted(case)["S0005-out"]
    assert taxi_pence(case, request, Mode.TAXI) == 3_000
    # Twice 14 minutes at £15 an hour.
    assert taxi_pence(case, request, Mode.TAXI_ESCORT) == 3_000 + 700


def test_changes_are_priced_by_who_must_be_told():
    case = small_case()
    base = good_plan(case)
    stops = (("S0005-out", "up", hm(12, 25)), ("S0005-out", "down", hm(12, 42)))
    runs = (*base.runs, run_of(case, "D002", THURSDAY, stops))
    plan = plan_with(case, runs, CARER_TAKES)
    # The taxi firm, D002, and the home of C0004, who has no carer here.
    assert check(case, plan, base=base).cost.changes == 3 * 150
    assert check(case, plan, base=plan).cost.changes == 0
    assert check(case, plan).cost.changes == 0
    cheaper = dataclasses.replace(plan, cost=dataclasses.replace(plan.cost, changes=300))
    assert [item.amount for item in check(case, cheaper, base=base).hard] == [150]


def test_who_is_fetched_much_later_must_be_told_too():
    case = small_case()
    base = good_plan(case)
    for minutes, told in ((10, 0), (11, 2)):
        later = {name: at + 60 * minutes for name, at in D002_TIMES.items()}
        moved = run_of(case, "D002", MONDAY, there_and_back("S0003", **later))
        plan = plan_with(case, (base.runs[0], moved, base.runs[2]), CARER_TAKES)
        assert check(case, plan).ok
        assert check(case, plan, base=base).cost.changes == 150 * told


def test_time_on_stops_of_two_children_counts_for_both():
    # Two children with W002: there are no child seats in a worker's car, so that is refused, but priced.
    held = session("S0005", THURSDAY, time(13), time(14), "C0001", "C0002")
    case = small_case(workers=STAFF, sessions=(*small_sessions()[:4], held))
    stops = (("S0005-out", "up", hm(12, 20)), ("S0005-out", "down", hm(12, 40)))
    escort = {"S0005-in": (Mode.TAXI_ESCORT, None, 2_677)}
    runs = (*good_plan(case).runs, run_of(case, "W002", THURSDAY, stops, mode=Mode.WORKER))
    report = check(case, plan_with(case, runs, CARER_TAKES | escort))
    assert {item.rule for item in report.hard} == {"child-seat"}
    # 20 minutes on the road, two stops of ten.
    assert report.cost.worker_time == 1_267


@pytest.mark.parametrize("item", [name for name, _ in CostBreakdown()])
def test_a_penny_wrong_anywhere_in_the_cost_is_found(item):
    case = small_case()
    plan = good_plan(case)
    cost = dataclasses.replace(plan.cost, **{item: getattr(plan.cost, item) + 1})
    found = check(case, dataclasses.replace(plan, cost=cost)).hard
    assert [(one.rule, one.amount) for one in found] == [("figures", 1)]
    assert item.replace("_", " ") in found[0].text
