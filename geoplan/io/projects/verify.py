"""
Does everything in a store still say what was written?

The chain of hashes is followed from its first entry, every saved row is compared with the digest that the
chain holds of it, every plan with its own, and the pointers with where the audit says they were moved to. A
row that a purge emptied is compared with what the purge, itself a link of the chain, says of it since.
Whoever can write to the file can also take away its last entries and all that came with them; that shows
only against a seal that was noted elsewhere.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import Any

from geoplan.errors import Fault
from geoplan.io.projects.audit import NO_HASH, digest_of
from geoplan.io.projects.blobs import PackedPlan
from geoplan.io.projects.purging.attested import attested
from geoplan.io.projects.schema import migrate, shape_of

_CURE = "put back a backup copy of the file, and ask who could write to it"
_Check = Callable[[sqlite3.Connection], Iterator[str]]


def faults_of(
    db: sqlite3.Connection, migrations: Sequence[Sequence[str]], *, file: str, seal: str | None
) -> tuple[Fault, ...]:
    """Return everything wrong with a store; see `Project.verify`."""
    checks: tuple[tuple[str, _Check], ...] = (
        ("the file", _file),
        ("the tables", lambda db: _shape(db, migrations)),
        ("the audit", lambda db: _chain(db, seal)),
        ("the changes", lambda db: _rows(db, "changes", "change")),
        ("the acceptances", lambda db: _rows(db, "acceptances", "acceptance")),
        ("the lines", _pointers),
        ("the plans", _plans),
    )
    found: list[Fault] = []
    for where, check in checks:
        try:
            found += [Fault(words, _CURE, file=file) for words in check(db)]
        except (sqlite3.Error, ValueError, TypeError, KeyError, AttributeError):
            found.append(Fault(f"{where} cannot be read", _CURE, file=file))
    return tuple(found)


def chain_faults(db: sqlite3.Connection, *, file: str, seal: str | None) -> tuple[Fault, ...]:
    """Return what is wrong with a file of ours that has nothing but an audit to follow."""
    try:
        return tuple(Fault(words, _CURE, file=file) for words in (*_file(db), *_chain(db, seal)))
    except (sqlite3.Error, ValueError, TypeError, KeyError, AttributeError):
        return (Fault("the audit cannot be read", _CURE, file=file),)


def _file(db: sqlite3.Connection) -> Iterator[str]:
    for (word,) in db.execute("PRAGMA integrity_check"):
        if word != "ok":
            yield "the file is damaged inside"
            break
    if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
        yield "a row names another that is not there"


def _shape(db: sqlite3.Connection, migrations: Sequence[Sequence[str]]) -> Iterator[str]:
    with closing(sqlite3.connect(":memory:")) as fresh:
        migrate(fresh, 0, migrations)
        if shape_of(fresh) != shape_of(db):
            yield "the tables, or what guards them, were changed"


def _chain(db: sqlite3.Connection, seal: str | None) -> Iterator[str]:
    previous, number = NO_HASH, 0
    seals = set()
    emptied = attested(db).of("audit")
    for row in db.execute("SELECT * FROM audit ORDER BY id"):
        number += 1
        values = dict(row)
        whole, found = digest_of(values), values.pop("hash")
        if values["id"] != number:
            yield f"entry {number} of the audit is missing"
            number = values["id"]
        if values["previous"] != previous:
            yield f"entry {number} of the audit does not follow the one before"
        if emptied.get(number, whole) != whole or (number not in emptied and digest_of(values) != found):
            yield f"entry {number} of the audit was changed"
        previous = found
        seals.add(found)
    if number == 0:
        yield "the audit is empty"
    if seal is not None and seal not in seals:
        yield "the audit does not hold the seal that was noted: entries were taken away or written anew"


def _details(db: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    for (text,) in db.execute("SELECT detail FROM audit ORDER BY id"):
        yield json.loads(text)


def _rows(db: sqlite3.Connection, table: str, name: str) -> Iterator[str]:
    """
    Compare the rows of a table with the digests in the audit.

    The entry of an acceptance names a change too, but holds the digest of the acceptance.
    """
    saved = {
        detail[name]: detail["row"]
        for detail in _details(db)
        if name in detail and ("acceptance" in detail) == (name == "acceptance")
    }
    saved |= attested(db).of(table)
    for row in db.execute(f"SELECT * FROM {table} ORDER BY id"):  # noqa: S608 - our own names
        expected = saved.pop(row["id"], None)
        if expected is None:
            yield f"{name} {row['id']} is not in the audit"
        elif digest_of(dict(row)) != expected:
            yield f"{name} {row['id']} was changed"
    for number in saved:
        yield f"{name} {number} is missing"


def _pointers(db: sqlite3.Connection) -> Iterator[str]:
    lines: dict[tuple[str, str], tuple[Any, ...]] = {}
    current: list[tuple[str, str]] = []
    for detail in _details(db):
        if "line" in detail:
            lines[detail["line"], detail["week"]] = (detail["base"], detail["head"], detail["state"])
            current = [(detail["current"][0], detail["current"][1])]
    for row in db.execute("SELECT name, week, base, head, state FROM lines"):
        if lines.pop((row["name"], row["week"]), None) != (row["base"], row["head"], row["state"]):
            yield f'the line "{row["name"]}" does not stand where the audit says'
    for name, _ in lines:
        yield f'the line "{name}" is missing'
    if [tuple(row) for row in db.execute("SELECT line, week FROM current")] != current:
        yield "the current line is not the one that the audit says"


def _plans(db: sqlite3.Connection) -> Iterator[str]:
    needed = {row["plan"]: row["id"] for row in db.execute("SELECT id, plan FROM changes ORDER BY id DESC")}
    emptied = attested(db).plans
    for row in db.execute("SELECT digest, packed_digest, packed FROM plans"):
        change = needed.pop(row["digest"], None)
        if change is None:
            yield f"plan {row['digest']!r:.14} belongs to no change"
        if row["digest"] in emptied:
            if (row["packed"], row["packed_digest"]) != (b"", ""):
                yield f"the plan of change {change} was deleted, and something stands in its place"
            continue
        try:
            PackedPlan(*row).text()
        except (ValueError, TypeError) as error:
            yield f"the plan of change {change} is damaged: {error}"
    for change in needed.values():
        yield f"the plan of change {change} is missing"
