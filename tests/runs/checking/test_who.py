"""Whether whoever takes a request may, and whether runs, coverage and pins say the same."""

import pytest

from geoplan.domain.drivers import Check, ComplianceKind
from geoplan.domain.people import Need
from geoplan.domain.plans import Mode
from geoplan.runs.case.params import RunParams
from geoplan.runs.check import check
from tests.runs.checking.altered import change_cover, children, drivers, hard_rules
from tests.runs.hand_plans import good_plan, priced
from tests.runs.worlds import ALL_CHECKS, WEDNESDAY, small_case

CHANGED_INPUTS = {
    "check missing": ("compliance", {"drivers": drivers(compliance=ALL_CHECKS[1:])}),
    "check expired on the day": (
        "compliance",
        {"drivers": drivers(compliance=(Check(ComplianceKind.DBS, WEDNESDAY), *ALL_CHECKS[1:]))},
    ),
    "provider's area": ("provider-area", {"children": children("C0001", contact_district="South")}),
    "barred by the child": (
        "barred",
        {"children": children("C0002", barred_drivers=frozenset({"D001"}))},
    ),
    "barred by the planner": ("barred", {"barred": frozenset({("C0004", "D002")})}),
    "escort needed": ("escort", {"children": children("C0001", needs=frozenset({Need.ESCORT}))}),
    "escort by age": ("escort-age", {"params": RunParams(escort_is_hard=True)}),
    "taxi alone": ("taxi-alone", {"params": RunParams(taxi_alone_from_age=15)}),
    "taxis off": ("switched-off", {"params": RunParams(taxis_allowed=False)}),
    "pin not followed": ("pinned", {"pins": {"S0005-out": "D002"}}),
}


@pytest.mark.parametrize("name", CHANGED_INPUTS)
def test_who_may_not_take_a_child_is_found(name):
    rule, inputs = CHANGED_INPUTS[name]
    case = small_case(**inputs)
    assert hard_rules(case, good_plan(case)) == {rule}


CHANGED_PLANS = {
    "another person's run": ("coverage", lambda plan: change_cover(plan, "S0001-in", person="D002")),
    "another run": ("coverage", lambda plan: change_cover(plan, "S0001-in", run="D001-wed")),
    "a taxi with a person": ("coverage", lambda plan: change_cover(plan, "S0005-in", person="D001")),
    "a pin that nobody set": ("figures", lambda plan: change_cover(plan, "S0005-in", pinned=True)),
    "a taxi's fare": ("figures", lambda plan: change_cover(plan, "S0005-in", pence=2_574)),
    "a carer's fare": ("figures", lambda plan: change_cover(plan, "S0002-in", pence=281)),
    "fare of a run": ("figures", lambda plan: change_cover(plan, "S0001-in", pence=1)),
    "a carer nobody knows": (
        "unknown",
        lambda plan: change_cover(change_cover(plan, "S0002-in", person="G099"), "S0002-out", person="G099"),
    ),
}


@pytest.mark.parametrize("name", CHANGED_PLANS)
def test_what_is_said_of_a_request_must_be_so(name):
    rule, alter = CHANGED_PLANS[name]
    case = small_case()
    assert hard_rules(case, priced(case, alter(good_plan(case)))) == {rule}


def test_every_step_down_the_ladder_is_explained():
    case = small_case()
    plan = good_plan(case)
    taxi = plan.covers("S0005-in")
    silent = change_cover(plan, "S0005-in", reasons=taxi.reasons[1:])
    (found,) = check(case, silent).of("no-reason")
    assert found.request == "S0005-in"
    assert "foster carer" in found.text


def test_what_nobody_takes_is_advice_with_its_price():
    case = small_case()
    plan = change_cover(good_plan(case), "S0005-in", mode=Mode.NOBODY, pence=0)
    report = check(case, priced(case, plan))
    assert report.ok
    assert [item.request for item in report.of("not-covered")] == ["S0005-in"]
    assert report.cost.not_covered == case.params.not_covered_pence
