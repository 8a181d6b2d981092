from datetime import UTC, datetime

import pytest

from geoplan.runs.freezing.frozen import Frozen, Moment
from tests.runs.hand_plans import hm
from tests.runs.worlds import MONDAY, TUESDAY


def test_a_moment_counts_from_the_midnight_of_any_day():
    moment = Moment(day=TUESDAY, at_s=hm(10))
    assert moment.on(TUESDAY) == hm(10)
    assert moment.on(MONDAY) == hm(34)
    assert moment.on(TUESDAY.replace(day=25)) == hm(-14)


def test_a_moment_without_a_zone_is_local_and_others_are_turned_into_it():
    # In summer London is an hour ahead of UTC.
    assert Moment.of(datetime(2026, 7, 1, 10, 40)).at_s == hm(10, 40)
    assert Moment.of(datetime(2026, 7, 1, 10, 40, tzinfo=UTC)).at_s == hm(11, 40)


def test_minutes_of_a_moment_become_seconds():
    moment = Moment.of(datetime(2026, 11, 23, 8), freeze_minutes=90, notice_minutes=5)
    assert (moment.freeze_s, moment.notice_s) == (5400, 300)


@pytest.mark.parametrize("wrong", [{"at_s": -1}, {"at_s": 86_400}, {"freeze_s": -1}, {"notice_s": -1}])
def test_a_moment_lies_within_its_day(wrong):
    with pytest.raises(ValueError, match="within its day"):
        Moment(**{"day": MONDAY, "at_s": 0} | wrong)


def test_nobody_sets_off_for_something_new_before_the_notice_is_over():
    frozen = Frozen(moment=Moment(day=TUESDAY, at_s=hm(10), notice_s=600))
    assert frozen.free_from_s(TUESDAY) == hm(10, 10)
    assert frozen.free_from_s(MONDAY) > hm(24)
    assert frozen.free_from_s(TUESDAY.replace(day=25)) == 0


def test_ahead_of_time_nothing_is_too_soon():
    assert Frozen().free_from_s(MONDAY) == 0
