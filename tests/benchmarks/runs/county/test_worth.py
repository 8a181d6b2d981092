from dataclasses import replace

from benchmarks.runs.county.worth import PAPER, PLANNED, TAXIS, paper_plan, taxi_plan, worth_of, worth_summary
from geoplan.domain.plans import Mode
from tests.runs.worlds import small_case


def test_all_taxis_but_for_carers() -> None:
    plan = taxi_plan(small_case())
    modes = {cover.request: cover.mode for cover in plan.coverage}
    assert modes["S0001-out"] is Mode.TAXI_ESCORT
    assert modes["S0002-out"] is Mode.CARER
    assert modes["S0005-in"] is Mode.TAXI
    assert not plan.runs


def test_figures_are_those_of_the_plan() -> None:
    case = small_case()
    taxis, paper = (
        worth_of(1, way, case, make(case)) for way, make in ((TAXIS, taxi_plan), (PAPER, paper_plan))
    )
    assert (taxis.sessions, taxis.requests, taxis.taxis) == (5, 10, 8)
    assert (paper.taxis, paper.volunteers, paper.not_covered) == (0, 2, 0)
    assert taxis.accepted_by_checker
    assert paper.accepted_by_checker
    # One and the same driver for each child, but a new driver in each taxi.
    assert paper.faces == 1
    assert taxis.faces > paper.faces
    # Nobody shares a car in either, so that all rides are direct.
    assert paper.ride_minutes == taxis.ride_minutes


def test_summary_has_a_column_for_each_way() -> None:
    case = small_case()
    row = worth_of(1, TAXIS, case, taxi_plan(case))
    rows = [
        replace(row, seed=seed, way=way, paid_gbp=100.0 * seed)
        for seed in (1, 2)
        for way in (PLANNED, PAPER, TAXIS)
    ]
    lines = worth_summary(rows)
    assert lines[0].split() == ["mean", "over", "2", "weeks", "planned", "on", "paper", "all", "taxis"]
    assert lines[3].split() == ["paid_gbp", *["150.00", "±", "70.7"] * 3]
