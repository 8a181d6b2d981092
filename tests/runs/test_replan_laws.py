"""What holds for every re-plan, whatever happens and whenever."""

from datetime import datetime, time, timedelta
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geoplan.domain.changes import changes_between, persons_told
from geoplan.domain.plans import Mode
from geoplan.io.plans import plan_to_json
from geoplan.runs.assembling.assemble import assemble, routes_of
from geoplan.runs.building.plan import plan_of
from geoplan.runs.case.legs import legs_of
from geoplan.runs.check import check
from geoplan.runs.replan import replan
from geoplan.runs.replanning.events import Changes, Off
from geoplan.runs.replanning.phone import Role
from geoplan.runs.week import plan_week
from tests.runs.worlds import (
    MONDAY,
    WEEK,
    adult,
    child,
    driver,
    session,
    small_case,
    small_children,
    small_sessions,
    worker,
)

_few = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])

ADDED = (
    session("S0900", WEEK + timedelta(days=4), time(9, 30), time(11), "C0004"),
    session("S0901", WEEK + timedelta(days=4), time(16, 30), time(18), "C0001", "C0003", room="2"),
)


@cache
def world():
    """
    The small world with more of everything: shared runs on Monday, an adult who drives, and workers.

    C0007 may not travel with any volunteer: W002 drives between two sessions while W001 keeps house.
    """
    seats = small_case().driver["D001"].child_seats
    volunteers = frozenset({"D001", "D002", "D003"})
    case = small_case(
        children=(
            *small_children(),
            child("C0005", 26, 12),
            child("C0006", 5, 13),
            child("C0007", 22, 15, barred_drivers=volunteers),
        ),
        adults=(adult("A001", 6, "C0006"),),
        drivers=(*small_case().drivers, driver("D003", 36, child_seats=seats)),
        workers=(worker("W001"), worker("W002")),
        sessions=(
            *small_sessions(),
            session("S0006", MONDAY, time(10), time(12), "C0005", room="2"),
            session("S0007", MONDAY, time(16, 15), time(17, 30), "C0006", room="2"),
            session("S0008", MONDAY, time(9), time(9, 30), "C0004", worker="W002"),
            session("S0009", MONDAY, time(11), time(12), "C0007"),
            session("S0010", MONDAY, time(14), time(15), "C0004", worker="W002"),
        ),
    )
    plan = plan_week(case, iterations=300)
    assert any(len(run.requests) > 2 for run in plan.runs)
    assert {cover.mode for cover in plan.coverage} >= {Mode.CARER, Mode.ADULT, Mode.VOLUNTEER, Mode.WORKER}
    return case, plan


def moments():
    minutes = st.integers(6 * 60, 19 * 60)
    return st.one_of(
        st.none(),
        minutes.map(lambda minute: datetime(2026, 11, 23) + timedelta(minutes=minute)),
        minutes.map(lambda minute: datetime(2026, 11, 26) + timedelta(minutes=minute)),
    )


@st.composite
def happenings(draw):
    people = draw(
        st.lists(
            st.sampled_from(["D001", "D002", "D003", "G002", "A001", "W001", "W002"]), unique=True, max_size=2
        )
    )
    off = tuple(Off(person=code, at_once=draw(st.booleans())) for code in people)
    sessions = [one.code for one in world()[0].sessions]
    return Changes(
        drivers_off=off,
        cancelled=tuple(draw(st.lists(st.sampled_from(sessions), unique=True, max_size=2))),
        added=tuple(draw(st.lists(st.sampled_from(ADDED), unique=True, max_size=1))),
        now=draw(moments()),
        freeze_minutes=draw(st.sampled_from([0, 30, 60, 240])),
    )


def all_rules_and_all_that_stands_fast_are_kept(found):
    assert check(found.case, found.plan, base=found.before).ok
    for code, run in found.frozen.closed.items():
        assert found.plan.run(code) == run
    for code, part in found.frozen.runs.items():
        run = found.plan.run(code)
        assert (run.start_s, run.stops[: len(part.stops)]) == (part.start_s, part.stops)
    for code, cover in found.frozen.requests.items():
        assert found.plan.covers(code) == cover


def nobody_sets_off_for_anything_else_before_the_notice_is_over(found):
    requests = {request.code: request for request in found.plan.requests}
    for run in found.plan.runs:
        part = found.frozen.runs.get(run.code)
        done = len(part.stops) if part else len(run.stops) if run.code in found.frozen.closed else 0
        if done < len(run.stops):
            legs = legs_of(found.case.travel, requests, run.stops, start=run.start_place)
            assert run.stops[done].begin_s - legs.seconds[done] >= found.frozen.free_from_s(run.day)


def no_change_is_made_for_less_than_its_calls_cost(found):
    assembled = assemble(found.case, base=found.before, frozen=found.frozen)
    least = plan_of(assembled, routes_of(assembled, found.before), seed=1, iterations=0)
    assert found.plan.cost.total <= least.cost.total


def those_who_are_priced_are_those_who_are_phoned(found):
    params = found.case.params
    carers = {one.code: one.carer for one in found.case.children}
    told = persons_told(changes_between(found.before, found.plan, minutes=params.change_minutes), carers)
    phoned = {call.to for call in found.calls if call.role not in (Role.SCHOOL, Role.VENUE)}
    assert set(told) <= phoned
    assert found.change_pence == params.change_pence_per_person * len(told)


def places_are_told_to_nobody_but_who_drives(found):
    for call in found.calls:
        if call.role in (Role.HOME, Role.SCHOOL, Role.VENUE):
            assert not any(kind in call.words for kind in ("home:", "school:", "carer:", "driver:"))


# One re-plan takes long, each law little: all are held against the same re-plans.
@_few
@given(happenings().filter(bool))
def test_every_law_holds_of_every_replan(changes):
    case, plan = world()
    found = replan(case, plan, changes, iterations=40)
    all_rules_and_all_that_stands_fast_are_kept(found)
    nobody_sets_off_for_anything_else_before_the_notice_is_over(found)
    no_change_is_made_for_less_than_its_calls_cost(found)
    those_who_are_priced_are_those_who_are_phoned(found)
    places_are_told_to_nobody_but_who_drives(found)


@_few
@given(moments(), st.sampled_from([0, 60, 600]))
def test_a_replan_without_changes_changes_nothing(now, minutes):
    case, plan = world()
    found = replan(case, plan, Changes(now=now, freeze_minutes=minutes))
    assert plan_to_json(found.plan) == plan_to_json(plan)
