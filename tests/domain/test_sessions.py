from datetime import UTC, date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.hours import Weekday
from geoplan.domain.sessions import ContactSession, Move

MONDAY = date(2015, 6, 8)


def session(**changes):
    values = {
        "code": "S001",
        "children": ("C001",),
        "venue": "meadow-house",
        "room": "1",
        "first": MONDAY,
        "start": time(16),
        "end": time(17, 30),
    }
    return ContactSession(**values | changes)


def days(found):
    return [occasion.start.date() for occasion in found]


def test_a_weekly_session_falls_on_its_weekday():
    found = session().occurrences(date(2015, 6, 1), date(2015, 6, 30))
    assert days(found) == [date(2015, 6, 8), date(2015, 6, 15), date(2015, 6, 22), date(2015, 6, 29)]
    assert session().weekday is Weekday.MONDAY
    assert session().minutes == 90


def test_a_range_that_begins_later_keeps_the_rhythm():
    fortnightly = session(every_weeks=2, until=date(2015, 7, 19))
    assert days(fortnightly.occurrences(date(2015, 6, 9), date(2015, 12, 31))) == [
        date(2015, 6, 22),
        date(2015, 7, 6),
    ]
    assert days(fortnightly.occurrences(date(2015, 6, 22), date(2015, 6, 22))) == [date(2015, 6, 22)]


def test_cancelled_occasions_drop_out_and_moved_ones_appear_where_they_went():
    moved = Move(day=date(2015, 6, 15), to_day=date(2015, 6, 17), start=time(10), end=time(11), room="2")
    changed = session(cancelled=frozenset({date(2015, 6, 22)}), moved=(moved,))
    found = changed.occurrences(MONDAY, date(2015, 6, 29))
    assert days(found) == [MONDAY, date(2015, 6, 17), date(2015, 6, 29)]
    assert (found[1].start.hour, found[1].room, found[1].venue) == (10, "2", "meadow-house")
    assert days(changed.occurrences(date(2015, 6, 17), date(2015, 6, 17))) == [date(2015, 6, 17)]
    assert changed.occurrences(date(2015, 6, 15), date(2015, 6, 15)) == ()


def test_local_time_stays_when_the_clocks_change():
    """Summer time ended on 25 October 2015: 16:00 was 15:00 UTC the Monday before, 16:00 UTC after."""
    before, after = session().occurrences(date(2015, 10, 19), date(2015, 10, 26))
    assert before.start.astimezone(UTC).hour == 15
    assert after.start.astimezone(UTC).hour == 16
    assert before.start.timetz().replace(tzinfo=None) == after.start.timetz().replace(tzinfo=None) == time(16)
    assert after.start.timestamp() - before.start.timestamp() == 7 * 86_400 + 3_600


def test_sessions_back_to_back_do_not_overlap():
    (first,) = session().occurrences(MONDAY, MONDAY)
    (second,) = session(code="S2", start=time(17, 30), end=time(18)).occurrences(MONDAY, MONDAY)
    (third,) = session(code="S3", start=time(17, 29), end=time(18)).occurrences(MONDAY, MONDAY)
    assert not first.overlaps(second)
    assert first.overlaps(third)
    assert third.overlaps(first)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"children": ()}, "no child"),
        ({"children": ("C001", "C001")}, "a child twice"),
        ({"children": ("Ann",)}, "never a name"),
        ({"end": time(16)}, "does not end after it starts"),
        ({"start": time(9, tzinfo=UTC)}, "without a time zone"),
        ({"until": date(2015, 6, 7)}, "ends before its first date"),
        ({"every_weeks": 0}, "weeks between occasions 0"),
        ({"cancelled": frozenset({date(2015, 6, 9)})}, "would not have taken place on 09/06/2015"),
        ({"moved": (Move(date(2015, 6, 1), MONDAY),)}, "would not have taken place on 01/06/2015"),
        ({"moved": (Move(MONDAY, MONDAY, end=time(15)),)}, "does not end after it starts"),
        ({"moved": (Move(MONDAY, MONDAY),), "cancelled": frozenset({MONDAY})}, "both moved and cancelled"),
    ],
)
def test_contradictions_are_refused(changes, message):
    with pytest.raises(ValueError, match=message):
        session(**changes)


@settings(max_examples=80)
@given(
    st.integers(1, 13),
    st.dates(date(2015, 1, 1), date(2016, 12, 31)),
    st.integers(0, 200),
    st.none() | st.integers(0, 400),
)
def test_occurrences_agree_with_looking_at_every_day(every_weeks, since, length, lasts):
    until = None if lasts is None else MONDAY + timedelta(days=lasts)
    arranged = session(every_weeks=every_weeks, until=until)
    last = since + timedelta(days=length)
    expected = [
        day
        for day in (since + timedelta(days=at) for at in range(length + 1))
        if day >= MONDAY and (until is None or day <= until) and (day - MONDAY).days % (7 * every_weeks) == 0
    ]
    assert days(arranged.occurrences(since, last)) == expected
