import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.runs.assembling.assemble import assemble
from geoplan.runs.building.settle import place_of, settle
from geoplan.runs.building.spot import on_the_road
from geoplan.runs.search import SearchParams, route_cost, search
from tests.runs.worlds import MONDAY, child, driver, monday_only, session, time


def neighbours_case():
    """Two teenagers of one home (so that either may get in first), with contact at the same time."""
    return monday_only(
        children=(
            child("C0001", 30, 14),
            child("C0002", 30, 15, never_with=frozenset({"C0003"})),
            child("C0003", 32, 14),
        ),
        carers=(),
        drivers=(driver("D001", 34),),
        sessions=(
            session("S0001", MONDAY, time(10), time(11), "C0001"),
            session("S0002", MONDAY, time(10), time(11), "C0002", room="2"),
        ),
    )


def test_of_orders_that_cost_the_same_the_first_is_taken():
    assembled = assemble(neighbours_case())
    problem, n = assembled.problem, assembled.problem.n
    one, two = assembled.position["S0001-out"], assembled.position["S0002-out"]
    ways = ((one, two), (two, one))
    orders = [[a, b, n + c, n + d] for a, b in ways for c, d in ways]

    assert len({round(route_cost(problem, 0, order), 6) for order in orders}) == 1
    assert {settle(problem, [order]) for order in orders} == {((one, two, n + one, n + two),)}
    assert {place_of(problem, 0, [x, n + x], y) for x, y in ways} == {(one, two, n + one, n + two)}


def test_a_dearer_order_is_made_cheaper():
    assembled = assemble(neighbours_case())
    problem, n = assembled.problem, assembled.problem.n
    one, two = assembled.position["S0001-out"], assembled.position["S0002-in"]
    back = assembled.position["S0001-in"]
    detour = [one, n + one, two, n + two, back, n + back]

    (settled,) = settle(problem, [detour])

    assert route_cost(problem, 0, settled) < route_cost(problem, 0, detour)
    assert sorted(settled) == sorted(detour)


def test_no_place_is_found_on_a_run_without_the_hours_for_it():
    problem = assemble(neighbours_case()).problem
    closes = problem.closes.copy()
    closes[-1] = problem.opens[-1] + 60

    assert place_of(problem, 0, [], 0) is not None
    assert place_of(problem.replace(closes=closes), 0, [], 0) is None


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 2**16), st.lists(st.integers(0, 40), min_size=3, max_size=4))
def test_from_a_settled_route_each_request_goes_and_comes_back_to_the_same_route(seed, homes):
    case = monday_only(
        children=tuple(child(f"C000{at}", minute, 12) for at, minute in enumerate(homes)),
        carers=(),
        drivers=(driver("D001", 8), driver("D002", 32)),
        sessions=tuple(
            session(
                f"S000{at}", MONDAY, time(10 + at % 2), time(12 + at % 2), f"C000{at}", room=str(1 + at % 2)
            )
            for at in range(len(homes))
        ),
    )
    problem = assemble(case).problem
    found = search(problem, SearchParams(seed=seed, iterations=30)).routes
    settled = settle(problem, found)

    assert settle(problem, settled) == settled
    for vehicle, (before, after) in enumerate(zip(found, settled, strict=True)):
        assert route_cost(problem, vehicle, after) <= route_cost(problem, vehicle, before) + 1e-3
        assert on_the_road(problem, vehicle, after)[0] <= on_the_road(problem, vehicle, before)[0]
        for request in (node for node in after if node < problem.n):
            rest = [node for node in after if node not in (request, problem.n + request)]
            placed = place_of(problem, vehicle, rest, request)
            assert placed is not None
            assert placed == after or on_the_road(problem, vehicle, placed)[0] > pytest.approx(
                on_the_road(problem, vehicle, after)[0]
            )
