"""
The least to ask for, worked out by hand.

Only D002 drives, from minute 32. S0003-out: C0004 at minute 34 to the venue at 20, there from 10:40 to 10:55.
2 minutes to come there, 3 to get in, 14 on the way: who sets off by 10:36 is in time. 3 to get out, 12 home.
S0003-in: to be fetched from 12:30 on, at minute 34 by 12:47, and 3 and 2 more: back home at 12:52.
All of either is 28 km, 17.4 miles, £7.83.
"""

from dataclasses import replace
from datetime import date, time

import pytest

from geoplan.domain.drivers import Check, ComplianceKind
from geoplan.domain.people import Need
from geoplan.domain.seats import SeatStock
from geoplan.runs.case.params import RunParams
from geoplan.runs.explaining.asks import AskKind, FixLimits
from geoplan.runs.explaining.candidates import candidate_of
from geoplan.runs.explaining.fix_check import case_with, holds
from geoplan.runs.explaining.fixes import fixes_of
from geoplan.runs.explaining.off_duty import off_duty_of
from geoplan.runs.explaining.stage import stage_of
from tests.runs.made_plans import plan_with
from tests.runs.worlds import (
    MONDAY,
    Provider,
    WeeklyHours,
    child,
    driver,
    monday_only,
    session,
    small_children,
    worker,
)

NO_MOVING = FixLimits(most_session_minutes=0)
TO_THE_MINUTE = FixLimits(most_session_minutes=0, round_minutes=1)
ONLY_S0003 = (session("S0003", MONDAY, time(11), time(12, 30), "C0004"),)


def hours(*bounds):
    return WeeklyHours.same_every_day(time(*bounds[0]), time(*bounds[1]))


def case_of(sessions=ONLY_S0003, other=None, **changes):
    return monday_only(drivers=(driver("D002", 32, **changes),), sessions=sessions, **(other or {}))


def fixes(case, code="S0003-out", limits=NO_MOVING, **runs):
    """All fixes of all vehicles, the best first; each is tried out."""
    plan = plan_with(case, **runs)
    stage = stage_of(case, plan, code)
    found = [
        fix
        for number, vehicle in stage.vehicles()
        for fix in fixes_of(stage, candidate_of(stage, number, vehicle), limits)
    ]
    for fix in found:
        assert holds(case, plan, fix), fix.text
    return sorted(found, key=lambda fix: fix.order)


def asks(fix):
    return [(ask.kind, ask.amount, ask.about) for ask in fix.asks]


def test_start_earlier_by_no_more_than_needed_rounded_up_to_five_minutes():
    late = case_of(hours=hours((10, 45), (19, 0)))

    assert [fix.text for fix in fixes(late)] == [
        "D002 could if they started 10 minutes earlier: +17.4 miles, £7.83 (and £3.01 for preferences)"
    ]
    assert asks(fixes(late, limits=TO_THE_MINUTE)[0]) == [(AskKind.START_EARLIER, 9, "")]


def test_a_minute_less_would_not_do():
    eight = case_of(hours=hours((10, 37), (19, 0)))
    nine = case_of(hours=hours((10, 36), (19, 0)))

    assert fixes(eight, limits=TO_THE_MINUTE)[0].asks[0].amount == 1
    assert fixes(nine) == []  # nothing is in the way


def test_end_later():
    # Fetched at 12:30, 3 to get in, 14 of road, 3 to get out, 2 home: 12:52.
    early = case_of(hours=hours((8, 0), (12, 40)))

    assert asks(fixes(early, "S0003-in", TO_THE_MINUTE)[0]) == [(AskKind.END_LATER, 12, "")]
    assert asks(fixes(early, "S0003-in")[0]) == [(AskKind.END_LATER, 15, "")]


