"""Routes that prices show to be missing: each can be driven, pays, and none near by is overlooked."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geoplan.compiling import outer
from geoplan.runs.search import cheapest_insertion, route_cost
from geoplan.runs.search.kernels.model import CANDIDATE, KIND, empty_state, pack
from geoplan.runs.search.kernels.pool import empty_pool, remember
from geoplan.runs.search.kernels.pricing import price_out, trim
from geoplan.runs.search.kernels.route import work_space
from geoplan.runs.search.routes import put_route
from tests.runs.search.problems import Ask, Car, make_problem, problems


@outer
def remember_one(d, s, pool, v, plan):
    remember(d, s, pool, v, plan)


class Market:
    """A pool with the routes of single requests, and prices."""

    def __init__(self, problem, prices, vehicle_price=0.0):
        self.problem, self.prices, self.vehicle_price = problem, np.asarray(prices, float), vehicle_price
        self.data = data = pack(problem)
        self.work, self.pool, self.bench = work_space(data), empty_pool(data, 500), empty_state(data, 1)
        for r in range(data.n):
            for v in self.may(r):
                if put_route(data, self.bench, self.work, v, (r, r + data.n)):
                    remember_one(data, self.bench, self.pool, v, 9e9)
                put_route(data, self.bench, self.work, v, ())
        self.known = int(self.pool.size[0])

    def may(self, r):
        start = self.data.start
        return [int(v) for v in self.data.candidate[start[r, CANDIDATE] : start[r + 1, CANDIDATE]]]

    def routes(self, first=0):
        info, stops = self.pool.info, self.pool.stops
        return [
            (int(info[at, 0]), tuple(int(node) for node in stops[info[at, 2] :][: info[at, 1]]))
            for at in range(first, int(self.pool.size[0]))
        ]

    def above(self, vehicle, route):
        """Reduced cost of a route."""
        served = [node for node in route if node < self.data.n]
        return route_cost(self.problem, vehicle, route) - self.prices[served].sum() - self.vehicle_price

    def price_out(self):
        """Return the routes that were added."""
        data = self.data
        worth = np.full((data.n, data.v), -np.inf)
        for r in range(data.n):
            worth[r, self.may(r)] = self.prices[r]
        kinds = np.full(int(data.who[:, KIND].max()) + 1, self.vehicle_price)
        entries, members = np.arange(self.known), np.arange(data.n)
        price_out(data, self.bench, self.work, self.pool, entries, worth, kinds, members, 1.0)
        return self.routes(self.known)


_few = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@_few
@given(problems(weekly=False), st.data())
def test_what_is_added_can_be_driven_by_who_may_and_pays(problem, data):
    prices = data.draw(st.lists(st.integers(0, 4_000), min_size=problem.n, max_size=problem.n))
    market = Market(problem, prices)
    for vehicle, route in market.price_out():
        assert all(vehicle in market.may(node) for node in route if node < problem.n)
        assert np.isfinite(route_cost(problem, vehicle, route))
        assert market.above(vehicle, route) < 0


@_few
@given(problems(weekly=False), st.data())
def test_of_each_route_the_best_addition_is_found(problem, data):
    prices = data.draw(st.lists(st.integers(0, 4_000), min_size=problem.n, max_size=problem.n))
    market = Market(problem, prices)
    before = market.routes()
    market.price_out()
    known = {(int(market.data.who[v, KIND]), frozenset(route)) for v, route in market.routes()}
    for vehicle, route in before:
        additions = {}
        for r in set(range(problem.n)) - set(route):
            more = cheapest_insertion(problem, vehicle, route, r) if vehicle in market.may(r) else None
            if more is not None and market.above(vehicle, more.route) < -1e-3:
                additions[more.route] = market.above(vehicle, more.route)
        if additions:
            least = min(additions.values())
            best = [more for more, above in additions.items() if above < least + 1e-3]
            kind = int(market.data.who[vehicle, KIND])
            assert any((kind, frozenset(more)) in known for more in best)


EAST = Ask(at=(2, 0), to=(6, 0))


def test_two_on_one_way_are_found_when_they_pay_together_only():
    problem = make_problem([EAST, EAST], [Car()])
    single = route_cost(problem, 0, (0, 2))
    assert Market(problem, [single - 1, 2.0]).price_out()
    assert Market(problem, [single - 2, 1.0]).price_out() == []


@pytest.mark.parametrize(("price", "found"), [(-1.0, []), (-0.0, [True])])
def test_a_vehicle_that_is_scarce_costs_more(price, found):
    problem = make_problem([EAST, EAST], [Car()])
    single = route_cost(problem, 0, (0, 2))
    market = Market(problem, [single - 1, 1.5], vehicle_price=price)
    assert [bool(one) for one in market.price_out()] == found


def left_of(routes, served, full=(), ask=EAST, second=Car(at=(1, 0))):  # noqa: B008
    """What is known of routes in two cars, for three who go east, once some of them are served."""
    problem = make_problem([EAST, EAST, ask], [Car(), second])
    market = Market(problem, [0.0] * 3)
    for vehicle, route in routes:
        assert put_route(market.data, market.bench, market.work, vehicle, route)
        remember_one(market.data, market.bench, market.pool, vehicle, 9e9)
        put_route(market.data, market.bench, market.work, vehicle, ())
    known = int(market.pool.size[0])
    entries = np.arange(market.known, known)
    free = np.array([kind not in full for kind in range(int(market.data.who[:, KIND].max()) + 1)])
    others = np.array([v for v in range(2) if free[market.data.who[v, KIND]]])
    trim(
        market.data, market.bench, market.work, market.pool, entries,
        np.array([r in served for r in range(3)]), free, others, 1.0,
    )  # fmt: skip
    return market.routes(known)


def test_of_a_route_is_left_what_others_do_not_serve():
    assert left_of([(0, (0, 3, 1, 4, 2, 5))], {1}) == [(0, (0, 3, 2, 5))]


def test_a_route_of_which_all_or_nothing_is_served_is_let_be():
    assert left_of([(0, (0, 3, 1, 4)), (1, (1, 4, 2, 5))], {0, 1, 2}) == []
    assert left_of([(0, (0, 3, 1, 4))], {2}) == []


def test_another_vehicle_drives_for_one_that_has_gone():
    assert left_of([(0, (0, 3, 1, 4, 2, 5))], {1}, full={0}) == [(1, (0, 3, 2, 5))]
    assert left_of([(0, (0, 3, 2, 5))], {1}, full={0}) == [(1, (0, 3, 2, 5))]


def test_nothing_is_left_for_another_vehicle_that_may_not_or_cannot():
    not_second = Ask(at=(2, 0), to=(6, 0), takers=frozenset({0}))
    assert left_of([(0, (0, 3, 1, 4, 2, 5))], {1}, full={0}, ask=not_second) == []
    early = Car(at=(1, 0), hours=(0.0, 600.0))
    assert left_of([(0, (0, 3, 1, 4, 2, 5))], {1}, full={0}, second=early) == []
