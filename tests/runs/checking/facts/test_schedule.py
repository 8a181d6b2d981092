"""One route against every rule of time and room."""

import dataclasses

import pytest

from geoplan.domain.requests import StopKind
from geoplan.runs.checking.facts.schedule import (
    Breach,
    RouteFacts,
    RouteTimes,
    StopFacts,
    check_route,
    check_served,
)

A_UP = StopFacts(request="A", kind=StopKind.PICKUP, window=(100, 200), service=10, load=(1, 0), max_ride=100)
B_UP = StopFacts(request="B", kind=StopKind.PICKUP, window=(100, 300), service=10, load=(1, 1), max_ride=80)
A_DOWN = StopFacts(request="A", kind=StopKind.DELIVERY, window=(200, 300), service=10, load=(-1, 0))
B_DOWN = StopFacts(request="B", kind=StopKind.DELIVERY, window=(200, 300), service=10, load=(-1, -1))

ROUTE = RouteFacts(
    stops=(A_UP, B_UP, A_DOWN, B_DOWN),
    leg_time=(30, 20, 40, 20, 60),
    leg_length=(300, 200, 400, 200, 600),
    hours=(50, 400),
    capacity=(2, 1),
    max_duration=300,
    max_length=2000,
)
# Leaves at 90, A at 120, B at 150, A out at 200 (arrives at 200), B out at 230, home at 300.
TIMES = RouteTimes(90, (120, 150, 200, 230), 300)


def change(route, at, **fields):
    stops = list(route.stops)
    stops[at] = dataclasses.replace(stops[at], **fields)
    return dataclasses.replace(route, stops=tuple(stops))


def test_a_route_that_keeps_every_rule_has_no_breach():
    assert check_route(ROUTE, TIMES) == []


@pytest.mark.parametrize(
    ("facts", "times", "breach"),
    [
        (dataclasses.replace(ROUTE, hours=(91, 400)), TIMES, Breach("hours", 90, 91)),
        (dataclasses.replace(ROUTE, hours=(50, 299)), TIMES, Breach("hours", 300, 299)),
        (dataclasses.replace(ROUTE, max_duration=209), TIMES, Breach("longest-day", 210, 209)),
        (dataclasses.replace(ROUTE, max_length=1699), TIMES, Breach("longest-day-miles", 1700, 1699)),
        (change(ROUTE, 0, window=(121, 200)), TIMES, Breach("window", 120, 121, 0, "A")),
        (change(ROUTE, 3, window=(200, 229)), TIMES, Breach("window", 230, 229, 3, "B")),
        (change(ROUTE, 0, max_ride=69), TIMES, Breach("ride-time", 70, 69, 2, "A")),
        (dataclasses.replace(ROUTE, capacity=(1, 1)), TIMES, Breach("seats", 2, 1, 1, "B", 0)),
        (dataclasses.replace(ROUTE, capacity=(2, 0)), TIMES, Breach("seats", 1, 0, 1, "B", 1)),
        (ROUTE, RouteTimes(91, (120, 150, 200, 230), 300), Breach("travel", 29, 30, 0)),
        (ROUTE, RouteTimes(90, (120, 151, 200, 230), 300), Breach("travel", 49, 50, 2)),
        (ROUTE, RouteTimes(90, (120, 150, 200, 230), 299), Breach("travel", 69, 70)),
    ],
)
def test_each_rule_broken_alone_is_found_alone(facts, times, breach):
    assert check_route(facts, times) == [breach]


def test_a_start_later_may_shorten_a_ride_that_an_early_one_breaks():
    early = RouteTimes(70, (100, 130, 200, 230), 300)
    assert [breach.rule for breach in check_route(ROUTE, early)] == ["ride-time"]
    assert check_route(ROUTE, early)[0].amount == 10
    assert check_route(ROUTE, TIMES) == []


def test_seats_are_free_again_after_a_delivery():
    stops = (A_UP, A_DOWN, B_UP, B_DOWN)
    route = dataclasses.replace(ROUTE, stops=stops, capacity=(1, 1))
    assert not [breach for breach in check_route(route, TIMES) if breach.rule == "seats"]


def test_a_delivery_before_its_pickup_is_out_of_order():
    route = dataclasses.replace(ROUTE, stops=(A_UP, B_DOWN, A_DOWN, B_UP))
    assert [breach for breach in check_route(route, TIMES) if breach.rule == "order"] == [
        Breach("order", 1, 3, 1, "B")
    ]


def test_a_stop_that_is_left_out_or_driven_twice_is_named():
    short = RouteFacts(stops=(A_UP,), leg_time=(30, 30), capacity=(2, 1))
    assert check_route(short, RouteTimes(90, (120,), 200)) == [Breach("missing", 0, 1, request="A")]
    double = dataclasses.replace(ROUTE, stops=(A_UP, A_UP, A_DOWN, B_UP))
    rules = {(breach.rule, breach.request) for breach in check_route(double, TIMES)}
    assert {("twice", "A"), ("missing", "B")} <= rules


def test_every_request_is_fetched_on_one_route():
    assert check_served([ROUTE], ["A", "B"]) == []
    assert check_served([ROUTE, ROUTE], ["A", "B", "C"]) == [
        Breach("missing", 0, 1, request="C"),
        Breach("twice", 2, 1, request="A"),
        Breach("twice", 2, 1, request="B"),
    ]
    assert check_served([ROUTE], ["A"]) == [Breach("unknown", 1, 0, request="B")]


def test_differences_within_the_tolerance_do_not_count():
    late = RouteTimes(90, (120, 150, 200, 230), 299.9999999)
    assert check_route(ROUTE, late) == []
    assert [breach.rule for breach in check_route(ROUTE, late, tolerance=1e-9)] == ["travel"]


def test_legs_and_loads_must_fit_the_stops():
    with pytest.raises(ValueError, match="one leg more"):
        dataclasses.replace(ROUTE, leg_time=(1, 2))
    with pytest.raises(ValueError, match="load for each resource"):
        dataclasses.replace(ROUTE, capacity=(1,))
    with pytest.raises(ValueError, match="one time"):
        check_route(ROUTE, RouteTimes(90, (120,), 300))
