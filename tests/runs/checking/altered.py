"""The good plan with something wrong in it, and the small world with something otherwise."""

import dataclasses
from datetime import time

from geoplan.domain.plans import Mode
from geoplan.domain.seats import SeatStock
from geoplan.runs.check import check
from tests.runs.hand_plans import CARER_TAKES, D001_TIMES, good_plan, hm, plan_with, run_of, there_and_back
from tests.runs.worlds import (
    MONDAY,
    THURSDAY,
    WEDNESDAY,
    child,
    driver,
    session,
    small_case,
    small_children,
    small_sessions,
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
