"""Legs of whole days are the legs that `Travel.leg` gives one by one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.periods import Period
from geoplan.runs.assembling.legs import Ends, legs_between, legs_of_days
from geoplan.runs.case.requests import requests_of
from geoplan.runs.case.travel import PERIODS, Travel
from geoplan.runs.fleet.vehicles import vehicles_of
from tests.runs.worlds import small_case

PLACES = ("a", "b", "c")
times = st.lists(st.integers(0, 3), min_size=36, max_size=36)


@given(times, st.sampled_from(PERIODS), st.sampled_from([*PERIODS, None]))
@settings(max_examples=25)
def test_every_leg_is_the_one_that_travel_gives(values, one, other):
    seconds = np.array(values, np.int32).reshape(4, 3, 3)
    # Lengths that differ everywhere show from which period a leg was taken.
    travel = Travel(PLACES, seconds, np.arange(36, dtype=np.int32).reshape(4, 3, 3))
    origins, destinations = Ends.at(travel, PLACES, [one] * 3), Ends.at(travel, PLACES, [other] * 3)
    found_s, found_m = legs_between(travel, origins, destinations)
    back_s, back_m = legs_between(travel, destinations, origins)
    periods = [period for period in (one, other) if period is not None]
    for i, a in enumerate(PLACES):
        for j, b in enumerate(PLACES):
            assert (found_s[i, j], found_m[i, j]) == travel.leg(a, b, periods)
            assert (back_s[i, j], back_m[i, j]) == travel.leg(a, b, periods[::-1])


def test_the_blocks_of_days_hold_the_legs_of_all_their_nodes():
    case = small_case()
    requests, vehicles = requests_of(case), vehicles_of(case)
    legs = legs_of_days(case.travel, requests, vehicles)
    n, v = len(requests), len(vehicles)
    stops = [(r.pickup, r.period, r.day) for r in requests] + [
        (r.delivery, r.period, r.day) for r in requests
    ]
    starts = [(one.start_place, None, one.day) for one in vehicles]
    ends = [(one.end_place, None, one.day) for one in vehicles]
    nodes = [*stops, *starts, *ends]
    compared = 0
    for a in range(2 * n + v):
        for b in (*range(2 * n), *range(2 * n + v, 2 * n + 2 * v)):
            periods = [period for period in (nodes[a][1], nodes[b][1]) if period is not None]
            if nodes[a][2] == nodes[b][2] and periods:
                at = legs.row[a] + legs.column[b]
                assert (legs.time[at], legs.metres[at]) == case.travel.leg(nodes[a][0], nodes[b][0], periods)
                compared += 1
    assert compared == 256


def test_nodes_at_one_place_in_one_period_share_their_legs():
    case = small_case()
    requests = [request for request in requests_of(case) if request.session == "S0001"] * 50
    legs = legs_of_days(case.travel, requests, ())
    assert legs.time.size == 4  # home and venue, there and back


def test_without_anything_there_are_no_legs():
    assert legs_of_days(small_case().travel, (), ()).time.size == 0


@pytest.mark.parametrize("period", list(Period))
def test_the_slower_of_two_periods_counts_between_two_stops(period):
    travel = Travel(
        ("a", "b"), np.array([[[0, s]] * 2 for s in (9, 5, 7, 5)], np.int32), np.ones((4, 2, 2), int)
    )
    ends = Ends.at(travel, ("a",), [Period.INTER_PEAK]), Ends.at(travel, ("b",), [period])
    slower = {Period.AM_PEAK: 9, Period.PM_PEAK: 7}.get(period, 5)
    assert legs_between(travel, *ends)[0][0, 0] == slower
