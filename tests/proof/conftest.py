"""The seeded service, planned once, and a way to make every output of it."""

from pathlib import Path
from shutil import copytree

import pytest

from geoplan.cli import main
from geoplan.io.projects import Project
from tests.cli.conftest import parser_once, roads_once
from tests.proof import seeds
from tests.proof.rights import Service


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``home``, the postcodes imported, and ``project``, planned; to be copied, never used."""
    made = tmp_path_factory.mktemp("seeded")
    project = made / "here" / "project"
    project.mkdir(parents=True)
    seeds.write_tables(project)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made / "here")
        patch.setenv("GEOPLAN_HOME", str(made / "home"))
        assert main(("postcodes", "import", "postcodes.csv")) == 0
        words = ("--project", "project", "--week", seeds.WEEK, "--iterations", "20", "--by", "A. Coordinator")
        assert main(("runs", "plan", *words)) == 0
        assert main(("runs", "accept", "--project", "project", "--officer", "A. Officer")) == 0
    return made


@pytest.fixture(scope="session")
def service(seeded: Path) -> Service:
    """The plan of the seeded service."""
    return Service(Project.open(seeded / "here" / "project").plan())


@pytest.fixture
def here(seeded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder of a command, with the seeded project in it."""
    copytree(seeded, tmp_path, dirs_exist_ok=True)
    folder = tmp_path / "here"
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GEOPLAN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr("geoplan.cli.parser.build_parser", parser_once)
    monkeypatch.setattr("geoplan.network.builders.county.build_from_county", roads_once)
    return folder