def test_start_earlier_and_end_later_where_neither_is_enough():
    # Off by 10:36, so ask for 10:35; 2, 3, 14, 3 and 12 minutes later it is 11:09.
    short = case_of(hours=hours((10, 40), (10, 50)))

    (fix,) = fixes(short)
    assert asks(fix) == [(AskKind.START_EARLIER, 5, ""), (AskKind.END_LATER, 20, "")]


def test_nobody_starts_before_runs_do_or_within_their_own_earlier_stretch():
    split = WeeklyHours((*hours((8, 0), (10, 40)), *hours((10, 45), (19, 0))))

    # The second stretch may begin at 10:40, which is too late, and the first go on until 10:45; at the venue
    # from 10:40 on, nobody is home before 10:55.
    assert fixes(case_of(hours=split)) == []
    assert fixes(case_of(hours=hours((6, 0), (10, 35)))) != []


def test_a_longer_day_by_minutes_and_by_miles():
    # 2 + 3 + 14 + 3 + 12 = 34 minutes.
    assert asks(fixes(case_of(longest_day_minutes=31))[0]) == [(AskKind.LONGER_DAY, 5, "")]
    assert asks(fixes(case_of(longest_day_miles=10))[0]) == [(AskKind.MORE_MILES, 8, "")]


def test_a_week_used_up():
    case = case_of(other={"params": RunParams(week_minutes=20, week_miles=17)})

    assert asks(fixes(case)[0]) == [(AskKind.MORE_WEEK_MINUTES, 10, ""), (AskKind.MORE_WEEK_MILES, 1, "")]


def test_a_child_seat_lent():
    sessions = (session("S0001", MONDAY, time(11), time(12), "C0001", "C0002"),)
    case = case_of(sessions, child_seats=SeatStock(0, 1, 3))

    assert asks(fixes(case, "S0001-out")[0]) == [(AskKind.LEND_SEAT, 1, "forward-facing")]


def test_checks_renewed_and_an_agreement_extended():
    old = (Check(ComplianceKind.MOT, date(2026, 1, 1)),)
    providers = (Provider(code="bassetlaw", name="Bassetlaw Action", contact_districts=frozenset({"South"})),)
    held = tuple(Check(kind, date(2027, 1, 1)) for kind in ComplianceKind if kind is not ComplianceKind.MOT)
    (fix,) = fixes(case_of(compliance=(*held, *old), other={"providers": providers}))

    assert asks(fix) == [(AskKind.RENEW_CHECK, 1, "MOT"), (AskKind.EXTEND_AGREEMENT, 0, "North")]


def test_an_escort_is_paid_and_takes_a_seat():
    children = (*small_children()[:3], child("C0004", 34, 14, needs=frozenset({Need.ESCORT})))
    (fix,) = fixes(case_of(other={"children": children}))

    assert asks(fix) == [(AskKind.SEND_ESCORT, 0, "")]
    assert fix.extra.paid == pytest.approx(45 * 28_000 / 1_609.344 + 1_500)
    assert fixes(case_of(seats=1, other={"children": children})) == []


def test_the_session_moved_where_everybody_is_free():
    # Off at 10:45: ten minutes later will do. The other way would need two hours.
    late = case_of(hours=hours((10, 45), (19, 0)))
    moved = [fix for fix in fixes(late, limits=FixLimits(most_minutes=0)) if fix.asks]

    assert asks(moved[0]) == [(AskKind.MOVE_SESSION, 10, "")]
    assert "the session were 10 minutes later" in moved[0].text


def test_a_session_moved_takes_its_other_journeys_with_it():
    # D002 brings C0004 home from S0003, too; a move that their hours do not allow for that is not held to.
    late = case_of(hours=hours((10, 45), (12, 55)))
    plan = plan_with(late, D002_mon=("S0003-in",))
    stage = stage_of(late, plan, "S0003-out")
    found = [
        fix
        for number, vehicle in stage.vehicles()
        for fix in fixes_of(stage, candidate_of(stage, number, vehicle), FixLimits(most_minutes=0))
    ]

    # The way home ends at 12:52 and has three minutes to spare, so that ten are too many.
    assert found == []


