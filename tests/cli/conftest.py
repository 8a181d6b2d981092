"""A workspace of its own for every test, and a way to run commands in a folder of its own."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from geoplan.cli import main
from geoplan.io.projects import Project
from geoplan.network.builders.county import build_from_county
from geoplan.network.model import RoadNetwork


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, empty, with a workspace beside it and a terminal wide enough for every line."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("GEOPLAN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")
    return here


@pytest.fixture
def geoplan(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command: exit code, what it printed, and what it said beside."""

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

SMALL = ("--children", "24", "--drivers", "10", "--iterations", "20", "--by", "A. Coordinator")


@pytest.fixture(scope="session")
def county_roads() -> RoadNetwork:
    """The embedded county's roads, which every command reads anew: for tests of many commands, once."""
    return build_from_county()


@pytest.fixture
def same_roads(county_roads: RoadNetwork, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have commands share the embedded county's roads."""
    monkeypatch.setattr("geoplan.network.builders.county.build_from_county", lambda: county_roads)


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
def planned(planned_home: Path, folder: Path, same_roads: None) -> Project:
    """The project of the embedded county with one plan of `WEEK`; its workbook is in maps."""
    copytree(planned_home / "home", folder.parent / "home")
    copytree(planned_home / "maps", folder / "maps")
    return Project.open(folder.parent / "home" / "runs")
