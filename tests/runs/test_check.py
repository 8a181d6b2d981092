"""A correct plan passes the check; with one thing wrong, that is found, and nothing else."""

import dataclasses
import re
from datetime import time
from pathlib import Path

import pytest

import geoplan.runs.check
from geoplan.domain.drivers import Check, ComplianceKind
from geoplan.domain.hours import DayHours, WeeklyHours
from geoplan.domain.people import Need
from geoplan.domain.plans import CostBreakdown, Mode, Run
from geoplan.domain.requests import StopKind
from geoplan.domain.seats import SeatStock
from geoplan.runs.case.params import RunParams
from geoplan.runs.case.travel import Travel
from geoplan.runs.check import check
from geoplan.runs.rules import Severity
from tests.runs.hand_plans import (
    CARER_TAKES,
    D001_TIMES,
    D002_TIMES,
    good_plan,
    hm,
    plan_with,
    priced,
    run_of,
    there_and_back,
)
from tests.runs.worlds import (
    ALL_CHECKS,
    MONDAY,
    THURSDAY,
    WEDNESDAY,
    carer,
    child,
    driver,
    driving_carer,
    session,
    small_case,
    small_children,
    small_sessions,
    venue,
    worker,
)


def hard_rules(case, plan):
    return {item.rule for item in check(case, plan).hard}


def drivers(**of_first):
    """The two volunteers, with something changed about D001."""
    return (driver("D001", 8, **{"child_seats": SeatStock(0, 2, 1)} | of_first), driver("D002", 32))


def second(**fields):
    """The two volunteers, with something changed about D002."""
    return (driver("D001", 8, child_seats=SeatStock(0, 2, 1)), driver("D002", 32, **fields))


def children(code, **fields):
    """The children of the small world, with something changed about one."""
    return tuple(dataclasses.replace(one, **fields) if one.code == code else one for one in small_children())


# The small world with C0005, who is twelve and lives at minute 30, on the way of C0004 to contact at eleven.
def shared_case(*, c0004=None, **other):
    together = (*children("C0004", **(c0004 or {})), child("C0005", 30, 12))
    extra = session("S0006", MONDAY, time(11), time(12, 30), "C0005")
    return small_case(**{"children": together, "sessions": (*small_sessions(), extra)} | other)


def shared_plan(case):
    """D002 fetches C0004, then C0005, and brings both: C0004 is in the car for 17 minutes."""
    stops = (
        ("S0003-out", "up", hm(10, 25)),
        ("S0006-out", "up", hm(10, 32)),
        ("S0003-out", "down", hm(10, 45)),
        ("S0006-out", "down", hm(10, 48)),
    )
    runs = (
        run_of(case, "D001", MONDAY, there_and_back("S0001", **D001_TIMES)),
        run_of(case, "D002", MONDAY, stops),
        run_of(case, "D001", WEDNESDAY, there_and_back("S0004", **D001_TIMES)),
    )
    return plan_with(case, runs, CARER_TAKES | {"S0006-in": (Mode.TAXI, None, 1953)})


STAFF = (worker("W001"), worker("W002"))


def worker_plan(case, others=None):
    """W002 fetches C0004 to S0005 while W001 stays at the venue; the rest as in the good plan."""
    stops = (("S0005-out", "up", hm(12, 25)), ("S0005-out", "down", hm(12, 42)))
    runs = (*good_plan(case).runs, run_of(case, "W002", THURSDAY, stops, mode=Mode.WORKER))
    return plan_with(case, runs, CARER_TAKES | (others or {}))


def test_a_correct_plan_keeps_every_hard_rule():
    case = small_case()
    assert check(case, good_plan(case)).ok
    assert check(shared_case(), shared_plan(shared_case())).ok
    staffed = small_case(workers=STAFF)
    assert check(staffed, worker_plan(staffed)).ok


