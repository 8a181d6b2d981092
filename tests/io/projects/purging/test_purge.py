"""What is emptied is gone from the file, what stays stays, and the chain can still be followed."""

import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from geoplan.domain.calendars import Wanted
from geoplan.errors import InputError
from geoplan.io.plans import plan_to_json
from geoplan.io.projects import Checked, Project
from geoplan.io.projects.audit import Deed
from geoplan.io.projects.purging import purge as purging
from geoplan.io.projects.purging.held import HeldWeek, held_names, held_weeks
from geoplan.io.projects.records import Kind
from tests.io.projects.samples import WEEK, plan
from tests.io.projects.test_verify import altered, cells, unguarded

WHO = "A. Coordinator"
CANARY = "canary-7f3a"
NEXT = WEEK + timedelta(days=7)
DEED = Deed(kind=Kind.PURGE, who="P. Officer", what="purge", why="", at=datetime(2027, 3, 1, tzinfo=UTC))


@pytest.fixture
def full(project: Project) -> Project:
    """Two weeks; of the first an accepted plan, drafts, a what-if, something undone, and canaries in all."""
    project.save_plan(
        plan(1), what=f"plan {CANARY}", who=WHO, why=f"{CANARY} first", pins={"S0044-out": CANARY}
    )
    project.save_plan(plan(2), what="replan", who=WHO, adjustments={"cancelled": [CANARY]})
    project.undo(who=WHO, why=f"{CANARY} undone")
    project.accept("C. Officer", f"{CANARY} agreed", checked=Checked.of(plan(1), ok=True, report="none"))
    project.what_if(CANARY, who=WHO)
    project.save_plan(plan(3, child="C0777"), what="move", who=WHO)
    project.save_plan(plan(4, week=NEXT), what="plan next", who=WHO, why="stays")
    return project


def held(project: Project) -> tuple[HeldWeek, ...]:
    with project.store.reading() as db:
        return held_weeks(db, drafts_days=91, accepted_days=395)


def empty(project: Project, *weeks: HeldWeek, name: str = "p1", **more: date) -> purging.PurgedProject:
    changes = frozenset(number for one in weeks for number in one.changes)
    done = purging.purge_weeks(
        project.store, DEED, name, changes, frozenset(one.week for one in weeks), **more
    )
    purging.finish(project.store)
    return done


def bytes_of(project: Project) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(project.folder.path.iterdir()))


def packed_pieces(project: Project, *changes: int) -> list[bytes]:
    with closing(sqlite3.connect(project.store.path)) as db:
        rows = db.execute("SELECT id, packed FROM plans JOIN changes ON plan = digest").fetchall()
    return [packed[200:240] for number, packed in rows if number in changes]


def test_a_week_is_held_in_two_parts_each_with_its_date(full: Project) -> None:
    drafts, accepted, later = held(full)
    assert (drafts.week, drafts.changes, drafts.accepted) == (WEEK, (2, 3), False)
    assert (accepted.week, accepted.changes, accepted.accepted) == (WEEK, (1,), True)
    assert (later.week, later.changes) == (NEXT, (4,))
    sunday = date(2026, 11, 29)
    assert drafts.delete_after == sunday + timedelta(days=91)
    assert accepted.delete_after == sunday + timedelta(days=395)
    assert accepted.made == date(2026, 11, 20)
    assert accepted.bytes == len(zlib.compress(plan_to_json(plan(1)), 9))


def test_drafts_go_and_the_accepted_plan_stays(full: Project) -> None:
    pieces = packed_pieces(full, 2, 3)
    assert all(piece in bytes_of(full) for piece in pieces)
    done = empty(full, held(full)[0])
    assert (done.plans, done.changes) == (2, 2)
    assert full.verify() == ()
    assert full.plan(1) == plan(1)
    assert full.change(1).what == f"plan {CANARY}"
    for gone in (2, 3):
        with pytest.raises(InputError, match="deleted when its time was over"):
            full.plan(gone)
        assert full.change(gone).what == "purged"
    assert not any(piece in bytes_of(full) for piece in pieces)
    assert [one.changes for one in held(full)] == [(1,), (4,)]
    assert [line.name for line in full.lines()] == ["main", "purged-1", "main"]


def test_no_byte_of_a_whole_week_is_left_and_the_next_week_is_as_it_was(full: Project) -> None:
    pieces = packed_pieces(full, 1, 2, 3)
    assert CANARY.encode() in bytes_of(full)
    seal = full.audit().seal
    empty(full, *held(full)[:2])
    left = bytes_of(full)
    assert CANARY.encode() not in left
    assert not any(piece in left for piece in pieces)
    assert full.verify(seal=seal) == ()
    assert full.plan(4) == plan(4, week=NEXT)
    assert full.change(4).why == "stays"
    assert full.history_journeys(date(2027, 1, 4)) == {}
    assert {entry.kind for entry in full.audit()} >= {
        Kind.SAVE,
        Kind.UNDO,
        Kind.ACCEPT,
        Kind.WHAT_IF,
        Kind.PURGE,
    }


