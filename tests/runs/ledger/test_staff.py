from dataclasses import replace
from datetime import time

from geoplan.domain.plans import Mode
from geoplan.runs.ledger.staff import staff_trips
from tests.runs.hand_plans import good_plan, hm, plan_with, run_of
from tests.runs.worlds import MONDAY, session, small_case, venue

ELSEWHERE = (
    session("S0001", MONDAY, time(10), time(11), "C0001", "C0002", venue="newark"),
    session("S0002", MONDAY, time(12), time(13), "C0003", venue="newark"),
    session("S0003", MONDAY, time(16), time(17), "C0004"),
)
VENUES = (venue(), venue("newark", 40, contact_district="South"))


def ends(trips):
    return [(trip.start, trip.end) for trip in trips]


def test_who_supervises_at_their_base_does_not_travel():
    case = small_case()
    assert staff_trips(case, good_plan(case)) == ()


def test_between_two_sessions_elsewhere_nobody_goes_home():
    case = small_case(sessions=ELSEWHERE, venues=VENUES)
    trips = staff_trips(case, plan_with(case, (), {}))
    assert ends(trips) == [("retford", "newark"), ("newark", "retford")]
    # 20 minutes in the country: 20 km; 12.43 miles at 45p, a third of an hour at £19.
    assert [(trip.metres, trip.driving_s) for trip in trips] == [(20_000, 1_200), (20_000, 1_200)]
    assert [(trip.miles_pence, trip.time_pence) for trip in trips] == [(559, 633), (559, 633)]
    assert trips[0].pence == 1_192


def test_who_drives_in_between_comes_back_to_the_base():
    case = small_case(sessions=ELSEWHERE, venues=VENUES)
    stops = (("S0003-out", "up", hm(11, 20)), ("S0003-out", "down", hm(11, 40)))
    run = run_of(case, "W001", MONDAY, stops, mode=Mode.WORKER)
    trips = staff_trips(case, plan_with(case, (run,), {}))
    assert ends(trips) == [("retford", "newark"), ("newark", "retford")] * 2


def test_days_that_are_not_planned_are_left_out():
    case = small_case(sessions=ELSEWHERE, venues=VENUES)
    plan = plan_with(case, (), {})
    assert staff_trips(case, replace(plan, days=plan.days[1:])) == ()
