"""``geoplan export plan``: for whom, of what, into which file."""

from argparse import Namespace

import pytest
from openpyxl import load_workbook

from geoplan.cli.commands.runs.planning import planned as planned_as_asked
from geoplan.io.told import FILE
from tests.cli.conftest import WEEK


@pytest.fixture
def driver(planned):
    """A driver with a run, and its day."""
    run = planned.plan().runs[0]
    return run.person, f"{run.day}"


def test_a_manager_gets_figures_and_what_was_told_is_remembered(geoplan, planned, folder):
    code, out, err = geoplan("export", "plan", "--for", "manager")
    assert code == 0, err
    book = load_workbook(folder / "maps" / f"export-manager-{WEEK}.xlsx")
    assert "Figures" in book.sheetnames
    assert not {"Stops", "Children", "Journeys"} & set(book.sheetnames)
    assert f"For managers: maps/export-manager-{WEEK}.xlsx" in out
    assert (planned.folder.path / FILE).is_file()
    code, out, err = geoplan("export", "plan", "--for", "manager")
    assert "will be replaced" in err


def test_a_driver_gets_the_own_day(geoplan, planned, folder, driver):
    person, day = driver
    own = ("--driver", person, "--day", day)
    code, out, err = geoplan("export", "plan", "--for", "driver", *own, "--out", "d.gpkg")
    assert code == 0, err
    assert "Stops:" in out
    assert "Ways:" in out
    assert not (planned.folder.path / FILE).exists()


def test_who_says_nothing_gets_what_the_public_gets(geoplan, planned, folder):
    code, _, _ = geoplan("export", "plan", "--out", "public")
    assert code == 0
    assert {path.name for path in (folder / "public").iterdir()} == {"about.csv", "figures.csv"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--for", "driver", "--day", WEEK), "which driver is it for"),
        (("--for", "driver", "--driver", "D001"), "a driver gets one day"),
        (("--for", "carer"), "which carer is it for"),
        (("--for", "manager", "--venue", "x"), "--venue is for a venue"),
        (("--for", "manager", "--day", WEEK), "--day is for a driver"),
        (("--for", "venue", "--venue", "nowhere"), 'there is no venue "nowhere"'),
        (("--for", "carer", "--carer", "F999"), 'no child is with a carer "F999"'),
        (("--for", "driver", "--driver", "D999", "--day", WEEK), '"D999" has no run in this plan'),
        (("--for", "manager", "--out", "m.csv"), "not a kind of export"),
        (("--for", "manager", "--out", "no/m.xlsx"), "there is no folder"),
        (("--for", "manager", "--out", "no/m"), "there is no folder"),
        (("99", "--for", "manager"), "99"),
    ],
)
def test_what_cannot_be_is_told_with_its_cure(geoplan, planned, folder, words, said):
    code, _, err = geoplan("export", "plan", *words)
    assert code == 2
    assert said in err
    assert not list(folder.glob("*.*"))


def test_a_day_without_a_run_names_those_with_one(geoplan, planned, driver):
    person, day = driver
    code, _, err = geoplan("export", "plan", "--for", "driver", "--driver", person, "--day", "2024-12-25")
    assert code == 2
    assert day in err


def test_a_project_of_tables_without_a_plan_is_told_to_make_one(geoplan, folder):
    (folder / "sessions.csv").write_text("code\n")
    code, _, err = geoplan("export", "plan", "--for", "manager", "--project", ".")
    assert code == 2
    assert "make one: geoplan runs plan" in err


def test_the_embedded_county_is_planned_where_no_plan_is(geoplan, folder, monkeypatch, blank_workbooks):
    def small(options, *others, **more):
        few = {"children": 10, "drivers": 6, "iterations": 5, "seconds": None}
        return planned_as_asked(Namespace(**vars(options) | few), *others, **more)

    monkeypatch.setattr("geoplan.cli.commands.runs.planning.planned", small)
    code, out, err = geoplan("export", "plan", "--for", "manager")
    assert code == 0, err
    assert "is planned first" in err
    assert "Figures:" in out
    assert geoplan("export", "plan", "--for", "public")[0] == 0
