import stat
from pathlib import Path

import pytest

from geoplan.errors import InputError
from geoplan.io.postcodes import PostcodeIndex
from geoplan.io.workspace import EMBEDDED, Workspace


def test_the_folder_is_the_one_that_the_environment_names(home: Path) -> None:
    assert Workspace.default().home == home
    assert not home.exists()


def test_without_it_the_usual_place_for_data_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GEOPLAN_HOME")
    assert Workspace.default().home.name == "geoplan"


def test_what_is_made_is_for_the_owner_alone(home: Path) -> None:
    workspace = Workspace(home)
    for folder in (workspace.networks, workspace.cache):
        workspace.make(folder)
    workspace.change_settings({"a": 1})
    for folder in (workspace.networks, workspace.cache, home):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((home / "settings.json").stat().st_mode) == 0o600


def test_a_folder_that_was_there_stays_as_it_is_with_private_files(home: Path) -> None:
    home.mkdir()
    home.chmod(0o755)
    Workspace(home).change_settings({"a": 1})
    assert stat.S_IMODE(home.stat().st_mode) == 0o755
    assert stat.S_IMODE((home / "settings.json").stat().st_mode) == 0o600


def test_looking_makes_nothing(home: Path) -> None:
    workspace = Workspace(home)
    named = (workspace.networks, workspace.cache, workspace.postcodes, workspace.boundaries)
    assert all(path.is_relative_to(home) for path in named)
    assert workspace.network_path("rutland").parent == workspace.networks
    assert (workspace.network_names(), workspace.settings(), workspace.current_network) == ((), {}, EMBEDDED)
    with pytest.raises(InputError, match="no file of postcodes"):
        PostcodeIndex.load()
    assert not home.exists()


def test_where_nothing_can_be_made_reading_still_works(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    workspace = Workspace(tmp_path / "file" / "home")
    assert workspace.current_network == EMBEDDED
    assert workspace.network_names() == ()
    with pytest.raises(InputError, match="no file of postcodes"):
        PostcodeIndex.load(workspace.postcodes)


def test_settings_that_cannot_be_opened_are_a_fault(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise PermissionError

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(InputError, match="cannot be opened; set GEOPLAN_HOME"):
        Workspace(home).settings()


def test_the_embedded_county_is_used_until_another_network_is_chosen(home: Path) -> None:
    workspace = Workspace(home)
    assert workspace.current_network == EMBEDDED
    workspace.make(workspace.networks)
    workspace.network_path("rutland").write_bytes(b"x")
    workspace.use_network("rutland")
    assert Workspace(home).current_network == "rutland"
    assert workspace.network_names() == ("rutland",)
    workspace.use_network(EMBEDDED)
    assert workspace.current_network == EMBEDDED


def test_a_network_that_is_not_there_cannot_be_chosen(home: Path) -> None:
    with pytest.raises(InputError, match="use one of: embedded"):
        Workspace(home).use_network("wales")


@pytest.mark.parametrize("name", ["../evil", "", "a/b", ".hidden"])
def test_a_name_that_would_leave_the_folder_is_refused(home: Path, name: str) -> None:
    with pytest.raises(InputError, match="name of a network"):
        Workspace(home).network_path(name)


def test_settings_are_changed_one_by_one_and_damage_is_named(home: Path) -> None:
    workspace = Workspace(home)
    workspace.change_settings({"a": 1})
    workspace.change_settings({"b": 2})
    assert workspace.settings() == {"a": 1, "b": 2}
    (home / "settings.json").write_text("{")
    with pytest.raises(InputError, match="damaged"):
        workspace.settings()


def test_a_folder_that_cannot_be_made_names_the_variable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    workspace = Workspace(tmp_path / "file" / "home")
    with pytest.raises(InputError, match="GEOPLAN_HOME"):
        workspace.make(workspace.networks)
    with pytest.raises(InputError, match="GEOPLAN_HOME"):
        workspace.change_settings({"a": 1})
