"""A run laid beside what the inputs say."""

import dataclasses

import pytest

from geoplan.domain.plans import Mode, Run
from geoplan.runs.check import check
from tests.runs.checking.altered import change_run, change_stop, hard_rules
from tests.runs.hand_plans import good_plan, priced
from tests.runs.worlds import THURSDAY, small_case


def empty_run(plan):
    run = dataclasses.replace(plan.runs[-1], code="D001-thu", day=THURSDAY, stops=())
    return dataclasses.replace(plan, runs=(*plan.runs, run))


CHANGED_PLANS = {
    "another place": ("place", lambda plan: change_stop(plan, 0, 3, place="home:C0003")),
    "an empty run": ("empty-run", empty_run),
}


@pytest.mark.parametrize("name", CHANGED_PLANS)
def test_a_run_that_does_not_fit_the_inputs_is_found(name):
    rule, alter = CHANGED_PLANS[name]
    case = small_case()
    assert hard_rules(case, priced(case, alter(good_plan(case)))) == {rule}


def test_a_driver_nobody_knows_is_found():
    case = small_case()
    plan = priced(case, change_run(good_plan(case), 0, person="D0011"))
    assert hard_rules(case, plan) == {"unknown", "coverage"}


def test_a_run_of_a_taxi_is_not_a_run():
    case = small_case()
    plan = good_plan(case)
    run = dataclasses.replace(plan.runs[0], mode=Mode.TAXI)
    assert isinstance(run, Run)
    report = check(case, dataclasses.replace(plan, runs=(run, *plan.runs[1:])))
    assert {"unknown", "coverage"} <= {item.rule for item in report.hard}
