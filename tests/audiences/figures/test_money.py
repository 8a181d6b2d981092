from dataclasses import replace

import pytest

from geoplan.audiences.figures import figures_of
from geoplan.audiences.suppression import SuppressionParams
from tests.audiences.figures.services import (
    BABY,
    DRIVEN,
    TAXI,
    VILLAGES,
    WEEKLY,
    figures,
    pounds_of,
    service,
    shown_of,
)


def test_money_is_hidden_with_its_journeys_and_the_total_does_not_give_it_back():
    shown = pounds_of(figures(WEEKLY | {40: BABY} | dict.fromkeys(range(30, 40), DRIVEN)))
    assert shown["carer_miles"] == "c"
    assert sum(each == "c" for each in shown.values()) == 2


def test_money_of_ten_journeys_of_one_child_is_hidden():
    found = pounds_of(figures(dict.fromkeys(range(20), DRIVEN) | {20: 5 * TAXI, 21: BABY}))
    assert {found[item] for item in ("taxis", "carer_miles")} == {"c"}


def test_money_of_a_week_of_four_children_is_hidden():
    assert set(pounds_of(figures({0: DRIVEN, 1: DRIVEN, 2: 5 * TAXI, 3: BABY})).values()) == {"c"}


def test_money_is_told_in_steps_in_which_one_journey_cannot_be_seen():
    assert pounds_of(figures(WEEKLY))["volunteer_miles"] == "200.00"
    exact = figures(WEEKLY, params=SuppressionParams(money_to_pence=1))
    assert pounds_of(exact)["volunteer_miles"] == "202.00"


def test_money_beside_the_same_number_of_journeys_is_told_as_it_was():
    """A taxi more is not told, and so what it costs is not told either."""
    case, plan = service(WEEKLY)
    first = figures_of(case, plan, places=VILLAGES)
    dearer = replace(plan, cost=replace(plan.cost, volunteer_miles=plan.cost.volunteer_miles + 4_600))
    again = figures_of(case, dearer, places=VILLAGES, before=first.told)
    assert pounds_of(again) == pounds_of(first)
    assert pounds_of(figures_of(case, dearer, places=VILLAGES)) != pounds_of(first)


@pytest.mark.parametrize("by_taxi", [1, 4])
def test_what_it_costs_that_few_go_by_taxi_now_is_not_told(by_taxi):
    week = WEEKLY | dict.fromkeys(range(40, 50), BABY)
    first = figures(week)
    few = figures(week | dict.fromkeys(range(40, 40 + by_taxi), 5 * TAXI), first.told)
    assert pounds_of(few) == pounds_of(first)
    five = figures(week | dict.fromkeys(range(40, 45), 5 * TAXI), few.told)
    assert pounds_of(five)["taxis"] == "1750.00"
    assert shown_of(five)["taxi"] == "70"


def test_money_of_a_child_that_comes_or_goes_is_not_told():
    week = WEEKLY | dict.fromkeys(range(40, 50), BABY)
    first = figures(week)
    assert pounds_of(figures(week | {50: 5 * TAXI}, first.told)) == pounds_of(first)
    del week[49]
    assert pounds_of(figures(week, first.told)) == pounds_of(first)
