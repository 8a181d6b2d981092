"""
The tables of a project's store, version by version.

`plans`, `changes`, `acceptances` and `audit` only ever grow: triggers refuse to change or delete a row. Only
`geoplan.io.projects.purging` lifts them, to empty rows whose time is over. `lines` and `current` are pointers
that move; what they were before can be read in the audit. `issued` is what stands in people's calendars.
"""

import sqlite3
from collections.abc import Sequence

APPLICATION_ID = 0x67656F70  # "geop": tells our file from any other SQLite file

AUDIT_TABLE = """
    CREATE TABLE audit (
        id INTEGER PRIMARY KEY NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        kind TEXT NOT NULL,
        what TEXT NOT NULL,
        why TEXT NOT NULL,
        detail TEXT NOT NULL,
        previous TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE
    )
    """


def guard(table: str, deed: str) -> str:
    """Return the statement that makes a table refuse a deed, ``UPDATE`` or ``DELETE``."""
    return (
        f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table}: no {deed.lower()}'); END"
    )


_GROWING = ("plans", "changes", "acceptances", "audit")

_TABLES = (
    """
    CREATE TABLE plans (
        digest TEXT PRIMARY KEY NOT NULL,
        packed_digest TEXT NOT NULL,
        packed BLOB NOT NULL
    )
    """,
    """
    CREATE TABLE lines (
        name TEXT NOT NULL,
        week TEXT NOT NULL,
        base INTEGER REFERENCES changes (id),
        head INTEGER REFERENCES changes (id),
        state TEXT NOT NULL CHECK (state IN ('open', 'discarded')),
        PRIMARY KEY (name, week)
    )
    """,
    """
    CREATE TABLE changes (
        id INTEGER PRIMARY KEY NOT NULL,
        parent INTEGER REFERENCES changes (id),
        line TEXT NOT NULL,
        week TEXT NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        what TEXT NOT NULL,
        why TEXT NOT NULL,
        plan TEXT NOT NULL REFERENCES plans (digest),
        case_version TEXT NOT NULL,
        pence INTEGER NOT NULL,
        pins TEXT NOT NULL,
        adjustments TEXT NOT NULL,
        FOREIGN KEY (line, week) REFERENCES lines (name, week)
    )
    """,
    "CREATE INDEX changes_by_parent ON changes (parent)",
    """
    CREATE TABLE current (
        one INTEGER PRIMARY KEY NOT NULL CHECK (one = 1),
        line TEXT NOT NULL,
        week TEXT NOT NULL,
        FOREIGN KEY (line, week) REFERENCES lines (name, week)
    )
    """,
    """
    CREATE TABLE acceptances (
        id INTEGER PRIMARY KEY NOT NULL,
        change INTEGER NOT NULL REFERENCES changes (id),
        week TEXT NOT NULL,
        at TEXT NOT NULL,
        officer TEXT NOT NULL,
        note TEXT NOT NULL,
        report TEXT NOT NULL,
        journeys TEXT NOT NULL
    )
    """,
    "CREATE INDEX acceptances_by_week ON acceptances (week)",
    AUDIT_TABLE,
)
_GUARDED = (*((table, deed) for table in _GROWING for deed in ("UPDATE", "DELETE")), ("lines", "DELETE"))
_GUARDS = tuple(guard(table, deed) for table, deed in _GUARDED)

# What was put into calendars: brought up to date when they are issued again, and deleted with its week.
_ISSUED = """
    CREATE TABLE issued (
        calendar TEXT NOT NULL,
        week TEXT NOT NULL,
        uid TEXT NOT NULL,
        holder TEXT NOT NULL,
        day TEXT NOT NULL,
        start TEXT NOT NULL,
        end TEXT NOT NULL,
        content TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        at TEXT NOT NULL,
        cancelled INTEGER NOT NULL,
        PRIMARY KEY (calendar, week, uid)
    )
    """

# Each entry takes a store from the version of its place to the next; an empty file is version 0.
MIGRATIONS: tuple[Sequence[str], ...] = (_TABLES + _GUARDS, (_ISSUED,))


def version_of(db: sqlite3.Connection, application_id: int = APPLICATION_ID) -> int | None:
    """Return the version of a store: 0 of an empty file, None where it is another program's."""
    (found,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if found == application_id:
        return int(version)
    (things,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return 0 if (found, version, things) == (0, 0, 0) else None


def migrate(
    db: sqlite3.Connection,
    since: int,
    migrations: Sequence[Sequence[str]],
    application_id: int = APPLICATION_ID,
) -> None:
    """Take a store from a version to the last one, inside the transaction that is open."""
    for statements in migrations[since:]:
        for statement in statements:
            db.execute(statement)
    db.execute(f"PRAGMA application_id = {application_id}")
    db.execute(f"PRAGMA user_version = {len(migrations)}")


def shape_of(db: sqlite3.Connection) -> frozenset[tuple[str, ...]]:
    """Return the tables, indexes and triggers of a store, each with the text that made it."""
    rows = db.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master")
    return frozenset(tuple(row) for row in rows)
