"""Changes: saving a plan on a line, finding one again, and the whole history."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from geoplan.domain.plans import Plan
from geoplan.errors import Fault, InputError
from geoplan.io.projects import blobs
from geoplan.io.projects.audit import Deed, digest_of
from geoplan.io.projects.lines import (
    LATEST,
    all_lines,
    begin,
    check_new_name,
    current_line,
    move,
    named_line,
    some_line,
)
from geoplan.io.projects.records import MAIN, Change, History, Line
from geoplan.io.projects.words import codes_text

_COLUMNS = "id, parent, line, week, at, who, what, why, plan, case_version, pence, pins, adjustments"


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan made ready to be saved, before the store is locked."""

    plan: blobs.PackedPlan
    week: date
    case_version: str
    pence: int
    pins: str
    adjustments: str

    @classmethod
    def of(cls, plan: Plan, pins: Mapping[str, str], adjustments: Mapping[str, Any]) -> "Draft":
        """
        Pack a plan and what belongs to it.

        Raises
        ------
        InputError
            When pins or adjustments hold a word that is no code.
        """
        return cls(
            blobs.PackedPlan.of(plan),
            plan.week,
            plan.provenance.case_version,
            plan.cost.total,
            codes_text("a pin", pins),
            codes_text("an adjustment", adjustments),
        )


def save(db: sqlite3.Connection, deed: Deed, draft: Draft, *, parent: int | None = None) -> Change:
    """
    Save a plan on the current line, or on ``main`` of its week where that is another's.

    Parameters
    ----------
    parent
        The change that the plan was made from.

    Raises
    ------
    InputError
        When another change was saved since `parent`.
    """
    line = current_line(db, draft.week)
    head = line.head if line else None
    if parent is not None and parent != head:
        found = f"the plan was made from change {parent}, and meanwhile change {head} stands"
        raise InputError(Fault(found, "make it again from that, or keep it as a what-if of its own"))
    blobs.put(db, draft.plan)
    if line is None:
        begin(db, MAIN, draft.week)
    return _add(db, deed, line or Line(name=MAIN, week=draft.week, base=None, head=0), head, draft)


def adopt(db: sqlite3.Connection, deed: Deed, line: Line) -> Change:
    """
    Take the plan that a what-if ends with over to ``main`` as a change of its own.

    Raises
    ------
    InputError
        When the line is ``main``.
    """
    if line.name == MAIN:
        raise InputError(Fault("main is no what-if", "switch to a what-if first"))
    main = named_line(db, MAIN, line.week)
    row = db.execute(
        "SELECT plan, case_version, pence, pins, adjustments FROM changes WHERE id = ?", (line.head,)
    )
    plan, *others = row.fetchone()
    draft = Draft(blobs.PackedPlan(plan, "", b""), line.week, *others)
    return _add(db, deed, main, main.head, draft, adopted=line.head)


def _add(
    db: sqlite3.Connection,
    deed: Deed,
    line: Line,
    parent: int | None,
    draft: Draft,
    *,
    adopted: int | None = None,
) -> Change:
    (last,) = db.execute("SELECT coalesce(max(id), 0) FROM changes").fetchone()
    row = {
        "id": last + 1,
        "parent": parent,
        "line": line.name,
        "week": draft.week.isoformat(),
        "at": deed.stamp,
        "who": deed.who,
        "what": deed.what,
        "why": deed.why,
        "plan": draft.plan.digest,
        "case_version": draft.case_version,
        "pence": draft.pence,
        "pins": draft.pins,
        "adjustments": draft.adjustments,
    }
    names = ", ".join(f":{name}" for name in row)
    db.execute(f"INSERT INTO changes ({_COLUMNS}) VALUES ({names})", row)  # noqa: S608 - our own names
    move(
        db,
        deed,
        replace(line, head=last + 1),
        change=last + 1,
        row=digest_of(row),
        plan=draft.plan.digest,
        adopted=adopted,
    )
    return _change(row)


def start_what_if(db: sqlite3.Connection, deed: Deed, name: str, base: Change) -> Line:
    """
    Begin a what-if at a change and make it the current line.

    Raises
    ------
    InputError
        When it cannot be called so.
    """
    check_new_name(db, name)
    return move(db, deed, Line(name=name, week=base.week, base=base.id, head=base.id))


def find(db: sqlite3.Connection, which: int | str, week: date | None) -> Change:
    """
    Return the change that a person means.

    Parameters
    ----------
    which
        Its number; ``latest`` or ``plan``: where the current line stands; ``accepted``; ``main`` or a
        what-if's name.
    week
        The Monday of the week, where that is not the current line's.

    Raises
    ------
    InputError
        When there is none.
    """
    if isinstance(which, int) or which.isdecimal():
        return _numbered(db, int(which))
    if which in LATEST:
        return _numbered(db, some_line(db, week).head)
    if which == "accepted":
        wanted = week or some_line(db).week
        row = db.execute(
            "SELECT change FROM acceptances WHERE week = ? ORDER BY id DESC LIMIT 1", (wanted.isoformat(),)
        ).fetchone()
        if row is None:
            missing = f"no plan of the week of {wanted:%d/%m/%Y} was accepted yet"
            raise InputError(Fault(missing, "accept one: geoplan runs accept"))
        return _numbered(db, row["change"])
    return _numbered(db, named_line(db, which, week).head)


def _numbered(db: sqlite3.Connection, number: int) -> Change:
    row = None
    if abs(number) < 2**63:  # SQLite has no larger numbers
        row = db.execute(f"SELECT {_COLUMNS} FROM changes WHERE id = ?", (number,)).fetchone()  # noqa: S608
    if row is None:
        raise InputError(Fault(f"there is no change {number}", "see: geoplan runs history"))
    return _change(dict(row))


def history(db: sqlite3.Connection, week: date | None) -> History:
    """Return every change, of one week or all, the newest first."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM changes ORDER BY id DESC").fetchall()  # noqa: S608
    parents = {row["id"]: row["parent"] for row in rows}
    heads = frozenset(line.head for line in all_lines(db) if not line.discarded)
    held: set[int] = set()
    for head in heads:
        at: int | None = head
        while at is not None and at not in held:
            held.add(at)
            at = parents[at]
    accepted = frozenset(row["change"] for row in db.execute("SELECT change FROM acceptances"))
    shown = tuple(_change(dict(row)) for row in rows if week is None or row["week"] == week.isoformat())
    return History(shown, heads=heads, undone=frozenset(parents) - held, accepted=accepted)


def _change(row: Mapping[str, Any]) -> Change:
    return Change(
        **{
            **row,
            "week": date.fromisoformat(row["week"]),
            "at": datetime.fromisoformat(row["at"]),
            "pins": json.loads(row["pins"]),
            "adjustments": json.loads(row["adjustments"]),
        }
    )
