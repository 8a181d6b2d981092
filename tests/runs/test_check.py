"""A correct plan passes the check, whoever made it."""

import re
from dataclasses import replace
from datetime import time
from pathlib import Path

import geoplan.runs.check
from geoplan.runs.case.params import RunParams
from geoplan.runs.check import check
from geoplan.runs.rules import Severity
from tests.runs.checking.altered import STAFF, children, shared_case, shared_plan, worker_plan
from tests.runs.hand_plans import good_plan
from tests.runs.worlds import small_case


def test_a_correct_plan_keeps_every_hard_rule():
    case = small_case()
    assert check(case, good_plan(case)).ok
    assert check(shared_case(), shared_plan(shared_case())).ok
    staffed = small_case(workers=STAFF)
    assert check(staffed, worker_plan(staffed)).ok


def test_advice_does_not_stand_in_the_way():
    case = small_case(params=RunParams(provider_area_is_hard=False, soft_ride_from_11_minutes=60))
    report = check(case, good_plan(case))
    assert report.ok
    assert {item.rule for item in report.advice} == {"escort-age"}
    south = small_case(
        params=RunParams(provider_area_is_hard=False),
        children=children("C0004", contact_district="South"),
    )
    found = check(south, good_plan(south)).of("provider-area")
    assert {item.severity for item in found} == {Severity.ADVISE}


def test_what_is_found_is_told_day_by_day_as_the_runs_leave():
    case = small_case()
    late = replace(case, params=RunParams(earliest=time(12), latest=time(20)))
    found = check(late, good_plan(case)).of("service-hours")
    assert [item.run for item in found] == ["D001-mon", "D002-mon", "D001-wed"]


def test_the_checker_shares_no_code_with_what_makes_plans():
    # It may know the domain, the case, the rules and how tables are drawn; of whatever plans runs, nothing.
    face = Path(geoplan.runs.check.__file__)
    common = {"case", "case.params", "case.travel", "rules", "tables"}
    for module in [face, *face.with_name("checking").rglob("*.py")]:
        for line in module.read_text(encoding="utf-8").splitlines():
            found = re.match(r"\s*(?:from|import) geoplan\.runs\.?([\w.]*)", line)
            name = found[1] if found else "case"
            assert name in common or name.startswith("checking."), f"{module.name}: {line}"
            assert not re.match(r"\s*(?:from|import) (?:geoplan\.(?!domain|notebook|runs)|benchmarks)", line)
