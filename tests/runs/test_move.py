from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.plans import Mode
from geoplan.domain.seats import SeatStock
from geoplan.errors import InfeasibleError, InputError
from geoplan.runs.building.plan import plan_of
from geoplan.runs.check import check
from geoplan.runs.edit import release
from geoplan.runs.explaining.stage import stage_of
from geoplan.runs.move import move
from geoplan.runs.week import plan_week
from geoplan.runs.who import who
from tests.runs.hand_plans import good_plan
from tests.runs.made_plans import plan_with
from tests.runs.worlds import (
    MONDAY,
    child,
    driver,
    driving_carer,
    monday_only,
    session,
    small_case,
    small_children,
)

LEND = "lend them a seat of this kind, and add it to their seats"


def takers(plan):
    return {cover.request: (cover.mode, cover.person, cover.run) for cover in plan.coverage}


def unpinned(plan):
    """Coverage but for the pins, and why the rungs above are passed by."""
    return [replace(cover, pinned=False, reasons=()) for cover in plan.coverage]


def usual_plan(case):
    return plan_with(case, D001_mon=("S0001-out", "S0001-in"), D002_mon=("S0003-out", "S0003-in"))


def test_a_move_says_what_it_costs_and_pins():
    case = monday_only()
    plan = usual_plan(case)
    moved = move(case, plan, "S0003-out", "D001")

    assert moved.case.pins == {"S0003-out": "D001"}
    assert moved.plan.covers("S0003-out").person == "D001"
    assert moved.plan.covers("S0003-out").pinned
    assert moved.before == plan.cost
    assert moved.extra_pence == moved.plan.cost.total - plan.cost.total
    # D001 meets C0004 for the first time: £3.00; the rest are miles and a little uneven load.
    assert moved.after.new_faces - moved.before.new_faces == 300
    assert moved.lines[0].startswith("S0003-out moves from D002 to D001: £")


def test_nothing_is_changed_in_what_was_given():
    case = monday_only()
    plan = usual_plan(case)
    move(case, plan, "S0003-out", "D001")

    assert case.pins == {}
    assert plan == usual_plan(case)


def test_only_the_two_runs_change():
    case = small_case()
    plan = plan_with(
        case,
        D001_mon=("S0001-out", "S0001-in"),
        D002_mon=("S0003-out", "S0003-in"),
        D001_wed=("S0004-out", "S0004-in"),
        D002_thu=("S0005-out", "S0005-in"),
    )
    moved = move(case, plan, "S0003-in", "D001").plan

    assert {run.code for run in moved.runs if run not in plan.runs} == {"D001-mon", "D002-mon"}
    changed = {code for code, taker in takers(moved).items() if taker != takers(plan)[code]}
    assert changed == {"S0003-in"}
    assert check(replace(case, pins={"S0003-in": "D001"}), moved).ok


def test_it_joins_a_run_where_it_costs_least():
    case = monday_only()
    plan = plan_with(case, D001_mon=("S0001-out", "S0001-in"))
    ranked = who(case, plan, "S0003-out").of("D001")
    moved = move(case, plan, "S0003-out", "D001")

    before = plan.cost.total - plan.covers("S0003-out").pence - case.params.new_face_pence
    assert moved.after.total - before == pytest.approx(ranked.extra_pence, abs=1)


def test_a_rule_in_the_way_is_refused_with_its_cure():
    case = monday_only()

    with pytest.raises(InfeasibleError) as refused:
        move(case, usual_plan(case), "S0001-out", "D002")
    assert str(refused.value).splitlines() == [
        "S0001-out cannot move to D002; nothing is changed.",
        f"- D002 has 1 forward-facing seats in the car; 2 would be needed at once: {LEND}.",
    ]


def test_a_driver_who_is_off_cannot_be_given_anything():
    case = small_case()

    with pytest.raises(InfeasibleError, match="W001 does not drive on this day of the week"):
        move(case, plan_with(case), "S0005-out", "W001")


def test_a_child_too_young_for_a_taxi_alone_may_go_with_an_escort():
    case = monday_only()
    plan = usual_plan(case)

    with pytest.raises(
        InfeasibleError, match=r"cannot move to taxi; nothing is changed\.\n- .* without an escort"
    ):
        move(case, plan, "S0001-out", "taxi")
    assert move(case, plan, "S0001-out", Mode.TAXI_ESCORT).plan.covers("S0001-out").mode is Mode.TAXI_ESCORT


def test_a_carers_journey_moves_to_a_driver_and_back():
    case = monday_only()
    plan = usual_plan(case)
    moved = move(case, plan, "S0002-out", "D001")
    back = move(moved.case, moved.plan, "S0002-out", "G002")

    assert moved.plan.covers("S0002-out").person == "D001"
    assert moved.plan.covers("S0002-in").person == "G002"
    assert unpinned(back.plan) == unpinned(plan)
    assert back.plan.runs == plan.runs


