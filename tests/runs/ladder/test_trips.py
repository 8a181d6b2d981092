from dataclasses import replace
from datetime import time

from geoplan.domain.people import Need
from geoplan.domain.plans import clock
from geoplan.domain.seats import SeatStock
from geoplan.runs.case.requests import requests_of
from geoplan.runs.ladder.people import known_people
from geoplan.runs.ladder.trips import best_trip, one_way_s
from tests.runs.worlds import MONDAY, child, driving_carer, school, session, small_case

TIMES = (time(16), time(17))


def world(*, carer_at=30, children=None, schools=None, **changes):
    """Two of a carer's children go to contact at four in the afternoon, from two schools."""
    children = children or (
        child("C1", carer_at, 12, carer="G1", school="a"),
        child("C2", carer_at, 13, carer="G1", school="b"),
    )
    case = small_case(
        children=children,
        carers=(driving_carer("G1", carer_at, **{"max_minutes": None} | changes),),
        schools=schools or (school("a", 10), school("b", 14)),
        sessions=(session("S1", MONDAY, *TIMES, *(item.code for item in children)),),
    )
    return case, known_people(case)[0], {request.code: request for request in requests_of(case)}


def times(*moments):
    return [f"{clock(moment):%H:%M:%S}" for moment in moments]


def test_out_as_late_as_can_be():
    """In the peak a minute of the line takes 72 s: child at 30, venue at 20, carer at 35."""
    sister = child("C1", 30, 12, carer="G1")
    case, carer, requests = world(carer_at=35, children=(sister,))
    trip = best_trip(case, carer, [requests["S1-out"]])
    # Handed over at 15:55, 12 minutes of way, 3 to get in, 6 minutes from the carer's home.
    assert times(trip.leave_s) == ["15:34:00"]
    # 3 minutes to get out, and 18 minutes home.
    assert times(trip.back_s) == ["16:16:00"]
    assert (trip.drive_s, trip.metres, trip.empty_metres) == (15 * 72, 15_000, 15_000)


def test_in_as_early_as_can_be():
    sister = child("C1", 30, 12, carer="G1")
    case, carer, requests = world(carer_at=35, children=(sister,))
    trip = best_trip(case, carer, [requests["S1-in"]])
    # From home to the venue 18 minutes; fetched at 17:00, 3 minutes, 12 of way, 3, and 6 home.
    assert times(trip.leave_s, trip.back_s) == ["16:42:00", "17:24:00"]
    assert (trip.drive_s, trip.metres, trip.empty_metres) == (15 * 72, 15_000, 15_000)


def test_how_far_one_way_is_is_counted_from_or_to_the_own_home():
    sister = child("C1", 30, 12, carer="G1")
    case, carer, requests = world(carer_at=35, children=(sister,))
    assert one_way_s(case, carer, requests["S1-out"]) == 15 * 72
    assert one_way_s(case, carer, requests["S1-in"]) == 15 * 72
    assert best_trip(case, replace(carer, longest_s=15 * 72), [requests["S1-out"]])
    assert best_trip(case, replace(carer, longest_s=15 * 72 - 1), [requests["S1-out"]]) is None


def test_two_schools_on_one_trip_in_the_quicker_order():
    """From 30 to the far school at 10, back to that at 14, and to the venue at 20: not 14, 10, 20."""
    case, carer, requests = world()
    both = [requests["S1-out-b"], requests["S1-out-a"]]
    trip = best_trip(case, carer, both)
    assert [request.code for request in trip.requests] == ["S1-out-a", "S1-out-b"]
    assert trip.drive_s == (20 + 10) * 72
    assert trip == best_trip(case, carer, both[::-1])
    # The first hands over three minutes before the last moment, so that the second still keeps it.
    assert times(trip.leave_s)[0] == times(16 * 3600 - 300 - 3 * 180 - 30 * 72)[0]


def test_no_trip_where_a_school_would_have_to_let_a_pupil_go_too_early():
    """The school at 0 has its pupil for the way by the school at 40 only if it lets go at 14:15."""
    case, carer, requests = world(schools=(school("a", 0), school("b", 40)))
    assert best_trip(case, carer, [requests["S1-out-a"], requests["S1-out-b"]]) is None
    assert best_trip(case, carer, [requests["S1-out-a"]])
    assert best_trip(case, carer, [requests["S1-out-b"]])


def test_no_trip_with_too_few_seats_or_the_wrong_ones():
    case, carer, requests = world()
    both = [requests["S1-out-a"], requests["S1-out-b"]]
    assert best_trip(case, replace(carer, seats=1), both) is None
    small = (
        child("C1", 30, 9, carer="G1", school="a"),
        child("C2", 30, 8, carer="G1", school="b"),
    )
    case, carer, requests = world(children=small)
    both = [requests["S1-out-a"], requests["S1-out-b"]]
    assert best_trip(case, carer, both) is None  # each needs a booster, and there is one
    assert best_trip(case, replace(carer, child_seats=SeatStock(booster=2)), both)


def test_who_travels_alone_shares_no_trip():
    alone = (
        child("C1", 30, 12, carer="G1", needs=frozenset({Need.ALONE})),
        child("C2", 30, 13, carer="G1"),
    )
    never = (
        child("C1", 30, 12, carer="G1"),
        child("C2", 30, 13, carer="G1", never_with=frozenset({"C1"})),
    )
    for children in (alone, never):
        case, carer, requests = world(children=children)
        both = [requests["S1-in-a"], requests["S1-in-b"]]
        assert best_trip(case, carer, both) is None
        assert all(best_trip(case, carer, [request]) for request in both)


def test_no_trip_with_nobody():
    case, carer, _ = world()
    assert best_trip(case, carer, []) is None
