"""Who gets a sheet, and who does not."""

from datetime import date

import pytest

from geoplan.audiences import Audience
from geoplan.errors import InputError
from geoplan.io.names import Named, Names
from geoplan.runs.checking.report import CheckReport, Violation
from geoplan.runs.rules import Severity
from tests.report.runs.plans import COST
from tests.report.sheets.samples import NAMES, rows_of, sheets_of
from tests.runs.worlds import MONDAY, WEDNESDAY

BROKEN = CheckReport(
    violations=(Violation("seats", Severity.HARD, "one seat too few", run="D001-mon"),), cost=COST
)


def holders(sheets):
    return [sheet.holder for sheet in sheets]


def test_whoever_has_something_to_do_gets_one():
    assert holders(sheets_of(MONDAY, Audience.DRIVER)) == ["D001", "D002"]
    assert holders(sheets_of(MONDAY, Audience.CARER)) == ["G001", "G002"]
    assert holders(sheets_of(MONDAY, Audience.VENUE)) == ["retford", "retford"]
    assert holders(sheets_of(WEDNESDAY, Audience.CARER)) == ["G001"]


def test_a_run_that_breaks_a_hard_rule_is_handed_to_nobody():
    sheets = sheets_of(MONDAY, Audience.DRIVER, report=BROKEN)
    assert holders(sheets) == ["D002"]
    assert sheets.withheld == {"D001": "one seat too few"}
    (carer,) = sheets_of(MONDAY, Audience.CARER, report=BROKEN, only=["G001"])
    assert all("Not settled yet" in row[3] for row in rows_of(carer))
    assert "D001" not in str(rows_of(carer))
    staff, _ = sheets_of(MONDAY, Audience.VENUE, report=BROKEN)
    assert "D001" not in str(rows_of(staff))


def test_on_other_days_the_same_driver_gets_a_sheet():
    assert "D001" in holders(sheets_of(WEDNESDAY, Audience.DRIVER, report=BROKEN))


def test_a_plan_that_nobody_checked_is_checked_first():
    sheets = sheets_of(MONDAY, Audience.DRIVER, report=None)  # made by hand, its windows are wide
    assert sorted(sheets.withheld) == ["D001", "D002"]
    assert "delivery_window" in sheets.withheld["D001"]


@pytest.mark.parametrize("audience", [Audience.DRIVER, Audience.CARER, Audience.VENUE])
def test_a_proposal_says_so_on_every_sheet(audience):
    for sheet in sheets_of(MONDAY, audience):
        assert sheet.band.startswith("PROPOSAL")
    for sheet in sheets_of(MONDAY, audience, accepted=True):
        assert sheet.band == ""


def test_who_has_no_name_is_told_of_these_sheets_only():
    names = Names({code: NAMES[code] for code in ("C0001", "D001", "G001")} | {"C0004": Named("")})
    assert sheets_of(MONDAY, Audience.DRIVER, names=names, only=["D001"]).unnamed == ("C0002",)
    assert sheets_of(MONDAY, Audience.DRIVER).unnamed == ()


@pytest.mark.parametrize(
    ("day", "audience", "only", "said"),
    [
        (date(2026, 12, 1), Audience.DRIVER, (), "01/12/2026 is not in the plan; choose one of its days"),
        (MONDAY, Audience.MANAGER, (), "there are no sheets for the manager"),
        (MONDAY, Audience.DRIVER, ("D009",), "D009 has no sheet for Mon 23 Nov; choose from D001, D002"),
    ],
)
def test_what_cannot_be_made_is_said(day, audience, only, said):
    with pytest.raises(InputError, match=said):
        sheets_of(day, audience, only=only)