# Something in the inputs is otherwise; the plan fits it in all but one rule.
CHANGED_INPUTS = {
    "window-early": ("window", {}, "early"),
    "hours": ("hours", {"drivers": drivers(hours=WeeklyHours.same_every_day(time(9, 30), time(19)))}, None),
    "day-off": ("day-off", {"drivers": drivers(hours=WeeklyHours((DayHours(0, time(8), time(19)),)))}, None),
    "before the service's day": ("service-hours", {"params": RunParams(earliest=time(9, 29))}, None),
    "after the service's day": ("service-hours", {"params": RunParams(latest=time(12, 51))}, None),
    "longest day": ("longest-day", {"drivers": drivers(longest_day_minutes=153)}, None),
    "longest miles": ("longest-day-miles", {"drivers": second(longest_day_miles=19.8)}, None),
    "week's minutes": ("week-minutes", {"params": RunParams(week_minutes=47)}, None),
    "week's miles": ("week-miles", {"params": RunParams(week_miles=19.8)}, None),
    "one seat": ("seats", {"drivers": drivers(seats=1)}, None),
    "one child seat": ("child-seat", {"drivers": drivers(child_seats=SeatStock(0, 1, 1))}, None),
    "the wrong child seats": ("child-seat", {"drivers": drivers(child_seats=SeatStock(2, 0, 2))}, None),
    "wheelchair": ("wheelchair", {"children": children("C0001", needs={Need.WHEELCHAIR})}, None),
    "check missing": ("compliance", {"drivers": drivers(compliance=ALL_CHECKS[1:])}, None),
    "check expired on the day": (
        "compliance",
        {"drivers": drivers(compliance=(Check(ComplianceKind.DBS, WEDNESDAY), *ALL_CHECKS[1:]))},
        None,
    ),
    "provider's area": ("provider-area", {"children": children("C0001", contact_district="South")}, None),
    "barred by the child": (
        "barred",
        {"children": children("C0002", barred_drivers=frozenset({"D001"}))},
        None,
    ),
    "barred by the planner": ("barred", {"barred": frozenset({("C0004", "D002")})}, None),
    "escort needed": ("escort", {"children": children("C0001", needs={Need.ESCORT})}, None),
    "escort by age": ("escort-age", {"params": RunParams(escort_is_hard=True)}, None),
    "taxi alone": ("taxi-alone", {"params": RunParams(taxi_alone_from_age=15)}, None),
    "taxis off": ("switched-off", {"params": RunParams(taxis_allowed=False)}, None),
    "not the child's carer": ("not-known", {"children": children("C0003", carer=None)}, None),
    "carer does not drive": (
        "no-driving",
        {"carers": (carer("G001", 10), carer("G002", 30, seats=3, child_seats=SeatStock(1, 1, 1)))},
        None,
    ),
    "carer drives less far": (
        "too-far",
        {"carers": (carer("G001", 10), driving_carer("G002", 30, max_minutes=23))},
        None,
    ),
    "carer's hours": (
        "hours",
        {
            "carers": (
                carer("G001", 10),
                driving_carer("G002", 30, hours=WeeklyHours.same_every_day(time(8), time(17, 15))),
            )
        },
        None,
    ),
    "carer's day off": (
        "day-off",
        {
            "carers": (
                carer("G001", 10),
                driving_carer("G002", 30, hours=WeeklyHours((DayHours(1, time(8), time(19)),))),
            )
        },
        None,
    ),
    "carer's child seats": (
        "child-seat",
        {"carers": (carer("G001", 10), driving_carer("G002", 30, child_seats=SeatStock(1, 1, 0)))},
        None,
    ),
    "carer barred": ("barred", {"barred": frozenset({("C0003", "G002")})}, None),
    "pin not followed": ("pinned", {"pins": {"S0005-out": "D002"}}, None),
}


@pytest.mark.parametrize("name", CHANGED_INPUTS)
def test_one_rule_broken_is_found_and_only_it(name):
    rule, inputs, how = CHANGED_INPUTS[name]
    if "children" in inputs:
        inputs = inputs | {
            "children": tuple(
                dataclasses.replace(one, needs=frozenset(one.needs)) for one in inputs["children"]
            )
        }
    case = small_case(**inputs)
    plan = good_plan(case)
    if how == "early":
        early = there_and_back("S0001", **D001_TIMES | {"in_up": hm(11, 29), "in_down": hm(11, 49)})
        runs = (run_of(case, "D001", MONDAY, early), *plan.runs[1:])
        plan = plan_with(case, runs, CARER_TAKES)
    assert hard_rules(case, plan) == {rule}


