"""Sessions to rooms: what stays, what moves, who goes first, and why somebody has no room."""

from dataclasses import replace
from datetime import time

import pytest

from geoplan.domain.ages import AgeBand
from geoplan.domain.hours import DayHours, Weekday, WeeklyHours
from geoplan.domain.venues import RiskRole
from geoplan.errors import InputError
from geoplan.siting.rooms import allot, check_allotment, utilisation
from geoplan.siting.rooms.utilisation import utilisation_of
from tests.siting.rooms.weeks import (
    MONDAY,
    QUIET,
    TUESDAY,
    at,
    changed,
    child,
    hours,
    room,
    session,
    small,
    venue,
    week,
    worker,
)


def where(found):
    return {one.occasion.session: (one.venue, one.room, f"{one.start:%a %H:%M}") for one in found.placed}


def test_a_week_that_fits_stays_as_it_is():
    found = allot(small())
    assert [one.changes for one in found.placed] == [(), (), ()]
    # Nobody is on the way but C0003: two minutes there, two back, at 20 pence.
    assert (found.pence, found.bound, found.proven) == (80, 80, True)


def test_a_closed_venue_sends_its_sessions_to_the_nearest_room_that_suits():
    given = changed(small(replace(QUIET, move_minutes=60)), "S0001", start=time(11), end=time(12))
    found = allot(given.closed("mill"))
    # C0003 is nine, too old for the toddlers' room that is free at ten: an hour later, or earlier.
    assert where(found)["S0003"] in (("hall", "all", "Mon 09:00"), ("hall", "all", "Mon 11:00"))
    assert check_allotment(given.closed("mill"), found) == ()
    # 18 minutes each way; another venue; another time, 60 minutes off.
    assert found.pence == 2 * 18 * 20 + 1_500 + 500 + 60 * 5


def test_a_child_keeps_its_venue_unless_the_way_is_worth_more():
    near_mill = week(
        [session("S1", MONDAY, time(10), time(11), "C1", venue="hall", room="1", worker="W1")],
        [(child("C1", 0), 45.0)],
        [(venue("hall"), 20.0), (venue("mill"), 45.0)],
        [worker("W1", "hall"), worker("W2", "mill")],
    )
    # 50 minutes there and back, 1,000 pence, are saved: less than the 1,500 of another venue.
    assert where(allot(near_mill))["S1"][0] == "hall"
    dearer = replace(near_mill, params=replace(QUIET, pence_per_child_minute=31))
    found = allot(dearer)
    assert where(found)["S1"][0] == "mill"
    assert found.placed[0].worker == "W2"


def test_a_courts_session_goes_first_whatever_it_costs():
    given = changed(small(), "S0003", court_priority=True).closed("mill")
    found = allot(given)
    assert [(one.occasion.session, one.court) for one in found.unplaced] == [("S0002", False)]
    assert where(found)["S0003"][:2] == ("hall", "all")


def test_two_others_are_left_out_rather_than_one_of_a_court():
    one_room = week(
        [
            session("S1", MONDAY, time(9), time(12), "C1", court_priority=True),
            session("S2", MONDAY, time(9), time(10), "C2"),
            session("S3", MONDAY, time(11), time(12), "C3"),
        ],
        [(child(f"C{n}", 20), 20.0) for n in (1, 2, 3)],
        [(venue("retford", rooms=(room("1"),)), 20.0)],
        [worker("W001"), worker("W002")],
        replace(QUIET, unplaced_court_pence=50_000),
    )
    assert [one.occasion.session for one in allot(one_room).unplaced] == ["S2", "S3"]


def test_high_risk_goes_where_it_is_taken():
    given = small()
    hall, mill = given.venues
    risky = changed(
        given.with_venues([hall, replace(mill, risk_role=RiskRole.BOTH)]), "S0002", high_risk=True
    )
    found = allot(risky)
    assert where(found)["S0002"][:2] == ("mill", "one")
    assert [one.occasion.session for one in found.unplaced] == []


