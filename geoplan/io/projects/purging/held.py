"""What a project holds of each week, and until when."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from geoplan.io.projects.purging.attested import PURGED, attested
from geoplan.io.projects.records import MAIN

_SUNDAY = timedelta(days=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldWeek:
    """
    Plans of one week that may be kept equally long.

    Parameters
    ----------
    week
        Its Monday.
    accepted
        Whether an officer accepted them; drafts, what-ifs and what was undone are apart.
    changes
        Their numbers; none where a what-if was begun and nothing saved on it.
    made
        The day on which the first of them was saved.
    delete_after
        The day after which they go.
    bytes
        What their plans take in the file.
    """

    week: date
    accepted: bool
    changes: tuple[int, ...] = field(repr=False)
    made: date
    delete_after: date
    bytes: int


def held_weeks(db: sqlite3.Connection, *, drafts_days: int, accepted_days: int) -> tuple[HeldWeek, ...]:
    """
    Return what a project holds, by week, drafts first.

    Parameters
    ----------
    drafts_days, accepted_days
        How many days a plan is kept after the Sunday of its week, or after the last of its kind was saved
        where that is later: a week gone by that is planned as a rehearsal is not over at once.
    """
    emptied = attested(db).of("changes")
    accepted = {row["change"] for row in db.execute("SELECT change FROM acceptances")}
    groups: dict[tuple[date, bool], list[sqlite3.Row]] = defaultdict(list)
    for row in db.execute(
        "SELECT changes.id, week, at, coalesce(length(packed), 0) AS bytes FROM changes"
        " LEFT JOIN plans ON plans.digest = changes.plan ORDER BY changes.id"
    ):
        if row["id"] not in emptied:
            groups[date.fromisoformat(row["week"]), row["id"] in accepted].append(row)
    for week in _empty_what_ifs(db):
        groups.setdefault((week, False), [])
    found = []
    for (week, is_accepted), rows in sorted(groups.items()):
        saved = [datetime.fromisoformat(row["at"]).date() for row in rows]
        last = max([week + _SUNDAY, *saved])
        found.append(
            HeldWeek(
                week=week,
                accepted=is_accepted,
                changes=tuple(row["id"] for row in rows),
                made=min(saved, default=week),
                delete_after=last + timedelta(days=accepted_days if is_accepted else drafts_days),
                bytes=sum(row["bytes"] for row in rows),
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldNames:
    """
    Names of officers in the audit.

    Parameters
    ----------
    entries
        How many entries name one.
    made
        The day of the first of them.
    delete_after
        The day after which that name goes.
    """

    entries: int
    made: date
    delete_after: date


def held_names(db: sqlite3.Connection, *, names_days: int, but_of: Collection[date] = ()) -> HeldNames | None:
    """
    Return which names of officers a project holds; None where there are none.

    Parameters
    ----------
    names_days
        How many days after a deed its officer is named.
    but_of
        Weeks whose plans stay: so do those who made and accepted them.
    """
    days: list[date] = []
    for row in db.execute("SELECT at, detail FROM audit WHERE who NOT IN (?, 'geoplan')", (PURGED,)):
        week = json.loads(row["detail"]).get("week")
        if week is None or date.fromisoformat(week) not in but_of:
            days.append(datetime.fromisoformat(row["at"]).date())
    if not days:
        return None
    return HeldNames(entries=len(days), made=min(days), delete_after=min(days) + timedelta(days=names_days))


def _empty_what_ifs(db: sqlite3.Connection) -> Iterator[date]:
    """Yield weeks with a what-if on which nothing was saved: its name may say more than it should."""
    for row in db.execute(
        "SELECT name, week FROM lines WHERE name != ? AND name NOT LIKE 'purged-%' AND NOT EXISTS"
        " (SELECT 1 FROM changes WHERE changes.line = lines.name AND changes.week = lines.week)",
        (MAIN,),
    ):
        yield date.fromisoformat(row["week"])
