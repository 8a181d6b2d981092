"""The deed: rows are emptied and the audit says so, in one transaction; then their bytes leave the file."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from geoplan.errors import Fault, InputError
from geoplan.io.projects.audit import Deed, append, digest_of, entry_of
from geoplan.io.projects.issuing import forget
from geoplan.io.projects.purging.rows import EmptiedRows, emptied_rows
from geoplan.io.projects.records import AuditEntry, Kind
from geoplan.io.projects.store import Store
from geoplan.io.projects.verify import faults_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PurgedProject:
    """
    What a purge emptied in a project.

    Parameters
    ----------
    plans, changes, acceptances, entries
        How many of each.
    digest
        SHA-256 over the digests of all that was emptied, as it was before.
    link
        The entry of the project's audit that says so.
    """

    plans: int
    changes: int
    acceptances: int
    entries: int
    digest: str
    link: AuditEntry


def purge_weeks(
    store: Store,
    deed: Deed,
    purge: str,
    changes: frozenset[int],
    weeks: frozenset[date],
    *,
    names_before: date | None = None,
) -> PurgedProject:
    """
    Empty changes of a project; `finish` is to follow. Done once for a purge, however often it is called.

    Parameters
    ----------
    purge
        What the purge is called in every chain that holds a link of it.
    changes, weeks, names_before
        As `emptied_rows`.

    Raises
    ------
    InputError
        When the project was tampered with, which must be looked into first, or cannot be written to.
    """
    with store.erasing() as db:
        done = find_purge(db, purge)
        if done is not None:
            return _purged(done)
        faults = faults_of(db, store.migrations, file=str(store.path), seal=None)
        if faults:
            cure = "look into it first (geoplan runs audit --verify): a purge would hide what was changed"
            found = f"nothing is deleted from a project that was tampered with: {faults[0].message}"
            raise InputError(Fault(found, cure, file=str(store.path)))
        emptied = emptied_rows(db, changes, weeks, names_before=names_before)
        _apply(db, emptied)
        forget(db, emptied.weeks)
        counts = {table: len(rows) for table, rows in emptied.rows.items()}
        gone = digest_of({"plans": list(emptied.plans), **emptied.digests})
        append(db, deed, {"purge": purge, "emptied": emptied.detail(), "counts": counts, "gone": gone})
        made = find_purge(db, purge)
        assert made is not None
        return _purged(made)


def finish(store: Store) -> None:
    """
    Make sure that no byte of what was emptied is left in the file or beside it.

    Raises
    ------
    InputError
        When somebody else is using the project: to be called again.
    """
    store.compact()


def find_purge(db: sqlite3.Connection, purge: str) -> AuditEntry | None:
    """Return the link of a purge in a project's audit; None where it was not here yet."""
    rows = db.execute("SELECT * FROM audit WHERE kind = ?", (Kind.PURGE.value,))
    return next((entry for entry in map(entry_of, rows) if entry.detail["purge"] == purge), None)


def _purged(link: AuditEntry) -> PurgedProject:
    counts: Mapping[str, int] = link.detail["counts"]
    return PurgedProject(
        plans=len(link.detail["emptied"]["plans"]),
        changes=counts["changes"],
        acceptances=counts["acceptances"],
        entries=counts["audit"],
        digest=link.detail["gone"],
        link=link,
    )


def _apply(db: sqlite3.Connection, emptied: EmptiedRows) -> None:
    """Write the rows; the guards are lifted for it and put back as they were, all in the same transaction."""
    guards = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for guard in guards:
        db.execute(f"DROP TRIGGER {guard['name']}")
    db.execute("PRAGMA defer_foreign_keys = ON")
    for (name, week), new in emptied.lines.items():
        db.execute("UPDATE lines SET name = ? WHERE (name, week) = (?, ?)", (new, name, week))
        db.execute("UPDATE current SET line = ? WHERE (line, week) = (?, ?)", (new, name, week))
    for table, rows in emptied.rows.items():
        for row in rows:
            _update(db, table, row)
    db.executemany(
        "UPDATE plans SET packed = x'', packed_digest = '' WHERE digest = ?",
        [(plan,) for plan in emptied.plans],
    )
    for guard in guards:
        db.execute(guard["sql"])


def _update(db: sqlite3.Connection, table: str, row: Mapping[str, object]) -> None:
    names = ", ".join(f"{name} = :{name}" for name in row if name != "id")
    db.execute(f"UPDATE {table} SET {names} WHERE id = :id", row)  # noqa: S608 - our own names