def test_a_window_may_name_another_day():
    stated = WeeklyHours((DayHours(Weekday.TUESDAY, time(12), time(15)),))
    found = allot(small(windows={"S0002": stated}))
    assert where(found)["S0002"][2] == "Tue 12:00"


def test_an_after_school_session_stays_after_school():
    pupil = [(child("C1", 20, school="north-school"), 20.0), (child("C2", 20), 20.0)]
    both = [
        session("S1", MONDAY, time(15, 30), time(16, 30), "C1"),
        session("S2", MONDAY, time(15, 30), time(16, 30), "C2"),
    ]
    given = week(
        both,
        pupil,
        [(venue("retford", rooms=(room("1"),), hours=hours(9, 17)), 20.0)],
        [worker("W001")],
        replace(QUIET, move_minutes=60),
    )
    assert where(allot(given)) == {"S1": ("retford", "1", "Mon 15:30"), "S2": ("retford", "1", "Mon 14:30")}


def test_a_new_venue_without_workers_borrows_one():
    given = small(replace(QUIET, lend_minutes=30)).closed("mill")
    barn = venue("barn", rooms=(room("one"),))
    opened = small(replace(QUIET, lend_minutes=30), also={"mill": 40.0, "barn": 36.0})
    opened = replace(opened, venues=(given.venues[0], barn))
    found = allot(opened)
    assert check_allotment(opened, found) == ()
    assert where(found)["S0003"][:2] == ("barn", "one")
    # W003's own base is closed; barn is four minutes, two miles, from it: there and back.
    assert [(one.worker, one.base, one.venue) for one in found.lent] == [("W003", "mill", "barn")]
    assert found.lent[0].pence == round(1_900 * 8 / 60 + 45 * 4)


def test_rooms_alike_change_hands_only_where_they_must():
    people = [(child(f"C{n}", 20), 20.0) for n in (1, 2)]
    ten = (MONDAY, time(10), time(11))
    sessions = [session("S1", *ten, "C1", room="2"), session("S2", *ten, "C2", room="1")]
    two = week(sessions, people, [(venue(), 20.0)], [worker("W001"), worker("W002")])
    found = allot(two)
    assert {code: place[1] for code, place in where(found).items()} == {"S1": "2", "S2": "1"}


def test_the_same_worker_stays_and_notes_keep_them_apart():
    people = [(child(f"C{n}", 20), 20.0) for n in (1, 2)]
    sessions = [
        session("S1", MONDAY, time(10), time(11), "C1", worker="W002"),
        session("S2", MONDAY, time(11), time(12), "C2", worker="W002"),
    ]
    given = week(sessions, people, [(venue(), 20.0)], [worker("W001"), worker("W002")])
    assert [one.worker for one in allot(given).placed] == ["W002", "W002"]
    apart = allot(replace(given, params=replace(QUIET, notes_minutes=15)))
    assert sorted(one.worker for one in apart.placed) == ["W001", "W002"]


def reason(given):
    (one,) = allot(given).unplaced
    return one


def test_a_missing_room_is_named():
    full = changed(small().closed("mill"), "S0002", court_priority=True)
    one = reason(full)
    assert one.occasion.session == "S0003"
    assert one.reason == "every room for child, 1 child within reach is taken at its times"
    assert one.helps == (
        "60 minutes earlier: hall, Monday 09:00–10:00",
        "one more room for child, 1 child, and a worker: hall, Monday 10:00–11:00",
        "another day: hall, Tuesday 10:00–11:00",
    )
    # With a third worker there, one more room would do; and it does.
    more = replace(full, workers=(*full.workers, worker("W004", "hall")))
    assert "one more room for child, 1 child: hall, Monday 10:00–11:00" in reason(more).helps
    hall = more.venues[0]
    assert not allot(more.with_venues([replace(hall, rooms=(*hall.rooms, room("new")))])).unplaced


def test_a_missing_worker_is_named():
    given = small()
    few = replace(given, workers=given.workers[:1] + given.workers[2:])
    one = reason(few)
    assert one.reason.endswith("is free, no worker is")
    assert "one more worker: hall, Monday 10:00–11:00" in one.helps
    assert not allot(replace(few, workers=(*few.workers, worker("W009", "hall")))).unplaced


