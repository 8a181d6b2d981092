"""Sheets at a coordinator's desk, and that names get nowhere but onto them."""

import re

import pytest
from openpyxl import Workbook

from geoplan.domain.plans import Mode
from tests.cli.conftest import WEEK

CANARY = "Zzyzx"
QUIET = "2024-12-01"
"""A day on which nobody does anything."""


@pytest.fixture
def day(planned):
    """A day on which somebody drives."""
    return min(run.day for run in planned.plan().runs).isoformat()


def runs_on(project, day):
    return [run for run in project.plan().runs if run.day.isoformat() == day]


def write_names(path, plan):
    """Names for everybody in a plan; every cell that is no code holds a canary."""
    book = Workbook()
    book.active.append(("Code", "Name", "Address", "Postcode"))
    codes = {child for request in plan.requests for child in request.children}
    codes |= {cover.person for cover in plan.coverage if cover.person}
    for code in sorted(codes):
        book.active.append((code, f"{CANARY} Quux", f"1 {CANARY} Street", "NG18 2TA"))
    book.save(path)


def everything_in(folder):
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_sheets_of_a_day_for_everybody_who_drives(geoplan, planned, folder, day):
    code, out, err = geoplan("sheets", "plan", "--day", day, "--for", "drivers")
    assert code == 0
    drivers = {run.person for run in runs_on(planned, day)}
    made = folder / "maps" / f"sheets-drivers-{day}"
    names = {path.name for path in made.iterdir()}
    assert names == {f"{one}-{day}.html" for one in drivers} | {f"print-all-{day}.html"}
    assert f"{len(drivers)} in maps/sheets-drivers-{day}" in out
    assert "Destroy them after " in out
    assert "no officer has accepted this plan" in err
    assert "PROPOSAL" in (made / f"print-all-{day}.html").read_text(encoding="utf-8")


def test_once_accepted_no_sheet_is_a_proposal(geoplan, planned, folder, day):
    geoplan("runs", "accept", "--officer", "A. Officer")
    code, _, err = geoplan("sheets", "accepted", "--day", day, "--for", "carers")
    assert code == 0
    assert "no officer" not in err
    assert b"PROPOSAL" not in everything_in(folder / "maps" / f"sheets-carers-{day}")


def test_a_code_may_be_typed_short(geoplan, planned, folder, day):
    run = runs_on(planned, day)[0]
    short = re.sub(r"0*(\d)", r"\1", run.person, count=1).lower()
    words = ("--day", day, "--for", "drivers", "--driver", short, "--out", "one")
    assert geoplan("sheets", *words)[0] == 0
    assert [path.name for path in (folder / "one").iterdir()] == [f"{run.person}-{day}.html"]


def test_names_are_on_the_sheets_and_nowhere_else(geoplan, planned, folder, day):
    write_names(folder / "names.xlsx", planned.plan())
    for whose in ("drivers", "carers", "venues"):
        words = ("sheets", "--day", day, "--for", whose, "--names", "names.xlsx")
        code, out, err = geoplan(*words)
        assert code == 0
        assert CANARY not in out + err
    sheets = everything_in(folder / "maps" / f"sheets-drivers-{day}").decode()
    assert "Z.Q." in sheets
    assert f"1 {CANARY} Street, NG18\u00a02TA" in sheets
    assert f"{CANARY} Quux" not in sheets
    for whose in ("carers", "venues"):
        text = everything_in(folder / "maps" / f"sheets-{whose}-{day}").decode()
        assert "Z.Q." in text
        assert CANARY not in text
    home = everything_in(folder.parent / "home")
    assert CANARY.encode() not in home
    assert b"Z.Q." not in home
    assert not list(folder.glob("*errors*"))