def test_what_was_put_into_calendars_goes_with_the_last_plan_of_its_week(full: Project) -> None:
    at = datetime(2026, 11, 23, 10, tzinfo=UTC)
    entry = Wanted(uid="a", holder=CANARY, day=WEEK, start=at, end=at, content="x")
    full.issue("drivers", [entry], week=WEEK, days=[WEEK], who=WHO, why=f"{CANARY} issued")
    drafts, accepted = (one for one in held(full) if one.week == WEEK)
    empty(full, drafts)
    assert [one.holder for one in full.issued("drivers", WEEK)] == [CANARY]
    empty(full, accepted, name="p2")
    assert full.issued("drivers", WEEK) == ()
    assert CANARY.encode() not in full.store.path.read_bytes()
    assert full.verify() == ()


def test_the_link_says_what_was_emptied_when_and_by_whom(full: Project) -> None:
    done = empty(full, held(full)[0])
    last = full.audit()[-1]
    assert done.link == last
    assert (last.kind, last.who, last.at) == (Kind.PURGE, "P. Officer", DEED.at)
    assert last.previous == full.audit()[-2].hash
    assert len(done.digest) == 64


def test_a_purge_is_done_once_however_often_it_is_called(full: Project) -> None:
    first = empty(full, held(full)[0])
    again = empty(full, *held(full), name="p1")
    assert again == first
    assert full.plan(1) == plan(1)


def test_a_second_purge_follows_the_first(full: Project) -> None:
    drafts, accepted, _ = held(full)
    empty(full, drafts)
    empty(full, accepted, name="p2")
    assert full.verify() == ()
    assert CANARY.encode() not in bytes_of(full)
    assert [one.changes for one in held(full)] == [(4,)]


def test_the_names_of_officers_go_last(full: Project) -> None:
    with full.store.reading() as db:
        names = held_names(db, names_days=2_557)
    assert names is not None
    assert (names.entries, names.made) == (8, date(2026, 11, 20))
    drafts, accepted, _ = held(full)
    empty(full, drafts, accepted, names_before=date(2030, 1, 1))
    assert b"C. Officer" not in bytes_of(full)
    assert full.change(4).who == WHO  # its plan stays
    assert full.verify() == ()


def test_a_plan_that_another_change_needs_stays(project: Project) -> None:
    project.save_plan(plan(1), what="one", who=WHO)
    project.save_plan(plan(2), what="two", who=WHO)
    project.save_plan(plan(1), what="one again", who=WHO)
    (drafts,) = held(project)
    done = empty(project, replace(drafts, changes=(1, 2)))
    assert done.plans == 1
    assert project.plan(3) == plan(1)
    assert project.verify() == ()


def test_a_plan_deleted_once_cannot_be_saved_by_mistake(full: Project) -> None:
    empty(full, held(full)[0])
    with pytest.raises(InputError, match="deleted when its time was over"):
        full.save_plan(plan(2), what="again", who=WHO)


def test_nothing_goes_from_a_project_that_was_tampered_with(full: Project) -> None:
    with unguarded(full) as db:
        db.execute("UPDATE audit SET who = 'Z' WHERE id = 3")
    before = full.store.path.read_bytes()
    with pytest.raises(InputError, match=r"tampered with.*entry 3 of the audit was changed"):
        empty(full, held(full)[0])
    assert full.store.path.read_bytes() == before


@pytest.mark.parametrize("table", ["audit", "changes", "acceptances", "plans", "lines", "current"])
def test_after_a_purge_any_cell_that_was_altered_is_found(full: Project, table: str) -> None:
    empty(full, *held(full)[:2])
    whole = full.store.path.read_bytes()
    for rowid, name, value in cells(full, table):
        with unguarded(full) as db:
            db.execute("PRAGMA ignore_check_constraints = ON")
            db.execute(f"UPDATE {table} SET {name} = ? WHERE rowid = ?", (altered(value), rowid))
        assert full.verify() != (), (table, rowid, name)
        full.store.path.write_bytes(whole)


def test_another_who_reads_meanwhile_is_waited_for(
    full: Project, clock: Callable[[], datetime], tmp_path: Path
) -> None:
    impatient = replace(full, store=replace(full.store, wait_s=0.05))
    drafts = held(full)[0]
    with full.store.reading() as db:
        db.execute("SELECT * FROM plans").fetchone()
        with pytest.raises(InputError, match="another program is using the project"):
            empty(impatient, drafts)
    assert full.plan(2) == plan(2)
