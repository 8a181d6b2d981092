"""Times found for an order of stops, or the rules that make it impossible."""

import dataclasses
import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.requests import StopKind
from geoplan.runs.checking.facts.schedule import RouteFacts, RouteTimes, StopFacts, check_route
from geoplan.runs.checking.facts.times import Clash, find_times
from tests.runs.checking.facts.test_schedule import ROUTE, change

UP, DOWN = StopKind.PICKUP, StopKind.DELIVERY


def test_the_times_found_are_the_earliest_that_keep_the_rides_short():
    times = find_times(ROUTE)
    # Contact opens at 200, so B is brought at 230 at the earliest and, with 80 in the car and 10 to get in,
    # fetched at 140, although the car could be there at 130.
    assert times == RouteTimes(50, (100, 140, 200, 230), 300)
    assert check_route(ROUTE, times) == []


def test_a_ride_limit_moves_the_pickup_later_than_its_window_opens():
    tight = change(ROUTE, 0, max_ride=70)
    times = find_times(tight)
    assert isinstance(times, RouteTimes)
    assert times.begin[0] == 120
    assert check_route(tight, times) == []


def test_a_clash_names_the_rules_that_exclude_each_other_and_by_how_much():
    tight = change(ROUTE, 0, max_ride=60)
    clash = find_times(tight)
    assert isinstance(clash, Clash)
    # From A's pickup by B (20 + 10) to A's delivery (40) it takes 70 at least.
    assert {rule.rule for rule in clash.rules} == {"travel", "ride-time"}
    assert clash.excess == 10


def test_a_route_too_long_for_its_vehicle_clashes_with_the_longest_day():
    clash = find_times(dataclasses.replace(ROUTE, max_duration=200))
    assert isinstance(clash, Clash)
    assert {rule.rule for rule in clash.rules} == {"travel", "longest-day"}
    # 30 + 20 + 40 + 20 + 60 on the road and four stops of 10 make 210.
    assert clash.excess == 10


def test_without_any_window_times_still_exist():
    stops = (StopFacts(request="A", kind=UP), StopFacts(request="A", kind=DOWN))
    route = RouteFacts(stops=stops, leg_time=(1, 2, 3))
    times = find_times(route)
    assert isinstance(times, RouteTimes)
    assert check_route(route, times) == []


@st.composite
def small_routes(draw):
    order = draw(st.sampled_from([("A", "A", "B", "B"), ("A", "B", "A", "B"), ("A", "B", "B", "A")]))
    met: set[str] = set()
    stops = []
    for request in order:
        opens = draw(st.integers(0, 7))
        window = (opens, draw(st.integers(opens, 9)))
        kind = DOWN if request in met else UP
        met.add(request)
        stops.append(
            StopFacts(
                request=request,
                kind=kind,
                window=window,
                service=draw(st.integers(0, 1)),
                max_ride=draw(st.integers(1, 5)),
            )
        )
    return RouteFacts(
        stops=tuple(stops),
        leg_time=tuple(draw(st.lists(st.integers(0, 2), min_size=5, max_size=5))),
        hours=(draw(st.integers(0, 3)), draw(st.integers(7, 12))),
        max_duration=draw(st.integers(4, 12)),
    )


def _by_trying(facts):
    """The earliest times that keep every rule, by trying all; None where there are none."""
    opens = int(facts.hours[0])
    windows = [range(stop.window[0], stop.window[1] + 1) for stop in facts.stops]
    good = [
        (start, *begin)
        for begin in itertools.product(*windows)
        for start in range(opens, begin[0] + 1)
        for end in [begin[-1] + facts.stops[-1].service + facts.leg_time[-1]]
        if not check_route(facts, RouteTimes(start, begin, end))
    ]
    return tuple(map(min, zip(*good, strict=True))) if good else None


@settings(max_examples=25, deadline=None)
@given(small_routes())
def test_the_earliest_times_are_found_exactly_when_trying_all_finds_some(facts):
    tried = _by_trying(facts)
    times = find_times(facts)
    if tried is None:
        assert isinstance(times, Clash)
        assert times.excess > 0
    else:
        assert isinstance(times, RouteTimes)
        assert (times.start, *times.begin) == tried
        assert check_route(facts, times) == []
