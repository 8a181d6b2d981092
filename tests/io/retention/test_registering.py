"""What Python code saves is found by purge where it says so."""

from datetime import date
from pathlib import Path

import pytest

import geoplan
from geoplan.io.retention.register import Register
from geoplan.io.workspace import Workspace
from geoplan.io.write import write_atomically


def save(path: Path) -> None:
    with write_atomically(path, destroy_after=date(2026, 12, 1)) as aside:
        aside.write_text("about people", encoding="utf-8")


def test_what_is_saved_in_the_block_is_registered_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEOPLAN_HOME", str(tmp_path / "home"))
    save(tmp_path / "before.html")
    with geoplan.registering():
        save(tmp_path / "inside.html")
    save(tmp_path / "after.html")
    (found,) = Register(Workspace.default()).files()
    assert (found.path, found.command, found.destroy_after) == (
        tmp_path / "inside.html",
        "Python",
        date(2026, 12, 1),
    )


def test_who_cannot_register_is_warned_and_has_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").write_text("a file, and no folder", encoding="utf-8")
    monkeypatch.setenv("GEOPLAN_HOME", str(tmp_path / "home"))
    with (
        pytest.warns(UserWarning, match="inside.html could not be registered"),
        geoplan.registering(),
    ):
        save(tmp_path / "inside.html")
    assert (tmp_path / "inside.html").is_file()
