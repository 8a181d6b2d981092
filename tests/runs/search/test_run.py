"""The whole search, on problems so small that every plan can be tried."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geoplan.runs.search import SearchParams, plan_cost, search
from tests.runs.search.oracle import optimum, plan_cost_by_hand, why_not
from tests.runs.search.problems import Ask, Car, Person, Rules, make_problem, problems

# The same examples each time: whether the search is good enough must not depend on the day.
_same = settings(
    max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
_few = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])

STEPS = 2_100
"""Enough that the pool of routes is put together at least once."""


def solve(problem, *, seed=1, iterations=STEPS, **other):
    return search(problem, SearchParams(seed=seed, iterations=iterations), **other)


@_same
@given(problems(weekly=False, is_dear=True))
def test_the_best_of_all_plans_is_found(problem):
    assert solve(problem).cost == pytest.approx(optimum(problem), abs=1e-6)


@_same
@given(problems(most=3, load=False, limits=False, is_dear=True))
def test_the_best_of_all_weeks_is_found(problem):
    assert solve(problem).cost == pytest.approx(optimum(problem), abs=1e-6)


@_few
@given(problems(limits=False))
def test_a_result_keeps_every_rule_and_costs_what_it_says(problem):
    found = solve(problem)
    assert why_not(problem, found.routes) == ""
    assert found.cost == pytest.approx(plan_cost(problem, found.routes), abs=1e-6)
    assert found.cost == pytest.approx(plan_cost_by_hand(problem, found.routes), abs=1e-6)
    taken = {node for route in found.routes for node in route}
    assert found.unserved == tuple(request for request in range(problem.n) if request not in taken)


@_few
@given(problems(limits=False))
def test_the_trace_falls_from_plan_to_plan_and_ends_with_the_result(problem):
    found = solve(problem)
    costs = [step.cost for step in found.trace]
    assert all(later < before for before, later in itertools.pairwise(costs))
    assert costs[-1] == pytest.approx(found.cost, abs=1e-6)
    assert found.trace[-1].unserved == len(found.unserved)
    steps = [step.iterations for step in found.trace]
    assert steps == sorted(steps)


@_few
@given(problems(limits=False), st.integers(0, 2**31))
def test_the_same_seed_and_steps_give_the_same_plan_listened_to_or_not(problem, seed):
    heard = []
    first = solve(problem, seed=seed)
    again = solve(problem, seed=seed, progress=heard.append, stop=lambda: False)
    assert (first.routes, first.unserved, first.cost) == (again.routes, again.unserved, again.cost)
    assert heard[-1].cost == pytest.approx(again.cost, abs=1e-6)


@_few
@given(problems(limits=False), st.lists(st.integers(0, 2_500), min_size=2, max_size=3))
def test_more_steps_are_never_worse(problem, steps):
    costs = [solve(problem, iterations=one).cost for one in sorted(steps)]
    assert all(later <= before + 1e-6 for before, later in itertools.pairwise(costs))


def crowd(cars=3):
    """Twelve requests on one day, more than can be planned at once by good luck."""
    asks = [
        Ask(at=(x, y), to=(y - x, x), pickup=(600.0 * x, 600.0 * x + 1_500.0), max_ride=1_200.0)
        for x in range(4)
        for y in (-2, 0, 3)
    ]
    return make_problem(asks, [Car(at=(at, 1)) for at in range(cars)])


def test_it_gets_better_than_the_first_plan():
    first, last = solve(crowd(), iterations=0), solve(crowd(), iterations=1_500)
    assert (first.iterations, last.iterations) == (0, 1_500)
    assert last.cost < first.cost
    assert len(last.trace) > 1


def test_a_plan_to_begin_from_is_kept_when_nothing_is_better():
    best = solve(crowd(), iterations=1_500)
    again = solve(crowd(), iterations=0, start=best.routes)
    assert (again.routes, again.cost) == (best.routes, pytest.approx(best.cost, abs=1e-6))
    assert solve(crowd(), iterations=50, seed=9, start=best.routes).cost <= best.cost + 1e-6


def test_who_is_missing_in_a_plan_to_begin_from_is_put_on():
    problem = make_problem([EAST, EAST], [Car(), Car()])
    found = solve(problem, iterations=0, start=[[0, 2]])
    assert found.unserved == ()


EAST = Ask(at=(2, 0), to=(6, 0))
PLAIN = make_problem([EAST, EAST], [Car(), Car()])


@pytest.mark.parametrize(
    ("problem", "start"),
    [
        pytest.param(make_problem([replace(EAST, pickup=(0, 60))], [Car()]), [[0, 1]], id="window"),
        pytest.param(PLAIN, [[2, 0], []], id="brought before fetched"),
        pytest.param(PLAIN, [[0], []], id="left in the car"),
        pytest.param(PLAIN, [[0, 2, 0, 2], []], id="twice on a route"),
        pytest.param(PLAIN, [[0, 2], [0, 2]], id="on two routes"),
        pytest.param(PLAIN, [[0, 2], [], [1, 3]], id="more routes than cars"),
        pytest.param(make_problem([EAST, EAST], [Car(capacity=(1.0,))]), [[0, 1, 2, 3]], id="seats"),
        pytest.param(
            make_problem([EAST, EAST], [Car()], Rules(apart=((0, 1),))),
            [[0, 1, 2, 3]],
            id="apart",
        ),
        pytest.param(make_problem([EAST], [Car(max_metres=100.0)]), [[0, 1]], id="metres"),
        pytest.param(make_problem([replace(EAST, takers=frozenset())], [Car()]), [[0, 1]], id="allowed"),
        pytest.param(
            make_problem([EAST], [Car()], Rules(persons=(Person(week_metres=100.0),))),
            [[0, 1]],
            id="week",
        ),
    ],
)
def test_a_plan_to_begin_from_that_breaks_a_rule_is_refused(problem, start):
    with pytest.raises(ValueError, match="to begin from"):
        solve(problem, iterations=0, start=start)


def test_stop_is_asked_and_the_best_is_kept():
    asked = iter([False] * 3)
    found = search(crowd(), SearchParams(seconds=600.0), stop=lambda: next(asked, True))
    assert found.cost == pytest.approx(plan_cost(crowd(), found.routes), abs=1e-6)
    assert found.unserved == ()
    assert found.seconds < 600.0


@pytest.mark.parametrize("calls", [1, 2, 5])
def test_ctrl_c_keeps_the_best(calls):
    heard = []

    def interrupt(progress):
        heard.append(progress)
        if len(heard) == calls:
            raise KeyboardInterrupt

    try:
        found = search(crowd(), SearchParams(iterations=100_000), progress=interrupt)
    except KeyboardInterrupt:
        pytest.fail("Ctrl-C went through")
    assert len(heard) == calls
    assert found.cost == pytest.approx(heard[-1].cost, abs=1e-6)
    assert found.cost == pytest.approx(plan_cost(crowd(), found.routes), abs=1e-6)


@pytest.mark.parametrize("limits", [{"iterations": 0}, {"seconds": 0.0}, {"iterations": 0, "seconds": 9.0}])
def test_without_time_or_steps_there_is_a_first_plan(limits):
    found = search(crowd(), SearchParams(**limits))
    assert (found.iterations, found.unserved) == (0, ())
    assert found.cost == pytest.approx(plan_cost(crowd(), found.routes), abs=1e-6)


def test_the_first_limit_reached_counts():
    assert search(PLAIN, SearchParams(iterations=20, seconds=600.0)).iterations == 20


def test_nothing_to_do_nobody_to_do_it_or_nobody_who_may():
    assert solve(make_problem([], [Car(), Car()])).routes == ((), ())
    assert solve(make_problem([], [])).cost == 0.0
    nobody = solve(make_problem([EAST, EAST], []))
    assert (nobody.routes, nobody.unserved, nobody.cost) == ((), (0, 1), 20_000.0)
    none_may = solve(make_problem([replace(EAST, takers=frozenset())], [Car()]))
    assert (none_may.routes, none_may.unserved, none_may.cost) == (((),), (0,), 10_000.0)


def test_a_request_goes_by_no_run_where_that_is_cheaper():
    cheap = replace(EAST, unserved=100.0)  # a run costs 480
    assert solve(make_problem([cheap, EAST], [Car()])).unserved == ()  # EAST is driven for in any case
    assert solve(make_problem([cheap], [Car()])).unserved == (0,)


def test_two_who_are_worth_a_run_only_together_are_taken():
    pair = replace(EAST, unserved=300.0)  # one run for both costs 480, two fallbacks 600
    found = solve(make_problem([pair, pair], [Car()]), iterations=2_000)
    assert (found.cost, found.unserved) == (480.0, ())


def test_a_car_drives_only_on_its_day():
    asks = [replace(EAST, day=day) for day in (0, 1, 0)]
    found = solve(make_problem(asks, [Car(day=1), Car(day=0)]))
    assert found.unserved == ()
    assert set(found.routes[0]) == {1, 4}
    assert set(found.routes[1]) == {0, 2, 3, 5}


def test_a_pin_holds_though_another_is_nearer():
    pinned = replace(EAST, takers=frozenset({1}), unserved=1e6)
    found = solve(make_problem([pinned, EAST], [Car(at=(2, 0)), Car(at=(-4, 3))]))
    assert 0 in found.routes[1]


def test_those_who_are_apart_never_share_though_that_would_be_cheaper():
    shared = solve(make_problem([EAST, EAST], [Car()]))
    apart = make_problem([EAST, EAST], [Car()], Rules(apart=((0, 1),)))
    found = solve(apart)
    assert found.cost > shared.cost
    assert found.unserved == ()
    assert why_not(apart, found.routes) == ""


@pytest.mark.parametrize("limit", [{"max_metres": 8_000.0}, {"max_duration": 1_200.0}])
def test_the_longest_run_leaves_the_second_journey_to_another_car(limit):
    # One journey is 4,800 m and 900 s, the other 4,400 m and 390 s, both on one run 9,200 m and 1,290 s.
    asks = [EAST, Ask(at=(-1, 0), to=(-1, 2))]
    free = solve(make_problem(asks, [Car(fixed=100.0), Car(fixed=100.0)]))
    assert sum(bool(route) for route in free.routes) == 1
    held = make_problem(asks, [Car(fixed=100.0, **limit), Car(fixed=100.0, **limit)])
    found = solve(held)
    assert sum(bool(route) for route in found.routes) == 2
    assert why_not(held, found.routes) == ""


def on_two_days(*persons, **rules):
    """The same journey of 4,800 m and 900 s on two days; each person has a car on both."""
    cars = [Car(day=day, person=person) for person in range(len(persons)) for day in (0, 1)]
    asks = [replace(EAST, day=day) for day in (0, 1)]
    return make_problem(asks, cars, Rules(persons=persons, **rules))


def drivers(problem, found):
    return [
        int(problem.vehicle_person[vehicle])
        for vehicle, route in enumerate(found.routes)
        for node in route
        if node < problem.n
    ]


@pytest.mark.parametrize("limit", [{"week_metres": 6_000.0}, {"week_seconds": 1_000.0}])
def test_a_week_that_is_full_leaves_the_rest_behind(limit):
    problem = on_two_days(Person(**limit))
    found = solve(problem)
    assert len(found.unserved) == 1
    assert why_not(problem, found.routes) == ""


@pytest.mark.parametrize("limit", [{"week_metres": 6_000.0}, {"week_seconds": 1_000.0}])
def test_what_one_week_has_no_room_for_goes_to_another_person(limit):
    problem = on_two_days(Person(**limit), Person(**limit))
    found = solve(problem)
    assert sorted(drivers(problem, found)) == [0, 1]


@_few
@given(problems(load=False))
def test_no_week_is_longer_than_it_may_be(problem):
    assert why_not(problem, solve(problem).routes) == ""


def test_the_child_keeps_one_driver_where_a_new_face_costs_more_than_the_way():
    asks = [replace(EAST, day=day) for day in (0, 1)]
    # Each lives next to the child on one day and a little away on the other.
    cars = [
        Car(at=place, person=person, day=day)
        for person, day, place in ((0, 0, (2, 0)), (0, 1, (1, 0)), (1, 0, (1, 0)), (1, 1, (2, 0)))
    ]
    persons = (Person(), Person())
    apart = make_problem(asks, cars, Rules(persons=persons, new_face_cost=10.0))
    kept = make_problem(asks, cars, Rules(persons=persons, new_face_cost=500.0))
    assert sorted(drivers(apart, solve(apart))) == [0, 1]
    assert len(set(drivers(kept, solve(kept)))) == 1
    assert solve(kept).cost == pytest.approx(optimum(kept))


def test_who_knows_the_child_is_preferred_and_who_is_dearer_is_not():
    known = on_two_days(Person(), Person(known_to=frozenset({0})), new_face_cost=150.0)
    assert drivers(known, solve(known)) == [1, 1]
    person_cost = known.person_cost.copy()
    person_cost[:, 1] = 200.0
    dearer = known.replace(person_cost=person_cost)
    assert drivers(dearer, solve(dearer)) == [0, 0]


def test_load_is_shared_where_nothing_else_tells_the_drivers_apart():
    problem = on_two_days(Person(load_cost=500.0), Person(load_cost=500.0))
    found = solve(problem)
    assert sorted(drivers(problem, found)) == [0, 1]
    assert found.cost == pytest.approx(2 * 480 + 2 * 500 * (900 / 3_600) ** 2)