@pytest.mark.parametrize(
    ("rule", "case"),
    [
        ("seats", shared_case(drivers=second(seats=1))),
        ("apart", shared_case(c0004={"never_with": frozenset({"C0005"})})),
        ("alone", shared_case(c0004={"needs": frozenset({Need.ALONE})})),
        (
            "ride-time",
            shared_case(params=RunParams(soft_ride_from_11_minutes=16, hard_ride_from_11_minutes=16)),
        ),
    ],
)
def test_children_who_share_a_car_must_be_able_to(rule, case):
    assert hard_rules(case, shared_plan(case)) == {rule}


def test_never_together_counts_from_either_side():
    together = (*small_children(), child("C0005", 30, 12, never_with=frozenset({"C0004"})))
    case = shared_case(children=together)
    assert hard_rules(case, shared_plan(case)) == {"apart"}


def test_never_together_children_may_be_in_the_car_one_after_the_other():
    case = shared_case(c0004={"never_with": frozenset({"C0005"}), "needs": frozenset({Need.ALONE})})
    stops = (
        ("S0003-out", "up", hm(10, 23)),
        ("S0003-out", "down", hm(10, 40)),
        ("S0006-in", "up", hm(12, 30)),
        ("S0006-in", "down", hm(12, 43)),
    )
    runs = (*good_plan(case).runs[:1], run_of(case, "D002", MONDAY, stops), good_plan(case).runs[2])
    plan = plan_with(case, runs, CARER_TAKES | {"S0006-out": (Mode.TAXI, None, 1953)})
    assert hard_rules(case, plan) == set()


@pytest.mark.parametrize(
    ("rule", "inputs"),
    [
        ("switched-off", {"params": RunParams(workers_drive=False)}),
        ("no-driving", {"workers": (worker("W001"), worker("W002", can_drive=False))}),
        ("seats", {"workers": (worker("W001"), worker("W002", seats=0))}),
        (
            "venue-staff",
            {
                "workers": (
                    worker("W001", hours=WeeklyHours.same_every_day(time(12, 30), time(18))),
                    worker("W002"),
                )
            },
        ),
        ("venue-staff", {"workers": (worker("W001", base="newark"), worker("W002"))}),
        (
            "hours",
            {
                "workers": (
                    worker("W001"),
                    worker("W002", hours=WeeklyHours.same_every_day(time(9), time(12, 44))),
                )
            },
        ),
    ],
)
def test_workers_drive_only_when_they_may_and_somebody_stays(rule, inputs):
    venues = (venue(), venue("newark", 50))
    case = small_case(**{"workers": STAFF, "venues": venues} | inputs)
    assert hard_rules(case, worker_plan(case)) == {rule}


def test_a_worker_does_not_drive_while_supervising():
    extra = session("S0009", THURSDAY, time(12), time(12, 30), "C0005", worker="W002")
    case = small_case(
        workers=STAFF,
        children=(*small_children(), child("C0005", 30, 12)),
        sessions=(*small_sessions(), extra),
    )
    taxi = (Mode.TAXI, None, 1953)
    plan = worker_plan(case, {"S0009-out": taxi, "S0009-in": taxi})
    report = check(case, plan)
    assert {item.rule for item in report.hard} == {"at-session"}
    # From 12:11, when W002 leaves, to 12:30.
    assert report.hard[0].amount == 19 * 60
    assert "from 12:00 to 12:30" in report.hard[0].text


def test_a_carer_cannot_be_in_time_for_two_children_at_two_venues():
    own = (*small_children(), child("C0006", 30, 12, carer="G002"))
    extra = session("S0007", MONDAY, time(16), time(17), "C0006", venue="newark")
    case = small_case(
        children=own, sessions=(*small_sessions(), extra), venues=(venue(), venue("newark", 50))
    )
    both = {"S0007-out": (Mode.CARER, "G002", 559), "S0007-in": (Mode.CARER, "G002", 559)}
    plan = plan_with(case, good_plan(case).runs, CARER_TAKES | both)
    assert hard_rules(case, plan) == {"no-time"}


