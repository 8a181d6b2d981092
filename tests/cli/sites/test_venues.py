from pathlib import Path

import geopandas as gpd
import openpyxl
import pytest

from tests.cli.conftest import WEEK
from tests.cli.test_runs_plan import TABLES

SMALL = ("--children", "10", "--drivers", "6", "--iterations", "20")
CANDIDATES = """code,name,latitude,longitude,rooms,cost of opening
kirkby-library,Kirkby library,53.099,-1.244,3,250000
southwell-hall,Southwell hall,53.078,-0.955,2,
leeds,Leeds,53.8,-1.55,3,
"""
OPTIONS = """
[[option]]
name = "a hall at Southwell"
open = ["Southwell hall"]
a_year = 12_000

[[option]]
name = "one service"
regroup = { North = "All", Central = "All", South = "All" }
"""


@pytest.fixture
def venues(geoplan, folder):
    """Run the command on a small county, with a table of candidates and a file of options there."""
    (folder / "candidates.csv").write_text(CANDIDATES)
    (folder / "options.toml").write_text(OPTIONS)
    return lambda *words: geoplan("sites", "venues", *words, *SMALL)


def test_best_places_are_found_compared_and_written(venues, folder):
    code, out, err = venues("--open", "1", "--candidates", "candidates.csv", "--alternatives", "1")
    assert code == 0, err
    assert "p-median model, proven to be the best" in out
    assert "Leeds (it lies outside the area of the service)" in out
    assert "open Kirkby library" in out
    assert "open Southwell hall" in out
    assert "made up" in out
    book = openpyxl.load_workbook(folder / "maps" / "venue-options.xlsx")
    by = ["By district", "By age band", "By home", "By area"]
    assert book.sheetnames == ["Summary", *by, "Money by year", "Refused"]
    page = (folder / "maps" / "venue-options.html").read_text()
    assert "Content-Security-Policy" in page
    assert "1. Purpose of the report" in (folder / "maps" / "venue-options.txt").read_text()
    drawn = (folder / "maps" / "venue-options-map.html").read_text()
    assert "open Kirkby library" in drawn
    assert "default-src &#39;none&#39;" in drawn or "default-src 'none'" in drawn


def test_closing_a_venue_and_named_options_stand_side_by_side(venues):
    code, out, err = venues(
        "--close", "Beeston Central", "--compare", "options", "--candidates", "candidates.csv"
    )
    assert code == 0, err
    for option in ("close Beeston Central", "a hall at Southwell", "one service"):
        assert option in out


def test_where_nothing_is_named_examples_are_compared_and_said_to_be(venues, folder):
    code, out, err = venues("--candidates", "candidates.csv", "--plan", "1")
    assert code == 0, err
    assert "No options were named, so these are examples" in out
    assert "No options were named" in (folder / "maps" / "venue-options-map.html").read_text()


def test_a_second_run_finds_what_was_planned(venues, monkeypatch):
    from geoplan.siting.options import plan_option

    words = ("--close", "Retford Office", "--audience", "planner")
    _, first, _ = venues(*words)
    original, planned = plan_option.plan_week, []
    monkeypatch.setattr(plan_option, "plan_week", lambda *a, **k: (planned.append(a), original(*a, **k))[1])
    code, second, _ = venues(*words)
    assert code == 0
    assert len(planned) == 1  # the week of now, whose journeys the estimate needs
    assert second == first


def test_the_surface_is_a_layer_to_map(venues, folder):
    code, out, err = venues("--surface", "surface.gpkg", "--candidates", "candidates.csv")
    assert code == 0, err
    assert "What one new venue would save in a week: the best 2 of 2 places" in out
    frame = gpd.read_file(folder / "surface.gpkg")
    assert set(frame["code"]) == {"kirkby-library", "southwell-hall"}
    assert {"hours_saved", "pounds_saved", "sessions", "children"} <= set(frame.columns)
    assert not Path("maps/venue-options.xlsx").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--close", "Beesten"), 'there is no venue "Beesten"'),
        (("--open", "9", "--candidates", "candidates.csv"), "9 venues cannot be opened in 2 candidates"),
        (("--open", "1", "--budget", "-5"), "a budget of -5 cannot be"),
        (("--open", "1", "--quota", "North"), '"North" is not a quota; write it like North=0-2'),
        (("--compare", "gone.toml"), "there is no such file"),
        (("--surface", "surface.png"), "shapes are not written to such a file"),
        (("--open", "1", "--candidates", "grid", "--spacing", "1"), "the spacing of the grid"),
        (("--close", "Hawtonville", "--propose", "x"), 'there is no option "x" to put forward'),
    ],
)
def test_what_cannot_be_is_refused_with_the_cure(venues, words, told):
    code, _, err = venues(*words)
    assert code == 2
    assert told in err


def test_a_table_at_fault_comes_back_marked(venues, folder):
    (folder / "candidates.csv").write_text("code,latitude,longitude\nx,53.1,lots\n")
    code, _, err = venues("--open", "1", "--candidates", "candidates.csv")
    assert code == 2
    assert "candidates.csv, row 2" in err
    assert (folder / "candidates-errors.xlsx").is_file()


def test_parameters_are_read_from_the_file(venues, folder):
    (folder / "geoplan.toml").write_text(
        "[sites]\nwithin_minutes = [15]\n[rooms]\nmost_travel_minutes = 30\n"
    )
    code, out, err = venues("--close", "Hawtonville")
    assert code == 0, err
    assert "Within 15" in out


def test_the_tables_of_a_project_are_compared_too(venues, folder):
    own = folder / "week-48"
    own.mkdir()
    for kind, text in TABLES.items():
        (own / f"{kind}.csv").write_text(text)
    words = (
        "--compare",
        "options.toml",
        "--candidates",
        "candidates.csv",
        "--project",
        "week-48",
        "--week",
        WEEK,
    )
    code, _, err = venues(*words)
    assert code == 2
    assert "fewer than 5 children travel" in err
    code, out, err = venues(*words, "--audience", "planner")
    assert code == 0, err
    assert "a hall at Southwell" in out
    assert "made up" not in out
    assert "no summary for a committee" in err
    assert "Sessions find no room" not in out  # no workers are named: staff is taken to be there


def test_a_project_needs_a_week(venues, folder):
    (folder / "sessions.csv").write_text("code\n")
    code, _, err = venues("--close", "x", "--project", ".")
    assert code == 2
    assert "no week is named" in err
