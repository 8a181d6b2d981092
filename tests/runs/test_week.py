"""From a case to a checked plan, on weeks small enough to know the best plan of."""

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geoplan.domain.people import Need
from geoplan.domain.plans import Mode
from geoplan.domain.seats import SeatStock
from geoplan.errors import InfeasibleError
from geoplan.io.plans import plan_to_json
from geoplan.runs import week
from geoplan.runs.case.params import RunParams
from geoplan.runs.check import check
from geoplan.runs.checking.report import CheckReport, broken
from geoplan.runs.freezing.frozen import Frozen
from geoplan.runs.week import plan_week
from tests.runs.worlds import (
    MONDAY,
    TUESDAY,
    child,
    driver,
    monday_only,
    session,
    small_case,
    worker,
)


def takers(plan):
    return {cover.request: cover.person or cover.mode.value for cover in plan.coverage}


def test_the_week_goes_to_the_carer_and_the_nearest_volunteers():
    plan = plan_week(small_case(), iterations=100)
    assert takers(plan) == {
        "S0001-in": "D001", "S0001-out": "D001", "S0002-in": "G002", "S0002-out": "G002",
        "S0003-in": "D002", "S0003-out": "D002", "S0004-in": "D001", "S0004-out": "D001",
        "S0005-in": "D002", "S0005-out": "D002",
    }  # fmt: skip


def test_the_same_seed_and_iterations_give_the_same_plan_to_the_byte():
    one, other = (plan_week(small_case(), seed=7, iterations=60) for _ in range(2))
    assert plan_to_json(one) == plan_to_json(other)


def test_starting_from_a_plan_never_costs_more_and_changes_nothing_without_a_reason():
    first = plan_week(small_case(), iterations=100)
    again = plan_week(small_case(), seed=2, iterations=5, start=first, base=first)
    assert (again.runs, again.coverage, again.cost) == (first.runs, first.coverage, first.cost)


def test_the_child_keeps_the_driver_it_knows_where_that_is_worth_it():
    # Both drivers live at one place: only continuity tells them apart.
    drivers = (driver("D001", 32), driver("D002", 32))
    for known in ("D001", "D002"):
        plan = plan_week(
            monday_only(drivers=drivers, sessions=monday_only().sessions[2:3], history={("C0004", known): 3}),
            iterations=100,
        )
        assert set(takers(plan).values()) == {known}
        assert plan.cost.new_faces == 0


def test_a_pin_holds_and_pins_that_leave_each_other_no_room_are_named():
    plan = plan_week(monday_only(pins={"S0003-out": "D001"}), iterations=50)
    assert takers(plan)["S0003-out"] == "D001"
    assert plan.covers("S0003-out").pinned
    # 12 minutes apart, at one time, and D001 cannot take both: each is the only one in the car.
    lone = [
        child(code, minute, 14, needs=frozenset({Need.ALONE}))
        for code, minute in (("C0001", 5), ("C0004", 40))
    ]
    sessions = (
        session("S0001", MONDAY, time(10), time(11), "C0001"),
        session("S0002", MONDAY, time(10), time(11), "C0004"),
    )
    pins = {"S0001-out": "D001", "S0002-out": "D001"}
    case = monday_only(children=lone, carers=(), sessions=sessions, pins=pins)
    with pytest.raises(InfeasibleError, match=r"pins leave each other no room: S000[12]-out to D001"):
        plan_week(case, iterations=20)


def test_a_week_that_nobody_can_drive_is_planned_all_the_same():
    plan = plan_week(small_case(drivers=(), workers=(), carers=()), iterations=10)
    assert {cover.mode for cover in plan.coverage} <= {Mode.TAXI, Mode.TAXI_ESCORT}
    assert plan.runs == ()


def test_a_week_without_sessions_is_an_empty_plan():
    plan = plan_week(small_case(sessions=()), iterations=10)
    assert (plan.requests, plan.runs, plan.cost.total) == ((), (), 0)


def test_progress_is_told_and_stop_ends_it():
    seen = []
    plan = plan_week(small_case(), seconds=60, progress=seen.append, stop=lambda: True)
    assert seen
    assert plan.coverage


