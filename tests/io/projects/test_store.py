import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from geoplan.errors import InputError
from geoplan.io.projects import Project
from geoplan.io.projects.schema import MIGRATIONS
from geoplan.io.projects.store import Store
from tests.io.projects.samples import plan

WHO = "A. Coordinator"
ROOT = Path(__file__).parents[3]
NOBODY = 65534


def impatient(project: Project) -> Project:
    """The same project, with hardly any time to wait for others."""
    return replace(project, store=replace(project.store, wait_s=0.05))


def test_the_file_and_a_new_folder_are_for_the_owner_alone(project: Project) -> None:
    project.save_plan(plan(), what="runs plan", who=WHO)
    assert stat.S_IMODE(project.store.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(project.folder.path.stat().st_mode) == 0o700
    assert [path.name for path in project.folder.path.iterdir()] == ["geoplan.sqlite"]


def test_a_folder_that_was_there_keeps_its_permissions(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    made = Project.create(tmp_path, who=WHO)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    assert stat.S_IMODE(made.store.path.stat().st_mode) == 0o600


def test_every_commit_waits_for_the_disk_without_a_write_ahead_log(project: Project) -> None:
    with closing(sqlite3.connect(project.store.path)) as db:
        db.execute("PRAGMA journal_mode = WAL")
    with project.store.writing() as db:
        assert db.execute("PRAGMA synchronous").fetchone()[0] == 3
        assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "delete"


def test_while_another_process_writes_a_deed_waits_and_then_says_so(project: Project) -> None:
    project.save_plan(plan(1), what="runs plan", who=WHO)
    with closing(sqlite3.connect(project.store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert project.plan() == plan(1)  # reading goes on
        with pytest.raises(InputError, match="another program is using the project; wait until it is done"):
            impatient(project).save_plan(plan(2), what="runs plan", who=WHO)
        other.execute("ROLLBACK")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(InputError, match="another program is using the project"):
            impatient(project).plan()
        other.execute("ROLLBACK")
    assert project.save_plan(plan(2), what="runs plan", who=WHO).id == 2


def test_a_reader_that_lingers_keeps_a_save_out_whole(project: Project) -> None:
    with project.store.reading() as db:
        db.execute("SELECT * FROM audit").fetchone()
        with pytest.raises(InputError, match="another program is using the project"):
            impatient(project).save_plan(plan(1), what="runs plan", who=WHO)
    assert len(project.history()) == 0
    assert project.verify() == ()


def test_two_processes_that_save_at_once_both_save_everything(project: Project) -> None:
    script = (
        "import sys; from geoplan.io.projects import Project; from tests.io.projects.samples import plan\n"
        "project = Project.open(sys.argv[1])\n"
        "for seed in range(20): project.save_plan(plan(seed), what=f'save {seed}', who=sys.argv[2])"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(project.folder.path), who], cwd=ROOT)
        for who in ("One", "Two")
    ]
    assert [process.wait(60) for process in running] == [0, 0]
    history = project.history()
    assert [change.id for change in history] == list(range(40, 0, -1))
    for who in ("One", "Two"):
        assert [change.what for change in reversed(list(history)) if change.who == who] == [
            f"save {seed}" for seed in range(20)
        ]
    assert project.verify() == ()


def test_a_block_that_fails_saves_nothing_even_when_it_is_interrupted(project: Project) -> None:
    def half() -> None:
        with project.store.writing() as db:
            db.execute("INSERT INTO plans VALUES ('a', 'b', x'00')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert project.verify() == ()


def test_a_full_disk_saves_nothing_and_says_so(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    class Small(sqlite3.Connection):
        def execute(self, sql: str, *args: object) -> sqlite3.Cursor:  # type: ignore[override]
            if sql.startswith("BEGIN"):
                super().execute("PRAGMA max_page_count = 1")
            return super().execute(sql, *args)

    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Small))
    with pytest.raises(InputError, match="the disk is full; nothing was saved; make room and try again"):
        deque(project.save_plan(plan(seed), what="runs plan", who=WHO) for seed in range(20))
    monkeypatch.undo()
    assert project.verify() == ()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users of the machine reach too."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are those of Unix")
@pytest.mark.parametrize("file_mode", [0o444, 0o666])
def test_a_folder_that_is_read_only_can_be_read_and_says_why_nothing_is_saved(
    open_folder: Path, file_mode: int
) -> None:
    project = Project.create(open_folder, who=WHO)
    project.save_plan(plan(1), what="runs plan", who=WHO)
    project.store.path.chmod(file_mode)
    open_folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:  # root may write anywhere
        os.seteuid(NOBODY)
    try:
        again = Project.open(open_folder)
        assert again.plan() == plan(1)
        assert again.verify() == ()
        with pytest.raises(
            InputError, match=r"the project cannot be (written to|opened for this).*copy the folder"
        ):
            again.save_plan(plan(2), what="runs plan", who=WHO)
        with pytest.raises(
            InputError, match="the project cannot be made; choose a folder that you may write"
        ):
            Store(open_folder / "other.sqlite").make()
    finally:
        if root:
            os.seteuid(0)
    assert project.plan() == plan(1)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are those of Unix")
def test_a_file_that_may_not_be_read_is_a_fault(open_folder: Path) -> None:
    Project.create(open_folder, who=WHO)
    root = os.geteuid() == 0
    (open_folder / "geoplan.sqlite").chmod(0o600 if root else 0)
    if root:
        os.seteuid(NOBODY)
    try:
        with pytest.raises(
            InputError, match="the project cannot be opened for this; check that you may read"
        ):
            Project.open(open_folder)
    finally:
        if root:
            os.seteuid(0)


NEWER = (*MIGRATIONS, ("CREATE TABLE remarks (id INTEGER PRIMARY KEY, text TEXT NOT NULL)",))


def test_a_project_of_an_older_geoplan_is_brought_up_to_date_once(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.save_plan(plan(), what="runs plan", who=WHO)
    monkeypatch.setattr("geoplan.io.projects.project.Store", partial(Store, migrations=NEWER))
    for _ in range(2):
        newer = Project.open(project.folder.path)
        assert newer.plan() == plan()
        assert newer.verify() == ()
    assert [entry.kind.value for entry in newer.audit()] == ["begin", "save", "migrate"]
    assert newer.audit()[-1].detail == {"since": len(MIGRATIONS), "version": len(NEWER)}
    with newer.store.reading() as db:
        assert db.execute("SELECT count(*) FROM remarks").fetchone()[0] == 0


def test_a_step_to_a_newer_version_that_fails_leaves_the_old_one(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = (*NEWER, ("CREATE TABLE nonsense",))
    monkeypatch.setattr("geoplan.io.projects.project.Store", partial(Store, migrations=broken))
    with pytest.raises(InputError):
        Project.open(project.folder.path)
    monkeypatch.undo()
    assert Project.open(project.folder.path).verify() == ()


def test_a_project_of_a_newer_geoplan_is_left_alone(project: Project) -> None:
    with closing(sqlite3.connect(project.store.path)) as db:
        db.execute("PRAGMA user_version = 9")
    before = project.store.path.read_bytes()
    for deed in (
        lambda: Project.open(project.folder.path),
        project.audit,
        lambda: project.undo(who=WHO),
        lambda: Project.create(project.folder.path, who=WHO),
        lambda: Project.open_or_create(project.folder.path, who=WHO),
    ):
        known = f"of version 9; this geoplan knows up to {len(MIGRATIONS)}; update geoplan"
        with pytest.raises(InputError, match=known):
            deed()
    assert project.store.path.read_bytes() == before


def test_another_programs_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "geoplan.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE things (x)")
        db.commit()
    before = path.read_bytes()
    for deed in (Project.open, partial(Project.create, who=WHO), partial(Project.open_or_create, who=WHO)):
        with pytest.raises(InputError, match="another program's file, no project; choose another folder"):
            deed(tmp_path)
    path.write_text("children\nC0001\n" * 100)
    with pytest.raises(InputError, match="this is no project of geoplan, or it is damaged"):
        Project.open(tmp_path)
    path.unlink()
    path.write_bytes(before)
    assert path.read_bytes() == before


def test_a_mistake_of_ours_is_not_called_damage(project: Project) -> None:
    with pytest.raises(sqlite3.IntegrityError), project.store.writing() as db:
        db.execute("INSERT INTO current (one, line, week) VALUES (2, 'x', 'y')")
