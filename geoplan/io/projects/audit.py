"""
The chain of the audit: each entry's hash covers the entry and the hash before it.

An entry also holds a digest of every row that was saved with it, so that the chain vouches for the other
tables, and the state of the line that it moved, so that the pointers can be followed from the beginning.
"""

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from geoplan.io.plans import canonical_json
from geoplan.io.projects.records import AuditEntry, Kind

NO_HASH = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Somebody does something to a project: who, what in the words of a command, why, and when (UTC)."""

    kind: Kind
    who: str
    what: str
    why: str
    at: datetime

    @property
    def stamp(self) -> str:
        """When, as it is stored."""
        return self.at.isoformat()


def append(db: sqlite3.Connection, deed: Deed, detail: Mapping[str, Any]) -> None:
    """Add an entry to the audit, inside the transaction that is open."""
    last = db.execute("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1").fetchone()
    row = {
        "id": last["id"] + 1 if last else 1,
        "at": deed.stamp,
        "who": deed.who,
        "kind": deed.kind.value,
        "what": deed.what,
        "why": deed.why,
        "detail": canonical_json(dict(detail)),
        "previous": last["hash"] if last else NO_HASH,
    }
    db.execute(
        "INSERT INTO audit (id, at, who, kind, what, why, detail, previous, hash)"
        " VALUES (:id, :at, :who, :kind, :what, :why, :detail, :previous, :hash)",
        row | {"hash": digest_of(row)},
    )


def digest_of(row: Mapping[str, Any]) -> str:
    """
    Return the SHA-256 of a row's canonical JSON.

    Raises
    ------
    TypeError
        When it holds something other than words and numbers.
    """
    return hashlib.sha256(canonical_json(dict(row)).encode("utf-8", "surrogatepass")).hexdigest()


def entry_of(row: sqlite3.Row) -> AuditEntry:
    """Return the entry that a row of the audit holds."""
    values = dict(row)
    return AuditEntry(
        **values
        | {
            "at": datetime.fromisoformat(values["at"]),
            "kind": Kind(values["kind"]),
            "detail": json.loads(values["detail"]),
        }
    )
