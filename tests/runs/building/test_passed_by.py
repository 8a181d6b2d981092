"""Why a rung of the ladder is passed by, in one sentence."""

from datetime import time

import pytest

from geoplan.domain.hours import WeeklyHours
from geoplan.domain.plans import Mode
from geoplan.domain.seats import SeatStock
from geoplan.runs.assembling.assemble import assemble
from geoplan.runs.building.passed_by import PassedBy
from geoplan.runs.case.params import RunParams
from geoplan.runs.search import plan_cost
from tests.runs.worlds import MONDAY, driver, monday_only, session, small_case, worker


def told(case, code="S0001-out", mode=Mode.VOLUNTEER, routes=None):
    assembled = assemble(case)
    n = assembled.problem.n
    given = [[] for _ in assembled.vehicles]
    for run, codes in (routes or {}).items():
        at = [assembled.position[each] for each in codes]
        given[assembled.vehicle_position[run]] = [node for each in at for node in (each, n + each)]
    taken_by = next((v for v, route in enumerate(given) if assembled.position[code] in route), None)
    return PassedBy(assembled, given).reason(assembled.position[code], mode, taken_by=taken_by)


def seatless(code, **other):
    return driver(code, 8, child_seats=SeatStock(), **other)


def test_rules_are_counted_over_the_people_the_most_frequent_first():
    idle = driver("D005", 8, hours=WeeklyHours())
    people = (
        seatless("D001"),
        seatless("D002"),
        driver("D003", 8, seats=1),
        driver("D004", 8, compliance=()),
    )
    reason = told(monday_only(drivers=(*people, idle)))
    assert reason.rule == "child-seat"
    assert reason.text == (
        "none of 5 volunteers fits: 2 without the right child seat, 1 with a check expired or missing, "
        "1 off on this day, 1 for other reasons"
    )


def test_somebody_with_nothing_in_the_way_but_other_journeys_is_busy():
    # S0001 and S0003 leave at about the same time from opposite ends.
    case = monday_only(drivers=(driver("D001", 8, child_seats=SeatStock(0, 2, 0), longest_day_minutes=60),))
    reason = told(case, routes={"D001-mon": ["S0001-out"]}, code="S0001-in")
    assert (reason.rule, reason.text) == (
        "busy",
        "the only volunteer does not fit: 1 busy with other journeys",
    )


def test_the_cheapest_of_those_who_could_is_named_with_what_they_would_cost_more():
    dear = RunParams(volunteer_pence_per_mile=2_000, load_pence_per_hour_squared=0)
    case = monday_only(params=dear)
    reason = told(case, code="S0003-out")
    assembled = assemble(case)
    at, n = assembled.position["S0003-out"], assembled.problem.n
    none = [[], []]
    costs = [
        plan_cost(assembled.problem, [[at, n + at], []]),
        plan_cost(assembled.problem, [[], [at, n + at]]),
    ]
    more = min(costs) - plan_cost(assembled.problem, none)
    assert reason.rule == "costs-more"
    assert reason.text == f"D002 could, but it would cost £{more / 100:.2f} more"


def test_limits_of_the_week_keep_somebody_off():
    # Either way of S0001 or S0004 is 12 km of D001: 7.5 miles, so that one fits into the week and two do not.
    case = small_case(
        params=RunParams(week_miles=7.6), drivers=(driver("D001", 8, child_seats=SeatStock(0, 2)),)
    )
    assert told(case, code="S0004-out").text.startswith("D001 could")
    assert told(case, code="S0004-out", routes={"D001-mon": ["S0001-in"]}).rule == "busy"


def test_what_a_worker_takes_is_compared_with_what_they_cost():
    sessions = (
        session("S0001", MONDAY, time(9), time(10), "C0003", worker="W001"),
        session("S0002", MONDAY, time(18), time(18, 15), "C0003", worker="W001"),
        session("S0003", MONDAY, time(13), time(14), "C0004", worker="W000"),
    )
    # The worker is paid by the hour, so the volunteer would be cheaper: never less than nothing more.
    case = monday_only(sessions=sessions, workers=(worker("W000"), worker("W001")))
    reason = told(case, code="S0003-out", routes={"W001-mon": ["S0003-out"]})
    assert reason.text == "D002 could, but it would cost £0.00 more"
    # Free workers and dear miles of volunteers: now there is a price.
    cheap = RunParams(worker_pence_per_mile=0, worker_pence_per_hour=0, load_pence_per_hour_squared=0)
    reason = told(monday_only(params=cheap, sessions=sessions, workers=case.workers), code="S0003-out",
                  routes={"W001-mon": ["S0003-out"]})  # fmt: skip
    # 28 km at 45p a mile; the child knows neither.
    assert reason.text == "D002 could, but it would cost £7.83 more"


@pytest.mark.parametrize(
    ("other", "rule", "text"),
    [
        (
            {"params": RunParams(workers_drive=False)},
            "switched-off",
            "driving by contact workers is switched",
        ),
        ({"workers": ()}, "day-off", "no contact worker is registered"),
        ({}, "day-off", "the only contact worker does not fit: 1 off on this day"),
    ],
)
def test_workers_are_passed_by_for_reasons_of_their_own(other, rule, text):
    sessions = monday_only().sessions[2:3]
    reason = told(monday_only(sessions=sessions, **other), code="S0003-out", mode=Mode.WORKER)
    assert reason.rule == rule
    assert text in reason.text
