"""Whether a plan is of this case at all."""

import dataclasses

import pytest

from tests.runs.checking.altered import hard_rules
from tests.runs.hand_plans import good_plan, priced
from tests.runs.worlds import small_case, small_sessions

CHANGED_PLANS = {
    "another week": ("figures", lambda plan: dataclasses.replace(plan, week=plan.week.replace(day=16))),
    "other days": ("figures", lambda plan: dataclasses.replace(plan, days=plan.days[:5])),
    "runs in disorder": ("figures", lambda plan: dataclasses.replace(plan, runs=plan.runs[::-1])),
}


@pytest.mark.parametrize("name", CHANGED_PLANS)
def test_a_plan_of_something_else_is_found(name):
    rule, alter = CHANGED_PLANS[name]
    case = small_case()
    assert hard_rules(case, priced(case, alter(good_plan(case)))) == {rule}


def test_a_plan_of_other_inputs_names_what_is_not_in_them():
    plan = good_plan(small_case())
    case = small_case(sessions=small_sessions()[:4])
    assert hard_rules(case, priced(case, plan)) == {"unknown"}
