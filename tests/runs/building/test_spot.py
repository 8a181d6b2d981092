import numpy as np
import pytest

from geoplan.runs.assembling.assemble import assemble
from geoplan.runs.building.spot import companions, loads, on_the_road, spot_of
from geoplan.runs.search import cheapest_insertion, schedule
from tests.runs.worlds import monday_only


@pytest.fixture(scope="module")
def assembled():
    return assemble(monday_only())


def numbers(assembled, *codes):
    return [assembled.position[code] for code in codes]


def test_a_spot_finds_the_same_place_for_a_request_as_the_whole_problem(assembled):
    problem = assembled.problem
    vehicle = assembled.vehicle_position["D001-mon"]
    out, back, other = numbers(assembled, "S0001-out", "S0001-in", "S0003-in")
    route = [out, problem.n + out, back, problem.n + back]

    spot = spot_of(problem, vehicle, route, other)
    here, there = spot.insertion(), cheapest_insertion(problem, vehicle, route, other)

    assert here is not None
    assert there is not None
    assert spot.whole(here.route, problem.n) == there.route
    assert (here.cost, here.seconds, here.metres) == pytest.approx((there.cost, there.seconds, there.metres))


def test_a_spot_has_only_the_requests_of_its_run_and_the_one_in_question(assembled):
    problem = assembled.problem
    out, back = numbers(assembled, "S0001-out", "S0001-in")
    spot = spot_of(problem, assembled.vehicle_position["D001-mon"], [out, problem.n + out], back)

    assert (spot.problem.n, spot.problem.v, spot.request) == (2, 1, 1)
    assert spot.numbers == (out, back)
    assert spot.problem.children.size == 4  # C0001 and C0002, both ways


def test_miles_beyond_the_limit_of_the_day_or_what_is_left_of_the_week_leave_no_place(assembled):
    vehicle = assembled.vehicle_position["D002-mon"]
    (request,) = numbers(assembled, "S0003-out")
    spot = spot_of(assembled.problem, vehicle, [], request)

    assert spot.insertion() is not None  # 32 to 34 to 20 to 32: 28 km
    assert spot.replace(day_m=27_999).insertion() is None
    assert spot.replace(week_m=28_000).insertion() is not None
    assert spot.replace(week_m=27_999).insertion() is None
    assert spot.replace(week_s=28 * 60 - 1).insertion() is None


def test_a_run_that_breaks_a_rule_by_itself_takes_nothing_more(assembled):
    problem, vehicle = assembled.problem, assembled.vehicle_position["D002-mon"]
    first, other = numbers(assembled, "S0003-out", "S0003-in")
    spot = spot_of(problem, vehicle, [first, problem.n + first], other)
    late = spot.problem.closes.copy()
    late[-1] = spot.problem.opens[-1] + 60
    broken = spot.replace(problem=spot.problem.replace(closes=late))

    assert schedule(broken.problem, 0, broken.route) is None
    assert broken.insertion() is None


def test_an_empty_route_is_nowhere_on_the_road(assembled):
    assert on_the_road(assembled.problem, 0, []) == (0.0, 0.0)


def test_loads_and_companions_follow_who_is_in_the_car(assembled):
    problem, n = assembled.problem, assembled.problem.n
    siblings, teenager, later = numbers(assembled, "S0001-out", "S0003-out", "S0003-in")
    route = [siblings, teenager, n + siblings, n + teenager, later, n + later]

    assert loads(problem, route)[:, 0].tolist() == [2, 3, 1, 0, 1, 0]
    assert companions(problem, route, siblings) == (teenager,)
    assert companions(problem, route, later) == ()
    assert np.array_equal(loads(problem, route)[-1], np.zeros(problem.demand.shape[1]))
