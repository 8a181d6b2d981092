"""What a later plan does to what stands in calendars already."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.domain.calendars import Wanted, reissued
from geoplan.domain.sessions import LONDON

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
THEN = datetime(2026, 11, 19, 9, tzinfo=UTC)
LATER = THEN + timedelta(days=1)


def wanted(uid="a", *, day=MONDAY, hour=10, content="x", holder="D1"):
    start = datetime(day.year, day.month, day.day, hour, tzinfo=LONDON)
    return Wanted(
        uid=uid, holder=holder, day=day, start=start, end=start + timedelta(hours=1), content=content
    )


def issue(before, *entries, days=(MONDAY, TUESDAY), at=LATER):
    return reissued(before, entries, days=days, at=at)


FIRST = issue((), wanted("a"), wanted("b", day=TUESDAY), at=THEN)


def test_what_is_new_is_version_0():
    assert [(one.uid, one.sequence, one.at, one.cancelled) for one in FIRST] == [
        ("a", 0, THEN, False),
        ("b", 0, THEN, False),
    ]


def test_what_is_the_same_stays_the_version_it_is():
    assert issue(FIRST, wanted("b", day=TUESDAY), wanted("a")) == FIRST


@pytest.mark.parametrize("change", [{"hour": 11}, {"content": "y"}, {"holder": "D2"}, {"day": TUESDAY}])
def test_what_changes_is_the_next_version(change):
    a, b = issue(FIRST, wanted("a", **change), wanted("b", day=TUESDAY))
    assert (a.uid, a.sequence, a.at, a.cancelled) == ("a", 1, LATER, False)
    assert b is FIRST[1]


def test_what_is_gone_is_cancelled_once_where_it_stood():
    a, _b = cancelled = issue(FIRST, wanted("b", day=TUESDAY))
    assert (a.sequence, a.cancelled, a.at, a.start) == (1, True, LATER, FIRST[0].start)
    assert issue(cancelled, wanted("b", day=TUESDAY), at=LATER + timedelta(days=1)) == cancelled


def test_what_comes_back_is_a_later_version_than_its_cancellation():
    gone = issue(FIRST, wanted("b", day=TUESDAY))
    a, _ = issue(gone, wanted("a"), wanted("b", day=TUESDAY))
    assert (a.sequence, a.cancelled) == (2, False)


def test_days_that_a_plan_is_not_about_stay():
    assert issue(FIRST, wanted("a"), days=(MONDAY,)) == FIRST


def test_two_entries_cannot_have_one_identifier():
    with pytest.raises(ValueError, match="one identifier"):
        issue((), wanted("a"), wanted("a", hour=11))


plans = st.lists(
    st.builds(wanted, st.sampled_from("abc"), hour=st.integers(8, 10), holder=st.sampled_from(["D1", "D2"])),
    unique_by=lambda one: one.uid,
)


@given(st.lists(plans, max_size=6))
def test_versions_only_rise_and_nothing_issued_is_ever_left_out(weeks):
    before = ()
    for hours, week in enumerate(weeks):
        after = issue(before, *week, at=THEN + timedelta(hours=hours))
        old, new = ({one.uid: one for one in some} for some in (before, after))
        assert set(old) <= set(new)
        assert {uid for uid, one in new.items() if not one.cancelled} == {one.uid for one in week}
        for uid, one in old.items():
            rises = new[uid].sequence - one.sequence
            assert (rises == 0) == (new[uid] == one)
            assert rises in (0, 1)
        before = after
