"""No plan that was altered at random is accepted when reading it second by second finds something wrong."""

import dataclasses
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.plans import Coverage, Mode, Plan, Run, Stop
from geoplan.domain.requests import StopKind
from geoplan.runs.case import Case
from geoplan.runs.check import check
from geoplan.runs.checking.requests import requests_wanted
from tests.runs.checking.altered import shared_case
from tests.runs.hand_plans import CARER_TAKES, D001_TIMES, hm, plan_with, priced, run_of, there_and_back
from tests.runs.worlds import MONDAY, WEDNESDAY, minute_of, seconds_between


@cache
def world() -> tuple[Case, Plan]:
    """D002 fetches C0004 and C0005 together and takes them home together; D001 drives on two days."""
    case = shared_case()
    stops = (
        ("S0003-out", "up", hm(10, 25)),
        ("S0006-out", "up", hm(10, 32)),
        ("S0003-out", "down", hm(10, 45)),
        ("S0006-out", "down", hm(10, 48)),
        ("S0003-in", "up", hm(12, 30)),
        ("S0006-in", "up", hm(12, 33)),
        ("S0006-in", "down", hm(12, 46)),
        ("S0003-in", "down", hm(12, 53)),
    )
    runs = (
        run_of(case, "D001", MONDAY, there_and_back("S0001", **D001_TIMES)),
        run_of(case, "D002", MONDAY, stops),
        run_of(case, "D001", WEDNESDAY, there_and_back("S0004", **D001_TIMES)),
    )
    return case, plan_with(case, runs, CARER_TAKES)


def test_the_plan_that_is_altered_is_correct():
    case, plan = world()
    assert check(case, plan).ok
    assert wrong(case, plan) == set()


def wrong(case: Case, plan: Plan) -> set[str]:
    """What a plain reader finds wrong, run by run: follow the car through the day, stop by stop."""
    found = set()
    driven = [code for run in plan.runs for code in run.requests]
    for cover in plan.coverage:
        if driven.count(cover.request) != (1 if cover.mode.has_runs else 0):
            found.add("covered by other runs than it says")
    for run in plan.runs:
        found |= wrong_with(case, run)
        for cover in plan.coverage:
            if cover.request in run.requests and (cover.person, cover.run) != (run.person, run.code):
                found.add("another driver than it says")
    return found


def wrong_with(case: Case, run: Run) -> set[str]:
    found = set()
    requests = requests_wanted(case)
    driver = case.driver[run.person]
    hours = driver.hours.on(run.day.weekday())[0]
    if run.start_s < 3600 * hours.start.hour or run.end_s > 3600 * hours.end.hour:
        found.add("outside hours")
    at, clock_s, period, aboard = minute_of(driver.home), run.start_s, None, {}
    for stop in run.stops:
        request = requests[stop.request]
        there = minute_at(case, request, stop)
        slow = max(seconds_between(at, there, one) for one in (period, request.period) if one)
        if stop.arrive_s < clock_s + slow:
            found.add("faster than the road")
        is_pickup = stop.kind is StopKind.PICKUP
        window = request.pickup_window if is_pickup else request.delivery_window
        if not window.earliest_s <= stop.begin_s <= window.latest_s:
            found.add("outside the window")
        if stop.depart_s < stop.begin_s + request.pickup_service_s:
            found.add("no time to get in or out")
        if is_pickup:
            aboard[stop.request] = stop.begin_s + request.pickup_service_s
        elif stop.request not in aboard:
            found.add("brought before fetched")
        elif stop.begin_s - aboard.pop(stop.request) > request.hard_ride_s:
            found.add("too long in the car")
        found |= crowded(case, run, [requests[code] for code in aboard])
        at, clock_s, period = there, stop.depart_s, request.period
    if aboard:
        found.add("left in the car")
    if run.end_s < clock_s + seconds_between(at, minute_of(driver.home), period):
        found.add("home too fast")
    return found


def minute_at(case: Case, request, stop: Stop) -> float:
    if ":retford" in (request.pickup if stop.kind is StopKind.PICKUP else request.delivery):
        return 20
    return minute_of(case.child[request.children[0]].home)


