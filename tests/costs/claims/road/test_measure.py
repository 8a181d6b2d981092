from datetime import date

import pytest

from geoplan.costs.claims.road.measure import leg_keys, located, period_at
from geoplan.domain.periods import Period
from tests.costs.claims.made import EAST, LANE, NOWHERE, WEST, journey


@pytest.mark.parametrize(
    ("start", "day", "period"),
    [
        ((8, 0), date(2026, 5, 6), Period.AM_PEAK),
        (None, date(2026, 5, 6), Period.INTER_PEAK),
        ((16, 0), date(2026, 5, 6), Period.PM_PEAK),
        ((16, 0), date(2026, 5, 9), Period.OFF_PEAK),
        (None, date(2026, 5, 10), Period.OFF_PEAK),
    ],
)
def test_the_part_of_the_day(start, day, period):
    assert period_at(journey(start=start, day=day)) is period


def test_stretches_join_stops_in_order_and_only_where_all_are_known():
    keys = leg_keys(journey(stops=(WEST, LANE, EAST)))
    assert [key[:2] for key in keys] == [("west-1", "lane-1"), ("lane-1", "east-1")]
    assert leg_keys(journey(stops=(WEST, NOWHERE, EAST))) == ()
    assert leg_keys(journey(stops=(WEST,))) == ()


def test_each_known_place_is_located_once():
    journeys = [journey(2), journey(3, stops=(EAST, NOWHERE, WEST))]
    assert [stop.label for stop in located(journeys)] == ["west-1", "east-1"]
