"""Exchange of what two vehicles do: the cheapest cut, within every rule, and undone without a trace."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, reject, settings

from geoplan.compiling import outer
from geoplan.runs.search import plan_cost, route_cost
from geoplan.runs.search.kernels import exchange as exchanging
from geoplan.runs.search.kernels.anneal import add_up
from geoplan.runs.search.kernels.model import empty_state, pack
from geoplan.runs.search.kernels.route import work_space
from geoplan.runs.search.takeover import take_over
from tests.runs.search.problems import Ask, Car, Person, Rules, make_problem, problems


@outer
def swap(d, s, old, w, seed, changed, is_changed):
    return exchanging.exchange(d, s, old, w, seed, changed, is_changed)


@outer
def is_within_week(d, s, v):
    return exchanging.within_week(d, s, v)


class Plan:
    """Routes of a problem, and what exchanging one request's route makes of them."""

    def __init__(self, problem, routes):
        self.problem, self.data = problem, pack(problem)
        self.state, self.old = empty_state(self.data, 1), empty_state(self.data, 1)
        self.work = work_space(self.data)
        take_over(problem, self.data, self.state, self.work, routes)
        add_up(self.data, self.state)

    @property
    def routes(self):
        return [
            tuple(int(b) for b in self.state.seq[v, 1 : self.state.length[v] + 1]) for v in range(self.data.v)
        ]

    def exchange(self, seed):
        changed, is_changed = np.zeros(self.data.v, np.int64), np.zeros(self.data.v, np.bool_)
        return swap(self.data, self.state, self.old, self.work, seed, changed, is_changed)


WEST, EAST = Car(at=(0, 0)), Car(at=(20, 0))
BY_WEST, BY_EAST = Ask(at=(1, 0), to=(2, 0)), Ask(at=(18, 0), to=(19, 0))


def test_two_vehicles_each_on_the_side_of_the_other_swap_all_they_do():
    plan = Plan(make_problem([BY_WEST, BY_EAST], [WEST, EAST]), [(1, 3), (0, 2)])
    assert plan.exchange(0) == 2
    assert plan.routes == [(0, 2), (1, 3)]
    assert plan.state.route_of.tolist() == [0, 1]
    assert plan.state.total[0] == pytest.approx(plan_cost(plan.problem, plan.routes))


def test_a_route_goes_on_as_the_other_did():
    # Morning in the west and afternoon in the east, and the other way round: they swap their afternoons.
    morning, afternoon = (0.0, 4_000.0), (20_000.0, 30_000.0)
    asks = [
        Ask(at=at, to=to, pickup=hours, delivery=hours)
        for hours in (morning, afternoon)
        for at, to in (((1, 0), (2, 0)), ((18, 0), (19, 0)))
    ]
    plan = Plan(make_problem(asks, [WEST, EAST]), [(0, 4, 3, 7), (1, 5, 2, 6)])
    assert plan.exchange(0) == 2
    assert plan.routes == [(0, 4, 2, 6), (1, 5, 3, 7)]


def test_an_idle_vehicle_takes_part_of_a_route():
    plan = Plan(make_problem([BY_WEST, BY_EAST], [WEST, EAST]), [(0, 2, 1, 3), ()])
    assert plan.exchange(0) == 2
    assert plan.routes == [(0, 2), (1, 3)]


def test_nothing_is_cut_while_somebody_is_in_the_car():
    # Both ride together all the way; what is left is to hand over the whole route.
    plan = Plan(make_problem([BY_WEST, Ask(at=(1, 0), to=(19, 0))], [WEST, EAST]), [(0, 1, 2, 3), ()])
    assert plan.exchange(0) == 2
    assert plan.routes == [(), (0, 1, 2, 3)]


def test_vehicles_alike_do_not_hand_over_whole_routes():
    plan = Plan(make_problem([BY_WEST], [WEST, WEST]), [(0, 1), ()])
    assert plan.exchange(0) == 0
    assert plan.routes == [(0, 1), ()]


def test_who_may_not_take_somebody_gets_nothing():
    only_west = Ask(at=(18, 0), to=(19, 0), takers=frozenset({0}))
    plan = Plan(make_problem([BY_WEST, only_west], [WEST, EAST]), [(1, 3), (0, 2)])
    assert plan.exchange(0) == 2
    # The better half of it: all to the west, as the east may not take the second.
    assert plan.routes == [(1, 3, 0, 2), ()]


def test_who_is_on_no_route_starts_nothing():
    plan = Plan(make_problem([BY_WEST, BY_EAST], [WEST, EAST]), [(0, 2), ()])
    assert plan.exchange(1) == 0


@pytest.mark.parametrize(("limit", "within"), [(240.0, True), (100.0, False)])
def test_the_week_of_a_person_is_looked_at(limit, within):
    person = Person(week_seconds=limit)
    plan = Plan(make_problem([BY_WEST], [WEST], Rules(persons=(person,))), [()])
    plan.state.week[0, 0] = 200.0
    assert is_within_week(plan.data, plan.state, 0) is within


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems())
def test_what_comes_out_can_be_driven_and_costs_what_is_said(problem):
    routes = [()] * problem.v
    for vehicle, r in zip(range(problem.v), range(problem.n), strict=False):
        if problem.allowed[r, vehicle] and np.isfinite(route_cost(problem, vehicle, (r, r + problem.n))):
            routes[vehicle] = (r, r + problem.n)
    try:
        plan = Plan(problem, routes)
    except ValueError:
        reject()  # more than somebody may drive in the week
    for seed in range(problem.n):
        plan.exchange(seed)
        assert sorted(b for route in plan.routes for b in route) == sorted(
            b for route in routes for b in route
        )
        for vehicle, route in enumerate(plan.routes):
            assert not route or np.isfinite(route_cost(problem, vehicle, route))
            assert all(problem.allowed[b, vehicle] for b in route if b < problem.n)
        if all(is_within_week(plan.data, plan.state, v) for v in range(problem.v)):
            assert plan.state.total[0] == pytest.approx(plan_cost(problem, plan.routes))
