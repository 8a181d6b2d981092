"""A workspace and a project with something of every kind in it, and canaries in all of it."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from geoplan.io.projects import Checked, Project
from geoplan.io.retention.finding.everything import StorageScope
from geoplan.io.retention.register import Register
from geoplan.io.retention.registering import registering
from geoplan.io.workspace import Workspace
from geoplan.io.write import write_atomically
from tests.io.projects.samples import WEEK, plan

CANARY = "canary-7f3a"
WHO = "A. Coordinator"
TODAY = date(2027, 3, 15)
"""Drafts of the sample week are over, accepted plans are not."""


def clock_from(start: datetime) -> Callable[[], datetime]:
    """Tell a minute more each time."""
    minutes = count()
    return lambda: start + timedelta(minutes=next(minutes))


def put(path: Path, text: str, day: date) -> Path:
    """Write a file as it would have been written on a day."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()
    os.utime(path, (at, at))
    return path


@pytest.fixture
def scope(tmp_path: Path) -> StorageScope:
    """Where nothing is yet."""
    return StorageScope(Workspace(tmp_path / "home"))


@pytest.fixture
def project(tmp_path: Path, scope: StorageScope) -> Project:
    """A registered project with an accepted plan and a draft of one week, and a table."""
    made = Project.create(
        tmp_path / "week 48",
        who=WHO,
        clock=clock_from(datetime(2026, 11, 20, 8, tzinfo=UTC)),
    )
    made.save_plan(plan(1), what=f"plan {CANARY}", who=WHO)
    made.accept("C. Officer", checked=Checked.of(plan(1), ok=True, report="none"))
    made.save_plan(plan(2), what=f"draft {CANARY}", who=WHO, pins={"S0044-out": CANARY})
    put(made.folder.path / "children.csv", f"code\n{CANARY}\n", date(2026, 11, 1))
    Register(scope.workspace).add_project(made.folder.path)
    return made


@pytest.fixture
def kept(tmp_path: Path, scope: StorageScope, project: Project) -> StorageScope:
    """Something of every kind."""
    home = scope.workspace
    home.make(home.cache)
    put(home.cache / "old.npz", CANARY, date(2026, 12, 1))
    put(home.cache / "new.npz", "numbers", TODAY)
    put(home.postcodes, "open", date(2020, 1, 1))
    put(project.folder.path / "children-errors.xlsx", CANARY, date(2027, 3, 1))
    put(project.folder.path / ".week.0123abcd.xlsx", CANARY, date(2027, 3, 1))
    put(project.folder.path / "told.json", "{}", date(2026, 12, 1))
    put(project.folder.path / "notes.txt", "mine", date(2000, 1, 1))
    out = tmp_path / "elsewhere"
    out.mkdir()
    with registering(home, command="runs plan"):
        for name, after in (
            ("week.xlsx", date(2026, 12, 27)),
            ("map.html", TODAY),
            ("edited.xlsx", WEEK),
        ):
            with write_atomically(out / name, destroy_after=after) as aside:
                aside.write_text(f"{name} {CANARY}", encoding="utf-8")
        with write_atomically(out / "children.xlsx", about_people=False) as aside:
            aside.write_text("an empty template", encoding="utf-8")
    put(out / "edited.xlsx", f"by hand {CANARY}", date(2026, 12, 1))
    return scope


def everything(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
