from dataclasses import replace
from datetime import time, timedelta

from numpy.random import default_rng

from geoplan.county.population.booking import Booker, BookingParams, want
from geoplan.county.population.patterns import ContactPattern
from geoplan.county.population.sessions import book_week, make_sessions
from geoplan.county.population.settlements import Settlements
from geoplan.domain.people import LegalStatus
from tests.county.population.small import PLACES, WEEK, family, venue

SETTLEMENTS = Settlements(PLACES)


def wanted(number, sessions=5, every_weeks=1, **changes):
    pattern = ContactPattern(sessions, 60, every_weeks, (time(10),), (), ())
    return want(default_rng(number), family(number, **changes), pattern, [PLACES[0].position], week=WEEK)


def booked(wishes, **params):
    params = BookingParams(**params)
    booker = Booker([venue()], params)
    return booker, book_week(booker, wishes, SETTLEMENTS, [venue()], params)


def codes(wishes):
    return [(f"C{number}",) for number in range(1, len(wishes) + 1)]


def test_court_cases_get_the_room():
    wishes = [wanted(1), wanted(2, status=LegalStatus.INTERIM_CARE_ORDER)]
    booker, week = booked(wishes, overflow_from_share=1.0)
    assert [len(bookings) for bookings in week.bookings] == [0, 5]
    (left,) = week.unplaced(booker, codes(wishes), 30_000)
    assert (left.children, left.sessions) == (("C1",), 5)
    assert left.reason == "every suitable room within 30 km of the nearest venue is taken"


def test_what_no_room_suits_says_so():
    wishes = [wanted(1, high_risk=True)]
    booker, week = booked(wishes, overflow_from_share=1.0)
    (left,) = week.unplaced(booker, codes(wishes), 30_000)
    assert left.reason == "no venue has a room for these ages, this many children and this risk"


def test_venues_are_added_only_when_many_find_no_room():
    wishes = [wanted(number) for number in range(1, 4)]
    _, without = booked(wishes, overflow_from_share=0.7)
    assert without.overflow == ()
    _, overflowing = booked(wishes, overflow_from_share=0.6)
    assert [venue.code for venue in overflowing.overflow] == ["overflow-northam"]
    assert [len(bookings) for bookings in overflowing.bookings] == [5, 5, 5]
    assert overflowing.venues == (venue(), *overflowing.overflow)


def sessions_of(wishes, *, cancelled_share=0.0):
    _, week = booked(wishes)
    workers = {booking: "W001" for bookings in week.bookings for booking in bookings}
    return make_sessions(
        default_rng(1), week, codes(wishes), workers, week=WEEK, cancelled_share=cancelled_share
    )


def test_sessions_are_written_down_in_order_with_what_is_known():
    made = sessions_of([wanted(1, 2), wanted(2, 2, status=LegalStatus.INTERIM_CARE_ORDER)])
    assert [session.code for session in made] == ["S0001", "S0002", "S0003", "S0004"]
    assert [session.first for session in made] == sorted(session.first for session in made)
    assert {session.children: session.court_priority for session in made} == {("C1",): False, ("C2",): True}
    assert all(session.worker == "W001" and session.supervised for session in made)
    assert all(WEEK <= session.first < WEEK + timedelta(days=7) for session in made)


def test_rare_sessions_begin_in_different_weeks():
    settled = [wanted(number, 1, 13, settled=True, status=LegalStatus.CARE_ORDER) for number in range(1, 6)]
    made = sessions_of(settled)
    assert len({session.first - timedelta(days=session.weekday) for session in made}) > 2
    assert not any(session.supervised for session in made)
    assert {session.every_weeks for session in made} == {13}


def test_some_occasions_are_cancelled_later():
    (session,) = sessions_of([wanted(1, 1)], cancelled_share=1.0)
    (day,) = session.cancelled
    assert WEEK + timedelta(days=7) <= day < WEEK + timedelta(weeks=9)
    assert replace(session, cancelled=frozenset()).occurrences(day, day)
