"""What somebody does in all of a day and of the week, against what was agreed."""

import pytest

from geoplan.runs.case.params import RunParams
from geoplan.runs.check import check
from tests.runs.checking.altered import drivers, hard_rules, second
from tests.runs.hand_plans import good_plan
from tests.runs.worlds import small_case

CHANGED_INPUTS = {
    "longest day": ("longest-day", {"drivers": drivers(longest_day_minutes=153)}),
    "longest miles": ("longest-day-miles", {"drivers": second(longest_day_miles=19.8)}),
    "week's minutes": ("week-minutes", {"params": RunParams(week_minutes=47)}),
    "week's miles": ("week-miles", {"params": RunParams(week_miles=19.8)}),
}


@pytest.mark.parametrize("name", CHANGED_INPUTS)
def test_more_than_was_agreed_is_found(name):
    rule, inputs = CHANGED_INPUTS[name]
    case = small_case(**inputs)
    assert hard_rules(case, good_plan(case)) == {rule}


def test_sentences_name_person_amount_and_limit():
    case = small_case(drivers=drivers(longest_day_minutes=150))
    (found,) = check(case, good_plan(case)).of("longest-day")[:1]
    assert found.text == "D001 is out for 154 minutes on this day; 150 minutes are agreed"
    assert (found.run, found.person, found.amount) == ("D001-mon", "D001", 240)
