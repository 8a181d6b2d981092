from dataclasses import replace

import pytest

from geoplan.domain.plans import Mode
from geoplan.runs.fleet.vehicles import vehicles_of
from geoplan.runs.freezing.freeze import begun, close_lost, freeze, price_alone
from geoplan.runs.freezing.frozen import Frozen, Moment
from tests.runs.hand_plans import good_plan, hm, plan_with, run_of
from tests.runs.worlds import MONDAY, TUESDAY, WEDNESDAY, small_case

# D001-mon: 09:28 off, S0001-out 09:30 to 10:00, S0001-in 11:30 to 12:00, home 12:02. D002-mon: 10:23 off.
# The carer G002 takes C0003 to S0002 at 16:00 and back; C0004 goes to S0005 on Thursday by taxi.


@pytest.fixture(scope="module")
def case():
    return small_case()


@pytest.fixture(scope="module")
def plan(case):
    return good_plan(case)


def at(hours, minutes=0, day=MONDAY, freeze=60):
    return Moment(day=day, at_s=hm(hours, minutes), freeze_s=60 * freeze)


def frozen_at(case, plan, moment, **other):
    return freeze(case.travel, plan, moment, **other)


def test_ahead_of_time_nothing_stands_fast(case, plan):
    assert frozen_at(case, plan, None) == Frozen()
    assert begun(plan, None) == frozenset()


def test_a_run_that_starts_within_the_horizon_stays_up_to_an_empty_car(case, plan):
    frozen = frozen_at(case, plan, at(8, 30))
    assert set(frozen.runs) == {"D001-mon"}
    assert frozen.runs["D001-mon"].requests == ("S0001-out",)
    assert frozen.requests == {"S0001-out": plan.covers("S0001-out")}


def test_a_run_that_starts_beyond_the_horizon_is_free(case, plan):
    assert frozen_at(case, plan, at(8, 27)).runs == {}


def test_the_horizon_is_a_parameter(case, plan):
    assert (
        set(
            frozen_at(
                case,
                plan,
                at(8, 27),
            ).runs
        )
        == set()
    )
    assert set(frozen_at(case, plan, at(8, 27, freeze=61)).runs) == {"D001-mon"}


def test_a_run_that_is_done_stays_and_its_driver_may_go_on(case, plan):
    frozen = frozen_at(case, plan, at(13))
    assert frozen.closed == {}
    assert frozen.runs["D001-mon"].stops == plan.run("D001-mon").stops


def test_runs_of_earlier_days_stay_to_the_byte(case, plan):
    frozen = frozen_at(case, plan, at(8, day=TUESDAY))
    assert frozen.closed == {code: plan.run(code) for code in ("D001-mon", "D002-mon")}
    assert set(frozen.requests) == {request.code for request in plan.requests if request.day == MONDAY}


def test_carers_journeys_and_taxis_stay_when_they_begin_within_the_horizon(case, plan):
    # S0002-out: by carer, 5 minutes from school at most; there from 15:40 at the earliest.
    near = frozen_at(case, plan, at(14, 40))
    assert near.requests["S0002-out"] == plan.covers("S0002-out")
    assert "S0002-out" not in frozen_at(case, plan, at(14, 20)).requests
    thursday = WEDNESDAY.replace(day=26)
    assert "S0005-out" in frozen_at(case, plan, at(11, 30, day=thursday)).requests
    assert "S0005-out" not in frozen_at(case, plan, at(11, 20, day=thursday)).requests


def test_it_is_too_late_to_take_what_nobody_took(case, plan):
    coverage = tuple(
        replace(cover, mode=Mode.NOBODY, pence=0) if cover.request == "S0005-out" else cover
        for cover in plan.coverage
    )
    plan = replace(plan, coverage=coverage)
    thursday = WEDNESDAY.replace(day=26)
    assert "S0005-out" not in frozen_at(case, plan, at(12, 20, day=thursday)).requests
    assert "S0005-out" in frozen_at(case, plan, at(12, 40, day=thursday)).requests


def test_children_in_a_car_or_past_it_have_begun(plan):
    assert begun(plan, at(9, 29)) == frozenset()
    assert begun(plan, at(9, 30)) == {"S0001-out"}
    assert begun(plan, at(12)) == {"S0001-out", "S0001-in", "S0003-out"}


