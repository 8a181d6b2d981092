from datetime import date, time

import pytest
from numpy.random import default_rng

from geoplan.county.population.booking import Booker, BookingParams, in_order, want
from geoplan.county.population.patterns import ContactPattern
from geoplan.domain.ages import AgeBand
from geoplan.domain.geography import Position
from geoplan.domain.hours import Weekday, WeeklyHours
from geoplan.domain.people import LegalStatus
from geoplan.domain.venues import RiskRole, Room
from tests.county.population.small import WEEK, family, venue

HERE = Position(53.30, -1.10)


def wanted(
    number=1, sessions=1, *, minutes=60, starts=(time(10),), late=(), weekend=(), homes=(HERE,), **changes
):
    pattern = ContactPattern(sessions, minutes, 1, starts, late, weekend)
    return want(default_rng(1), family(number, **changes), pattern, homes, week=WEEK)


def booked(booker, *wishes):
    return [[(b.venue, b.room, b.start) for b in booker.book(wish)] for wish in wishes]


def test_the_nearest_venue_with_room_then_the_next():
    near, far = venue("near"), venue("far", at=(53.30, -1.00))
    booker = Booker([far, near], BookingParams())
    first, second = wanted(1, 5), wanted(2, 5)
    assert {b.venue for b in booker.book(first)} == {"near"}
    assert {b.venue for b in booker.book(second)} == {"far"}
    assert booker.book(wanted(3, 5)) == []


def test_a_venue_too_far_beyond_the_nearest_is_not_offered():
    near, far = venue("near"), venue("far", at=(53.30, -1.00))
    booker = Booker([near, far], BookingParams(spill_m=5_000))
    booker.book(wanted(1, 5))
    assert booker.book(wanted(2, 1)) == []
    assert booker.suits_anywhere(wanted(2, 1))


def test_one_session_a_day_spread_over_the_week():
    bookings = Booker([venue()], BookingParams()).book(wanted(1, 3))
    days = sorted(b.weekday for b in bookings)
    assert len(set(days)) == 3
    assert days != [0, 1, 2]


def test_a_late_start_in_the_nearest_comes_after_a_good_time_farther_off():
    near, far = venue("near"), venue("far", at=(53.30, -1.00))
    booker = Booker([near, far], BookingParams())
    late = {"starts": (time(16),), "late": (time(17, 30),), "minutes": 90}
    taken = booked(booker, *(wanted(number, 5, **late) for number in (1, 2, 3)))
    assert {slot[0::2] for slot in taken[0]} == {("near", time(16))}
    assert {slot[0::2] for slot in taken[1]} == {("far", time(16))}
    # 16:00 to 17:30 and a quarter of an hour to air the room: 17:30 is too early.
    assert taken[2] == []


def test_sessions_are_split_where_no_venue_holds_them_all():
    three_days = WeeklyHours.same_every_day(time(9), time(17), tuple(Weekday)[:3])
    booker = Booker([venue("near"), venue("far", at=(53.30, -1.00), hours=three_days)], BookingParams())
    left = set(range(5)) - {b.weekday for b in booker.book(wanted(1, 3))}
    split = booker.book(wanted(2, 4))
    assert {b.weekday for b in split if b.venue == "near"} == left
    assert {b.venue for b in split} == {"near", "far"}
    assert len({b.weekday for b in split}) == len(split) > len(left)


def test_what_is_still_missing_is_added_on_other_days():
    booker = Booker([venue()], BookingParams())
    first = booker.book(wanted(1, 2))
    more = booker.book(wanted(1, 5), first)
    assert len({b.weekday for b in first + more}) == 5


def test_rooms_fit_ages_and_numbers_and_venues_fit_the_risk():
    small = venue("small", [Room(code="baby", ages=frozenset({AgeBand.BABY}), children=1)])
    secure = venue("secure", at=(53.3, -1.0), risk=RiskRole.HIGH)
    booker = Booker([small, secure], BookingParams())
    siblings = (date(2008, 1, 1), date(2014, 6, 1))
    assert booked(booker, wanted(1)) == [[("small", "baby", time(10))]]
    assert not booker.suits_anywhere(wanted(2, births=siblings))
    assert booked(booker, wanted(3, births=siblings, high_risk=True)) == [[("secure", "1", time(10))]]


def test_sessions_stay_within_opening_hours_and_use_saturdays_last():
    hours = WeeklyHours.same_every_day(time(10), time(11), [Weekday.MONDAY, Weekday.SATURDAY])
    booker = Booker([venue(hours=hours)], BookingParams())
    both = booker.book(wanted(1, 2, weekend=(time(10),)))
    assert [b.weekday for b in both] == [Weekday.MONDAY, Weekday.SATURDAY]
    assert booker.book(wanted(2, 1, minutes=90)) == []


def test_courts_come_first_then_those_with_little_choice():
    court = wanted(4, status=LegalStatus.INTERIM_CARE_ORDER)
    risky, large, plain = wanted(3, high_risk=True), wanted(2, births=(date(2010, 1, 1),) * 2), wanted(1)
    assert in_order([plain, large, risky, court]) == [court, risky, large, plain]


@pytest.mark.parametrize("params", [{"turnaround_minutes": -5}, {"spill_m": -1}, {"overflow_rooms": 0}])
def test_impossible_parameters_are_refused(params):
    with pytest.raises(ValueError, match=r"turnaround|negative"):
        BookingParams(**params)