@pytest.mark.parametrize(
    "change",
    [
        {"children": (child("C0004", 34, 14, barred_drivers=frozenset({"D002"})),), "carers": ()},
        {"children": (child("C0004", 34, 14, needs=frozenset({Need.WHEELCHAIR})),), "carers": ()},
    ],
)
def test_rules_of_safety_and_of_the_car_are_never_asked_to_give_way(change):
    assert fixes(case_of(other=change), limits=FixLimits()) == []


def test_a_worker_is_not_asked_for_other_hours():
    # W002 is free between two sessions, and W001 stays at the venue; the gap is too short.
    sessions = (
        *ONLY_S0003,
        session("S0001", MONDAY, time(9), time(10), "C0003", room="2", worker="W002"),
        session("S0002", MONDAY, time(10, 50), time(12), "C0003", room="2", worker="W002"),
    )
    workers = (worker("W000"), worker("W001"), worker("W002"))
    case = case_of(sessions, {"workers": workers}, hours=WeeklyHours())
    found = fixes(case, limits=replace(NO_MOVING, most_asks=3))

    assert [fix for fix in found if fix.person == "W002"] == []


def test_a_worker_is_lent_seats_and_asked_for_more_of_the_week():
    # W002 is free from 11 to 14; C0001 and C0002 are ten minutes away: forty minutes beside two hours.
    sessions = (
        session("S0001", MONDAY, time(12), time(13), "C0001", "C0002"),
        session("S0006", MONDAY, time(10), time(11), "C0003", room="2", worker="W002"),
        session("S0007", MONDAY, time(14), time(15), "C0003", room="2", worker="W002"),
    )
    workers = (worker("W001"), worker("W002", weekly_minutes=135, child_seats=SeatStock(0, 1, 0)))
    case = monday_only(drivers=(), sessions=sessions, workers=workers)
    (fix,) = fixes(case, "S0001-out")

    assert fix.person == "W002"
    assert sorted(asks(fix)) == [
        (AskKind.LEND_SEAT, 1, "forward-facing"),
        (AskKind.MORE_WEEK_MINUTES, 5, ""),
    ]
    granted = case_with(case, fix, plan_with(case).request("S0001-out")).worker["W002"]
    assert (granted.weekly_minutes, granted.child_seats) == (140, SeatStock(0, 2, 0))


def test_who_is_off_that_day_is_asked_for_the_hours_of_the_run():
    case = case_of(hours=WeeklyHours())
    plan = plan_with(case)
    ((candidate, found),) = off_duty_of(stage_of(case, plan, "S0003-out"))

    assert [reason.rule for reason in candidate.reasons] == ["day-off"]
    (fix,) = found
    ask = fix.asks[0]
    assert ask.kind is AskKind.DRIVE_THAT_DAY
    # As early as it may end: at the venue at 10:40, home at 10:55; off at 10:21.
    assert (ask.from_s, ask.until_s) == (10 * 3600 + 20 * 60, 10 * 3600 + 55 * 60)
    assert fix.text.startswith("D002 could if they drove on Monday from 10:20 to 10:55: +17.4 miles, £7.83")
    assert holds(case, plan, fix)


def test_a_fix_granted_changes_the_inputs_and_nothing_else():
    late = case_of(hours=hours((10, 45), (19, 0)))
    plan = plan_with(late)
    (fix,) = fixes(late)
    granted = case_with(late, fix, plan.request("S0003-out"))

    assert granted.driver["D002"].hours.on(MONDAY.weekday())[0].start == time(10, 35)
    assert granted.driver["D002"].hours.on(1) == late.driver["D002"].hours.on(1)
    assert replace(granted, drivers=late.drivers) == late
    assert not holds(late, plan, replace(fix, asks=()))