def test_who_goes_off_finishes_the_ride_and_goes_home(case, plan):
    frozen = frozen_at(case, plan, at(9, 35), leaving={("D001", MONDAY): False})
    run = frozen.closed["D001-mon"]
    assert run.stops == plan.run("D001-mon").stops[:2]
    # From the venue at minute 20 to the home at 8.
    assert (run.end_place, run.end_s) == ("driver:D001", hm(10, 12))
    assert "D001-mon" not in frozen.runs
    assert "S0001-in" not in frozen.requests


def test_who_goes_off_before_fetching_anybody_leaves_all_to_others(case, plan):
    frozen = frozen_at(case, plan, at(9, 29), leaving={("D001", MONDAY): False})
    assert "D001-mon" not in {*frozen.runs, *frozen.closed}
    assert "S0001-out" not in frozen.requests


def test_who_goes_off_with_two_in_the_car_does_not_fetch_a_third(case):
    stops = [
        ("S0003-out", "up", hm(9, 53)),
        ("S0001-out", "up", hm(10, 20)),
        ("S0001-out", "down", hm(10, 40)),
        ("S0003-out", "down", hm(10, 50)),
    ]
    plan = plan_with(case, [run_of(case, "D002", MONDAY, stops)], {})
    frozen = frozen_at(case, plan, at(10), leaving={("D002", MONDAY): False})
    assert frozen.closed["D002-mon"].requests == ("S0003-out",)
    assert set(frozen.requests) == {"S0003-out"}


def test_who_goes_off_at_once_leaves_the_children_to_nobody(case, plan):
    frozen = frozen_at(case, plan, at(9, 35), leaving={("D001", MONDAY): True})
    cover = frozen.requests["S0001-out"]
    assert (cover.mode, cover.person, cover.run) == (Mode.NOBODY, None, None)
    assert cover.reasons[0].rule == "day-off"
    assert frozen.closed == {}


def test_who_goes_off_another_day_still_drives_today(case, plan):
    frozen = frozen_at(case, plan, at(8, 30), leaving={("D001", WEDNESDAY): False})
    assert set(frozen.runs) == {"D001-mon"}
    assert frozen.closed == {}


def test_a_carer_who_goes_off_keeps_only_what_has_begun(case, plan):
    moment = at(15, 20)
    assert "S0002-out" in frozen_at(case, plan, moment).requests
    assert "S0002-out" not in frozen_at(case, plan, moment, leaving={("G002", MONDAY): False}).requests


def test_a_carer_who_waits_at_the_venue_also_brings_the_child_home(case, plan):
    moment = at(15, 50)
    assert {"S0002-out", "S0002-in"} <= set(frozen_at(case, plan, moment).requests)
    finishing = frozen_at(case, plan, moment, leaving={("G002", MONDAY): False})
    assert "S0002-in" in finishing.requests
    at_once = frozen_at(case, plan, moment, leaving={("G002", MONDAY): True})
    assert "S0002-in" not in at_once.requests


def test_a_carer_who_goes_off_at_once_has_driven_there_and_back_for_one_way(case, plan):
    frozen = frozen_at(case, plan, at(15, 50), leaving={("G002", MONDAY): True})
    price = price_alone(case, plan, frozen).requests["S0002-out"].pence
    both = plan.covers("S0002-out").pence + plan.covers("S0002-in").pence
    # From 30 to the school at 15, to 20, and empty to 30: as far as out and back with the child.
    assert price == both > plan.covers("S0002-out").pence
    whole = frozen_at(case, plan, at(15, 50))
    assert price_alone(case, plan, whole) == whole


def test_a_cancelled_request_is_not_kept_though_the_driver_is_on_the_way(case, plan):
    frozen = frozen_at(case, plan, at(9, 29), dropped={"S0001-out", "S0001-in"})
    assert frozen.runs.keys() == {"D002-mon"}
    assert "S0001-out" not in frozen.requests


def test_a_part_whose_gap_is_gone_is_closed_with_the_way_home(case, plan):
    frozen = frozen_at(case, plan, at(9))
    vehicles = vehicles_of(case)
    assert close_lost(case.travel, plan, frozen, vehicles) == frozen
    others = [vehicle for vehicle in vehicles if vehicle.code != "D001-mon"]
    lost = close_lost(case.travel, plan, frozen, others)
    assert lost.closed["D001-mon"].stops == frozen.runs["D001-mon"].stops
    assert lost.closed["D001-mon"].end_place == "driver:D001"
    assert lost.requests == frozen.requests
