from dataclasses import replace
from datetime import datetime, time

import pytest

from geoplan.domain.hours import WeeklyHours
from geoplan.domain.plans import Mode
from geoplan.errors import InputError
from geoplan.io.plans import plan_to_json
from geoplan.runs.case.params import RunParams
from geoplan.runs.check import check
from geoplan.runs.replan import replan
from geoplan.runs.replanning.events import Changes, Off
from geoplan.runs.week import plan_week
from tests.runs.hand_plans import hm
from tests.runs.worlds import (
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    WORKING_HOURS,
    driver,
    session,
    small_case,
    worker,
)

ITERATIONS = 30


def monday(hours, minutes=0):
    return datetime(2026, 11, 23, hours, minutes)


def with_spare(**other):
    """The small world with a third volunteer in the country, who has room for C0001 and C0002 too."""
    seats = small_case().driver["D001"].child_seats
    spare = driver("D003", 36, **{"child_seats": seats} | other)
    return small_case(drivers=(*small_case().drivers, spare))


@pytest.fixture(scope="module")
def case():
    return with_spare()


@pytest.fixture(scope="module")
def plan(case):
    """D001 takes C0001 and C0002 on Monday and Wednesday; D002 takes C0004 on Monday and Thursday."""
    plan = plan_week(case, iterations=200)
    assert [run.code for run in plan.runs] == ["D001-mon", "D002-mon", "D001-wed", "D002-thu"]
    return plan


def replanned(case, plan, *, iterations=ITERATIONS, **changes):
    found = replan(case, plan, Changes(**changes), iterations=iterations)
    assert check(found.case, found.plan, base=plan).ok
    return found


def takers(plan):
    return {cover.request: cover.person or cover.mode.value for cover in plan.coverage}


@pytest.mark.parametrize("now", [None, monday(7), monday(9, 40), datetime(2026, 11, 26, 13)])
def test_without_changes_nothing_changes(case, plan, now):
    found = replan(case, plan, Changes(now=now))
    assert plan_to_json(found.plan) == plan_to_json(plan)
    assert found.case is case
    assert (found.calls, found.notes, found.change_pence) == ((), (), 0)
    assert not found.diff
    assert str(found) == "Nothing changes; nobody needs to be told."
    assert "nobody needs to be told" in found._repr_html_()


def test_another_driver_steps_in_for_one_who_is_off_today(case, plan):
    found = replanned(case, plan, drivers_off=("D001",), now=monday(7))
    after = takers(found.plan)
    assert after["S0001-out"] == after["S0001-in"] == "D003"
    # Wednesday is another day.
    assert after["S0004-out"] == "D001"
    assert found.plan.run("D001-wed") == plan.run("D001-wed")


def test_each_person_told_is_priced_once(case, plan):
    found = replanned(case, plan, drivers_off=("D001",), now=monday(7))
    assert found.diff.told == ("D001", "D003", "G001")
    assert found.change_pence == 3 * case.params.change_pence_per_person


def test_who_is_off_all_week_drives_on_no_day(case, plan):
    found = replanned(case, plan, drivers_off=("D001",))
    assert all(run.person != "D001" for run in found.plan.runs)


def test_who_is_off_on_one_day_drives_on_the_others(case, plan):
    found = replanned(case, plan, drivers_off=(Off(person="D001", days=(WEDNESDAY,)),), now=monday(7))
    assert [run.code for run in found.plan.runs if run.person == "D001"] == ["D001-mon"]
    assert takers(found.plan)["S0004-out"] == "D003"


def test_who_goes_off_with_children_in_the_car_brings_them_first(case, plan):
    found = replanned(case, plan, drivers_off=("D001",), now=monday(9, 40))
    assert found.plan.run("D001-mon").stops == plan.run("D001-mon").stops[:2]
    assert takers(found.plan)["S0001-out"] == "D001"
    assert takers(found.plan)["S0001-in"] == "D003"
    assert found.calls[0].to == "D001"
    assert found.calls[0].words.startswith("Please finish the ride you are on")


