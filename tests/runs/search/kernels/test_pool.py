"""The pool of routes met: of each set of requests the cheapest order, and what is kept when it is thinned."""

from dataclasses import replace

import numpy as np
import pytest

from geoplan.compiling import outer
from geoplan.runs.search.kernels.model import COST, empty_state, pack
from geoplan.runs.search.kernels.pool import empty_pool, remember, thin
from geoplan.runs.search.kernels.route import work_space
from geoplan.runs.search.routes import put_route, route_cost
from tests.runs.search.problems import Ask, Car, make_problem

ASKS = [Ask(at=(x, 0), to=(x + 3, 1)) for x in range(4)]
# Two cars alike at one place and one elsewhere: two kinds.
CARS = [Car(), Car(), Car(at=(0, 3))]
PROBLEM = make_problem(ASKS, CARS)
TOGETHER, IN_TURN = (0, 1, 4, 5), (0, 4, 1, 5)


@outer
def remember_all(d, s, pool, v, plan):
    """`remember` has no way in from Python."""
    remember(d, s, pool, v, plan)


class Met:
    """A pool that routes of the problem are put into."""

    def __init__(self, room=20):
        self.data = pack(PROBLEM)
        self.state = empty_state(self.data, 1)
        self.work = work_space(self.data)
        self.pool = empty_pool(self.data, room)

    def meet(self, vehicle, route, plan):
        assert put_route(self.data, self.state, self.work, vehicle, route)
        remember_all(self.data, self.state, self.pool, vehicle, plan)

    @property
    def entries(self):
        """(vehicle, stops, cost, cheapest plan) of each, in order."""
        pool = self.pool
        return [
            (
                int(pool.info[at, 0]),
                tuple(pool.stops[pool.info[at, 2] :][: pool.info[at, 1]].tolist()),
                pytest.approx(float(pool.cost[at, 0])),
                float(pool.cost[at, 1]),
            )
            for at in range(pool.size[0])
        ]


def cost(vehicle, route):
    return route_cost(PROBLEM, vehicle, route)


@pytest.mark.parametrize("first", [TOGETHER, IN_TURN])
def test_of_a_set_of_requests_the_cheapest_order_is_kept(first):
    met = Met()
    for route in (first, *{TOGETHER, IN_TURN} - {first}):
        met.meet(0, route, 500.0)
    assert cost(0, TOGETHER) < cost(0, IN_TURN)
    assert met.entries == [(0, TOGETHER, cost(0, TOGETHER), 500.0)]


def test_the_cheapest_plan_in_which_a_set_was_met_is_kept_whatever_the_order():
    met = Met()
    for route, plan in ((TOGETHER, 500.0), (IN_TURN, 400.0), (TOGETHER, 450.0)):
        met.meet(0, route, plan)
    assert met.entries == [(0, TOGETHER, cost(0, TOGETHER), 400.0)]


def test_a_set_is_kept_once_for_each_kind_of_car():
    met = Met()
    for vehicle in range(3):
        met.meet(vehicle, TOGETHER, 500.0)
    assert [(vehicle, stops) for vehicle, stops, _, _ in met.entries] == [(0, TOGETHER), (2, TOGETHER)]


def test_an_idle_car_is_no_route():
    met = Met()
    met.meet(0, (), 500.0)
    assert met.entries == []


def test_a_full_pool_takes_nothing_new_but_mends_what_it_has():
    met = Met(room=1)
    met.meet(0, IN_TURN, 500.0)
    met.meet(0, (2, 6), 500.0)
    met.meet(0, TOGETHER, 500.0)
    assert [stops for _, stops, _, _ in met.entries] == [TOGETHER]


def test_thinning_keeps_what_it_is_told_and_finds_it_again():
    met = Met()
    for request in range(4):
        met.meet(0, (request, request + 4), 100.0 + request)
    met.meet(2, TOGETHER, 200.0)
    kept = [met.entries[at] for at in (1, 2, 4)]
    thin(met.pool, np.array([1, 2, 4]))
    assert met.entries == kept
    # What was kept is mended in its place, what was not is met as if for the first time.
    met.meet(2, TOGETHER, 150.0)
    met.meet(0, (0, 4), 300.0)
    assert met.entries == [*kept[:2], (*kept[2][:3], 150.0), (0, (0, 4), cost(0, (0, 4)), 300.0)]


def test_the_cost_in_the_pool_is_that_of_the_route_by_itself():
    asks = [replace(ask, person_cost=(900.0,)) for ask in ASKS]
    data = pack(make_problem(asks, CARS))
    state, work, pool = empty_state(data, 1), work_space(data), empty_pool(data, 5)
    put_route(data, state, work, 0, TOGETHER)
    remember_all(data, state, pool, 0, 1.0)
    assert pool.cost[0, 0] == state.sums[0, COST] == pytest.approx(cost(0, TOGETHER))
