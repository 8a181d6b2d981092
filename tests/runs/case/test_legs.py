from geoplan.runs.case.legs import legs_of
from tests.runs.hand_plans import good_plan
from tests.runs.worlds import small_case


def test_the_legs_of_a_run_add_up_to_its_figures():
    # D001 at minute 8 fetches two children at 10, brings them to 20, waits there, and brings them back.
    case = small_case()
    plan = good_plan(case)
    run, requests = plan.run("D001-mon"), {request.code: request for request in plan.requests}
    legs = legs_of(case.travel, requests, run.stops, start=run.start_place, end=run.end_place)
    assert sum(legs.seconds) == run.driving_s == 60 * (2 + 10 + 0 + 10 + 2)
    assert sum(legs.metres) == run.metres == 12_000
    assert legs.empty_metres == run.empty_metres == 2_000


def test_without_an_end_the_way_home_is_left_out():
    case = small_case()
    plan = good_plan(case)
    run, requests = plan.run("D001-mon"), {request.code: request for request in plan.requests}
    legs = legs_of(case.travel, requests, run.stops[:2], start=run.start_place)
    assert (sum(legs.metres), legs.empty_metres) == (6_000, 1_000)
