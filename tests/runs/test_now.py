"""Questions and moves while a plan is driven: what is done stays, and nobody sets off in the past."""

from datetime import datetime, time

import pytest

from geoplan.domain.plans import Mode
from geoplan.errors import InfeasibleError
from geoplan.runs.check import check
from geoplan.runs.edit import move_all
from geoplan.runs.explain import explain
from geoplan.runs.explaining.asks import AskKind, FixLimits
from geoplan.runs.move import move
from geoplan.runs.week import plan_week
from geoplan.runs.who import who
from tests.runs.worlds import WeeklyHours, driver, monday_only, small_case

# S0001 is on Monday from 10:00 to 11:30, S0003 from 11:00 to 12:30. D001 fetches C0001 and C0002 at about
# 09:35, D002 (at minute 32) C0004 at about 10:35 (at minute 34); D003 lives at minute 36.


def monday(hours, minutes=0):
    return datetime(2026, 11, 23, hours, minutes)


@pytest.fixture(scope="module")
def case():
    return small_case(drivers=(*small_case().drivers, driver("D003", 36)))


@pytest.fixture(scope="module")
def plan(case):
    plan = plan_week(case, iterations=200)
    assert plan.covers("S0001-in").person == "D001"
    assert plan.covers("S0003-in").person == "D002"
    return plan


def test_what_is_driven_or_near_is_with_whom_it_is_and_stays(case, plan):
    found = explain(case, plan, "S0001-out", now=monday(10))
    assert found.why[0].startswith("S0001-out is with volunteer driver D001")
    assert "It is driven already, or starts too soon to be changed." in found.why
    assert (found.fixes, found.obstacles) == ((), ())
    refused = "S0001-out is driven already, or starts too soon to be changed: it stays with D001"
    with pytest.raises(InfeasibleError, match=refused):
        who(case, plan, "S0001-out", now=monday(10))
    with pytest.raises(InfeasibleError, match=refused):
        move(case, plan, "S0001-out", Mode.TAXI_ESCORT, now=monday(10))


def test_nobody_is_offered_who_would_have_to_set_off_in_the_past(case, plan):
    # D003 would set off at 12:14 to be at the venue at 12:30, sixteen minutes away.
    early = who(case, plan, "S0003-in", now=monday(10), freeze_minutes=0).of("D003")
    late = who(case, plan, "S0003-in", now=monday(12, 20), freeze_minutes=0).of("D003")
    assert early.possible
    assert not late.possible
    # Before the week, everything is as if nothing were driven.
    assert who(case, plan, "S0003-in", now=datetime(2026, 11, 20)) == who(case, plan, "S0003-in")


def test_who_has_driven_this_morning_goes_on_from_there(case, plan):
    # D001 is at the venue, having brought C0001 and C0002, and could fetch C0004 there at 12:30 after all.
    found = who(case, plan, "S0003-in", now=monday(10, 30), freeze_minutes=30).of("D001")
    assert found.possible
    moved = move(case, plan, "S0003-in", "D001", now=monday(10, 30), freeze_minutes=30)
    was, now = plan.run("D001-mon"), moved.plan.run("D001-mon")
    assert now.stops[:2] == was.stops[:2]
    assert now.start_s == was.start_s
    assert moved.plan.run("D001-wed") == plan.run("D001-wed")
    assert check(moved.case, moved.plan).ok


def test_edits_of_the_afternoon_leave_the_morning_alone(case, plan):
    edited, after = move_all(case, plan, {"S0003-in": "taxi"}, now=monday(11))
    assert after.covers("S0003-in").mode is Mode.TAXI
    assert after.run("D001-mon") == plan.run("D001-mon")
    assert after.run("D002-mon").stops == plan.run("D002-mon").stops[:2]
    assert check(edited, after).ok
    with pytest.raises(InfeasibleError, match="S0001-out is driven already"):
        move_all(case, plan, {"S0001-out": "taxi with escort", "S0003-in": "taxi"}, now=monday(11))


def test_a_session_that_is_held_is_not_moved_and_nobody_is_asked_to_have_started(case):
    # D002 could fetch C0004 from S0003, over at 12:30, if they started earlier than 13:00, or it ended later.
    afternoon = WeeklyHours.same_every_day(time(13), time(19))
    bare = monday_only(drivers=(driver("D002", 32, hours=afternoon),), workers=())
    plan = plan_week(bare, iterations=20)

    def asked(now=None):
        found = explain(bare, plan, "S0003-in", now=now, freeze_minutes=0)
        return {ask.kind for fix in found.fixes for ask in fix.asks}

    asked_for = FixLimits(most_minutes=0)
    ahead = explain(bare, plan, "S0003-in", limits=asked_for).fixes
    assert [ask.kind for fix in ahead for ask in fix.asks] == [AskKind.MOVE_SESSION]
    assert explain(bare, plan, "S0003-in", limits=asked_for, now=monday(11, 30)).fixes == ()
    assert asked() == asked(monday(11, 30)) == {AskKind.START_EARLIER}
    # Sixteen minutes to the venue by 12:45 at the latest, and a quarter of an hour of notice.
    assert asked(monday(12, 20)) == set()
