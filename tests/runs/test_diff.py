from dataclasses import replace
from datetime import time

import pytest

from geoplan.domain.plans import Coverage, Mode
from geoplan.runs.diff import diff
from tests.runs.hand_plans import CARER_TAKES, good_plan, hm, plan_with, run_of, there_and_back
from tests.runs.worlds import MONDAY, small_case


@pytest.fixture(scope="module")
def case():
    return small_case()


@pytest.fixture(scope="module")
def plan(case):
    return good_plan(case)


@pytest.fixture(scope="module")
def by_taxi(case, plan):
    """The same plan with S0003 by taxi and S0001-in a quarter of an hour later."""
    times = {"out_up": hm(9, 30), "out_down": hm(9, 50), "in_up": hm(11, 45), "in_down": hm(12, 5)}
    runs = (run_of(case, "D001", MONDAY, there_and_back("S0001", **times)), plan.run("D001-wed"))
    return plan_with(case, runs, CARER_TAKES)


def test_equal_plans_do_not_differ(plan):
    same = diff(plan, replace(plan))
    assert not same
    assert (same.rows, same.told, same.pence, same.total_pence) == ((), (), {}, 0)
    assert len(same.to_frame()) == 0
    assert str(same) == "The plans are alike."
    assert "alike" in same._repr_html_()


def test_who_and_when_change(plan, by_taxi):
    rows = {row.request: row for row in diff(plan, by_taxi).rows}
    assert set(rows) == {"S0001-in", "S0003-in", "S0003-out"}
    assert (rows["S0003-out"].was, rows["S0003-out"].becomes) == ("D002", "taxi")
    assert rows["S0001-in"].was == rows["S0001-in"].becomes == "D001"
    assert rows["S0001-in"].pickup_later_minutes == rows["S0001-in"].delivery_later_minutes == 15


def test_the_difference_turned_round_is_its_opposite(plan, by_taxi):
    there, back = diff(plan, by_taxi), diff(by_taxi, plan)
    assert back.pence == {name: -pence for name, pence in there.pence.items()}
    assert back.total_pence == -there.total_pence != 0
    assert {row.request: row.pickup_later_minutes for row in back.rows} == {
        row.request: -row.pickup_later_minutes for row in there.rows
    }


def test_parts_of_the_cost_add_up(plan, by_taxi):
    found = diff(plan, by_taxi)
    assert sum(found.pence.values()) == found.total_pence
    assert found.pence["taxis"] == 2 * 2575
    assert "carer_miles" not in found.pence


def test_the_case_names_the_carers_to_tell(case, plan, by_taxi):
    assert diff(plan, by_taxi, case=case).told == ("C0004", "D001", "D002", "G001", "taxi")
    assert diff(plan, by_taxi).told == ("C0001", "C0002", "C0004", "D001", "D002", "taxi")


def test_a_few_minutes_are_listed_but_not_told(case, plan):
    times = {"out_up": hm(9, 30), "out_down": hm(9, 50), "in_up": hm(11, 35), "in_down": hm(11, 55)}
    runs = [
        run_of(case, "D001", MONDAY, there_and_back("S0001", **times)) if run.code == "D001-mon" else run
        for run in plan.runs
    ]
    found = diff(plan, plan_with(case, runs, CARER_TAKES), case=case)
    assert [row.pickup_later_minutes for row in found.rows] == [5]
    assert found.told == ()


def test_requests_new_and_gone_have_one_side_only(plan):
    fewer = replace(plan, requests=plan.requests[1:], coverage=plan.coverage[1:])
    (gone,), (new,) = diff(plan, fewer).rows, diff(fewer, plan).rows
    assert (gone.becomes, gone.pickup_s, gone.pickup_later_minutes) == (None, None, None)
    assert (new.was, new.was_pickup_s) == (None, None)
    assert "cancelled" in str(diff(plan, fewer)).splitlines()[2]


def test_the_frame_has_a_row_for_each_with_times_of_day(plan, by_taxi):
    frame = diff(plan, by_taxi).to_frame().set_index("request")
    assert frame.loc["S0001-in", "was_pickup"] == time(11, 30)
    assert frame.loc["S0001-in", "pickup"] == time(11, 45)
    assert frame.loc["S0003-in", "becomes"] == "taxi"


def test_words_and_page_say_what_changes_and_what_it_costs(plan, by_taxi):
    found = diff(plan, by_taxi)
    for text in (str(found), found._repr_html_()):
        assert "11:30 → 11:45" in text
        assert "£51.50 more" in text
        assert "→ from 10:" in text  # a taxi has no time of its own
        assert "D002 and taxi" in text


def test_codes_on_the_page_are_escaped(plan):
    odd = [
        Coverage(request=cover.request, mode=Mode.ADULT, person="A<1>") if cover.run else cover
        for cover in plan.coverage
    ]
    assert "A<1>" not in diff(plan, replace(plan, coverage=tuple(odd)))._repr_html_()
