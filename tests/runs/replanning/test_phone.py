from dataclasses import replace
from datetime import datetime

import pytest

from geoplan.domain.changes import changes_between, persons_told
from geoplan.domain.plans import Coverage, Mode
from geoplan.domain.sessions import LONDON
from geoplan.runs.freezing.frozen import Frozen, Moment
from geoplan.runs.replanning.phone import Occasion, Role, calls_of
from tests.runs.hand_plans import CARER_TAKES, good_plan, hm, plan_with, run_of, there_and_back
from tests.runs.worlds import MONDAY, driver, small_case

# D001 sets off at 09:28 for S0001 (C0001 and C0002, carer G001), D002 at 10:23 for S0003 (C0004, no carer).
# D003 is a minute nearer to C0001 than D001, D004 four minutes farther from C0004 than D002.


@pytest.fixture(scope="module")
def case():
    return small_case(
        drivers=(*small_case().drivers, driver("D003", 9), driver("D004", 40)),
    )


@pytest.fixture(scope="module")
def plan(case):
    return good_plan(case)


def frozen_at(hours, minutes=0):
    return Frozen(moment=Moment(day=MONDAY, at_s=hm(hours, minutes)))


def calls(case, before, after, *, frozen=None, leaving=None, too_late=()):
    occasion = Occasion(
        case=case,
        before=before,
        after=after,
        frozen=frozen or frozen_at(8),
        leaving=leaving or {},
        too_late=too_late,
    )
    return calls_of(occasion, changes_between(before, after, minutes=10))


def driven_by(case, plan, code, person):
    """The plan with a run by somebody else at the same times."""
    run = plan.run(code)
    stops = [
        (stop.request, "up" if stop.kind.value == "pickup" else "down", stop.begin_s) for stop in run.stops
    ]
    runs = [run_of(case, person, run.day, stops) if other is run else other for other in plan.runs]
    return plan_with(case, runs, CARER_TAKES)


def without_session(plan, session):
    kept = [request for request in plan.requests if request.session != session]
    return replace(
        plan,
        requests=tuple(kept),
        coverage=tuple(plan.covers(request.code) for request in kept),
        runs=tuple(run for run in plan.runs if not any(code.startswith(session) for code in run.requests)),
    )


def people(found):
    return [call.to for call in found]


def test_nothing_changed_nobody_is_phoned(case, plan):
    assert calls(case, plan, plan) == ()


def test_the_new_driver_is_asked_before_the_old_is_sent_home_then_the_family_then_the_centre(case, plan):
    found = calls(case, plan, driven_by(case, plan, "D001-mon", "D003"))
    assert people(found) == ["D003", "D001", "G001", "retford"]
    assert [call.role for call in found] == [Role.DRIVER, Role.DRIVER, Role.CARER, Role.VENUE]


def test_the_new_driver_is_asked_in_time_for_the_old_even_when_setting_off_later(case, plan):
    after = driven_by(case, driven_by(case, plan, "D001-mon", "D003"), "D002-mon", "D004")
    found = calls(case, plan, after)
    assert people(found) == ["D003", "D001", "G001", "D004", "D002", "C0004", "retford"]
    by = {call.to: call.by_s for call in found}
    assert (by["D003"], by["D001"], by["G001"]) == (hm(9, 29), hm(9, 28), hm(9, 30))


def test_everybody_is_phoned_once_with_all_there_is_to_say(case, plan):
    found = calls(case, plan, driven_by(case, plan, "D001-mon", "D003"))
    assert found[0].requests == ("S0001-out", "S0001-in")
    assert found[0].words == (
        "Can you take C0001 and C0002 (S0001-out)? Set off at 09:29, fetch at the home of C0001 at 09:30, "
        "bring to venue retford by 09:50. Can you take C0001 and C0002 (S0001-in)? Set off at 11:30, "
        "fetch at venue retford at 11:30, bring to the home of C0001 by 11:50."
    )


def test_the_old_driver_and_the_family_hear_no_place(case, plan):
    found = {call.to: call.words for call in calls(case, plan, driven_by(case, plan, "D001-mon", "D003"))}
    assert found["D001"] == (
        "Do not fetch C0001 and C0002 at 09:30 (S0001-out). Do not fetch C0001 and C0002 at 11:30 (S0001-in)."
    )
    assert found["G001"] == (
        "Volunteer driver D003 fetches C0001 and C0002 at about 09:30 (S0001-out), not volunteer driver "
        "D001. Volunteer driver D003 brings C0001 and C0002 home at about 11:50 (S0001-in), not volunteer "
        "driver D001."
    )
    assert found["retford"].startswith("Volunteer driver D003 fetches C0001 and C0002 at about 11:30")


