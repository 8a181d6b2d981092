"""How long children are in the car: what is allowed but not aimed for."""

from datetime import time

from geoplan.runs.case.params import RunParams
from geoplan.runs.check import check
from tests.runs.checking.altered import shared_case, shared_plan
from tests.runs.hand_plans import CARER_TAKES, good_plan, hm, plan_with, run_of
from tests.runs.worlds import THURSDAY, session, small_case, small_sessions


def test_long_rides_are_advised_against_and_priced():
    case = shared_case(params=RunParams(soft_ride_from_11_minutes=15))
    plan = shared_plan(case)
    report = check(case, plan)
    assert report.ok
    (ride,) = report.of("long-ride")
    assert (ride.request, ride.amount) == ("S0003-out", 120)
    # Two minutes at 20p, one child.
    assert report.cost.long_rides == 40


def test_a_ride_longer_than_the_contact_is_pointed_out():
    short = session("S0005", THURSDAY, time(13), time(13, 10), "C0004")
    case = small_case(sessions=(*small_sessions()[:4], short))
    stops = (("S0005-out", "up", hm(12, 25)), ("S0005-out", "down", hm(12, 42)))
    plan = plan_with(case, (*good_plan(case).runs, run_of(case, "D002", THURSDAY, stops)), CARER_TAKES)
    report = check(case, plan)
    assert report.ok
    assert [item.request for item in report.of("ride-beyond-session")] == ["S0005-out"]
