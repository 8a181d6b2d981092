"""From a case to a problem, and from a plan back to routes."""

from dataclasses import replace

import numpy as np
import pytest

from geoplan.domain.plans import Coverage, Mode
from geoplan.errors import InfeasibleError
from geoplan.runs.assembling.assemble import PIN_PENCE, assemble, routes_of
from geoplan.runs.building.plan import plan_of
from geoplan.runs.case.params import RunParams
from geoplan.runs.fleet.eligibility import objections
from geoplan.runs.freezing.frozen import Frozen
from tests.runs.worlds import codes, driver, monday_only, small_case


def test_what_carers_take_is_settled_and_the_rest_is_open_by_day():
    assembled = assemble(small_case())
    assert codes(assembled.open) == [
        "S0001-in", "S0001-out", "S0003-in", "S0003-out", "S0004-in", "S0004-out", "S0005-in", "S0005-out",
    ]  # fmt: skip
    assert {code: cover.person for code, cover in assembled.settled.items()} == {
        "S0002-in": "G002",
        "S0002-out": "G002",
    }
    assert assembled.persons == ("D001", "D002")
    assert assembled.children == ("C0001", "C0002", "C0004")
    assert (assembled.problem.n, assembled.problem.v) == (8, 10)
    assert assembled.problem.request_day.tolist() == [0, 0, 0, 0, 2, 2, 3, 3]


def test_vehicles_may_take_what_no_rule_keeps_from_them():
    assembled = assemble(small_case())
    for row, request in enumerate(assembled.open):
        for column, vehicle in enumerate(assembled.vehicles):
            free = not objections(assembled.case, request, vehicle)
            assert assembled.problem.allowed[row, column] == free


def test_a_request_that_is_kept_open_is_offered_to_everybody():
    assembled = assemble(monday_only(), keep=("S0002-in",))
    assert "S0002-in" in codes(assembled.open)
    assert "S0002-out" in assembled.settled


def test_a_pin_leaves_one_person_and_makes_leaving_it_dearer_than_any_plan():
    assembled = assemble(monday_only(pins={"S0003-out": "D001"}))
    row = assembled.position["S0003-out"]
    allowed = [assembled.vehicles[at].code for at in np.flatnonzero(assembled.problem.allowed[row])]
    assert allowed == ["D001-mon"]
    assert assembled.problem.unserved_cost[row] == PIN_PENCE
    assert assembled.pinned == {"S0003-out"}


def test_what_is_pinned_to_a_volunteer_is_open_although_a_carer_could():
    assembled = assemble(monday_only(pins={"S0002-in": "D002", "S0001-out": "taxi with escort"}))
    assert "S0002-in" in codes(assembled.open)
    cover = assembled.settled["S0001-out"]
    assert (cover.mode, cover.pinned) == (Mode.TAXI_ESCORT, True)


def test_a_pin_that_breaks_a_rule_stops_the_plan_with_the_rule():
    case = monday_only(drivers=(driver("D001", 8, seats=1),), pins={"S0001-out": "D001"})
    with pytest.raises(InfeasibleError, match="D001 has 1 passenger seats"):
        assemble(case)


def plan_with(case, routes_by_code):
    """The plan in which some vehicles take some requests, one after the other."""
    assembled = assemble(case)
    n = assembled.problem.n
    routes = [[] for _ in assembled.vehicles]
    for run, requests in routes_by_code.items():
        for code in requests:
            at = assembled.position[code]
            routes[assembled.vehicle_position[run]] += [at, n + at]
    return assembled, routes, plan_of(assembled, routes, seed=1, iterations=0)


def test_a_plan_and_its_routes_are_two_faces_of_the_same():
    given = {"D001-mon": ["S0001-out", "S0001-in"], "D002-mon": ["S0003-out"], "D002-wed": []}
    assembled, routes, plan = plan_with(small_case(), given)
    assert routes_of(assembled, plan) == routes


def test_of_a_plan_that_breaks_new_rules_what_still_keeps_them_is_left():
    given = {"D001-mon": ["S0001-out", "S0001-in"], "D002-mon": ["S0003-out", "S0003-in"]}
    _, _, plan = plan_with(monday_only(), given)
    # D001 may not take C0002 any more; D002 has only time for one way.
    shorter = driver("D002", 32, longest_day_minutes=60)
    case = monday_only(drivers=(monday_only().drivers[0], shorter), barred=frozenset({("C0002", "D001")}))
    assembled = assemble(case)
    routes = routes_of(assembled, plan)
    out = assembled.position["S0003-out"]
    assert routes[assembled.vehicle_position["D001-mon"]] == []
    assert routes[assembled.vehicle_position["D002-mon"]] == [out, assembled.problem.n + out]


def test_a_change_from_the_plan_that_people_know_is_priced_as_two_to_tell():
    _, _, base = plan_with(monday_only(), {"D001-mon": ["S0001-out"]})
    problem = assemble(monday_only(), base=base).problem
    plain = assemble(monday_only()).problem
    at = assemble(monday_only(), base=base).position
    price = 2 * RunParams().change_pence_per_person
    assert problem.person_cost[at["S0001-out"]].tolist() == [0, price]
    # By taxi before: a driver is a change, a taxi is none.
    assert problem.person_cost[at["S0001-in"]].tolist() == [price, price]
    more = problem.unserved_cost - plain.unserved_cost
    assert (more[at["S0001-out"]], more[at["S0001-in"]]) == (price, 0)


def test_a_request_that_is_new_is_told_whoever_takes_it():
    _, _, base = plan_with(monday_only(), {})
    known = replace(base, requests=base.requests[1:], coverage=base.coverage[1:])
    assembled = assemble(monday_only(), base=known)
    assert assembled.problem.person_cost[assembled.position["S0001-in"]].tolist() == [0, 0]


def test_what_is_frozen_is_not_asked_about():
    cover = Coverage(request="S0001-out", mode=Mode.TAXI, pence=1)
    assembled = assemble(monday_only(), frozen=Frozen(requests={"S0001-out": cover}))
    assert "S0001-out" not in codes(assembled.open)
    assert assembled.settled["S0001-out"] == cover
