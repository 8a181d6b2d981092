import math
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.domain.geography import Place, PlaceKind
from geoplan.runs.case.requests import requests_of
from geoplan.siting.people import ChildMinutes, changes_of, frontier, groupings_of, minutes_of, spread_of
from tests.runs.worlds import at, child, small_case

WEEK = date(2026, 11, 23)


def minutes(*each_way):
    """Children with one journey each; None for a child who stays at home."""
    return ChildMinutes(
        np.array([value is not None for value in each_way], np.int64),
        np.array([round(60 * (value or 0)) for value in each_way], np.int64),
    )


def test_a_childs_minutes_are_the_average_of_its_journeys_both_ways():
    case = small_case()
    found = minutes_of(case.children, requests_of(case))
    assert found.journeys.tolist() == [4, 4, 2, 4]
    # C0003 is fetched from school, 5 minutes, and brought home, 10, both in the peak, of 72 seconds a minute.
    assert found.each_way.tolist() == [10.0, 10.0, 9.0, 14.0]
    assert found.hours == pytest.approx((40 + 40 + 18 + 56) / 60)


def test_a_child_without_a_journey_has_no_minutes_and_does_not_count():
    found = minutes(10, None, 50)
    assert math.isnan(found.each_way[1])
    spread = spread_of(found.each_way, [20, 45])
    assert (spread.children, spread.mean, spread.worst, spread.within) == (2, 30.0, 50.0, ((20, 1), (45, 1)))
    assert spread.share_within(20) == 0.5


def test_nobody_has_no_average():
    spread = spread_of(np.array([np.nan]), [20])
    assert spread.children == 0
    assert math.isnan(spread.mean)
    assert math.isnan(spread.share_within(20))


def test_gain_and_loss_are_more_than_the_limit():
    change = changes_of(minutes(30, 30, 30, None), minutes(19.9, 20, 40.1, 10), more_than=10)
    assert (change.gain, change.lose, change.same, change.children) == (1, 1, 1, 3)


def test_children_are_grouped_by_district_age_and_the_nearest_place():
    places = (
        Place("a", "A", PlaceKind.TOWN, at(10), "Bassetlaw", "North", 9_000),
        Place("b", "B", PlaceKind.VILLAGE, at(30), "Bassetlaw", "North", 900),
    )
    children = (child("C0001", 12, 3), child("C0002", 29, 14, contact_district=None))
    district, age, home = groupings_of(children, on=WEEK, places=places)
    assert (district.lines, district.of_child) == (("North", "not known"), (0, 1))
    assert [age.lines[group] for group in age.of_child] == ["toddler", "teenager"]
    assert [home.lines[group] for group in home.of_child] == ["town or suburb", "village or country"]


def test_the_frontier_is_what_no_other_beats():
    assert frontier([(10.0, 60.0), (12.0, 50.0), (12.0, 55.0), (9.0, 70.0)]) == (True, True, False, True)
    assert frontier([(1.0, 1.0), (1.0, 1.0)]) == (True, True)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=8))
def test_the_cheapest_point_that_is_best_among_its_equals_is_on_the_frontier(points):
    assert frontier(points)[points.index(min(points))]
