"""One route at a time, held against a plain reading of `RunProblem` and against trying everything."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geoplan.runs.checking.facts.schedule import RouteTimes, check_route
from geoplan.runs.search import plan_cost, route_cost, schedule
from tests.runs.search.oracle import facts_of, orders, plan_cost_by_hand, times_of, way_of, ways_for
from tests.runs.search.problems import (
    NO_LIMIT,
    Ask,
    Car,
    Person,
    Rules,
    make_problem,
    problems,
)

_few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def problems_and_routes(draw):
    """A problem, a vehicle and a route with some requests of its day, in any order."""
    problem = draw(problems(limits=False))
    vehicle = draw(st.integers(0, problem.v - 1))
    of_day = np.flatnonzero(problem.request_day == problem.vehicle_day[vehicle]).tolist()
    picked = draw(st.lists(st.sampled_from(of_day), unique=True, max_size=3)) if of_day else []
    return problem, vehicle, draw(st.sampled_from(list(orders(problem, picked))))


@_few
@given(problems_and_routes())
def test_a_route_has_a_schedule_exactly_when_the_rules_leave_it_one(drawn):
    problem, vehicle, route = drawn
    feasible = times_of(problem, vehicle, route) is not None
    assert (schedule(problem, vehicle, route) is not None) == feasible
    assert math.isfinite(route_cost(problem, vehicle, route)) == (feasible or not route)


@_few
@given(problems(limits=False, most=3))
def test_every_order_of_a_car_is_judged_rightly(problem):
    for vehicle in range(problem.v):
        of_day = np.flatnonzero(problem.request_day == problem.vehicle_day[vehicle]).tolist()
        for route in orders(problem, of_day):
            expected = times_of(problem, vehicle, route)
            found = schedule(problem, vehicle, route)
            assert (found is None) == (expected is None)


@_few
@given(problems_and_routes())
def test_a_schedule_keeps_every_rule_and_ends_as_early_as_any(drawn):
    problem, vehicle, route = drawn
    found = schedule(problem, vehicle, route)
    earliest = times_of(problem, vehicle, route)
    if found is None or earliest is None:
        assert found is None
        assert earliest is None
        return
    facts = facts_of(problem, vehicle, route)
    times = RouteTimes(float(found[0]), tuple(found[1:-1].tolist()), float(found[-1]))
    assert check_route(facts, times) == []
    assert times.end == pytest.approx(earliest.end, abs=1e-6)
    assert (found >= np.array([earliest.start, *earliest.begin, earliest.end]) - 1e-6).all()


@_few
@given(problems_and_routes())
def test_a_run_starts_as_late_as_its_end_allows(drawn):
    problem, vehicle, route = drawn
    found = schedule(problem, vehicle, route)
    if found is None:
        return
    # One second later, and the end cannot be kept.
    n, v = problem.n, problem.v
    opens, closes = problem.opens.copy(), problem.closes.copy()
    opens[2 * n + vehicle] = found[0] + 1.0
    closes[2 * n + v + vehicle] = found[-1]
    assert times_of(problem.replace(opens=opens, closes=closes), vehicle, route) is None


@_few
@given(problems_and_routes())
def test_the_cost_of_a_route_is_the_formula_of_the_problem(drawn):
    problem, vehicle, route = drawn
    if schedule(problem, vehicle, route) is not None:
        assert route_cost(problem, vehicle, route) == pytest.approx(
            way_of(problem, vehicle, route).cost, abs=1e-6
        )


@_few
@given(problems(limits=False, most=3), st.data())
def test_the_cost_of_a_plan_is_the_formula_of_the_problem(problem, data):
    takers = [data.draw(st.integers(-1, problem.v - 1)) for _ in range(problem.n)]
    routes = []
    for vehicle in range(problem.v):
        ways = ways_for(problem, vehicle, [at for at, taker in enumerate(takers) if taker == vehicle])
        routes.append(data.draw(st.sampled_from([way.route for way in ways])) if ways else ())
    assert plan_cost(problem, routes) == pytest.approx(plan_cost_by_hand(problem, routes), abs=1e-6)


# 8 steps east: 480 s out, 720 s back against the wind, 3,200 m each way.
FAR = Ask(at=(0, 0), to=(8, 0), children=(0,), service=(100.0, 200.0))


def test_metres_seconds_service_and_leaving_the_depot_are_paid_for():
    car = Car(fixed=50.0, per_metre=0.01, per_second=0.5)
    problem = make_problem([FAR], [car])
    assert route_cost(problem, 0, [0, 1]) == pytest.approx(50 + 6_400 * 0.01 + (480 + 720 + 300) * 0.5)
    assert route_cost(problem, 0, []) == 0.0


def test_only_the_part_of_a_ride_beyond_the_soft_limit_is_paid_for_and_for_each_child():
    # Brought after a wait: the venue opens when 1,000 s have gone, and the pickup must be by 0.
    ask = Ask(at=(0, 0), to=(8, 0), pickup=(0, 0), delivery=(1_000, 2_000), soft_ride=600, children=(0, 1))
    problem = make_problem([ask], [Car(per_metre=0.0)], Rules(ride_price=0.5))
    assert route_cost(problem, 0, [0, 1]) == pytest.approx(2 * 0.5 * (1_000 - 600))


def test_a_ride_begins_later_rather_than_waiting_in_the_car():
    ask = Ask(at=(0, 0), to=(8, 0), delivery=(1_000, 2_000), soft_ride=480)
    problem = make_problem([ask], [Car(per_metre=0.0)], Rules(ride_price=0.5))
    assert schedule(problem, 0, [0, 1]).tolist() == [520, 520, 1_000, 1_720]
    assert route_cost(problem, 0, [0, 1]) == 0.0


def test_a_ride_that_is_too_long_only_because_the_run_began_too_early_is_possible():
    # From the first stop on, the car must not be in a hurry: 480 s to the venue that opens at 1,000.
    ask = Ask(at=(0, 0), to=(8, 0), delivery=(1_000, 2_000), max_ride=480)
    problem = make_problem([ask], [Car()])
    assert schedule(problem, 0, [0, 1])[1] == 520


def test_a_child_is_a_new_face_once_a_person_and_week_however_many_cars_and_days():
    asks = [FAR, Ask(at=(8, 0), to=(0, 0), children=(0, 1)), Ask(at=(0, 0), to=(8, 0), children=(0,), day=1)]
    cars = [Car(person=0), Car(person=1), Car(person=0, day=1), Car(person=1, day=1)]
    free = [Car(**{**vars(car), "per_metre": 0.0}) for car in cars]
    rules = Rules(new_face_cost=150, persons=(Person(), Person(known_to=frozenset({1}))))
    problem = make_problem(asks, free, rules)
    assert plan_cost(problem, [[0, 3, 1, 4], [], [2, 5], []]) == 2 * 150  # 0 meets children 0 and 1
    assert plan_cost(problem, [[0, 3, 1, 4], [], [], [2, 5]]) == 3 * 150  # and 1 meets child 0
    assert plan_cost(problem, [[], [0, 3, 1, 4], [], [2, 5]]) == 1 * 150  # 1 knows child 1


def test_load_is_the_square_of_all_hours_on_the_road_in_the_week_without_service():
    asks = [FAR, Ask(**{**vars(FAR), "day": 1})]
    cars = [Car(per_metre=0.0), Car(per_metre=0.0, day=1), Car(per_metre=0.0, person=1, day=1)]
    persons = (Person(load_cost=400.0), Person(load_cost=100.0))
    problem = make_problem(asks, cars, Rules(persons=persons))
    assert plan_cost(problem, [[0, 2], [1, 3], []]) == pytest.approx(400 * (2_400 / 3_600) ** 2)
    assert plan_cost(problem, [[0, 2], [], [1, 3]]) == pytest.approx(500 * (1_200 / 3_600) ** 2)


def test_who_takes_a_request_and_who_is_left_behind_have_their_price():
    asks = [Ask(**{**vars(FAR), "person_cost": (7.0, 30.0), "unserved": 500.0}), FAR]
    cars = [Car(per_metre=0.0), Car(per_metre=0.0, person=1)]
    problem = make_problem(asks, cars, Rules(persons=(Person(), Person())))
    assert plan_cost(problem, [[0, 2], []]) == 7 + 10_000
    assert plan_cost(problem, [[], [0, 2]]) == 30 + 10_000
    assert plan_cost(problem, [[], []]) == 500 + 10_000
    assert plan_cost(problem, [[1, 3], []]) == 500


NEAR = Ask(at=(1, 0), to=(3, 0))
TWO = [NEAR, Ask(at=(2, 0), to=(4, 0))]


@pytest.mark.parametrize("route", [[2, 0], [0], [0, 2, 0, 2], [0, 2, 1], [9, 9], [-1, 1]])
def test_a_route_that_does_not_fetch_and_then_bring_everybody_has_no_schedule(route):
    problem = make_problem(TWO, [Car()])
    assert schedule(problem, 0, route) is None
    assert route_cost(problem, 0, route) == np.inf
    assert plan_cost(problem, [route]) == np.inf


@pytest.mark.parametrize(
    ("car", "rules"),
    [
        (Car(capacity=(1.0,)), Rules()),
        (Car(), Rules(apart=((0, 1),))),
        (Car(max_metres=3_199.0), Rules()),
        (Car(max_duration=599.0), Rules()),
        (Car(hours=(0.0, 599.0)), Rules()),
    ],
)
def test_each_rule_of_a_car_forbids_the_route_that_just_breaks_it(car, rules):
    shared, split = [0, 1, 2, 3], [0, 2, 1, 3]
    assert schedule(make_problem(TWO, [car], rules), 0, shared) is None
    free = make_problem(TWO, [Car(max_metres=3_200.0, max_duration=600.0, hours=(0.0, 600.0))])
    assert schedule(free, 0, shared) is not None
    with_rule = make_problem(TWO, [Car(capacity=car.capacity)], rules)
    assert schedule(with_rule, 0, split) is not None


def test_apart_holds_while_both_are_in_the_car_and_not_one_after_the_other():
    problem = make_problem(TWO, [Car()], Rules(apart=((0, 1),)))
    for route in orders(problem, [0, 1]):
        together = route[1] < problem.n
        assert (schedule(problem, 0, route) is None) == together


def test_several_resources_are_counted_each_by_itself():
    asks = [Ask(**{**vars(ask), "demand": (1.0, 1.0)}) for ask in TWO]
    routes = [[0, 1, 2, 3], [0, 2, 1, 3]]
    for capacity, expected in (((2, 1), [True, False]), ((2, 2), [False, False]), ((1, 2), [True, False])):
        problem = make_problem(asks, [Car(capacity=capacity)])
        assert [schedule(problem, 0, route) is None for route in routes] == expected


def test_what_breaks_no_limit_is_unlimited():
    assert math.isinf(NO_LIMIT)
    problem = make_problem([FAR] * 4, [Car()])
    routes = list(itertools.islice(orders(problem, range(4)), 20))
    assert all(schedule(problem, 0, route) is not None for route in routes)
