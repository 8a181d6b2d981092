"""Plans that an officer accepted, and the journeys in them that make people known to a child."""

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from geoplan.domain.plans import Plan
from geoplan.errors import Fault, InputError
from geoplan.io.plans import canonical_json
from geoplan.io.projects import blobs
from geoplan.io.projects.audit import Deed, digest_of
from geoplan.io.projects.changes import find
from geoplan.io.projects.lines import move, some_line
from geoplan.io.projects.records import MAIN, Acceptance, Checked

_COLUMNS = "id, change, week, at, officer, note, report, journeys"


def accept(db: sqlite3.Connection, deed: Deed, checked: Checked, week: date | None) -> Acceptance:
    """
    Record that an officer accepts the plan where the current line stands.

    Raises
    ------
    InputError
        When the plan breaks a rule, is not the one that was checked, is a what-if, or was accepted already.
    """
    line = some_line(db, week)
    change = find(db, line.head, None)
    if line.name != MAIN:
        raise InputError(
            Fault(f'"{line.name}" is a what-if', "take it over to main first: geoplan runs adopt")
        )
    if checked.plan != change.plan:
        found = f"the plan that was checked is not the one that stands, change {change.id}"
        raise InputError(Fault(found, "check it again, then accept it"))
    if not checked.ok:
        cure = "see which: geoplan runs check; mend it, then accept it"
        raise InputError(Fault(f"the plan of change {change.id} breaks rules and cannot be accepted", cure))
    last = accepted(db, change.week)
    if last is not None and last.change == change.id:
        raise InputError(Fault(f"change {change.id} is accepted already", "nothing is left to do"))
    (number,) = db.execute("SELECT coalesce(max(id), 0) + 1 FROM acceptances").fetchone()
    row = {
        "id": number,
        "change": change.id,
        "week": change.week.isoformat(),
        "at": deed.stamp,
        "officer": deed.who,
        "note": deed.why,
        "report": checked.report,
        "journeys": _journeys_text(blobs.get(db, change.plan)),
    }
    names = ", ".join(f":{name}" for name in row)
    db.execute(f"INSERT INTO acceptances ({_COLUMNS}) VALUES ({names})", row)  # noqa: S608 - our own names
    move(db, deed, line, acceptance=number, change=change.id, row=digest_of(row), plan=change.plan)
    return _acceptance(row)


def accepted(db: sqlite3.Connection, week: date) -> Acceptance | None:
    """Return what was accepted last for a week; None when nothing was."""
    found = [one for one in acceptances(db) if one.week == week]
    return found[-1] if found else None


def acceptances(db: sqlite3.Connection) -> tuple[Acceptance, ...]:
    """Return every acceptance, the oldest first."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM acceptances ORDER BY id")  # noqa: S608 - our own names
    return tuple(_acceptance(dict(row)) for row in rows)


def journeys_before(db: sqlite3.Connection, day: date) -> dict[tuple[str, str], int]:
    """Sum the journeys of each (child, person) in the plans accepted last for the weeks before a day's."""
    monday = date.fromordinal(day.toordinal() - day.weekday())
    standing = {one.week: one for one in acceptances(db) if one.week < monday}
    total: Counter[tuple[str, str]] = Counter()
    for one in standing.values():
        total.update(one.journeys)
    return dict(total)


def _journeys_text(plan: Plan) -> str:
    """Return the journeys of each child with each person, taxis left out: they are a new face each time."""
    found: Counter[tuple[str, str]] = Counter()
    for request, cover in zip(plan.requests, plan.coverage, strict=True):
        if cover.person is not None:
            found.update((child, cover.person) for child in request.children)
    return canonical_json([[child, person, count] for (child, person), count in sorted(found.items())])


def _acceptance(row: Mapping[str, Any]) -> Acceptance:
    journeys = {(child, person): count for child, person, count in json.loads(row["journeys"])}
    return Acceptance(
        **{
            **row,
            "week": date.fromisoformat(row["week"]),
            "at": datetime.fromisoformat(row["at"]),
            "journeys": journeys,
        }
    )