def crowded(case: Case, run: Run, aboard) -> set[str]:
    driver = case.driver[run.person]
    children = [case.child[code] for request in aboard for code in request.children]
    kinds = [child.seat_needed(run.day) for child in children]
    short = any(kinds.count(kind) > driver.child_seats.count(kind) for kind in set(kinds) if kind != "none")
    return {"too few seats"} if short or len(children) > driver.seats else set()


def shifted(run: Run, at: int, by_s: int, *, rest: bool) -> Run:
    """A run with one stop, or with it all that comes after, so many seconds later."""
    last = len(run.stops) if rest else at + 1
    stops = tuple(
        Stop(
            stop.request,
            stop.kind,
            stop.place,
            stop.arrive_s + by_s,
            stop.begin_s + by_s,
            stop.depart_s + by_s,
        )
        if at <= number < last
        else stop
        for number, stop in enumerate(run.stops)
    )
    return dataclasses.replace(run, stops=stops, end_s=run.end_s + (by_s if rest else 0))


def swapped(run: Run, one: int, other: int) -> Run:
    """A run with the people of two stops exchanged, the times as they were."""
    stops = list(run.stops)
    a, b = stops[one], stops[other]
    stops[one] = dataclasses.replace(a, request=b.request, kind=b.kind, place=b.place)
    stops[other] = dataclasses.replace(b, request=a.request, kind=a.kind, place=a.place)
    return dataclasses.replace(run, stops=tuple(stops))


def dropped(run: Run, at: int) -> Run:
    return dataclasses.replace(run, stops=run.stops[:at] + run.stops[at + 1 :])


def handed_over(plan: Plan, number: int, person: str) -> Plan:
    """Somebody else drives a run, and the plan says so."""
    run = plan.runs[number]
    place = f"driver:{person}"
    given = dataclasses.replace(
        run, person=person, code=f"{person}-{run.code[5:]}", start_place=place, end_place=place
    )
    coverage = tuple(
        dataclasses.replace(cover, person=person, run=given.code) if cover.run == run.code else cover
        for cover in plan.coverage
    )
    return with_run(dataclasses.replace(plan, coverage=coverage), number, given)


def with_run(plan: Plan, number: int, run: Run) -> Plan:
    runs = list(plan.runs)
    runs[number] = run
    return dataclasses.replace(plan, runs=tuple(runs))


@st.composite
def altered_plans(draw):
    _, plan = world()
    number = draw(st.integers(0, len(plan.runs) - 1))
    run = plan.runs[number]
    last = len(run.stops) - 1
    what = draw(st.sampled_from(["one", "rest", "swap", "drop", "driver", "cover"]))
    if what in ("one", "rest"):
        by_s = draw(st.integers(-1_500, 1_500))
        return with_run(plan, number, shifted(run, draw(st.integers(0, last)), by_s, rest=what == "rest"))
    if what == "swap":
        one, other = draw(st.integers(0, last)), draw(st.integers(0, last))
        return with_run(plan, number, swapped(run, one, other))
    if what == "drop":
        return with_run(plan, number, dropped(run, draw(st.integers(0, last))))
    if what == "driver":
        return handed_over(plan, number, draw(st.sampled_from(["D001", "D002"])))
    at = draw(st.integers(0, len(plan.coverage) - 1))
    coverage = list(plan.coverage)
    taxi = Coverage(request=coverage[at].request, mode=Mode.TAXI, pence=2575)
    coverage[at] = draw(st.sampled_from([taxi, dataclasses.replace(coverage[at], person="D002")]))
    return dataclasses.replace(plan, coverage=tuple(coverage))


@settings(max_examples=60, deadline=None)
@given(altered_plans())
def test_nothing_that_a_plain_reader_finds_wrong_is_accepted(plan):
    case, _ = world()
    plan = priced(case, plan)
    if wrong(case, plan):
        assert not check(case, plan).ok


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2), st.integers(-1_500, 1_500))
def test_a_run_driven_earlier_or_later_as_a_whole_is_accepted_exactly_when_it_is_right(number, by_s):
    case, plan = world()
    later = shifted(plan.runs[number], 0, by_s, rest=True)
    later = dataclasses.replace(later, start_s=later.start_s + by_s)
    moved = with_run(plan, number, later)
    assert check(case, moved).ok == (not wrong(case, moved))