def test_who_goes_off_at_once_leaves_an_urgent_call(case, plan):
    off = Off(person="D001", at_once=True)
    found = replanned(case, plan, drivers_off=(off,), now=monday(9, 40))
    assert takers(found.plan)["S0001-out"] == "not covered"
    assert found.calls[0].urgent
    assert found.calls[0].to == "D001"
    assert "Nobody takes S0001-out now: see geoplan runs explain S0001-out." in found.notes


def test_what_starts_within_the_horizon_stays_though_it_could_be_cheaper(case, plan):
    changes = {"cancelled": ("S0004",), "now": monday(8, 45)}
    found = replanned(case, plan, **changes)
    assert found.plan.run("D001-mon").stops[:2] == plan.run("D001-mon").stops[:2]
    assert found.plan.covers("S0001-out") == plan.covers("S0001-out")


def test_a_cancelled_session_leaves_the_plan_and_its_driver_is_told(case, plan):
    found = replanned(case, plan, cancelled=("S0003",), now=monday(9))
    assert "S0003-out" not in takers(found.plan)
    assert all(run.code != "D002-mon" for run in found.plan.runs)
    assert [call.to for call in found.calls] == ["D002", "C0004"]


def test_a_session_cancelled_with_the_children_there_stays_with_a_note(case, plan):
    found = replanned(case, plan, cancelled=("S0001",), now=monday(9, 45))
    assert takers(found.plan) == takers(plan)
    assert found.calls[0].urgent
    assert "S0001-in stays" in found.notes[0]


def test_a_session_that_is_over_is_noted(case, plan):
    found = replanned(case, plan, cancelled=("S0001",), now=datetime(2026, 11, 24, 9))
    assert found.notes == ("Session S0001 is over: there is nothing to cancel.",)
    assert found.calls == ()


def test_who_is_off_with_nothing_to_drive_is_noted_and_changes_nothing(case, plan):
    found = replanned(case, plan, drivers_off=("D003",), now=monday(9))
    assert found.notes == ("D003 has nothing to drive then.",)
    assert (found.calls, takers(found.plan)) == ((), takers(plan))


def test_an_added_session_is_planned(case, plan):
    extra = session("S0900", TUESDAY, time(14), time(15), "C0004")
    found = replanned(case, plan, added=(extra,), now=monday(9))
    assert takers(found.plan)["S0900-out"] in {"D002", "D003"}
    assert "There is a new session, S0900." in {call.to: call.words for call in found.calls}["C0004"]


def test_nobody_new_sets_off_before_the_notice_is_over(case, plan):
    # D003 at minute 36 needs 26 minutes to C0001: off at 09:08 for 09:35.
    in_time = replanned(case, plan, drivers_off=("D001",), now=monday(8, 50))
    assert takers(in_time.plan)["S0001-out"] == "D003"
    too_late = replanned(case, plan, drivers_off=("D001",), now=monday(8, 50), notice_minutes=20)
    assert takers(too_late.plan)["S0001-out"] == "taxi with escort"


def test_who_has_driven_today_goes_on_from_there(case, plan):
    """D001 is at the venue until 11:30 and could take C0004 out at 11:00 only from there."""
    found = replanned(case, plan, drivers_off=("D002", "D003"), now=monday(9, 50))
    run = found.plan.run("D001-mon")
    assert run.requests[0] == "S0001-out"
    assert "S0003-out" in run.requests
    assert run.stops[:2] == plan.run("D001-mon").stops[:2]


def test_pins_stay_and_a_pin_to_who_is_off_goes_with_a_note():
    case = replace(with_spare(), pins={"S0001-in": "D001", "S0003-out": "D003"})
    plan = plan_week(case, iterations=200)
    found = replanned(case, plan, drivers_off=("D001",), now=monday(7))
    assert takers(found.plan)["S0003-out"] == "D003"
    assert found.plan.covers("S0003-out").pinned
    assert found.case.pins == {"S0003-out": "D003"}
    assert found.notes == ("S0001-in was pinned to D001, who is off: the pin is gone.",)