def test_a_plan_that_the_checker_refuses_is_never_returned(monkeypatch):
    refusal = CheckReport((broken("missing", request="S0001-out"),))
    monkeypatch.setattr(week, "check", lambda *_, **__: refusal)
    with pytest.raises(RuntimeError, match="missing: S0001-out: the request is nowhere in the plan"):
        plan_week(small_case(), iterations=1)


def test_what_is_frozen_stays():
    first = plan_week(small_case(), iterations=100)
    run = first.run("D001-mon")
    kept = {code: first.covers(code) for code in run.requests}
    plan = plan_week(
        small_case(drivers=small_case().drivers),
        iterations=20,
        frozen=Frozen(closed={run.code: run}, requests=kept),
    )
    assert plan.run("D001-mon") == run
    assert takers(plan) == takers(first)


moments = st.sampled_from([time(10), time(10, 30), time(13), time(16)])
needs_ = st.sampled_from([*Need, None])
journey = st.tuples(st.integers(0, 50), st.sampled_from([1, 4, 8, 13]), moments, st.booleans(), needs_)
journeys = st.lists(journey, min_size=1, max_size=6)


@given(journeys, st.booleans(), st.booleans())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_plan_of_the_search_passes_the_checker(wanted, escorts, taxis):
    members, sessions = [], []
    for at, (minute, years, start, early, need) in enumerate(wanted, 1):
        needs = frozenset() if need is None else frozenset({need})
        members.append(child(f"C{at:04d}", minute, years, needs=needs))
        day = MONDAY if early else TUESDAY
        sessions.append(
            session(f"S{at:04d}", day, start, time(start.hour + 1), f"C{at:04d}", worker=f"W00{at % 3}")
        )
    if len(members) > 1:
        members[0] = replace(members[0], never_with=frozenset({"C0002"}))
    case = small_case(
        days=(MONDAY, TUESDAY),
        children=tuple(members),
        carers=(),
        sessions=tuple(sessions),
        drivers=(driver("D001", 8, longest_day_minutes=200), driver("D002", 32, longest_day_miles=40)),
        workers=tuple(worker(f"W00{i}") for i in range(3)),
        params=RunParams(escort_is_hard=escorts, taxis_allowed=taxis, week_minutes=200),
    )
    plan = plan_week(case, iterations=30)
    report = check(case, plan)
    assert report.hard == ()
    assert report.cost == plan.cost


def only_workers(**of_w002):
    """W002 is free from 11 to 14 on Monday, and could fetch C0001 and C0002, ten minutes away."""
    sessions = (
        session("S0001", MONDAY, time(12), time(13), "C0001", "C0002"),
        session("S0006", MONDAY, time(10), time(11), "C0003", room="2", worker="W002"),
        session("S0007", MONDAY, time(14), time(15), "C0003", room="2", worker="W002"),
    )
    workers = (worker("W001"), worker("W002", **{"child_seats": SeatStock(0, 2, 0)} | of_w002))
    return monday_only(drivers=(), sessions=sessions, workers=workers)


def test_a_contact_worker_takes_the_children_that_their_own_seats_are_for():
    seated, bare = only_workers(), only_workers(child_seats=SeatStock(0, 1, 0))
    plan, other = plan_week(seated, iterations=50), plan_week(bare, iterations=50)
    assert takers(plan)["S0001-out"] == takers(plan)["S0001-in"] == "W002"
    assert takers(other)["S0001-out"] == takers(other)["S0001-in"] == "taxi with escort"
    # The check counts the seats in the car by itself.
    assert {item.rule for item in check(bare, plan).hard} >= {"child-seat"}
    assert check(seated, plan).ok


def test_a_contact_worker_drives_no_longer_than_sessions_leave_of_the_paid_week():
    # Two hours in sessions, and twice twenty minutes on the road.
    for minutes, journeys in ((160, 2), (159, 1), (139, 0)):
        plan = plan_week(only_workers(weekly_minutes=minutes), iterations=50)
        assert list(takers(plan).values()).count("W002") == journeys
