from datetime import datetime, time

import pytest

from geoplan.runs.replanning.events import Changes, Off
from tests.runs.hand_plans import hm
from tests.runs.worlds import MONDAY, session


def test_no_changes_are_false_even_with_a_moment():
    assert not Changes(now=datetime(2026, 11, 23, 8))
    assert Changes(cancelled=("S0001",))


def test_a_code_alone_is_off_today():
    off, later = Changes(drivers_off=("D001", Off(person="D002", days=(MONDAY,), at_once=True))).off
    assert off == Off(person="D001")
    assert later.at_once


def test_the_moment_has_the_freeze_and_the_notice():
    changes = Changes(now=datetime(2026, 11, 23, 10, 40), freeze_minutes=30, notice_minutes=5)
    moment = changes.moment
    assert (moment.day, moment.at_s, moment.freeze_s, moment.notice_s) == (MONDAY, hm(10, 40), 1800, 300)
    assert Changes().moment is None


@pytest.mark.parametrize("minutes", [{"freeze_minutes": -1}, {"notice_minutes": -1}])
def test_minutes_are_not_negative(minutes):
    with pytest.raises(ValueError, match="minutes"):
        Changes(**minutes)


@pytest.mark.parametrize(
    "twice",
    [
        {"drivers_off": ("D001", Off(person="D001"))},
        {"cancelled": ("S0001", "S0001")},
        {"added": (session("S9", MONDAY, time(9), time(10), "C0001"),) * 2},
    ],
)
def test_nothing_is_named_twice(twice):
    with pytest.raises(ValueError, match="named twice"):
        Changes(**twice)