def test_a_driver_cannot_be_on_two_runs_at_once():
    case = small_case()
    runs = good_plan(case).runs
    second_run = run_of(case, "D001", MONDAY, there_and_back("S0003", **D002_TIMES), number=2)
    plan = plan_with(case, (runs[0], second_run, runs[2]), CARER_TAKES)
    report = check(case, plan)
    assert {item.rule for item in report.hard} == {"busy"}
    assert report.hard[0].person == "D001"


def change_run(plan, number, **fields):
    runs = list(plan.runs)
    runs[number] = dataclasses.replace(runs[number], **fields)
    return dataclasses.replace(plan, runs=tuple(runs))


def change_stop(plan, number, at, **shifts):
    """A stop with some of its fields shifted (times) or exchanged (others)."""
    stops = list(plan.runs[number].stops)
    fields = {
        name: getattr(stops[at], name) + value if isinstance(value, int) else value
        for name, value in shifts.items()
    }
    stops[at] = dataclasses.replace(stops[at], **fields)
    return change_run(plan, number, stops=tuple(stops))


def change_cover(plan, code, **fields):
    coverage = tuple(
        dataclasses.replace(one, **fields) if one.request == code else one for one in plan.coverage
    )
    return dataclasses.replace(plan, coverage=coverage)


def without(plan, code):
    return dataclasses.replace(
        plan,
        requests=tuple(one for one in plan.requests if one.code != code),
        coverage=tuple(one for one in plan.coverage if one.request != code),
    )


def empty_run(plan):
    run = dataclasses.replace(plan.runs[-1], code="D001-thu", day=THURSDAY, stops=())
    return dataclasses.replace(plan, runs=(*plan.runs, run))


def restated(plan, **fields):
    requests = (dataclasses.replace(plan.requests[0], **fields), *plan.requests[1:])
    return dataclasses.replace(plan, requests=requests)


# The plan says or does something wrong by itself; times are of D001's run on Monday.
CHANGED_PLANS = {
    "drives faster than the road": (
        "travel",
        lambda plan: change_stop(plan, 0, 1, arrive_s=-60, begin_s=-60, depart_s=-60),
    ),
    "leaves home too late": ("travel", lambda plan: change_run(plan, 0, start_s=hm(9, 29))),
    "is home too early": ("travel", lambda plan: change_run(plan, 0, end_s=hm(12, 1))),
    "lets nobody get in": (
        "service",
        lambda plan: change_stop(change_stop(plan, 0, 0, depart_s=-60), 0, 1, arrive_s=-60),
    ),
    "waits with children after they got in": (
        "figures",
        lambda plan: change_run(
            change_stop(change_stop(plan, 0, 2, depart_s=60), 0, 3, arrive_s=60, begin_s=60, depart_s=60),
            0,
            end_s=hm(12, 3),
        ),
    ),
    "leaves home earlier than it says": ("figures", lambda plan: change_run(plan, 0, start_s=hm(9, 27))),
    "is home later than it says": ("figures", lambda plan: change_run(plan, 0, end_s=hm(12, 3))),
    "metres": ("figures", lambda plan: change_run(plan, 0, metres=12_001)),
    "empty metres": ("figures", lambda plan: change_run(plan, 0, empty_metres=1_999)),
    "driving time": ("figures", lambda plan: change_run(plan, 0, driving_s=1_500)),
    "another place": ("place", lambda plan: change_stop(plan, 0, 3, place="home:C0003")),
    "starts elsewhere": ("figures", lambda plan: change_run(plan, 0, start_place="home:C0003")),
    "another person's run": ("coverage", lambda plan: change_cover(plan, "S0001-in", person="D002")),
    "another run": ("coverage", lambda plan: change_cover(plan, "S0001-in", run="D001-wed")),
    "a taxi with a person": ("coverage", lambda plan: change_cover(plan, "S0005-in", person="D001")),
    "a pin that nobody set": ("figures", lambda plan: change_cover(plan, "S0005-in", pinned=True)),
    "a taxi's fare": ("figures", lambda plan: change_cover(plan, "S0005-in", pence=2_574)),
    "a carer's fare": ("figures", lambda plan: change_cover(plan, "S0002-in", pence=281)),
    "fare of a run": ("figures", lambda plan: change_cover(plan, "S0001-in", pence=1)),
    "a carer nobody knows": (
        "unknown",
        lambda plan: change_cover(change_cover(plan, "S0002-in", person="G099"), "S0002-out", person="G099"),
    ),
    "a request left out": ("missing", lambda plan: without(plan, "S0005-in")),
    "an empty run": ("empty-run", empty_run),
    "a window of its own": (
        "figures",
        lambda plan: restated(plan, hard_ride_s=plan.requests[0].hard_ride_s + 60),
    ),
    "another week": ("figures", lambda plan: dataclasses.replace(plan, week=plan.week.replace(day=16))),
    "other days": ("figures", lambda plan: dataclasses.replace(plan, days=plan.days[:5])),
    "runs in disorder": ("figures", lambda plan: dataclasses.replace(plan, runs=plan.runs[::-1])),
    "a driver nobody knows": ("unknown", lambda plan: change_run(plan, 0, person="D0011")),
}
ALSO = {"a driver nobody knows": {"coverage"}}


