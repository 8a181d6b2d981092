"""What was put into calendars: remembered, so that a later plan updates and cancels it."""

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from geoplan.domain.calendars import Issued, Wanted, reissued
from geoplan.io.projects.audit import Deed, append, digest_of
from geoplan.io.projects.records import Kind

_COLUMNS = "uid, holder, day, start, end, content, sequence, at, cancelled"


def issued(db: sqlite3.Connection, calendar: str, week: date) -> tuple[Issued, ...]:
    """Return what stands in the calendars of drivers, carers or venues for a week, by UID."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM issued WHERE calendar = ? AND week = ? ORDER BY uid",  # noqa: S608
        (calendar, week.isoformat()),
    )
    return tuple(_issued(dict(row)) for row in rows)


def issue(
    db: sqlite3.Connection,
    deed: Deed,
    calendar: str,
    wanted: Sequence[Wanted],
    *,
    week: date,
    days: Collection[date],
) -> tuple[Issued, ...]:
    """
    Store what is put into calendars, and write into the audit how much of it is new, changed or cancelled.

    Issuing what stands already changes nothing and leaves no entry.
    """
    before = issued(db, calendar, week)
    after = reissued(before, wanted, days=days, at=deed.at)
    changed = [one for one in after if one not in set(before)]
    if changed:
        names = ", ".join(f":{name.strip()}" for name in _COLUMNS.split(","))
        db.executemany(
            f"INSERT OR REPLACE INTO issued (calendar, week, {_COLUMNS})"  # noqa: S608 - our own names
            f" VALUES (:calendar, :week, {names})",
            [{"calendar": calendar, "week": week.isoformat(), **_row(one)} for one in changed],
        )
        append(db, deed, {"week": week.isoformat(), **_detail(calendar, changed, after)})
    return after


def forget(db: sqlite3.Connection, weeks: Collection[date]) -> None:
    """Delete what was issued for some weeks: it went with their plans, and calendars are long past them."""
    db.executemany("DELETE FROM issued WHERE week = ?", [(week.isoformat(),) for week in weeks])


def identity(db: sqlite3.Connection) -> UUID:
    """Return what a project was called when it was begun."""
    (text,) = db.execute("SELECT detail FROM audit WHERE kind = ? LIMIT 1", (Kind.BEGIN.value,)).fetchone()
    return UUID(json.loads(text)["project"])


def _detail(calendar: str, changed: Sequence[Issued], after: Sequence[Issued]) -> dict[str, object]:
    """What the audit holds: numbers and a digest, so that it tells nothing once the rows are deleted."""
    return {
        "calendar": calendar,
        "new": sum(one.sequence == 0 for one in changed),
        "cancelled": sum(one.cancelled for one in changed),
        "changed": sum(one.sequence > 0 and not one.cancelled for one in changed),
        "issued": digest_of({one.uid: _row(one) for one in after}),
    }


def _row(one: Issued) -> dict[str, Any]:
    found = asdict(one)
    texts = {name: found[name].isoformat() for name in ("day", "start", "end", "at")}
    return found | texts | {"cancelled": int(one.cancelled)}


def _issued(row: Mapping[str, Any]) -> Issued:
    moments = {name: datetime.fromisoformat(row[name]) for name in ("start", "end", "at")}
    day = date.fromisoformat(row["day"])
    return Issued(**{**row, **moments, "day": day, "cancelled": bool(row["cancelled"])})
