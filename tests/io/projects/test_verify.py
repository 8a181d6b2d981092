import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geoplan.errors import InputError
from geoplan.io.projects import Checked, Project
from tests.io.projects.samples import plan

WHO = "A. Coordinator"


@pytest.fixture
def full(project: Project) -> Project:
    """A project with some of everything in it."""
    project.save_plan(plan(1), what="runs plan", who=WHO, why="first go", pins={"S0044-out": "D007"})
    project.save_plan(plan(2), what="runs replan", who=WHO, adjustments={"cancelled": ["S0031"]})
    project.undo(who=WHO)
    project.accept("C. Officer", "agreed by telephone", checked=Checked.of(plan(1), ok=True, report="none"))
    project.what_if("a", who=WHO)
    project.save_plan(plan(3), what="runs move S0044-out --to D012", who=WHO)
    return project


@contextmanager
def unguarded(project: Project) -> Iterator[sqlite3.Connection]:
    """Write past every guard, as somebody with a SQLite tool could."""
    with closing(sqlite3.connect(project.store.path)) as db:
        guards = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        db.execute("PRAGMA synchronous = OFF")
        for name, _ in guards:
            db.execute(f"DROP TRIGGER {name}")
        yield db
        for _, text in guards:
            db.execute(text)
        db.commit()


def said(project: Project) -> str:
    return "\n".join(str(fault) for fault in project.verify())


def test_a_project_as_it_was_saved_has_no_fault(full: Project) -> None:
    assert full.verify() == ()
    assert full.verify(seal=full.audit()[3].hash) == ()


@pytest.mark.parametrize("table", ["plans", "changes", "acceptances", "audit"])
@pytest.mark.parametrize("deed", ["UPDATE {} SET rowid = rowid", "DELETE FROM {}"])
def test_the_store_itself_refuses_to_change_or_delete_a_row(full: Project, table: str, deed: str) -> None:
    with (
        closing(sqlite3.connect(full.store.path)) as db,
        pytest.raises(sqlite3.IntegrityError, match=f"{table}: no (update|delete)"),
    ):
        db.execute(deed.format(table))


def cells(project: Project, table: str) -> list[tuple[int, str, Any]]:
    with closing(sqlite3.connect(project.store.path)) as db:
        db.row_factory = sqlite3.Row
        rows = db.execute(f"SELECT rowid AS rowid_, * FROM {table}").fetchall()
    return [(row["rowid_"], name, row[name]) for row in rows for name in row.keys()[1:]]


def altered(value: Any) -> Any:
    if isinstance(value, int):
        return value + 1_000
    if value is None:
        return 1
    return value[:-1] + b"?" if isinstance(value, bytes) else value[:-1] + "?"


@pytest.mark.parametrize("table", ["audit", "changes", "acceptances", "plans", "lines", "current"])
def test_any_cell_that_was_altered_is_found(full: Project, table: str) -> None:
    whole = full.store.path.read_bytes()
    found = cells(full, table)
    assert found
    for row, name, value in found:
        with unguarded(full) as db:
            db.execute("PRAGMA ignore_check_constraints = ON")
            db.execute(f"UPDATE {table} SET {name} = ? WHERE rowid = ?", (altered(value), row))
        assert full.verify(), (table, row, name)
        full.store.path.write_bytes(whole)
    assert full.verify() == ()


@pytest.mark.parametrize("table", ["audit", "changes", "acceptances", "plans", "lines", "current"])
def test_any_row_that_was_taken_away_is_found(full: Project, table: str) -> None:
    whole = full.store.path.read_bytes()
    for row in sorted({row for row, _, _ in cells(full, table)}):
        with unguarded(full) as db:
            db.execute(f"DELETE FROM {table} WHERE rowid = ?", (row,))
        assert full.verify(), (table, row)
        full.store.path.write_bytes(whole)