@pytest.mark.parametrize("name", CHANGED_PLANS)
def test_one_thing_wrong_in_a_plan_is_found_and_only_it(name):
    rule, alter = CHANGED_PLANS[name]
    case = small_case()
    altered = alter(good_plan(case))
    plan = priced(case, altered)
    assert hard_rules(case, plan) == {rule} | ALSO.get(name, set())


@pytest.mark.parametrize("item", [name for name, _ in CostBreakdown()])
def test_a_penny_wrong_anywhere_in_the_cost_is_found(item):
    case = small_case()
    plan = good_plan(case)
    cost = dataclasses.replace(plan.cost, **{item: getattr(plan.cost, item) + 1})
    found = check(case, dataclasses.replace(plan, cost=cost)).hard
    assert [(one.rule, one.amount) for one in found] == [("figures", 1)]
    assert item.replace("_", " ") in found[0].text


def test_a_request_on_two_runs_is_there_twice():
    case = small_case()
    stops = (("S0005-out", "up", hm(12, 25)), ("S0005-out", "down", hm(12, 42)))
    both = [run_of(case, person, THURSDAY, stops) for person in ("D001", "D002")]
    plan = plan_with(case, (*good_plan(case).runs, *both), CARER_TAKES)
    assert hard_rules(case, plan) == {"twice"}


def test_a_stop_that_is_dropped_leaves_a_child_in_the_car():
    case = small_case()
    plan = good_plan(case)
    run = plan.runs[0]
    short = priced(case, change_run(plan, 0, stops=run.stops[:3]))
    assert "missing" in hard_rules(case, short)


def test_a_delivery_before_its_pickup_is_out_of_order():
    case = small_case()
    stops = (("S0005-out", "down", hm(12, 42)), ("S0005-out", "up", hm(12, 59)))
    runs = (*good_plan(case).runs, run_of(case, "D002", THURSDAY, stops))
    assert "order" in hard_rules(case, plan_with(case, runs, CARER_TAKES))


def test_a_plan_of_other_inputs_names_what_is_not_in_them():
    plan = good_plan(small_case())
    case = small_case(sessions=small_sessions()[:4])
    assert hard_rules(case, priced(case, plan)) == {"unknown"}


def test_where_no_road_leads_the_checker_says_so():
    case = small_case()
    plan = good_plan(case)
    seconds = case.travel.seconds.copy()
    seconds[:, case.travel.index["driver:D002"], case.travel.index["home:C0004"]] = Travel.NO_PATH
    cut = dataclasses.replace(case, travel=dataclasses.replace(case.travel, seconds=seconds))
    (violation,) = check(cut, plan).of("unreachable")
    assert violation.text == "no road leads from the home of D002 to the home of C0004"


def test_an_empty_car_may_wait_at_the_venue_before_it_leaves():
    # After S0001-out the car stands at the venue; that it arrives at the pickup there only when it is needed
    # is the same as arriving at once and waiting.
    case = small_case()
    waiting = change_stop(good_plan(case), 0, 2, arrive_s=hm(1))
    assert hard_rules(case, waiting) == set()


