"""Plans from routes: times, lengths, reasons; minutes as on the line of `worlds`."""

from dataclasses import replace

import pytest

from geoplan.domain.plans import Mode
from geoplan.domain.requests import StopKind
from geoplan.domain.seats import SeatStock
from geoplan.runs.assembling.assemble import assemble
from geoplan.runs.building.plan import plan_of
from geoplan.runs.case.params import RunParams
from geoplan.runs.check import check
from geoplan.runs.freezing.frozen import Frozen
from geoplan.runs.search import plan_cost
from tests.runs.assembling.test_assemble import plan_with
from tests.runs.worlds import MONDAY, child, driver, monday_only, small_case, small_children

M = 60


def hm(hours, minutes, seconds=0):
    return 3600 * hours + 60 * minutes + seconds


def test_a_run_starts_as_late_as_it_can_and_comes_home_as_early():
    _, _, plan = plan_with(monday_only(), {"D001-mon": ["S0001-out", "S0001-in"]})
    (run,) = plan.runs
    moments = [(stop.request, stop.kind, stop.arrive_s, stop.begin_s, stop.depart_s) for stop in run.stops]
    # Home to C0001 2 minutes, 10 to get in two with seats, 10 to the venue; there at the latest at 09:55.
    assert run.start_s == hm(9, 33)
    assert moments == [
        ("S0001-out", StopKind.PICKUP, hm(9, 35), hm(9, 35), hm(9, 45)),
        ("S0001-out", StopKind.DELIVERY, hm(9, 55), hm(9, 55), hm(10, 5)),
        ("S0001-in", StopKind.PICKUP, hm(10, 5), hm(11, 30), hm(11, 40)),
        ("S0001-in", StopKind.DELIVERY, hm(11, 50), hm(11, 50), hm(12, 0)),
    ]
    assert run.end_s == hm(12, 2)
    assert (run.metres, run.empty_metres, run.driving_s) == (12_000, 2_000, 24 * M)


def test_empty_metres_are_those_with_nobody_in_the_car():
    _, _, plan = plan_with(monday_only(), {"D002-mon": ["S0003-out"]})
    (run,) = plan.runs
    # 2 minutes to the child, 14 with the child, 12 home: a kilometre each.
    assert (run.metres, run.empty_metres) == (28_000, 14_000)


def test_the_plan_costs_what_its_problem_says_but_for_rounding():
    given = {
        "D001-mon": ["S0001-out", "S0001-in", "S0003-in"],
        "D002-mon": ["S0003-out"],
        "D001-wed": ["S0004-out"],
        "D002-thu": ["S0005-out", "S0005-in"],
    }
    assembled, routes, plan = plan_with(small_case(), given)
    beside = plan.cost.carer_miles + plan.cost.adult_miles
    assert plan.cost.total == pytest.approx(plan_cost(assembled.problem, routes) + beside, abs=100)
    assert plan.cost.taxis > 0
    assert plan.cost.new_faces > 0


def test_the_checker_accepts_what_is_built():
    case = small_case()
    for given in ({}, {"D001-mon": ["S0001-out", "S0001-in"], "D002-mon": ["S0003-out", "S0003-in"]}):
        _, _, plan = plan_with(case, given)
        assert check(case, plan).hard == ()


def test_every_request_is_covered_with_why_each_rung_above_is_passed_by():
    _, _, plan = plan_with(monday_only(), {"D001-mon": ["S0001-out"]})
    assert [cover.request for cover in plan.coverage] == [one.code for one in plan.requests]
    driven, taxi = plan.covers("S0001-out"), plan.covers("S0001-in")
    assert (driven.mode, driven.person, driven.run) == (Mode.VOLUNTEER, "D001", "D001-mon")
    assert [reason.rule for reason in driven.reasons] == ["no-driving", "no-adult"]
    assert (taxi.mode, taxi.person, taxi.run) == (Mode.TAXI_ESCORT, None, None)
    assert taxi.pence > 0
    rungs = [reason.mode for reason in taxi.reasons]
    assert rungs == [Mode.CARER, Mode.ADULT, Mode.VOLUNTEER, Mode.WORKER]


def test_nobody_takes_what_no_car_fits_where_taxis_are_switched_off_and_it_is_not_dropped():
    case = monday_only(
        drivers=(driver("D001", 8, child_seats=SeatStock()),), params=RunParams(taxis_allowed=False)
    )
    _, _, plan = plan_with(case, {})
    cover = plan.covers("S0001-out")
    assert (cover.mode, cover.pence) == (Mode.NOBODY, 0)
    assert {reason.mode for reason in cover.reasons} == set(Mode) - {Mode.NOBODY}
    assert plan.cost.not_covered == 50_000 * 4
    assert check(case, plan).ok