def test_a_carer_who_cannot_is_refused():
    case = monday_only()

    with pytest.raises(InfeasibleError, match="G001 does not drive"):
        move(case, usual_plan(case), "S0001-out", "G001")


def test_what_others_take_stays_with_them_though_a_carer_could_take_it():
    # G002 would take S0002-out if anybody asked; the plan has it with D002, and there it stays.
    case = monday_only(carers=(driving_carer("G001", 10), driving_carer("G002", 30)))
    plan = plan_with(case, D002_mon=("S0002-out",))
    moved = move(case, plan, "S0001-out", "D001")

    assert moved.plan.covers("S0002-out").person == "D002"


def test_against_advice_is_told_and_done():
    case = monday_only()
    moved = move(case, usual_plan(case), "S0002-out", "D001")

    assert [item.rule for item in moved.broken] == ["escort-age"]
    assert moved.lines[1] == ("Against advice: D001-mon, S0002-out: C0003 is under 11 and alone with D001.")


def test_children_who_are_kept_apart_are_not_brought_together():
    # All are fetched at minute 10 and must be there by 10:55: one after the other would be too late.
    kept_apart = child("C0004", 10, 14, never_with=frozenset({"C0001"}))
    case = monday_only(
        children=(*small_children()[:3], kept_apart),
        drivers=(driver("D001", 8, child_seats=SeatStock(0, 2, 0)), driver("D002", 32)),
        sessions=(
            session("S0001", MONDAY, time(11), time(12), "C0001", "C0002"),
            session("S0003", MONDAY, time(11), time(12), "C0004", room="2"),
        ),
    )
    plan = plan_with(case, D001_mon=("S0001-out",))

    with pytest.raises(InfeasibleError, match="C0004 and C0001 may never share a car"):
        move(case, plan, "S0003-out", "D001")
    assert move(case, plan, "S0003-out", "D002").plan.covers("S0003-out").person == "D002"


def test_a_pin_where_it_is_changes_no_run():
    case = monday_only()
    plan = plan_with(case, D001_mon=("S0001-out", "S0001-in"))
    moved = move(case, plan, "S0001-in", "D001")

    assert moved.plan.runs == plan.runs
    assert moved.extra_pence == 0
    assert moved.case.pins == {"S0001-in": "D001"}
    assert moved.lines == ("S0001-in stays with D001, and is pinned there.",)


def test_runs_that_are_not_touched_keep_the_times_that_people_were_told():
    # As after a re-plan: D001 fetches C0001 and C0002 at other times than a search would choose.
    case = small_case()
    plan = good_plan(case)
    moved = move(case, plan, "S0003-out", Mode.TAXI)

    untouched = {run.code: run for run in plan.runs if run.code != "D002-mon"}
    assert {code: moved.plan.run(code) for code in untouched} == untouched
    assert plan_of_search(case, plan) != plan.runs
    freed, after = release(moved.case, moved.plan, ["S0003-out"])
    assert (freed.pins, after.runs) == ({}, moved.plan.runs)
    assert check(freed, after).ok


def plan_of_search(case, plan):
    """The runs with the times that a search gives their routes."""
    stage = stage_of(case, plan, "S0003-out")
    return plan_of(stage.assembled, stage.planned, seed=1, iterations=0).runs


def test_nobody_of_a_code_is_an_input_error():
    case = monday_only()

    with pytest.raises(InputError, match="D099 is neither a person of the inputs nor a way to travel"):
        move(case, usual_plan(case), "S0003-out", "D099")


def test_a_result_is_a_table_of_costs():
    case = monday_only()
    moved = move(case, usual_plan(case), "S0003-out", "D001")
    frame = moved.to_frame()

    assert frame["extra_pence"].sum() == moved.extra_pence
    assert "volunteer miles" in moved._repr_html_()


@settings(max_examples=6, deadline=None)
@given(st.data())
def test_a_move_and_a_move_back_give_the_same_plan(data):
    homes = data.draw(st.lists(st.integers(0, 40), min_size=2, max_size=3))
    drivers = tuple(driver(f"D00{at}", minute) for at, minute in enumerate(homes, 1))
    case = small_case(drivers=drivers, carers=(driving_carer("G001", 10), driving_carer("G002", 30)))
    plan = plan_week(case, iterations=30, seed=data.draw(st.integers(0, 99)))
    code = data.draw(st.sampled_from([request.code for request in plan.requests]))
    others = [row for row in who(case, plan, code).possible if not row.takes_it]
    if not others:
        return
    to = data.draw(st.sampled_from(others))
    cover = plan.covers(code)

    moved = move(case, plan, code, to.name)
    back = move(moved.case, moved.plan, code, cover.person or cover.mode)

    assert moved.plan.runs != plan.runs or not (to.mode.has_runs or cover.mode.has_runs)
    assert back.plan.runs == plan.runs
    assert unpinned(back.plan) == unpinned(plan)
    assert back.plan.cost == plan.cost
    assert moved.extra_pence == -back.extra_pence
