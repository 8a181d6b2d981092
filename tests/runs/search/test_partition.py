"""Putting routes together, held against all subsets."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.runs.search.partition import Columns, Master


def columns_of(routes, *, kinds, vehicles, left_out):
    """Routes as (requests, cost)."""
    return Columns(
        start=np.cumsum([0, *(len(requests) for requests, _ in routes)]).astype(np.int64),
        request=np.array([request for requests, _ in routes for request in requests], np.int64),
        cost=np.array([cost for _, cost in routes], np.float64),
        kind=np.array(kinds, np.int64),
        vehicles=np.array(vehicles, np.int64),
        left_out=np.array(left_out, np.float64),
    )


def value_of(columns, picked):
    """What some routes cost with those left out; inf when they cannot be driven side by side."""
    lists = [columns.request[columns.start[at] : columns.start[at + 1]].tolist() for at in picked]
    taken = [request for requests in lists for request in requests]
    used = np.bincount(columns.kind[list(picked)], minlength=len(columns.vehicles)) if picked else 0
    if len(set(taken)) < len(taken) or (used > columns.vehicles).any():
        return math.inf
    rest = set(range(len(columns.left_out))) - set(taken)
    return float(columns.cost[list(picked)].sum() + sum(columns.left_out[request] for request in rest))


def all_plans(columns):
    routes = range(len(columns.cost))
    for size in range(min(len(routes), len(columns.left_out)) + 1):
        yield from itertools.combinations(routes, size)


@st.composite
def pools(draw):
    n, kinds = draw(st.integers(1, 5)), draw(st.integers(1, 2))
    sets = st.frozensets(st.integers(0, n - 1), min_size=1, max_size=3)
    pence = st.integers(0, 60).map(float)
    routes = draw(
        st.lists(st.tuples(sets.map(sorted), pence, st.integers(0, kinds - 1)), min_size=1, max_size=8)
    )
    return columns_of(
        [(requests, cost) for requests, cost, _ in routes],
        kinds=[kind for _, _, kind in routes],
        vehicles=[draw(st.integers(1, 2)) for _ in range(kinds)],
        left_out=[draw(st.integers(5, 50).map(float)) for _ in range(n)],
    )


def partition(columns, chosen):
    """The best whole routes and their cost, or None: bound and prices first."""
    master = Master(columns, chosen)
    master.relax()
    taken = master.whole(most=400, nodes=50)
    return None if taken is None else (taken, columns.cost_of(taken))


@settings(max_examples=60, deadline=None)
@given(pools(), st.data())
def test_no_plan_costs_less_than_the_bound_and_no_route_less_than_its_share(columns, data):
    master = Master(columns, np.empty(0, np.int64))
    master.relax()
    assert (master.kind_price <= 1e-9).all()
    paid = master.request_price.sum() + (master.kind_price * columns.vehicles).sum()
    assert paid == pytest.approx(master.bound, abs=1e-6)
    for plan in all_plans(columns):
        value = value_of(columns, plan)
        assert value >= master.bound - 1e-6
        if math.isfinite(value):
            assert value >= master.bound + master.reduced[list(plan)].sum() - 1e-6


@settings(max_examples=60, deadline=None)
@given(pools())
def test_shares_make_up_the_bound(columns):
    master = Master(columns, np.empty(0, np.int64))
    master.relax()
    position, share = master.shares()
    served = np.zeros(len(columns.left_out))
    for at, part in zip(position, share, strict=True):
        served[columns.request[columns.start[at] : columns.start[at + 1]]] += part
    assert (served <= 1 + 1e-6).all()
    cost = columns.cost[position] @ share + columns.left_out @ (1 - served)
    assert cost == pytest.approx(master.bound, abs=1e-5)


@settings(max_examples=60, deadline=None)
@given(pools(), st.data())
def test_routes_added_later_count_as_if_they_had_been_there(columns, data):
    k = len(columns.cost)
    first = data.draw(st.integers(1, k))
    master = Master(columns.select(np.arange(first)), np.empty(0, np.int64))
    master.relax()
    master.extend(columns.select(np.arange(first, k)))
    master.relax()
    whole = Master(columns, np.empty(0, np.int64))
    whole.relax()
    assert master.bound == pytest.approx(whole.bound, abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(pools(), st.data())
def test_what_is_left_when_routes_are_taken(columns, data):
    plans = [plan for plan in all_plans(columns) if plan and math.isfinite(value_of(columns, plan))]
    taken = np.array(data.draw(st.sampled_from(plans)), np.int64)
    rest, where = columns.without(taken)
    for plan in all_plans(rest):
        value = value_of(rest, plan)
        both = value_of(columns, (*taken.tolist(), *where[list(plan)].tolist()))
        assert value + columns.cost[taken].sum() == pytest.approx(both)


@settings(max_examples=60, deadline=None)
@given(pools(), st.data())
def test_no_choice_of_routes_is_better(columns, data):
    feasible = [plan for plan in all_plans(columns) if math.isfinite(value_of(columns, plan))]
    first = data.draw(st.sampled_from(feasible))
    least = min(value_of(columns, plan) for plan in feasible)
    found = partition(columns, np.array(first, np.int64))
    if found is None:
        assert value_of(columns, first) == pytest.approx(least, abs=1e-5)
    else:
        chosen, cost = found
        assert cost == pytest.approx(least, abs=1e-5)
        assert value_of(columns, tuple(chosen.tolist())) == pytest.approx(cost, abs=1e-6)
        assert cost < value_of(columns, first)


def test_half_routes_do_not_count():
    # Each pair of three costs 10: one and a half of every pair would serve all for 15, whole routes cannot.
    pairs = [((0, 1), 10.0), ((1, 2), 10.0), ((0, 2), 10.0)]
    columns = columns_of(pairs, kinds=[0, 0, 0], vehicles=[3], left_out=[8.0, 9.0, 9.0])
    chosen, cost = partition(columns, np.array([], np.int64))
    assert (chosen.tolist(), cost) == ([1], 18.0)


def test_no_more_routes_of_a_kind_than_there_are_vehicles_of_it():
    routes = [((0,), 1.0), ((1,), 2.0), ((1,), 30.0)]
    columns = columns_of(routes, kinds=[0, 0, 1], vehicles=[1, 1], left_out=[99.0, 99.0])
    chosen, cost = partition(columns, np.array([], np.int64))
    assert (chosen.tolist(), cost) == ([0, 2], 31.0)


def test_the_best_plan_to_begin_with_is_left_alone():
    routes = [((0,), 1.0), ((1,), 2.0), ((0, 1), 4.0)]
    columns = columns_of(routes, kinds=[0, 0, 0], vehicles=[2], left_out=[99.0, 99.0])
    assert partition(columns, np.array([0, 1], np.int64)) is None


def test_the_route_that_is_missing_among_many_is_found():
    # 3,000 dear routes stand before the cheap one, more than are looked at to begin with.
    dear = [((at % 3,), 50.0 + at) for at in range(3_000)]
    columns = columns_of([*dear, ((0, 1, 2), 7.0)], kinds=[0] * 3_001, vehicles=[3], left_out=[99.0] * 3)
    chosen, cost = partition(columns, np.array([0, 1, 2], np.int64))
    assert (chosen.tolist(), cost) == ([3_000], 7.0)


def test_routes_are_selected_with_their_requests():
    columns = columns_of(
        [((0,), 1.0), ((1, 2), 2.0), ((0, 2), 3.0)], kinds=[0, 1, 0], vehicles=[1, 1], left_out=[9.0] * 3
    )
    some = columns.select(np.array([1, 2]))
    assert some.start.tolist() == [0, 2, 4]
    assert some.request.tolist() == [1, 2, 0, 2]
    assert (some.cost.tolist(), some.kind.tolist()) == ([2.0, 3.0], [1, 0])
    none = columns.select(np.array([], np.int64))
    assert (none.start.tolist(), none.request.tolist()) == ([0], [])