def test_a_pin_is_told_where_somebody_above_could():
    case = monday_only(pins={"S0002-in": "D002"})
    _, _, plan = plan_with(case, {"D002-mon": ["S0002-in"]})
    cover = plan.covers("S0002-in")
    assert cover.pinned
    assert cover.reasons[0].text == "pinned to D002 by hand"
    assert check(case, plan).ok


def test_a_route_that_breaks_a_rule_and_a_request_on_two_routes_are_refused():
    with pytest.raises(ValueError, match="the route of D001-mon breaks a rule"):
        plan_with(monday_only(), {"D001-mon": ["S0001-in", "S0001-out"]})
    with pytest.raises(ValueError, match="request S0003-out is on two routes"):
        plan_with(monday_only(), {"D001-mon": ["S0003-out"], "D002-mon": ["S0003-out"]})


def frozen_part(plan, stops):
    """The first stops of D001's Monday as driven, by the way home cut off."""
    run = plan.run("D001-mon")
    done = run.stops[:stops]
    return replace(run, stops=done, end_place=done[-1].place, end_s=done[-1].depart_s, metres=6_000)


def test_a_part_that_is_driven_and_what_follows_are_one_run_again():
    case = monday_only()
    _, _, plan = plan_with(case, {"D001-mon": ["S0001-out", "S0001-in"]})
    part = frozen_part(plan, 2)
    frozen = Frozen(runs={"D001-mon": part}, requests={"S0001-out": plan.covers("S0001-out")})
    assembled = assemble(case, frozen=frozen)
    row, at = assembled.position["S0001-in"], assembled.vehicle_position["D001-mon"]
    rest = [[] for _ in assembled.vehicles]
    rest[at] = [row, assembled.problem.n + row]
    assert plan_of(assembled, rest, seed=1, iterations=0).runs == plan.runs
    # What the search pays for more is what the plan then costs more: the way home is owed either way.
    alone = plan_of(assembled, [[] for _ in rest], seed=1, iterations=0)
    (home,) = alone.runs
    assert (home.stops, home.end_place) == (part.stops, "driver:D001")
    assert home.end_s == part.end_s + 12 * M
    saved = plan_cost(assembled.problem, [[]] * len(rest)) - plan_cost(assembled.problem, rest)
    both = plan_of(assembled, rest, seed=1, iterations=0).cost
    assert alone.cost.total - both.total == pytest.approx(saved, abs=100)


def test_closed_runs_stand_as_they_are():
    case = monday_only()
    _, _, plan = plan_with(case, {"D001-mon": ["S0001-out"]})
    frozen = Frozen(closed={"D001-mon": plan.runs[0]}, requests={"S0001-out": plan.covers("S0001-out")})
    assembled = assemble(case, frozen=frozen)
    again = plan_of(assembled, [[] for _ in assembled.vehicles], seed=1, iterations=0)
    assert again.runs == plan.runs
    assert again.covers("S0001-out") == plan.covers("S0001-out")
    # D001 drives on this day, but gets nothing more.
    (why,) = [reason.text for reason in again.covers("S0001-in").reasons if reason.mode is Mode.VOLUNTEER]
    assert why == "none of 2 volunteers fits: 1 without the right child seat, 1 at other hours"


def test_provenance_names_inputs_and_effort():
    case = monday_only()
    _, _, plan = plan_with(case, {})
    other = monday_only(params=RunParams(new_face_pence=1))
    _, _, changed = plan_with(other, {})
    assert plan.provenance.case_version == case.version
    assert plan.provenance.params_version != changed.provenance.params_version
    assert (plan.provenance.seed, plan.provenance.iterations) == (1, 0)


def test_runs_stand_by_day_and_person():
    case = small_case(children=(*small_children()[:2], child("C0003", 30), child("C0004", 34, 14)))
    given = {"D002-mon": ["S0003-out"], "D001-wed": ["S0004-out"], "D001-mon": ["S0001-out"]}
    _, _, plan = plan_with(case, given)
    assert [(run.day, run.person) for run in plan.runs][:2] == [(MONDAY, "D001"), (MONDAY, "D002")]
    assert plan.runs[2].code == "D001-wed"
