from datetime import time

import pytest

from benchmarks.runs.county.paper import paper_routes
from benchmarks.runs.county.worth import paper_plan
from geoplan.domain.hours import WORKING_DAYS, DayHours, WeeklyHours
from geoplan.domain.plans import Mode, Plan
from geoplan.domain.seats import SeatStock
from geoplan.runs.assembling.assemble import assemble
from geoplan.runs.check import check
from tests.runs.worlds import MONDAY, child, driver, monday_only, session, small_case

FORWARD = SeatStock(0, 2, 1)


def takers(plan: Plan, *sessions: str) -> list[str | None]:
    """Who takes the journeys of some sessions, there and back."""
    return [plan.covers(f"{code}-{way}").person for code in sessions for way in ("out", "in")]


def hours_but(weekday: int) -> WeeklyHours:
    """Eight to seven on every weekday but one."""
    return WeeklyHours(tuple(DayHours(day, time(8), time(19)) for day in WORKING_DAYS if day != weekday))


def test_the_nearest_driver_has_the_child_all_week() -> None:
    plan = paper_plan(small_case())
    assert takers(plan, "S0001", "S0004") == ["D001"] * 4
    assert takers(plan, "S0003", "S0005") == ["D002"] * 4


def test_carers_drive_first_as_in_any_plan() -> None:
    plan = paper_plan(small_case())
    assert {plan.covers(f"S0002-{way}").mode for way in ("out", "in")} == {Mode.CARER}


def test_whoever_can_drive_all_journeys_comes_before_the_nearest() -> None:
    case = small_case(
        drivers=(
            driver("D001", 8, child_seats=FORWARD, hours=hours_but(2)),
            driver("D002", 32, child_seats=FORWARD),
        )
    )
    assert takers(paper_plan(case), "S0001", "S0004") == ["D002"] * 4


def test_where_nobody_can_drive_all_the_nearest_drives_each_session() -> None:
    case = small_case(
        drivers=(
            driver("D001", 8, child_seats=FORWARD, hours=hours_but(2)),
            driver("D002", 32, child_seats=FORWARD, hours=hours_but(0)),
        )
    )
    assert takers(paper_plan(case), "S0001", "S0004") == ["D001", "D001", "D002", "D002"]


def test_no_two_requests_share_a_car() -> None:
    case = monday_only(
        children=(child("C0001", 10), child("C0002", 11)),
        sessions=(
            session("S0001", MONDAY, time(10), time(11), "C0001"),
            session("S0002", MONDAY, time(10), time(11), "C0002", room="2"),
        ),
        drivers=(driver("D001", 8),),
        workers=(),
    )
    plan = paper_plan(case)
    assert takers(plan, "S0001") == ["D001", "D001"]
    # Though she passes the door of the second child with seats to spare.
    assert takers(plan, "S0002") == [None, None]


def test_each_delivery_follows_its_pickup_at_once() -> None:
    assembled = assemble(small_case())
    n = assembled.problem.n
    for route in paper_routes(assembled):
        assert [node + n for node in route[::2]] == route[1::2]


@pytest.mark.parametrize("make", [small_case, monday_only])
def test_a_plan_on_paper_keeps_every_rule(make: object) -> None:
    case = make()  # type: ignore[operator]
    assert check(case, paper_plan(case)).ok
