"""
Run as a process of its own: purges are killed, step after step, and brought to their end.

A step is a statement of SQLite, some of its inner steps, or a call that changes a file. Prints how many
purges were killed, and how many of them had deleted something by then.
"""

import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from shutil import rmtree

from geoplan.io.projects import Checked, Project
from geoplan.io.retention.finding.everything import StorageScope, what_is_kept
from geoplan.io.retention.purging import certificates, purge
from geoplan.io.retention.register import Register
from geoplan.io.retention.registering import registering
from geoplan.io.workspace import Workspace
from geoplan.io.write import write_atomically
from tests.io.projects.crash import large
from tests.io.projects.samples import plan

CANARY = b"canary-7f3a"
WHO = "A. Coordinator"
NOW = datetime(2027, 3, 15, 9, tzinfo=UTC)


def make(place: Path) -> None:
    """A project with a draft that takes many pages and an accepted plan, a cache and two outputs."""
    scope = StorageScope(Workspace(place / "home"))
    project = Project.create(place / "p", who=WHO, clock=lambda: datetime(2026, 11, 20, tzinfo=UTC))
    project.save_plan(plan(1), what="first", who=WHO)
    project.accept("C. Officer", checked=Checked.of(plan(1), ok=True, report=""))
    project.save_plan(large(2), what=f"draft {CANARY.decode()}", who=WHO)
    Register(scope.workspace).add_project(project.folder.path)
    scope.workspace.make(scope.workspace.cache)
    with registering(scope.workspace, command="runs plan"):
        for path in (place / "week.xlsx", place / "other.xlsx"):
            with write_atomically(path, destroy_after=date(2026, 12, 27)) as aside:
                aside.write_bytes(CANARY * 300_000)


def run_until(place: Path, step: int) -> None:
    """Purge, and die at a step."""
    steps = iter(range(step))

    def mortal(deed: Callable[..., object]) -> Callable[..., object]:
        def then(*args: object, **more: object) -> object:
            if next(steps, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)
            return deed(*args, **more)

        return then

    class Mortal(sqlite3.Connection):
        def execute(self, sql: str, *args: object) -> sqlite3.Cursor:  # type: ignore[override]
            if sql.startswith(("BEGIN", "VACUUM")):
                super().execute("PRAGMA cache_size = 1")  # pages go to the file while the rows are written
                self.set_progress_handler(mortal(lambda: 0), 500)  # type: ignore[arg-type]
            return mortal(super().execute)(sql, *args)  # type: ignore[return-value]

    connect = sqlite3.connect
    sqlite3.connect = lambda *args, **more: connect(*args, factory=Mortal, **more)  # type: ignore[assignment]
    for name in ("replace", "unlink"):
        setattr(Path, name, mortal(getattr(Path, name)))
    os.fsync = mortal(os.fsync)  # type: ignore[assignment]
    end(place)


def end(place: Path) -> None:
    """Purge to the end."""
    minutes = count()
    purge(
        StorageScope(Workspace(place / "home")),
        who=WHO,
        clock=lambda: NOW.replace(minute=next(minutes)),
    )


def check(place: Path) -> None:
    """Everything over is gone with one certificate for each thing, and what is not over is as it was."""
    scope, project = StorageScope(Workspace(place / "home")), Project.open(place / "p")
    left = [path for path in place.rglob("*") if path.is_file() and CANARY in path.read_bytes()]
    assert left == [], left
    assert not list(place.rglob("*.doomed"))
    assert not (place / "p" / "geoplan.sqlite-journal").exists()
    assert project.verify() == ()
    assert scope.register.verify() == ()
    assert project.plan(1) == plan(1)
    assert what_is_kept(scope, today=NOW.date()).due() == ()
    certified = [line.where for one in certificates(scope) for line in one if line.is_gone]
    wanted = [str(place / name) for name in ("other.xlsx", "p/geoplan.sqlite", "week.xlsx")]
    assert sorted(certified) == wanted, certified


def main(folder: Path, stride: int) -> None:
    """Kill a purge at step after step, until one comes through."""
    place = folder / "place"
    killed = torn = 0
    step, survived = 1, False
    while not survived:
        rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        make(place)
        child = os.fork()
        if child == 0:
            run_until(place, step)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        survived = not os.WIFSIGNALED(status)
        killed += not survived
        assert survived or Project.open(place / "p").verify() == ()
        torn += not survived and not (place / "other.xlsx").exists()
        end(place)
        check(place)
        step += stride
    print(killed, torn)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