def test_advice_does_not_stand_in_the_way():
    case = small_case(params=RunParams(provider_area_is_hard=False, soft_ride_from_11_minutes=60))
    report = check(case, good_plan(case))
    assert report.ok
    assert {item.rule for item in report.advice} == {"escort-age"}
    south = small_case(
        params=RunParams(provider_area_is_hard=False),
        children=children("C0004", contact_district="South"),
    )
    found = check(south, good_plan(south)).of("provider-area")
    assert {item.severity for item in found} == {Severity.ADVISE}


def test_long_rides_are_advised_against_and_priced():
    case = shared_case(params=RunParams(soft_ride_from_11_minutes=15))
    plan = shared_plan(case)
    report = check(case, plan)
    assert report.ok
    (ride,) = report.of("long-ride")
    assert (ride.request, ride.amount) == ("S0003-out", 120)
    # Two minutes at 20p, one child.
    assert report.cost.long_rides == 40


def test_a_ride_longer_than_the_contact_is_pointed_out():
    short = session("S0005", THURSDAY, time(13), time(13, 10), "C0004")
    case = small_case(sessions=(*small_sessions()[:4], short))
    stops = (("S0005-out", "up", hm(12, 25)), ("S0005-out", "down", hm(12, 42)))
    plan = plan_with(case, (*good_plan(case).runs, run_of(case, "D002", THURSDAY, stops)), CARER_TAKES)
    report = check(case, plan)
    assert report.ok
    assert [item.request for item in report.of("ride-beyond-session")] == ["S0005-out"]


def test_every_step_down_the_ladder_is_explained():
    case = small_case()
    plan = good_plan(case)
    taxi = plan.covers("S0005-in")
    silent = change_cover(plan, "S0005-in", reasons=taxi.reasons[1:])
    (found,) = check(case, silent).of("no-reason")
    assert found.request == "S0005-in"
    assert "foster carer" in found.text


def test_what_nobody_takes_is_advice_with_its_price():
    case = small_case()
    plan = change_cover(good_plan(case), "S0005-in", mode=Mode.NOBODY, pence=0)
    report = check(case, priced(case, plan))
    assert report.ok
    assert [item.request for item in report.of("not-covered")] == ["S0005-in"]
    assert report.cost.not_covered == case.params.not_covered_pence


def test_a_run_of_a_taxi_is_not_a_run():
    case = small_case()
    plan = good_plan(case)
    run = dataclasses.replace(plan.runs[0], mode=Mode.TAXI)
    assert isinstance(run, Run)
    report = check(case, dataclasses.replace(plan, runs=(run, *plan.runs[1:])))
    assert {"unknown", "coverage"} <= {item.rule for item in report.hard}


def test_sentences_name_person_amount_and_limit():
    case = small_case(drivers=drivers(longest_day_minutes=150))
    (found,) = check(case, good_plan(case)).of("longest-day")[:1]
    assert found.text == "D001 would be out for 154 minutes on this day; 150 minutes are agreed"
    assert (found.run, found.person, found.amount) == ("D001-mon", "D001", 240)


def test_a_pickup_alone_is_not_a_ride():
    case = small_case()
    plan = good_plan(case)
    stops = tuple(stop for stop in plan.runs[0].stops if stop.kind is StopKind.PICKUP)
    assert "missing" in hard_rules(case, change_run(plan, 0, stops=stops))


def test_the_checker_shares_no_code_with_what_makes_plans():
    # It may know the domain, the case and the rules; of whatever plans runs, nothing.
    face = Path(geoplan.runs.check.__file__)
    common = {"case", "case.params", "case.travel", "rules", "tables"}
    for module in [face, *face.with_name("checking").rglob("*.py")]:
        for line in module.read_text(encoding="utf-8").splitlines():
            found = re.match(r"\s*(?:from|import) geoplan\.runs\.?([\w.]*)", line)
            name = found[1] if found else "case"
            assert name in common or name.startswith("checking."), f"{module.name}: {line}"
            assert not re.match(r"\s*(?:from|import) (?:geoplan\.(?!domain|runs)|benchmarks)", line)
