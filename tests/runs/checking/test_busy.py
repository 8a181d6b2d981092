"""Nobody is in two places at once, and no venue is left empty."""

from datetime import time

import pytest

from geoplan.domain.hours import WeeklyHours
from geoplan.domain.plans import Mode
from geoplan.runs.case.params import RunParams
from geoplan.runs.check import check
from tests.runs.checking.altered import STAFF, hard_rules, worker_plan
from tests.runs.hand_plans import CARER_TAKES, D002_TIMES, good_plan, plan_with, run_of, there_and_back
from tests.runs.worlds import (
    MONDAY,
    THURSDAY,
    child,
    session,
    small_case,
    small_children,
    small_sessions,
    venue,
    worker,
)


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


def test_a_driver_cannot_be_on_two_runs_at_once():
    case = small_case()
    runs = good_plan(case).runs
    second_run = run_of(case, "D001", MONDAY, there_and_back("S0003", **D002_TIMES), number=2)
    plan = plan_with(case, (runs[0], second_run, runs[2]), CARER_TAKES)
    report = check(case, plan)
    assert {item.rule for item in report.hard} == {"busy"}
    assert report.hard[0].person == "D001"
