"""
Lines of plans: where each stands, and the moves of undo, redo and what-ifs.

A line is of one week. ``main`` is there for every week that was planned; a what-if has a name of its own.
One line is the current one: what was worked on last. Every move is written into the audit with the line as
it is afterwards.
"""

import re
import sqlite3
from dataclasses import replace
from datetime import date

from geoplan.errors import Fault, InputError
from geoplan.io.projects.audit import Deed, append
from geoplan.io.projects.records import MAIN, Line

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9._-]{0,39}")
LATEST = frozenset({"latest", "plan"})
"""What people call the plan where the current line stands."""
_TAKEN = frozenset({MAIN, "accepted", *LATEST})
_PURGED = "purged-"  # what-ifs whose names a purge took away are called so


def all_lines(db: sqlite3.Connection) -> tuple[Line, ...]:
    """Return every line, by week and name."""
    rows = db.execute("SELECT name, week, base, head, state FROM lines ORDER BY week, name")
    return tuple(
        Line(
            name=row["name"],
            week=date.fromisoformat(row["week"]),
            base=row["base"],
            head=row["head"],
            discarded=row["state"] == "discarded",
        )
        for row in rows
    )


def current_line(db: sqlite3.Connection, week: date | None = None) -> Line | None:
    """Return the current line, or ``main`` of the week where that is another's; None where there is none."""
    row = db.execute("SELECT line, week FROM current").fetchone()
    if week is not None and (row is None or row["week"] != week.isoformat()):
        wanted = (MAIN, week)
    elif row is not None:
        wanted = (row["line"], date.fromisoformat(row["week"]))
    else:
        return None
    return next((line for line in all_lines(db) if (line.name, line.week) == wanted), None)


def some_line(db: sqlite3.Connection, week: date | None = None) -> Line:
    """
    As `current_line`.

    Raises
    ------
    InputError
        When no plan of the week, or none at all, was saved.
    """
    line = current_line(db, week)
    if line is None:
        if week is None:
            raise InputError(Fault("no plan is saved yet", "make one: geoplan runs plan"))
        missing = f"no plan of the week of {week:%d/%m/%Y} is saved"
        raise InputError(Fault(missing, f"make one: geoplan runs plan --week {week:%Y-%m-%d}"))
    return line


def named_line(db: sqlite3.Connection, name: str, week: date | None = None) -> Line:
    """
    Return a line by its name; ``main`` of the week given, or else of the current line's.

    Raises
    ------
    InputError
        When there is none of the name, or it was discarded.
    """
    week = week or (None if name != MAIN else some_line(db).week)
    open_lines = [line for line in all_lines(db) if not line.discarded]
    for line in open_lines:
        if line.name == name and week in (None, line.week):
            return line
    there = sorted({line.name for line in open_lines})
    cure = f"use one of: {', '.join(there)}" if there else "make a plan first: geoplan runs plan"
    raise InputError(Fault(f'there is no line of plans "{name}"', cure))


def check_new_name(db: sqlite3.Connection, name: str) -> None:
    """
    Check the name of a new what-if.

    Raises
    ------
    InputError
        When it cannot be a name, or one of the name is or was there.
    """
    if not _NAME.fullmatch(name) or name in _TAKEN or name.startswith(_PURGED):
        cure = "begin with a letter, then letters, digits, dots and dashes, without spaces"
        raise InputError(Fault(f"{name!r:.60} cannot be the name of a what-if", cure))
    if any(line.name == name for line in all_lines(db)):
        raise InputError(Fault(f'there is or was a what-if "{name}"', "choose another name"))


def begin(db: sqlite3.Connection, name: str, week: date) -> None:
    """Make room for a line, before its first change is saved."""
    db.execute(
        "INSERT INTO lines (name, week, base, head, state) VALUES (?, ?, NULL, NULL, 'open')",
        (name, week.isoformat()),
    )


def move(
    db: sqlite3.Connection, deed: Deed, line: Line, *, current: Line | None = None, **more: object
) -> Line:
    """
    Store a line as it is from now on and write the deed into the audit.

    Parameters
    ----------
    current
        The line to go on with, where it is another.
    more
        What else the audit is to hold.
    """
    state = "discarded" if line.discarded else "open"
    now = {
        "line": line.name,
        "week": line.week.isoformat(),
        "base": line.base,
        "head": line.head,
        "state": state,
    }
    db.execute(
        "INSERT INTO lines (name, week, base, head, state) VALUES (:line, :week, :base, :head, :state)"
        " ON CONFLICT (name, week) DO UPDATE SET base = :base, head = :head, state = :state",
        now,
    )
    on = current or line
    db.execute(
        "INSERT INTO current (one, line, week) VALUES (1, ?, ?)"
        " ON CONFLICT (one) DO UPDATE SET line = excluded.line, week = excluded.week",
        (on.name, on.week.isoformat()),
    )
    append(db, deed, {**now, "current": [on.name, on.week.isoformat()], **more})
    return line


def undo(db: sqlite3.Connection, deed: Deed, week: date | None) -> Line:
    """
    Go back to the change before, on the current line.

    Raises
    ------
    InputError
        When there is nothing before.
    """
    line = some_line(db, week)
    (parent,) = db.execute("SELECT parent FROM changes WHERE id = ?", (line.head,)).fetchone()
    if line.head == line.base or parent is None:
        where = (
            "the first plan of the week" if line.base is None else f'where the what-if "{line.name}" began'
        )
        raise InputError(Fault(f"there is nothing to undo: this is {where}", "see: geoplan runs history"))
    return move(db, deed, replace(line, head=parent), left=line.head)


def redo(db: sqlite3.Connection, deed: Deed, week: date | None) -> Line:
    """
    Take the last undo back, on the current line.

    Raises
    ------
    InputError
        When nothing was undone since the last change.
    """
    line = some_line(db, week)
    # On one line the latest child is always the one that was undone last: an older one was left for it.
    (child,) = db.execute(
        "SELECT max(id) FROM changes WHERE parent = ? AND line = ? AND week = ?",
        (line.head, line.name, line.week.isoformat()),
    ).fetchone()
    if child is None:
        raise InputError(Fault("there is nothing to redo", "see: geoplan runs history"))
    return move(db, deed, replace(line, head=child), left=line.head)


def switch(db: sqlite3.Connection, deed: Deed, line: Line) -> Line:
    """Make a line the current one."""
    return move(db, deed, line)


def discard(db: sqlite3.Connection, deed: Deed, line: Line) -> Line:
    """
    Close a what-if; its changes stay in the history.

    Where it was the current line, ``main`` of its week is from now on.

    Raises
    ------
    InputError
        When it is ``main``.
    """
    if line.name == MAIN:
        raise InputError(Fault("main is no what-if and cannot be discarded", "undo its last change instead"))
    now = some_line(db)
    left = (now.name, now.week) == (line.name, line.week)
    stay = named_line(db, MAIN, line.week) if left else now
    return move(db, deed, replace(line, discarded=True), current=stay)
