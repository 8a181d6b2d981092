from datetime import time

import pytest

from geoplan.domain.plans import Mode
from geoplan.domain.seats import SeatStock
from geoplan.errors import InputError
from geoplan.runs.case.params import RunParams
from geoplan.runs.week import plan_week
from geoplan.runs.who import who
from tests.runs.made_plans import plan_with
from tests.runs.worlds import WeeklyHours, adult, driver, driving_carer, monday_only, small_case

TWO = SeatStock(0, 2, 0)
NO_TAXIS = RunParams(taxis_allowed=False)


def names(ranking):
    return [row.name for row in ranking.rows]


def test_everybody_is_ranked_by_what_they_would_cost():
    case = monday_only()
    ranking = who(case, plan_with(case), "S0003-out")

    assert names(ranking)[:3] == ["D002", "D001", "taxi"]
    assert [row.possible for row in ranking.rows[:3]] == [True] * 3
    assert {row.name for row in ranking.rows[3:]} == {"W001", "foster carer", "known adult"}
    # 28 km and 52 km: 32-34-20-32, and 8-34 and back by minute 20.
    near, far = ranking.of("D002"), ranking.of("D001")
    assert near.extra_miles == pytest.approx(28_000 / 1_609.344)
    assert (near.extra_minutes, near.paid_pence, near.extra_pence) == (28, 783, 1084)
    assert far.extra_miles == pytest.approx(40_000 / 1_609.344)


def test_miles_and_minutes_may_disagree_and_cost_decides():
    # From home at minute 10 to the venue at 20: D003, at 3, drives 34 minutes and 17 km; D004, at 26, drives
    # 32 minutes and 22 km.
    case = monday_only(drivers=(driver("D003", 3, child_seats=TWO), driver("D004", 26, child_seats=TWO)))
    ranking = who(case, plan_with(case), "S0001-out")

    assert names(ranking)[:2] == ["D003", "D004"]
    assert [row.extra_minutes for row in ranking.rows[:2]] == [34, 32]


def test_the_request_is_taken_out_of_its_run_first():
    case = monday_only()
    alone = who(case, plan_with(case), "S0003-out")
    planned = who(case, plan_with(case, D002_mon=("S0003-out",)), "S0003-out")

    assert [row.extra_pence for row in planned.rows] == [row.extra_pence for row in alone.rows]
    assert [row.takes_it for row in planned.rows if row.name == "D002"] == [True]
    assert not any(row.takes_it for row in alone.rows if row.name != "taxi")


def test_what_else_is_on_a_run_counts():
    case = monday_only()
    after = who(case, plan_with(case, D002_mon=("S0003-out",)), "S0003-in")

    # The way there has been paid for: home by 34 instead of straight: 2 · 2 km more.
    assert after.of("D002").extra_miles == pytest.approx(4_000 / 1_609.344)
    assert after.of("D002").extra_pence == 112  # no new face any more


def test_each_rule_in_the_way_is_told_in_plain_english():
    case = monday_only(drivers=(driver("D001", 8, compliance=()), driver("D002", 32, hours=WeeklyHours())))
    ranking = who(case, plan_with(case), "S0003-out")

    assert [reason.rule for reason in ranking.of("D001").reasons] == ["compliance"]
    assert ranking.of("D002").reasons[0].text == "D002 does not drive on this day of the week"
    assert not ranking.of("D001").possible


def test_somebody_with_two_stretches_has_one_row_for_the_better():
    split = (*WeeklyHours.same_every_day(time(8), time(9)), *WeeklyHours.same_every_day(time(10), time(19)))
    case = monday_only(drivers=(driver("D002", 32, hours=WeeklyHours(split)),))
    ranking = who(case, plan_with(case), "S0003-out")

    assert names(ranking).count("D002") == 1
    assert ranking.of("D002").run == "D002-mon-2"
    assert ranking.of("D002").possible


def test_a_carer_who_takes_it_is_ranked_beside_the_drivers():
    case = monday_only()
    ranking = who(case, plan_with(case), "S0002-out")

    carer = ranking.of("G002")
    assert (carer.mode, carer.takes_it, carer.possible) == (Mode.CARER, True, True)
    assert ranking.of("D001").possible
    assert ranking.of("D002").possible


def test_a_pin_does_not_count():
    case = monday_only(pins={"S0003-out": "D001"})
    ranking = who(case, plan_with(case, D001_mon=("S0003-out",)), "S0003-out")

    assert names(ranking)[:2] == ["D002", "D001"]
    assert ranking.of("D001").takes_it


def test_where_taxis_are_switched_off_the_row_says_so():
    case = monday_only(params=NO_TAXIS)
    taxi = next(row for row in who(case, plan_with(case), "S0003-out").rows if row.mode is Mode.TAXI)

    assert not taxi.possible
    assert taxi.reasons[0].rule == "switched-off"


def test_known_adults_are_ranked():
    case = monday_only(adults=(adult("A001", 36, "C0004"),))
    assert who(case, plan_with(case), "S0003-out").of("A001").takes_it


def test_a_ranking_is_a_table():
    case = monday_only()
    ranking = who(case, plan_with(case), "S0003-out")
    frame = ranking.to_frame()

    assert list(frame.columns)[:5] == ["person", "mode", "run", "takes_it", "possible"]
    assert len(frame) == len(ranking.rows)
    assert frame["extra_pence"].tolist()[0] == 1084
    assert "D002" in ranking._repr_html_()
    assert "£10.84" in ranking._repr_html_()


def test_an_unknown_request_is_an_input_error_that_names_its_neighbours():
    case = monday_only()

    with pytest.raises(InputError, match="S0003-back is not in the plan; write one of S0003-in, S0003-out"):
        who(case, plan_with(case), "S0003-back")


def test_who_takes_it_in_a_searched_plan_is_never_dearer_than_the_others():
    case = small_case(carers=(driving_carer("G001", 10), driving_carer("G002", 30)))
    plan = plan_week(case, iterations=60)

    for cover in plan.coverage:
        if cover.run is not None:
            ranking = who(case, plan, cover.request)
            prices = {row.name: row.extra_pence for row in ranking.possible if row.mode.has_runs}
            assert prices[cover.person] == min(price for price in prices.values() if price is not None)
