from datetime import date, time

import pytest

from geoplan.costs.claims.asking.times import months_later
from tests.costs.claims.made import EAST, LANE, NOWHERE, WEST, audited, journey, kinds


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 15), 3, date(2026, 4, 15)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_end_where_the_calendar_does(day, months, later):
    assert months_later(day, months) == later


@pytest.mark.parametrize(
    ("submitted", "kind"),
    [(date(2026, 8, 6), ()), (date(2026, 8, 7), ("late",)), (date(2026, 5, 5), ("early",)), (None, ())],
)
def test_three_months_and_not_a_day_more(submitted, kind):
    # Driven 6 May 2026.
    assert kinds(audited(journey(submitted=submitted))) == [kind]


def pair(second, *, first=None, stops=(EAST, WEST), **other):
    """From west by the lane to east at nine, 16 minutes in the morning peak, and another journey."""
    one = journey(2, stops=(WEST, LANE, EAST), miles=6.2, start=(9, 0), **(first or {}))
    miles = 6.2 if LANE in stops else 9
    return kinds(audited(one, journey(3, stops=stops, miles=miles, start=second, **other)))


def test_two_journeys_that_overlap_even_in_three_quarters_of_the_time():
    # Three quarters of 16 minutes are 12; times are taken to be off by ten.
    assert pair((9, 1)) == [("in-two-places",)] * 2
    assert pair((9, 2)) == [(), ()]


def test_the_way_to_where_the_next_begins_counts():
    # Back to west are three quarters of 11.9 minutes more.
    assert pair((9, 10), stops=(WEST, EAST)) == [("in-two-places",)] * 2
    assert pair((9, 11), stops=(WEST, EAST)) == [(), ()]


def test_a_stated_end_counts_where_it_is_later():
    assert pair((9, 40), first={"finish": time(9, 55)}) == [("in-two-places",)] * 2
    assert pair((9, 50), first={"finish": time(9, 55)}) == [(), ()]


def test_a_long_journey_overlaps_more_than_the_next_one():
    long = journey(2, start=(9, 0), finish=time(12, 0))
    audit = audited(
        long,
        journey(3, stops=(EAST, WEST), start=(9, 30)),
        journey(4, stops=(WEST, LANE), miles=3, start=(10, 0)),
    )
    assert kinds(audit) == [("in-two-places",) * 2, ("in-two-places",), ("in-two-places",)]


def test_other_people_and_other_days_do_not_overlap():
    assert pair((9, 0), claimant="D002") == [(), ()]
    assert pair((9, 0), day=date(2026, 5, 7)) == [(), ()]


def test_unknown_places_take_no_time():
    assert pair((9, 1), stops=(NOWHERE, WEST)) == [("in-two-places",)] * 2
    assert pair((9, 2), stops=(NOWHERE, WEST)) == [(), ()]


def test_one_journey_on_two_rows_is_asked_about_as_such_only():
    assert pair((9, 0), stops=(WEST, LANE, EAST)) == [("duplicate",)] * 2


def test_every_row_of_a_journey_overlaps_with_another():
    # Once only the row that stood last was asked about.
    twice = [journey(at, stops=(WEST, LANE, EAST), miles=6.2, start=(9, 0)) for at in (2, 3)]
    other = journey(4, stops=(EAST, WEST), miles=9, start=(9, 1))
    audit = audited(*twice, other)
    assert kinds(audit) == [("duplicate", "in-two-places")] * 2 + [("in-two-places",)]
    (asked,) = audit.journeys[2].queries
    assert [row.row for row in asked.others] == [2, 3]


@pytest.mark.parametrize(
    ("finish", "kind"), [(time(16, 1), ("quick",)), (time(16, 2), ()), (time(15, 0), ()), (None, ())]
)
def test_less_time_than_the_road_takes(finish, kind):
    lane = journey(stops=(WEST, LANE, EAST), miles=6.2, start=(16, 0), finish=finish)
    assert kinds(audited(lane)) == [kind]
