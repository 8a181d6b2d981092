"""Calendar files, read back by a reader that knows RFC 5545 and nothing of ours."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.domain.sessions import LONDON
from geoplan.report.calendar.ics import Entry, calendar_text
from tests.report.calendar.reader import moment_of, read_calendar

ISSUED = datetime(2026, 11, 19, 9, 30, 15, tzinfo=UTC)
START = datetime(2026, 11, 24, 9, 35, tzinfo=LONDON)


def entry(uid="a", **other):
    given = {
        "uid": uid,
        "sequence": 0,
        "issued": ISSUED,
        "start": START,
        "end": START + timedelta(hours=2),
        "title": "Driving",
    }
    return Entry(**given | other)


def read(*entries, name="driver D012"):
    return read_calendar(calendar_text(name, entries, version="0.1.0").encode())


def test_a_calendar_says_what_it_is():
    calendar = read(entry())
    assert calendar.one("VERSION") == "2.0"
    assert calendar.text("PRODID") == "-//geoplan//geoplan 0.1.0//EN"
    assert calendar.one("METHOD") == "PUBLISH"
    assert calendar.text("NAME") == calendar.text("X-WR-CALNAME") == "driver D012"


def test_an_entry_has_what_every_entry_needs():
    calendar = read(entry(sequence=3))
    (event,) = calendar.all("VEVENT")
    assert event.one("UID") == "a"
    assert event.one("SEQUENCE") == "3"
    assert event.one("STATUS") == "CONFIRMED"
    assert event.one("CLASS") == "PRIVATE"
    assert event.text("SUMMARY") == "Driving"
    assert moment_of(event, "DTSTAMP", calendar) == ISSUED
    assert not event.has("LOCATION")
    assert not event.has("DESCRIPTION")


@pytest.mark.parametrize(
    ("how", "status", "shown"),
    [
        ({"tentative": True}, "TENTATIVE", "OPAQUE"),
        ({"cancelled": True}, "CANCELLED", "TRANSPARENT"),
        ({"cancelled": True, "tentative": True}, "CANCELLED", "TRANSPARENT"),
    ],
)
def test_what_is_not_settled_or_takes_place_no_more(how, status, shown):
    (event,) = read(entry(**how)).all("VEVENT")
    assert (event.one("STATUS"), event.one("TRANSP")) == (status, shown)


@given(st.datetimes(datetime(1997, 1, 1), datetime(2060, 1, 1)).filter(lambda one: one.hour not in (0, 1, 2)))
def test_moments_are_the_same_by_the_rules_in_the_file_as_by_londons(local):
    start = local.replace(microsecond=0, tzinfo=LONDON)
    calendar = read(entry(start=start, end=start))
    (event,) = calendar.all("VEVENT")
    assert moment_of(event, "DTSTART", calendar) == start
    assert moment_of(event, "DTSTART", calendar).utcoffset() == start.utcoffset()


words = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from('\n\\;,:"é€🚗'), max_size=200
)


@given(words, words, words)
def test_any_words_come_back_as_they_were(title, place, text):
    calendar = read(entry(title=title, place=place, text=text))
    (event,) = calendar.all("VEVENT")
    plain = str.maketrans({"\u2028": " ", "\u2029": " "})
    assert event.text("SUMMARY") == title.translate(plain)
    if place:
        assert event.text("LOCATION") == place.translate(plain)
    if text:
        assert event.text("DESCRIPTION") == text.translate(plain)


@given(st.text(max_size=80))
def test_nothing_that_was_typed_begins_a_line_of_its_own(title):
    (event,) = read(entry(title=f"{title}\r\nATTENDEE:mailto:x\nX:{title}")).all("VEVENT")
    assert not event.has("ATTENDEE")
    assert not event.has("X")


def test_equal_calendars_are_equal_to_the_byte_whatever_their_order():
    one, other = entry("a"), entry("b", title="Other")
    text = calendar_text("x", [one, other], version="1")
    assert text == calendar_text("x", [other, one], version="1")


def test_an_entry_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="ends before it starts"):
        entry(end=START - timedelta(minutes=1))
