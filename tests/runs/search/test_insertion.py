"""The cheapest place of a request on a route, held against trying all places."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geoplan.runs.search import cheapest_insertion, route_cost
from tests.runs.search.oracle import orders, times_of, way_of
from tests.runs.search.problems import Ask, Car, Rules, make_problem, problems

_few = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def places(problem, route, request):
    """Every route with a request put in, the order of the others kept."""
    for i, j in itertools.combinations_with_replacement(range(len(route) + 1), 2):
        yield (*route[:i], request, *route[i:j], problem.n + request, *route[j:])


def cheapest_by_hand(problem, vehicle, route, request):
    before = way_of(problem, vehicle, route).cost
    return min(
        (
            way_of(problem, vehicle, way).cost - before
            for way in places(problem, route, request)
            if times_of(problem, vehicle, way) is not None
        ),
        default=math.inf,
    )


@st.composite
def routes_and_newcomers(draw, **kinds):
    """A problem, a vehicle, a route that it can drive, and somebody who is not on it."""
    problem = draw(problems(limits=False, **kinds))
    vehicle = draw(st.integers(0, problem.v - 1))
    of_day = np.flatnonzero(problem.request_day == problem.vehicle_day[vehicle]).tolist()
    if not of_day:
        return None
    request = draw(st.sampled_from(of_day))
    others = [other for other in of_day if other != request]
    picked = draw(st.lists(st.sampled_from(others), unique=True, max_size=3)) if others else []
    feasible = [way for way in orders(problem, picked) if not way or times_of(problem, vehicle, way)]
    return (problem, vehicle, draw(st.sampled_from(feasible)), request) if feasible else None


@_few
@given(routes_and_newcomers(rides=False))
def test_no_place_is_cheaper_than_the_one_that_is_found(drawn):
    if drawn is None:
        return
    problem, vehicle, route, request = drawn
    expected = cheapest_by_hand(problem, vehicle, route, request)
    found = cheapest_insertion(problem, vehicle, route, request)
    assert (found is None) == math.isinf(expected)
    if found is not None:
        assert found.cost == pytest.approx(expected, abs=1e-6)


@_few
@given(routes_and_newcomers())
def test_what_is_found_is_a_route_that_costs_so_much_more_and_is_so_much_longer(drawn):
    if drawn is None:
        return
    problem, vehicle, route, request = drawn
    found = cheapest_insertion(problem, vehicle, route, request)
    if found is None:
        assert math.isinf(cheapest_by_hand(problem, vehicle, route, request))
        return
    before, after = way_of(problem, vehicle, route), way_of(problem, vehicle, found.route)
    assert found.route in set(places(problem, route, request))
    assert times_of(problem, vehicle, found.route) is not None
    assert found.cost == pytest.approx(after.cost - before.cost, abs=1e-6)
    assert found.seconds == pytest.approx(after.seconds - before.seconds)
    assert found.metres == pytest.approx(after.metres - before.metres)


@_few
@given(routes_and_newcomers())
def test_with_long_rides_priced_no_place_is_cheaper_either(drawn):
    if drawn is None or not drawn[0].ride_price:
        return
    problem, vehicle, route, request = drawn
    found = cheapest_insertion(problem, vehicle, route, request)
    expected = cheapest_by_hand(problem, vehicle, route, request)
    assert (math.inf if found is None else found.cost) == pytest.approx(expected, abs=1e-6)


EAST = Ask(at=(2, 0), to=(6, 0))
NORTH = Ask(at=(0, 2), to=(0, 4))


def test_the_cheapest_place_is_by_money_and_not_by_time():
    # The stops of the way east and of the way north, in whatever order: metres and seconds disagree.
    by_metres = make_problem([EAST, Ask(at=(0, 1), to=(4, 0))], [Car(per_metre=1.0)])
    by_seconds = make_problem([EAST, Ask(at=(0, 1), to=(4, 0))], [Car(per_metre=0.0, per_second=1.0)])
    for problem in (by_metres, by_seconds):
        found = cheapest_insertion(problem, 0, (0, 2), 1)
        assert found.cost == cheapest_by_hand(problem, 0, (0, 2), 1)
    assert cheapest_insertion(by_metres, 0, (0, 2), 1).cost == 1_800  # there and back north: 2 x 900 m
    assert cheapest_insertion(by_seconds, 0, (0, 2), 1).cost == 120


def test_the_first_of_an_idle_car_pays_for_the_car():
    problem = make_problem([EAST, NORTH], [Car(fixed=70.0, per_metre=0.0)])
    assert cheapest_insertion(problem, 0, (), 0).cost == 70
    assert cheapest_insertion(problem, 0, (0, 2), 1).cost == 0
    assert cheapest_insertion(problem, 0, (), 0).route == (0, 2)


def test_no_place_where_rules_leave_none():
    full = make_problem([EAST, EAST], [Car(capacity=(1.0,), hours=(0.0, 1_000.0))])
    assert cheapest_insertion(full, 0, (0, 2), 1) is None
    apart = make_problem([EAST, EAST], [Car(hours=(0.0, 1_000.0))], Rules(apart=((0, 1),)))
    assert cheapest_insertion(apart, 0, (0, 2), 1) is None
    together = make_problem([EAST, EAST], [Car(hours=(0.0, 1_000.0))])
    assert cheapest_insertion(together, 0, (0, 2), 1) is not None


def test_whether_a_car_may_take_somebody_at_all_is_not_asked():
    problem = make_problem([Ask(at=(2, 0), to=(6, 0), takers=frozenset())], [Car()])
    assert cheapest_insertion(problem, 0, (), 0).route == (0, 1)


def test_a_route_that_breaks_a_rule_or_has_the_request_is_refused():
    problem = make_problem([Ask(at=(2, 0), to=(6, 0), pickup=(0.0, 60.0)), NORTH], [Car()])
    with pytest.raises(ValueError, match="vehicle 0 breaks a rule"):
        cheapest_insertion(problem, 0, (0, 2), 1)
    with pytest.raises(ValueError, match="request 1 is on the route already"):
        cheapest_insertion(problem, 0, (1, 3), 1)


def test_questions_in_a_row_do_not_disturb_each_other():
    problem = make_problem([EAST, NORTH, EAST], [Car(), Car(at=(1, 1))])
    first = cheapest_insertion(problem, 0, (0, 3), 1)
    cheapest_insertion(problem, 1, (2, 5), 0)
    assert math.isfinite(route_cost(problem, 1, (1, 4)))
    assert cheapest_insertion(problem, 0, (0, 3), 1) == first