def test_who_is_on_the_way_for_a_cancelled_session_turns_round(case, plan):
    found = calls(case, plan, without_session(plan, "S0001"), frozen=frozen_at(9, 29))
    assert people(found) == ["D001", "G001"]
    assert found[0].words == (
        "Session S0001 is cancelled. Do not fetch C0001 and C0002 at 09:30 (S0001-out). If you are on the "
        "way, turn round. Do not fetch C0001 and C0002 at 11:30 (S0001-in)."
    )
    assert found[1].words == "Session S0001 is cancelled. C0001 and C0002 are not fetched."


def test_who_is_on_the_way_and_has_more_to_do_is_told_where_to_go(case, plan):
    stops = [("S0001-out", "up", hm(9, 30)), ("S0001-out", "down", hm(9, 50))]
    more = there_and_back(
        "S0003", out_up=hm(10, 25), out_down=hm(10, 42), in_up=hm(12, 30), in_down=hm(12, 47)
    )
    before = plan_with(case, [run_of(case, "D001", MONDAY, [*stops, *more])], CARER_TAKES)
    after = plan_with(case, [run_of(case, "D001", MONDAY, more)], CARER_TAKES)
    found = {call.to: call for call in calls(case, before, after, frozen=frozen_at(9, 29))}
    assert "turn round: your next stop is the home of C0004 at 10:25." in found["D001"].words


def test_who_goes_off_is_thanked_at_last(case, plan):
    after = driven_by(case, plan, "D001-mon", "D003")
    found = calls(case, plan, after, leaving={("D001", MONDAY): False})
    assert people(found) == ["D003", "G001", "retford", "D001"]
    assert found[-1].words == (
        "Thank you for telling us. Taken care of: C0001 and C0002 at 09:30 (S0001-out). Taken care of: C0001 "
        "and C0002 at 11:30 (S0001-in)."
    )


def test_who_goes_off_with_children_in_the_car_is_told_at_once_to_finish(case, plan):
    part = plan.run("D001-mon")
    frozen = Frozen(
        moment=Moment(day=MONDAY, at_s=hm(9, 40)), closed={"D001-mon": replace(part, stops=part.stops[:2])}
    )
    first = calls(case, plan, plan, frozen=frozen, leaving={("D001", MONDAY): False})[0]
    assert (first.to, first.urgent) == ("D001", False)
    assert first.words == (
        "Please finish the ride you are on: bring C0001 and C0002 to venue retford by 09:50. "
        "Nothing more after it."
    )


def test_children_who_wait_in_a_car_are_the_first_calls(case, plan):
    nobody = Coverage(request="S0001-out", mode=Mode.NOBODY)
    frozen = Frozen(moment=Moment(day=MONDAY, at_s=hm(9, 40)), requests={"S0001-out": nobody})
    stops = [("S0001-in", "up", hm(11, 30)), ("S0001-in", "down", hm(11, 50))]
    # Somebody sets off long before, but children wait.
    times = there_and_back(
        "S0003", out_up=hm(9, 41), out_down=hm(9, 58), in_up=hm(12, 30), in_down=hm(12, 47)
    )
    runs = [run_of(case, "D003", MONDAY, stops), run_of(case, "D004", MONDAY, times)]
    after = plan_with(case, runs, {**CARER_TAKES, "S0001-out": (Mode.NOBODY, None, 0)})
    found = calls(case, plan, after, frozen=frozen, leaving={("D001", MONDAY): True})
    assert people(found)[:2] == ["D001", "G001"]
    assert [call.urgent for call in found][:3] == [True, True, False]
    assert found[0].words.startswith("Stay with C0001 and C0002 until somebody comes, and say where you are")
    assert "cannot drive on with C0001 and C0002" in found[1].words


def test_a_session_cancelled_too_late_is_urgent_for_driver_and_centre(case, plan):
    found = calls(case, plan, plan, frozen=frozen_at(9, 45), too_late=("S0001-in",))
    assert people(found) == ["D001", "retford"]
    assert all(call.urgent for call in found)
    assert "go on: bring C0001 and C0002 to venue retford" in found[0].words
    assert "The way home stays: volunteer driver D001 at about 11:30 (S0001-in)" in found[1].words


def test_children_at_the_venue_of_a_cancelled_session_concern_the_centre_only(case, plan):
    found = calls(case, plan, plan, frozen=frozen_at(10, 15), too_late=("S0001-in",))
    assert people(found) == ["retford"]


def test_the_taxi_firm_has_one_call_with_every_booking(case, plan):
    after = plan_with(case, [plan.run("D001-mon"), plan.run("D001-wed")], CARER_TAKES)
    booked = {call.role: call for call in calls(case, plan, after)}[Role.TAXI]
    assert booked.requests == ("S0003-out", "S0003-in")
    assert booked.words.startswith(
        "Please send a taxi for 1 child, C0004 (S0003-out): from the home of C0004"
    )
    assert "leaving by 10:38" in booked.words
    assert "there between 10:40 and 10:55" in booked.words
    back = {call.role: call for call in calls(case, after, plan)}[Role.TAXI]
    assert back.words.startswith("Please cancel a taxi for C0004 at 10:23 (S0003-out).")


