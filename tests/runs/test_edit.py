from datetime import time

import pytest

from geoplan.domain.hours import WeeklyHours
from geoplan.errors import InfeasibleError
from geoplan.runs.check import check
from geoplan.runs.edit import move_all, release
from geoplan.runs.move import move
from tests.runs.made_plans import plan_with
from tests.runs.worlds import MONDAY, child, driver, monday_only, session


def two_at_once():
    """Two journeys at the same time, one with each of two drivers who have a seat each."""
    case = monday_only(
        children=(child("C0001", 10, 14), child("C0002", 12, 14)),
        carers=(),
        schools=(),
        drivers=(
            driver("D001", 8, seats=1),
            driver("D002", 9, seats=1),
            driver("D003", 5, hours=WeeklyHours()),
        ),
        sessions=(
            session("S0001", MONDAY, time(10), time(11), "C0001"),
            session("S0002", MONDAY, time(10), time(11), "C0002", room="2"),
        ),
    )
    return case, plan_with(case, D001_mon=("S0001-out",), D002_mon=("S0002-out",))


def takers(plan):
    return {cover.request: cover.person for cover in plan.coverage}


def test_two_drivers_exchange_journeys_that_neither_could_take_first():
    case, plan = two_at_once()
    pins = {"S0001-out": "D002", "S0002-out": "D001"}
    with pytest.raises(InfeasibleError):
        move(case, plan, "S0001-out", "D002")
    case, swapped = move_all(case, plan, pins)
    assert case.pins == pins
    assert takers(swapped) == takers(plan) | pins
    assert check(case, swapped).ok


def test_one_move_may_make_room_for_another_whatever_their_order():
    case, plan = two_at_once()
    case, moved = move_all(case, plan, {"S0001-out": "D002", "S0002-out": "taxi"})
    assert takers(moved)["S0001-out"] == "D002"
    assert case.pins["S0002-out"] == "taxi"


def test_everything_that_cannot_move_is_told():
    case, plan = two_at_once()
    with pytest.raises(InfeasibleError) as caught:
        move_all(case, plan, {"S0001-out": "D003", "S0002-out": "D003", "S0001-in": "taxi"})
    assert "S0001-out cannot move to D003" in str(caught.value)
    assert "S0002-out cannot move to D003" in str(caught.value)


def test_without_edits_nothing_changes():
    case, plan = two_at_once()
    assert move_all(case, plan, {}) == (case, plan)


def test_a_pin_taken_away_leaves_the_journey_where_it_is():
    case, plan = two_at_once()
    pinned = move(case, plan, "S0001-out", "D001")
    assert pinned.plan.covers("S0001-out").pinned
    freed, after = release(pinned.case, pinned.plan, ["S0001-out"])
    assert freed.pins == {}
    assert after == plan
