"""What purges say of the rows that they emptied: read by whoever verifies a store, or empties more of it."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

from geoplan.io.projects.records import Kind

PURGED = "purged"
"""Stands where words were."""


@dataclass(frozen=True, slots=True)
class Attested:
    """
    Rows that are emptied, as the audit holds them.

    Parameters
    ----------
    plans
        Digests of plans whose text is gone.
    rows
        By table and number, the digest of each row as it is since it was emptied.
    """

    plans: frozenset[str] = frozenset()
    rows: Mapping[str, Mapping[int, str]] = field(default_factory=dict)

    def of(self, table: str) -> Mapping[int, str]:
        """Return the digests of a table's emptied rows, by number."""
        return self.rows.get(table, {})


def attested(db: sqlite3.Connection) -> Attested:
    """
    Return what is emptied; of a row that was emptied more than once, how it is since the last time.

    Raises
    ------
    ValueError, KeyError, TypeError, AttributeError
        When an entry of the audit holds what no purge writes.
    """
    plans: set[str] = set()
    rows: dict[str, dict[int, str]] = {}
    for (text,) in db.execute("SELECT detail FROM audit WHERE kind = ? ORDER BY id", (Kind.PURGE.value,)):
        emptied = json.loads(text).get("emptied")
        if emptied is None:  # of the register of a workspace, which empties no rows of its own
            continue
        plans.update(emptied["plans"])
        for table, digests in emptied["rows"].items():
            rows.setdefault(table, {}).update({int(number): digest for number, digest in digests.items()})
    return Attested(frozenset(plans), rows)
