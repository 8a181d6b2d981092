from pathlib import Path

import pytest

from geoplan.errors import InputError
from geoplan.io.projects import Project
from geoplan.io.projects.folder import ProjectFolder


def test_a_folder_without_tables_is_about_the_embedded_county(project: Project) -> None:
    assert project.folder.tables() == {}
    assert project.folder.params is None


def test_tables_are_found_by_their_names(tmp_path: Path) -> None:
    for name in ("children.xlsx", "drivers.csv", "geoplan.toml", "children old.xlsx", "notes.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "venues.csv").mkdir()
    folder = ProjectFolder(tmp_path)
    assert folder.tables() == {"children": tmp_path / "children.xlsx", "drivers": tmp_path / "drivers.csv"}
    assert folder.params == tmp_path / "geoplan.toml"


def test_a_table_that_is_there_twice_is_a_fault(tmp_path: Path) -> None:
    for name in ("children.xlsx", "children.csv", "venues.csv", "venues.xlsx", "drivers.csv"):
        (tmp_path / name).write_text("x")
    with pytest.raises(InputError, match=r"children.xlsx and children.csv are both there; keep") as caught:
        ProjectFolder(tmp_path).tables()
    assert len(caught.value.faults) == 2
