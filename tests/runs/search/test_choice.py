"""Whole plans of a day: from the pool, from routes that were missing, by diving."""

import time

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from geoplan.compiling import outer
from geoplan.runs.search import choice as choices
from geoplan.runs.search import plan_cost, route_cost
from geoplan.runs.search.choice import Choice, Desk
from geoplan.runs.search.kernels.anneal import add_up
from geoplan.runs.search.kernels.model import empty_state, pack
from geoplan.runs.search.kernels.pool import empty_pool, remember
from geoplan.runs.search.kernels.route import work_space
from geoplan.runs.search.routes import put_route
from tests.runs.search.oracle import optimum
from tests.runs.search.problems import Ask, Car, make_problem, problems


@outer
def remember_one(d, s, pool, v, plan):
    remember(d, s, pool, v, plan)


def best(problem, plan, *, seconds=60.0):
    """What is chosen, where no routes but this plan's were met."""
    data = pack(problem)
    state, trial, bench = (empty_state(data, 1) for _ in range(3))
    work, pool = work_space(data), empty_pool(data, 500)
    for vehicle, route in enumerate(plan):
        assert put_route(data, state, work, vehicle, route)
        remember_one(data, state, pool, vehicle, 9e9)
    add_up(data, state)
    desk = Desk(trial, bench, work, np.random.default_rng(1))
    found = Choice(data, state, desk, pool, 0, time.perf_counter() + seconds).best()
    return None if found is None else [(v, tuple(stops.tolist())) for v, stops in found]


def apart(problem):
    """Everybody alone, who can be, as long as there are cars."""
    plan = [()] * problem.v
    for vehicle, r in zip(range(problem.v), range(problem.n), strict=False):
        if problem.allowed[r, vehicle] and np.isfinite(route_cost(problem, vehicle, (r, r + problem.n))):
            plan[vehicle] = (r, r + problem.n)
    return plan


EAST = Ask(at=(2, 0), to=(6, 0))


@pytest.mark.parametrize("most", [choices.MOST, -1])
def test_a_route_that_nobody_met_is_found(monkeypatch, most):
    # Compared in whole, or by diving: two who go the same way share a car.
    monkeypatch.setattr(choices, "MOST", most)
    problem = make_problem([EAST, EAST], [Car(), Car()])
    [(_, route)] = best(problem, [(0, 2), (1, 3)])
    assert sorted(route) == [0, 1, 2, 3]


def test_no_time_no_choice():
    problem = make_problem([EAST, EAST], [Car(), Car()])
    assert best(problem, [(0, 2), (1, 3)], seconds=0.0) is None


def test_a_plan_that_cannot_be_better_is_left():
    problem = make_problem([EAST], [Car()])
    assert best(problem, [(0, 1)]) is None


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(problems(weekly=False))
@pytest.mark.parametrize("most", [choices.MOST, -1])
def test_what_is_chosen_can_be_driven_side_by_side(most, problem):
    before, choices.MOST = choices.MOST, most
    try:
        found = best(problem, apart(problem))
    finally:
        choices.MOST = before
    if found is None:
        return
    nodes = [node for _, route in found for node in route]
    assert len(nodes) == len(set(nodes))
    for vehicle, route in found:
        assert np.isfinite(route_cost(problem, vehicle, route))
        assert all(problem.allowed[node, vehicle] for node in route if node < problem.n)
    if len({vehicle for vehicle, _ in found}) == len(found):
        plan = [()] * problem.v
        for vehicle, route in found:
            plan[vehicle] = route
        cost = plan_cost(problem, plan)
        assert cost >= optimum(problem) - 1e-6
        if most > 0:
            assert cost <= plan_cost(problem, apart(problem)) + 1e-6