def test_no_call_is_due_before_now(case, plan):
    after = plan_with(case, [plan.run("D001-mon"), plan.run("D001-wed")], CARER_TAKES)
    due = [
        {call.role: call for call in calls(case, plan, after, frozen=frozen_at(hours, 30))}[Role.TAXI].by_s
        for hours in (8, 10)
    ]
    assert hm(8, 30) < due[0] < due[1] == hm(10, 30)


def test_each_thing_to_say_is_a_line_and_how_soon_is_in_words(case, plan):
    after = driven_by(case, plan, "D001-mon", "D003")
    found = {call.to: call for call in calls(case, plan, after, leaving={("D001", MONDAY): False})}
    assert [line[:36] for line in found["D003"].lines] == [
        "Can you take C0001 and C0002 (S0001-",
        "Can you take C0001 and C0002 (S0001-",
    ]
    assert found["D003"].head == "D003, volunteer driver, by 09:29"
    assert found["D001"].head == "D001, volunteer driver, when there is time"
    now = {call.to: call.head for call in calls(case, plan, after, frozen=frozen_at(9, 29))}
    assert now["D003"] == "D003, volunteer driver, now"
    ahead = {call.to: call.when for call in calls(case, plan, after, frozen=Frozen())}
    assert ahead["D003"] == "by Monday 23/11 09:29"


def test_a_carer_who_is_to_drive_is_asked_and_not_told_of_oneself(case, plan):
    without = plan_with(case, plan.runs, {})
    found = {call.to: call for call in calls(case, without, plan)}
    assert found["G002"].role is Role.CARER
    assert found["G002"].words.startswith("Can you take C0003 (S0002-out)? It is from school north-school")
    assert "Foster carer G002 fetches C0003" in found["north-school"].words
    assert "home:" not in found["north-school"].words + found["retford"].words


def test_a_carer_who_drives_no_more_hears_who_does(case, plan):
    found = {call.to: call for call in calls(case, plan, plan_with(case, plan.runs, {}))}
    assert "A taxi fetches C0003" in found["G002"].words
    assert "not foster carer G002" in found["G002"].words


def test_where_nobody_can_the_family_is_asked_and_the_centre_told(case, plan):
    others = {**CARER_TAKES, "S0003-out": (Mode.NOBODY, None, 0)}
    runs = [plan.run("D001-mon"), plan.run("D001-wed")]
    found = {call.to: call.words for call in calls(case, plan, plan_with(case, runs, others))}
    assert "Nobody can take C0004 to contact yet (S0003-out): can you?" in found["C0004"]
    assert "Nobody can bring C0004 to session S0003 yet (S0003-out)." in found["retford"]


def test_another_time_is_told_to_driver_family_and_centre(case, plan):
    times = {"out_up": hm(9, 30), "out_down": hm(9, 50), "in_up": hm(11, 45), "in_down": hm(12, 5)}
    later = run_of(case, "D001", MONDAY, there_and_back("S0001", **times))
    runs = [later if run.code == "D001-mon" else run for run in plan.runs]
    found = {call.to: call.words for call in calls(case, plan, plan_with(case, runs, CARER_TAKES))}
    moved = "C0001 and C0002 (S0001-in): fetched at 11:45, not 11:30; there at 12:05, not 11:50."
    assert found == {
        "D001": f"{moved} Set off at 11:45.",
        "G001": moved,
        "retford": "Volunteer driver D001 fetches C0001 and C0002 at about 11:45 (S0001-in).",
    }


def test_another_day_is_said(case, plan):
    found = calls(case, plan, driven_by(case, plan, "D001-wed", "D003"))
    assert all(call.words.startswith("Wednesday 25/11: ") for call in found)
    assert found[0].by == datetime(2026, 11, 25, 9, 29, tzinfo=LONDON)
    ahead = calls(case, plan, driven_by(case, plan, "D001-mon", "D003"), frozen=Frozen())
    assert all(call.words.startswith("Monday 23/11: ") for call in ahead)


def test_all_who_are_priced_are_phoned_and_nobody_else_but_schools_and_centres(case, plan):
    after = driven_by(case, without_session(plan, "S0004"), "D001-mon", "D003")
    carers = {child.code: child.carer for child in case.children}
    told = set(persons_told(changes_between(plan, after, minutes=10), carers))
    found = calls(case, plan, after)
    assert told == {call.to for call in found if call.role not in (Role.SCHOOL, Role.VENUE)}
