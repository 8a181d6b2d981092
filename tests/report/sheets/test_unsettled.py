import pytest

from geoplan.report.sheets.unsettled import unsettled_on
from geoplan.runs.checking.report import CheckReport, Violation
from geoplan.runs.rules import Severity
from tests.report.runs.plans import COST, hand_plan
from tests.runs.worlds import MONDAY, THURSDAY, WEDNESDAY

ON_MONDAY = frozenset({"S0001-in", "S0001-out"})


def unsettled(day=MONDAY, *, severity=Severity.HARD, **where):
    report = CheckReport(violations=(Violation("seats", severity, "one seat too few", **where),), cost=COST)
    return unsettled_on(hand_plan(), day, report)


@pytest.mark.parametrize(
    "where",
    [
        {"run": "D001-mon"},
        {"run": "D001-mon", "request": "S0001-in", "person": "D001"},
        {"request": "S0001-out"},
        {"person": "D001"},
    ],
)
def test_whoever_drives_what_breaks_a_rule_has_nothing_settled_that_day(where):
    found = unsettled(**where)
    assert found.people == {"D001": "one seat too few"}
    assert found.journeys == ON_MONDAY


def test_other_days_are_as_they_were():
    assert unsettled(WEDNESDAY, run="D001-mon").people == {}


def test_a_journey_that_no_run_serves_may_be_unsettled_too():
    found = unsettled(THURSDAY, request="S0005-out")
    assert found.people == {}
    assert found.journeys == {"S0005-out"}


def test_advice_and_sums_keep_nobody_off():
    assert unsettled(severity=Severity.ADVISE, run="D001-mon").people == {}
    assert unsettled().journeys == frozenset()