def test_too_short_hours_are_named_with_the_minutes():
    given = small()
    hall, mill = given.venues
    early = replace(mill, hours=hours(9, 10))
    one = reason(given.with_venues([hall, early]))
    assert one.reason == "every room for child, 1 child within reach is taken at its times"
    assert "mill open and staffed 60 minutes longer, Monday 10:00–11:00" in one.helps
    near = replace(given, params=replace(QUIET, most_travel_minutes=5))
    one = reason(near.with_venues([hall, early]))
    assert one.reason == "no venue with a room for child, 1 child is open at its times"
    assert one.helps[0] == "60 minutes earlier: mill, Monday 09:00–10:00"


def test_a_way_that_is_too_long_is_named_with_the_minutes():
    given = changed(
        small(replace(QUIET, most_travel_minutes=15)).closed("mill"), "S0003", court_priority=True
    )
    one = reason(given)
    assert one.reason == "no room for child, 1 child is within 15 minutes"
    assert one.helps == ("4 more minutes of travel allowed, to hall",)


def test_a_room_that_no_venue_has_is_named():
    teens = [AgeBand.TEENAGER, AgeBand.TODDLER]
    given = small()
    hall, mill = given.venues
    young = [
        replace(
            each, rooms=tuple(replace(one, ages=frozenset(AgeBand) - set(teens[:1])) for one in each.rooms)
        )
        for each in (hall, mill)
    ]
    older = replace(given, children=(*given.children[:2], child("C0003", 38, 14))).with_venues(young)
    one = reason(older)
    assert one.reason == "no venue has a room for teenager, 1 child"
    assert one.helps == ("a room for teenager, 1 child; the nearest venue is mill",)


def test_everything_that_does_not_exist_is_told_at_once():
    given = small()
    with pytest.raises(InputError) as told:
        replace(
            given,
            week=TUESDAY,
            children=given.children[:2],
            windows={"S9": hours(9, 10)},
            workers=(*given.workers, worker("W001", "nowhere")),
        )
    text = str(told.value)
    for part in (
        "S0003 has a child C0003",
        "session S9",
        "worker W001 is there 2 times",
        "nowhere",
        "Monday",
    ):
        assert part in text


def test_rooms_are_as_full_as_their_minutes():
    given = small()
    full = utilisation(given, allot(given)).to_frame()
    ten = full[(full["room"] == "all") & (full["weekday"] == "Monday") & (full["hour"] == 10)]
    assert ten["share"].tolist() == [1.0]
    # Open 08:30–19:00 five days, used for one of 52.5 hours.
    one = full[full["room"] == "one"]
    assert (one["open_minutes"].sum(), one["used_minutes"].sum()) == (52.5 * 60, 60)
    by_hour = utilisation(given, allot(given)).by_room_and_hour()
    assert by_hour.loc[("mill", "one"), 10] == pytest.approx(1 / 5)


def test_a_room_with_two_sessions_at_once_is_in_use_once():
    given = small()
    twice = [replace(one, venue="hall", room="all") for one in given.occasions[:2]]
    full = utilisation_of(given.venues, [*twice, replace(twice[0], start=at(9, 30), end=at(10, 15))])
    mornings = [one for one in full.hours if one.room == "all" and one.weekday is Weekday.MONDAY][:4]
    assert [(one.hour, one.open_minutes, one.used_minutes) for one in mornings] == [
        (8, 30, 0),
        (9, 60, 30),
        (10, 60, 60),
        (11, 60, 0),
    ]
    # 90 minutes of the 105 hours for which the two rooms are open.
    assert full.share("hall") == pytest.approx(90 / (2 * 52.5 * 60))
    assert (full.share("nowhere"), full.share("mill")) == (None, 0)


def test_tables_have_a_row_for_everybody():
    given = small().closed("mill")
    found = allot(given)
    placed, left = found.to_frame(), found.unplaced_to_frame()
    assert len(placed) + len(left) == 3
    assert left.iloc[0]["least_help"] == found.unplaced[0].helps[0]
    assert at(10) in [one.start for one in found.placed]
