"""
Run as a process of its own: children that save into a project are killed, and the project is looked at.

Prints how many changes were saved, and how often a killed child left the file itself half written.
"""

import os
import random
import signal
import sqlite3
import sys
import time
from dataclasses import replace
from pathlib import Path

from geoplan.domain.plans import Plan, Reason
from geoplan.io.projects import Project
from tests.io.projects.samples import plan

WHO = "A. Coordinator"


def large(seed: int) -> Plan:
    """A plan that does not compress well: some hundred kilobytes, many pages of the file."""
    chance = random.Random(seed)
    made = plan(seed)
    first, second = made.coverage
    texts = (chance.randbytes(1_000).hex() for _ in range(100))
    reasons = tuple(Reason(first.mode, "hours", text) for text in texts)
    return replace(made, coverage=(replace(first, reasons=reasons), second))


def save_for_ever(project: Project, told: int) -> None:
    """Save plan after plan; tell the number of each one that was saved."""
    number = len(project.history())
    while True:
        number += 1
        project.save_plan(plan(number), what=f"save {number}", who=WHO)
        os.write(told, number.to_bytes(4, "big"))


def save_until_step(project: Project, step: int) -> None:
    """Save one large plan with hardly any memory for pages; die at a step of SQLite's own program."""
    steps = iter(range(step))

    class Mortal(sqlite3.Connection):
        def execute(self, sql: str, *args: object) -> sqlite3.Cursor:  # type: ignore[override]
            if sql.startswith("BEGIN"):
                super().execute("PRAGMA cache_size = 1")
                self.set_progress_handler(die, 1)
            return super().execute(sql, *args)

    def die() -> None:
        if next(steps, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    connect = sqlite3.connect
    sqlite3.connect = lambda *args, **more: connect(*args, factory=Mortal, **more)  # type: ignore[assignment]
    number = len(project.history()) + 1
    project.save_plan(large(number), what=f"save {number}", who=WHO)


def check(folder: Path, at_least: int, at_most: int) -> None:
    """The project opens, nothing is wrong, and what stands is a whole plan that was really being saved."""
    project = Project.open(folder)
    assert project.verify() == ()
    history = project.history()
    assert [change.id for change in history] == list(range(len(history), 0, -1))
    assert at_least <= len(history) <= at_most, (at_least, len(history), at_most)
    assert len(project.audit()) == len(history) + 1
    if history:
        assert project.change().id == len(history)
        assert project.change().what == f"save {project.plan().provenance.seed}"


def kill_at_any_time(folder: Path, times: int) -> None:
    """Kill a child that saves for ever after some milliseconds, again and again."""
    chance = random.Random(7)
    project = Project.create(folder, who=WHO)
    for _ in range(times):
        before = len(project.history())
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            save_for_ever(project, write)
        os.close(write)
        told = os.read(
            read, 4 * chance.randrange(3)
        )  # some after the first saves, some from the very first moment
        time.sleep(chance.random() * 0.02)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        told += os.read(read, 1 << 20)
        os.close(read)
        last = int.from_bytes(told[-4:], "big") if told else before
        check(folder, last, 10**9)
    print(len(project.history()), 0)


def kill_at_every_step(folder: Path, stride: int) -> None:
    """Kill a child in the middle of one save, at step after step, until a child comes through."""
    project = Project.create(folder, who=WHO)
    project.save_plan(large(1), what="save 1", who=WHO)
    torn, step, survived = 0, 1, False
    while not survived:
        before = project.store.path.read_bytes()
        child = os.fork()
        if child == 0:
            save_until_step(project, step)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        survived = not os.WIFSIGNALED(status)
        torn += not survived and project.store.path.read_bytes() != before
        check(folder, 2 if survived else 1, 2 if survived else 1)
        assert survived or project.store.path.read_bytes() == before
        step += stride
    print(len(project.history()), torn)


def kill_at_birth(folder: Path, times: int) -> None:
    """Kill a child that begins a project; what is left is none, or a whole one."""
    begun = 0
    for at in range(times):
        place = folder / str(at)
        child = os.fork()
        if child == 0:
            Project.create(place, who=WHO)
            os._exit(0)
        time.sleep(0.0005 * at)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        there = (place / "geoplan.sqlite").is_file() and Project.open_or_create(
            place, who=WHO
        ).store.version()
        begun += bool(there)
        check_begun = Project.open_or_create(place, who=WHO)
        assert check_begun.verify() == ()
        assert len(check_begun.audit()) == 1
    print(begun, 0)


if __name__ == "__main__":
    deed, where, count = sys.argv[1:]
    globals()[deed](Path(where), int(count))
