from dataclasses import replace
from datetime import time

import pytest

from geoplan.domain.hours import DayHours, Weekday, WeeklyHours
from geoplan.domain.seats import SeatStock
from geoplan.runs.check import check
from geoplan.runs.costs import cost_of
from geoplan.runs.freezing.frozen import Frozen
from geoplan.runs.replanning.keep_times import keep_times
from tests.runs.hand_plans import CARER_TAKES, good_plan, hm, plan_with, run_of, there_and_back
from tests.runs.worlds import MONDAY, driver, small_case


@pytest.fixture(scope="module")
def case():
    return small_case()


def made(case, *stops_of_runs, base):
    """A plan of Monday's runs with its cost as a change of `base`."""
    runs = [run_of(case, person, MONDAY, stops) for person, stops in stops_of_runs]
    plan = plan_with(case, [*runs, base.run("D001-wed")], CARER_TAKES)
    return replace(plan, cost=cost_of(case, plan.requests, plan.coverage, plan.runs, base=base))


def begins(plan, code):
    return {(stop.request, stop.kind.value): stop.begin_s for stop in plan.run(code).stops}


S0001 = there_and_back("S0001", out_up=hm(9, 35), out_down=hm(9, 55), in_up=hm(11, 45), in_down=hm(12, 5))
S0003 = there_and_back("S0003", out_up=hm(10, 38), out_down=hm(10, 55), in_up=hm(12, 45), in_down=hm(13, 2))


def test_times_are_those_that_people_know(case):
    base = good_plan(case)
    plan = made(case, ("D001", S0001), ("D002", S0003), base=base)
    kept = keep_times(case, plan, base=base, frozen=Frozen())
    assert kept.runs == base.runs
    assert plan.cost.changes > kept.cost.changes == 0
    assert check(case, kept, base=base).ok


def test_times_stay_with_another_driver_and_what_is_new_fits_round_them(case):
    base = good_plan(case)
    # D001 takes S0003 as well, between the two rides of S0001: to the west of 34 and back by 11:45.
    stops = (*S0001[:2], *S0003[:2], *S0001[2:], *S0003[2:])
    plan = made(case, ("D001", stops), base=base)
    kept = keep_times(case, plan, base=base, frozen=Frozen())
    times = begins(kept, "D001-mon")
    assert times["S0001-out", "pickup"] == hm(9, 30)
    assert times["S0001-in", "pickup"] == hm(11, 30)
    # Told 10:25 and 12:30; the driver is there in time for both.
    assert times["S0003-out", "pickup"] == hm(10, 25)
    assert times["S0003-in", "pickup"] == hm(12, 30)
    assert kept.cost.total < plan.cost.total
    assert check(case, kept, base=base).ok


def test_a_new_pickup_is_as_late_as_what_is_told_after_it():
    seats = SeatStock(0, 2, 1)
    case = small_case(drivers=(driver("D001", 8, child_seats=seats), driver("D002", 32, child_seats=seats)))
    base = plan_with(case, [good_plan(case).run("D002-mon"), good_plan(case).run("D001-wed")], CARER_TAKES)
    early = there_and_back("S0001", out_up=hm(9, 20), out_down=hm(9, 40), in_up=hm(11, 45), in_down=hm(12, 5))
    stops = (*early[:2], *S0003[:2], *S0001[2:], *S0003[2:])
    plan = made(case, ("D002", stops), base=base)
    kept = keep_times(case, plan, base=base, frozen=Frozen())
    times = begins(kept, "D002-mon")
    assert times["S0003-out", "pickup"] == hm(10, 25)
    # 10 minutes to get in, 10 on the road: nobody waits in the car.
    assert times["S0001-out", "delivery"] - times["S0001-out", "pickup"] == 20 * 60


def test_a_run_that_cannot_keep_the_times_stays_as_it_was_found(case):
    base = good_plan(case)
    # D001 can leave home at 09:33 only: 09:30 at the children's is too early now.
    monday = DayHours(Weekday.MONDAY, time(9, 33), time(19))
    late = WeeklyHours((monday, DayHours(Weekday.WEDNESDAY, time(8), time(19))))
    case = small_case(
        drivers=(driver("D001", 8, child_seats=SeatStock(0, 2, 1), hours=late), driver("D002", 32))
    )
    plan = made(case, ("D001", S0001), ("D002", S0003), base=base)
    kept = keep_times(case, plan, base=base, frozen=Frozen())
    assert kept.run("D001-mon") == plan.run("D001-mon")
    assert kept.run("D002-mon") == base.run("D002-mon")


def test_closed_runs_and_driven_parts_are_not_touched(case):
    base = good_plan(case)
    plan = made(case, ("D001", S0001), ("D002", S0003), base=base)
    driven = plan.run("D001-mon")
    part = replace(driven, stops=driven.stops[:2], end_place="venue:retford", end_s=driven.stops[1].depart_s)
    frozen = Frozen(runs={"D001-mon": part}, closed={"D002-mon": plan.run("D002-mon")})
    kept = keep_times(case, plan, base=base, frozen=frozen)
    assert kept.run("D002-mon") == plan.run("D002-mon")
    assert kept.run("D001-mon").stops[:2] == driven.stops[:2]
    assert begins(kept, "D001-mon")["S0001-in", "pickup"] == hm(11, 30)