def test_faults_of_the_file_of_names_repeat_nothing_of_it(geoplan, planned, folder, day, monkeypatch):
    monkeypatch.setenv("GEOPLAN_DEBUG", "1")
    book = Workbook()
    for row in (
        ("Code", "Name", "Postcode"),
        ("C0001", CANARY, CANARY),
        (f"{CANARY} Q", "x"),
        (None, CANARY),
    ):
        book.active.append(row)
    book.save(folder / "names.xlsx")
    code, out, err = geoplan("sheets", "--day", day, "--for", "drivers", "--names", "names.xlsx")
    assert code == 2
    assert "3 faults in names.xlsx" in err
    for row in (2, 3, 4):
        assert f"row {row}" in err
    assert CANARY not in out + err
    assert sorted(path.name for path in folder.iterdir()) == ["maps", "names.xlsx"]


def test_who_has_no_name_is_told_by_code(geoplan, planned, folder, day):
    book = Workbook()
    book.active.append(("Code", "Name"))
    book.active.append(("nobody-9", "Jo Smith"))
    book.save(folder / "names.xlsx")
    code, _, err = geoplan("sheets", "--day", day, "--for", "drivers", "--names", "names.xlsx")
    assert code == 0
    assert "the file of names has no name for " in err


def test_what_an_earlier_plan_left_is_deleted(geoplan, planned, folder, day):
    run = next(run for run in runs_on(planned, day) if run.mode is Mode.VOLUNTEER)
    geoplan("sheets", "--day", day, "--for", "drivers")
    old = folder / "maps" / f"sheets-drivers-{day}" / f"{run.person}-{day}.html"
    assert old.is_file()
    geoplan("runs", "replan", "--driver-off", run.person, "--iterations", "10", "--by", "A. C")
    code, _, err = geoplan("sheets", "--day", day, "--for", "drivers")
    assert code == 0
    assert f"sheets of an earlier plan were deleted there: {old.name}" in err.replace("\n", " ")
    assert not old.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--day", WEEK, "--for", "carers", "--driver", "D001"), "--driver does not go with --for carers"),
        (("--day", "2031-01-06", "--for", "drivers"), "no plan of the week of 06/01/2031 is saved"),
        (("--day", WEEK, "--for", "drivers", "--names", "none.xlsx"), "there is no such file"),
        (("--day", WEEK, "--for", "drivers", "--out", "file"), "this is a file"),
        (("--day", WEEK, "--for", "drivers", "--driver", "D999"), '"D999" is not the code of a driver here'),
    ],
)
def test_what_cannot_be_is_said(geoplan, planned, folder, words, said):
    (folder / "file").write_text("x")
    code, _, err = geoplan("sheets", *words)
    assert code == 2
    assert said in err


def test_a_run_that_breaks_a_hard_rule_is_not_handed_out(geoplan, planned, folder, day, monkeypatch):
    from geoplan.runs.checking.report import CheckReport, Violation
    from geoplan.runs.rules import Severity

    run = runs_on(planned, day)[0]
    found = CheckReport(
        (Violation("seats", Severity.HARD, "one seat too few", run=run.code),), planned.plan().cost
    )
    monkeypatch.setattr("geoplan.runs.check.check", lambda *_, **__: found)
    code, _, err = geoplan("sheets", "--day", day, "--for", "drivers")
    assert code == 4
    assert f"{run.person}: one seat too few" in err
    made = folder / "maps" / f"sheets-drivers-{day}"
    assert not (made / f"{run.person}-{day}.html").exists()
    assert geoplan("sheets", "--day", day, "--for", "carers")[0] == 0


def test_on_a_day_without_anything_there_is_nothing_to_print(geoplan, planned, folder):
    code, out, err = geoplan("sheets", "--day", QUIET, "--for", "drivers")
    assert code == 0
    assert "Sunday 1 December 2024: there are none" in out
    assert err == ""
    assert list((folder / "maps" / f"sheets-drivers-{QUIET}").iterdir()) == []


def test_the_office_is_a_setting(geoplan, planned, folder, day):
    (folder / "geoplan.toml").write_text(
        '[sheets]\noffice = "the duty desk"\noffice_phone = "01623 000000"\n'
    )
    assert geoplan("sheets", "--day", day, "--for", "drivers", "--out", "here")[0] == 0
    assert b"the duty desk, 01623 000000" in everything_in(folder / "here")
