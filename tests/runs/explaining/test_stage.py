from dataclasses import replace

import pytest

from geoplan.errors import InputError
from geoplan.runs.explaining.stage import off_ladder, request_of, stage_of
from tests.runs.made_plans import plan_with
from tests.runs.worlds import driving_carer, monday_only, small_case


def driven(stage):
    """Codes of requests by vehicle, in order of pickup."""
    opened, n = stage.assembled.open, stage.assembled.problem.n
    return {
        vehicle.code: [opened[node].code for node in route if node < n]
        for vehicle, route in zip(stage.assembled.vehicles, stage.routes, strict=True)
        if route
    }


def test_the_request_is_gone_and_the_rest_is_as_planned():
    case = small_case()
    plan = plan_with(case, D001_mon=("S0001-out", "S0001-in"), D002_thu=("S0005-out",))
    stage = stage_of(case, plan, "S0001-out")

    assert driven(stage) == {"D001-mon": ["S0001-in"], "D002-thu": ["S0005-out"]}
    assert [len(route) for route in stage.planned if route] == [4, 2]
    assert {vehicle.day for _, vehicle in stage.vehicles()} == {stage.request.day}


def test_a_request_of_a_carer_is_open_but_no_other_one_is():
    case = monday_only()
    stage = stage_of(case, plan_with(case), "S0002-out")

    assert "S0002-out" in stage.assembled.position
    assert "S0002-in" not in stage.assembled.position
    assert stage.ladder.taken["S0002-out"].person == "G002"


def test_what_a_run_has_stays_there_though_a_carer_could_take_it():
    case = monday_only(carers=(driving_carer("G001", 10), driving_carer("G002", 30)))
    plan = plan_with(case, D002_mon=("S0002-out",))

    assert driven(stage_of(case, plan, "S0003-out")) == {"D002-mon": ["S0002-out"]}
    assert "S0002-out" in off_ladder(plan)
    assert "S0002-in" not in off_ladder(plan)


def test_the_limits_of_the_week_are_what_the_other_runs_leave():
    params = replace(small_case().params, week_minutes=200)
    case = small_case(params=params)
    plan = plan_with(case, D002_mon=("S0003-out",), D002_thu=("S0005-out",))
    stage = stage_of(case, plan, "S0003-in")
    number = stage.assembled.vehicle_position["D002-mon"]

    assert stage.load(number).seconds == 2 * 28 * 60
    assert stage.spot(number).week_s == (200 - 28) * 60  # all but Thursday


def test_a_request_that_the_inputs_ask_for_no_more_is_an_input_error():
    case = monday_only()
    plan = plan_with(case)
    shorter = replace(case, sessions=case.sessions[:1])

    with pytest.raises(InputError, match="S0003-out of the plan does not follow from the inputs any more"):
        stage_of(shorter, plan, "S0003-out")


def test_a_request_of_no_session_is_an_input_error():
    with pytest.raises(InputError, match="S9999-out is not in the plan; see the list"):
        request_of(plan_with(monday_only()), "S9999-out")


def test_stages_differ_in_what_is_settled_only_by_carers_and_adults():
    case = monday_only()
    plan = plan_with(case)
    stage = stage_of(case, plan, "S0003-out")
    busy = replace(case, carers=(case.carers[0], replace(case.carers[1], max_minutes=1)))

    assert stage.same_settled(stage_of(case, plan, "S0003-out"))
    assert not stage.same_settled(stage_of(busy, plan, "S0003-out"))
