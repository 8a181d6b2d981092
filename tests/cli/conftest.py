"""A workspace of its own for every test, and a way to run commands in a folder of its own."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest

from geoplan.cli import main
from geoplan.cli.parser import build_parser
from geoplan.county.population import make_population
from geoplan.io.projects import Project
from geoplan.network.builders.county import build_from_county


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, empty, with a workspace beside it and a terminal wide enough for every line."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("GEOPLAN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")
    return here


# What every command of a process makes anew, though it is always the same and never changed.
parser_once = cache(build_parser)
roads_once = cache(build_from_county)
_people: dict[object, object] = {}


def people_once(places, venues, params):
    """Make up people, for the same venues, numbers, seed and week once."""
    key = (tuple(venue.code for venue in venues), params)
    if key not in _people:
        _people[key] = make_population(places, venues, params)
    return _people[key]


@pytest.fixture
def geoplan(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """Run a command: exit code, what it printed, and what it said beside."""
    monkeypatch.setattr("geoplan.cli.parser.build_parser", parser_once)
    monkeypatch.setattr("geoplan.network.builders.county.build_from_county", roads_once)
    monkeypatch.setattr("geoplan.county.population.make_population", people_once)

    def run(*words: str) -> tuple[int, str, str]:
        try:
            code = main(words)
        except SystemExit as stop:  # argparse's own
            code = int(stop.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


WEEK = "2024-11-25"
"""A Monday that is over, so that no test depends on the day it runs on."""

SMALL = ("--children", "10", "--drivers", "6", "--iterations", "20", "--by", "A. Coordinator")


@pytest.fixture(scope="session")
def planned_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which a small week of the embedded county is planned; to be copied, never used."""
    made = tmp_path_factory.mktemp("planned")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        patch.setenv("GEOPLAN_HOME", str(made / "home"))
        assert main(("runs", "plan", "--week", WEEK, *SMALL)) == 0
    return made


@pytest.fixture
def blank_workbooks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the workbooks of plans blank, for tests that do not open them: laying one out takes longest."""
    monkeypatch.setattr("geoplan.report.runs.plan_workbook", lambda _case, _plan, path, **_: path.touch())


@pytest.fixture
def planned(planned_home: Path, folder: Path, blank_workbooks: None) -> Project:
    """The project of the embedded county with one plan of `WEEK`; its workbook is in maps."""
    copytree(planned_home / "home", folder.parent / "home")
    copytree(planned_home / "maps", folder / "maps")
    return Project.open(folder.parent / "home" / "runs")