def test_every_byte_of_a_stored_plan_counts(full: Project) -> None:
    whole = full.store.path.read_bytes()
    with closing(sqlite3.connect(full.store.path)) as db:
        (packed,) = db.execute("SELECT packed FROM plans ORDER BY rowid LIMIT 1").fetchone()
    start = whole.index(packed)
    for at in range(0, len(packed), 7):
        broken = bytearray(whole)
        broken[start + at] ^= 1
        full.store.path.write_bytes(broken)
        assert "the plan of change 1 is damaged: its stored bytes were changed" in said(full), at
    with pytest.raises(InputError, match="is damaged: its stored bytes were changed; put back a backup"):
        full.plan(1)
    with pytest.raises(InputError, match="is damaged"):
        full.save_plan(plan(1), what="runs plan", who=WHO)


def everything(project: Project) -> object:
    return (
        project.audit(),
        project.history(),
        project.lines(),
        project.current_line(),
        project.acceptances(),
        [project.plan(change.id) for change in project.history()],
    )


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
def test_a_byte_changed_anywhere_is_found_or_changes_nothing(full: Project, share: float, flip: int) -> None:
    whole = full.store.path.read_bytes()
    before = everything(full)
    used = [at for at, byte in enumerate(whole) if byte]  # most others lie in pages that are not full yet
    broken = bytearray(whole)
    broken[used[int(share * len(used))]] ^= flip
    try:
        full.store.path.write_bytes(broken)
        if not full.verify():
            assert everything(full) == before
    finally:
        full.store.path.write_bytes(whole)


def test_rewriting_an_entry_with_its_hash_breaks_the_chain_after_it(full: Project) -> None:
    from geoplan.io.projects.audit import digest_of

    with unguarded(full) as db:
        db.row_factory = sqlite3.Row
        row = dict(db.execute("SELECT * FROM audit WHERE id = 3").fetchone()) | {"who": "Somebody Else"}
        row.pop("hash")
        db.execute("UPDATE audit SET who = ?, hash = ? WHERE id = 3", (row["who"], digest_of(row)))
    assert "entry 4 of the audit does not follow the one before" in said(full)


def test_an_end_that_was_cut_off_shows_against_a_seal_noted_elsewhere(project: Project) -> None:
    project.save_plan(plan(1), what="runs plan", who=WHO)
    before = project.store.path.read_bytes()
    project.save_plan(plan(2), what="runs plan", who=WHO)
    seal = project.audit().seal
    project.store.path.write_bytes(before)
    assert project.verify() == ()
    (fault,) = project.verify(seal=seal)
    assert "does not hold the seal that was noted" in fault.message


def test_a_guard_that_was_taken_away_is_found(full: Project) -> None:
    with closing(sqlite3.connect(full.store.path)) as db:
        db.execute("DROP TRIGGER audit_no_delete")
    assert "the tables, or what guards them, were changed" in said(full)


def test_a_change_smuggled_in_is_found(full: Project) -> None:
    with unguarded(full) as db:
        db.execute(
            "INSERT INTO changes SELECT 9, parent, line, week, at, who, what, why, plan, case_version, pence,"
            " pins, adjustments FROM changes WHERE id = 1"
        )
        db.execute("UPDATE lines SET head = 9 WHERE name = 'main'")
    assert "change 9 is not in the audit" in said(full)
    assert 'the line "main" does not stand where the audit says' in said(full)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[:0],
        lambda text: text[:5_000],
        lambda text: text[1:],
        lambda text: b"x" * len(text),
    ],
)
def test_a_file_that_is_no_store_any_more_is_one_fault(
    full: Project, spoil: Callable[[bytes], bytes]
) -> None:
    path: Path = full.store.path
    path.write_bytes(spoil(path.read_bytes()))
    faults = full.verify()
    assert faults
    assert all(fault.cure and fault.file == str(path) for fault in faults)


def test_reading_a_row_that_cannot_be_is_a_fault_with_a_cure(full: Project) -> None:
    with unguarded(full) as db:
        db.execute("UPDATE changes SET pins = 'x' WHERE id = 1")
    for read in (full.history, lambda: full.change(1)):
        with pytest.raises(InputError, match="the project is damaged; put back a backup copy of the file"):
            read()
    assert "change 1 was changed" in said(full)