def test_a_change_that_saves_less_than_its_calls_is_not_made():
    """Since the plan was made D003 has hours too, and lives a little nearer to C0004 than D002."""
    then = with_spare()
    spare = replace(then.driver["D003"], hours=WeeklyHours(), home=then.child["C0004"].home)
    then = small_case(drivers=(*then.drivers[:2], spare))
    plan = plan_week(then, iterations=200)
    assert takers(plan)["S0003-out"] == "D002"
    now = replace(then, drivers=(*then.drivers[:2], replace(spare, hours=WORKING_HOURS)))
    changes = {"cancelled": ("S0004",), "now": monday(7), "iterations": 300}
    assert "D003" not in takers(replanned(now, plan, **changes).plan).values()
    free = replace(now, params=RunParams(change_pence_per_person=0, new_face_pence=0))
    assert takers(replanned(free, plan, **changes).plan)["S0003-out"] == "D003"


def test_a_worker_who_drives_finishes_though_the_gap_between_sessions_is_gone():
    """W002 drives C0004 between two sessions; the second is cancelled while C0004 is in the car."""
    case = small_case(
        drivers=(),
        workers=(worker("W001"), worker("W002")),
        sessions=(
            session("S0001", MONDAY, time(10), time(11), "C0003", worker="W002"),
            session("S0002", MONDAY, time(12, 30), time(13, 30), "C0004", worker="W001"),
            session("S0003", MONDAY, time(15), time(16), "C0003", worker="W002"),
        ),
        params=RunParams(taxis_allowed=False),
    )
    plan = plan_week(case, iterations=50)
    assert takers(plan)["S0002-out"] == "W002"
    run = plan.run("W002-mon")
    found = replanned(case, plan, cancelled=("S0003",), now=monday(12, 5))
    (left,) = [one for one in found.plan.runs if one.person == "W002"]
    assert left.stops[: len(found.frozen.closed["W002-mon"].stops)] == run.stops[: len(left.stops)]
    assert takers(found.plan)["S0002-out"] == "W002"


def test_the_same_changes_and_seed_give_the_same_plan_and_calls(case, plan):
    changes = {"drivers_off": ("D001",), "cancelled": ("S0003",), "now": monday(8)}
    one, other = replanned(case, plan, **changes), replanned(case, plan, **changes)
    assert plan_to_json(one.plan) == plan_to_json(other.plan)
    assert one.calls == other.calls


def test_a_plan_of_other_sessions_is_refused(case, plan):
    fewer = replace(case, sessions=case.sessions[1:])
    with pytest.raises(InputError, match="not of these sessions"):
        replan(fewer, plan, Changes(cancelled=("S0002",)))


def test_changes_that_name_nothing_are_refused_before_any_search(case, plan):
    with pytest.raises(InputError, match="D999"):
        replan(case, plan, Changes(drivers_off=("D999",)))


def test_a_journey_that_cannot_be_in_time_any_more_is_pointed_out(case, plan):
    # C0004 is 17 minutes away, and would have to be there by 10:25.
    late = session("S0009", TUESDAY, time(10, 30), time(11), "C0004")
    found = replanned(case, plan, added=(late,), now=datetime(2026, 11, 24, 10, 15))
    assert takers(found.plan)["S0009-out"] == "taxi"
    assert (
        "S0009-out is late: whoever fetches C0004 now is at venue retford by 10:32, not 10:25." in found.notes
    )
    assert not any(note.startswith("S0009-in") for note in found.notes)


def test_the_calls_are_a_table_and_a_page(case, plan):
    found = replanned(case, plan, drivers_off=("D001",), now=monday(7))
    frame = found.to_frame()
    assert list(frame["to"]) == [call.to for call in found.calls]
    assert frame.loc[0, "by"].hour * 3600 + frame.loc[0, "by"].minute * 60 <= hm(9, 33)
    assert str(found).startswith("1. D003, volunteer driver, by 09:")
    assert "<div class='gp-page'>" in found._repr_html_()
    assert "<ol><li><strong>D003, volunteer driver, by 09:" in found._repr_html_()
    assert found.plan.covers("S0001-out").mode is Mode.VOLUNTEER
