"""The best plan from the routes met takes the place of the best so far: whole, and only if better."""

from dataclasses import replace

import numpy as np
import pytest

from geoplan.compiling import outer
from geoplan.runs.search import assembly, plan_cost
from geoplan.runs.search.assembly import reassemble
from geoplan.runs.search.choice import Desk
from geoplan.runs.search.kernels.anneal import add_up, copy_plan
from geoplan.runs.search.kernels.model import empty_state, pack
from geoplan.runs.search.kernels.pool import empty_pool, remember
from geoplan.runs.search.kernels.route import work_space
from geoplan.runs.search.routes import put_route
from tests.runs.search.problems import Ask, Car, Person, Rules, make_problem

EAST = Ask(at=(2, 0), to=(6, 0))


@outer
def remember_all(d, s, pool, v, plan):
    remember(d, s, pool, v, plan)


class Table:
    """A best plan, and a pool with some more routes."""

    def __init__(self, problem, *, best, met):
        self.problem = problem
        self.data = pack(problem)
        self.state, self.best, trial, bench = (empty_state(self.data, 1) for _ in range(4))
        self.work = work_space(self.data)
        self.desk = Desk(trial, bench, self.work, np.random.default_rng(1))
        self.pool = empty_pool(self.data, 20)
        for vehicle, route in met:
            self.write(vehicle, route)
            remember_all(self.data, self.state, self.pool, vehicle, 1_000.0)
            for node in route:
                self.state.route_of[node % self.data.n] = -1
            self.write(vehicle, ())
        for vehicle, route in enumerate(best):
            self.write(vehicle, route)
        add_up(self.data, self.state)
        copy_plan(self.data, self.state, self.best)

    def write(self, vehicle, route):
        assert put_route(self.data, self.state, self.work, vehicle, route)

    def reassemble(self, seconds=np.inf):
        """Whether the best plan is better now."""
        before = self.cost
        reassemble(self.data, self.best, self.state, self.desk, self.pool, lambda _: None, seconds=seconds)
        return self.cost < before

    @property
    def routes(self):
        best = self.best
        return [tuple(best.seq[v, 1 : best.length[v] + 1].tolist()) for v in range(self.data.v)]

    @property
    def cost(self):
        return float(self.best.total[0])


def two_cars(**rules):
    """Two who could go together, each in a car of its own; the shared route has been met."""
    problem = make_problem([EAST, EAST], [Car(), Car(person=1)], Rules(persons=(Person(), Person()), **rules))
    return Table(problem, best=[(0, 2), (1, 3)], met=[(1, (0, 1, 2, 3))])


def test_the_better_plan_from_the_pool_takes_its_place():
    desk = two_cars()
    assert desk.reassemble()
    assert sorted(desk.routes) == [(), (0, 1, 2, 3)]
    assert desk.cost == pytest.approx(plan_cost(desk.problem, desk.routes)) == 480


def test_nothing_better_leaves_the_plan_alone():
    desk = two_cars()
    desk.reassemble()
    routes = desk.routes
    assert not desk.reassemble()
    assert desk.routes == routes


def test_no_time_left_leaves_the_plan_alone():
    desk = two_cars()
    assert not desk.reassemble(seconds=0.0)
    assert desk.routes == [(0, 2), (1, 3)]


def test_who_knows_the_child_counts():
    # The shared way saves 480; a new face costs 500, and only person 0 is known.
    persons = (Person(known_to=frozenset({0})), Person(known_to=frozenset({1})))
    asks = [replace(EAST, children=(child,)) for child in (0, 1)]
    problem = make_problem(asks, [Car(), Car(person=1)], Rules(persons=persons, new_face_cost=500.0))
    desk = Table(problem, best=[(0, 2), (1, 3)], met=[(1, (0, 1, 2, 3))])
    assert not desk.reassemble()
    assert desk.cost == 960


@pytest.mark.parametrize("limit", [{"week_metres": 6_000.0}, {"week_seconds": 1_000.0}])
def test_a_week_that_is_full_takes_no_cheaper_route(limit):
    # Person 0 drives on Monday; on Tuesday its car is the cheaper one, but its week is full.
    asks = [replace(EAST, day=day) for day in (0, 1)]
    cars = [Car(day=0), Car(day=1), Car(day=1, person=1, fixed=100.0)]
    problem = make_problem(asks, cars, Rules(persons=(Person(**limit), Person())))
    desk = Table(problem, best=[(0, 2), (), (1, 3)], met=[(1, (1, 3))])
    assert not desk.reassemble()
    assert desk.routes == [(0, 2), (), (1, 3)]
    free = make_problem(asks, cars, Rules(persons=(Person(), Person())))
    assert Table(free, best=[(0, 2), (), (1, 3)], met=[(1, (1, 3))]).reassemble()


@pytest.mark.parametrize("calls", [1, 2, 3])
def test_ctrl_c_while_routes_are_exchanged_leaves_a_whole_plan(monkeypatch, calls):
    desk = two_cars()
    seen = []

    def interrupted(*given):
        seen.append(given)
        if len(seen) == calls:
            raise KeyboardInterrupt
        return refresh(*given)

    refresh = assembly.refresh
    monkeypatch.setattr(assembly, "refresh", interrupted)
    with pytest.raises(KeyboardInterrupt):
        desk.reassemble()
    assert desk.routes == [(0, 2), (1, 3)]
    assert desk.cost == pytest.approx(plan_cost(desk.problem, desk.routes))
