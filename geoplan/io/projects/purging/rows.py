"""The rows of a store as they will be once some changes are emptied; nothing is written here."""

import json
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from geoplan.io.plans import canonical_json
from geoplan.io.projects.audit import digest_of
from geoplan.io.projects.purging.attested import PURGED, attested
from geoplan.io.projects.records import MAIN, Kind

_Row = dict[str, Any]
_LineKey = tuple[str, str]
_RENAMED = re.compile(rf"{PURGED}-(\d+)")


@dataclass(frozen=True, slots=True)
class EmptiedRows:
    """
    What a purge writes.

    Parameters
    ----------
    plans
        Digests of the plans whose text goes.
    rows
        By table, the rows as they will be.
    lines
        New names of what-ifs, by their name and week: a name may say more than it should.
    digests
        Of what goes, for the certificate: of every row as it is now, by table and number.
    weeks
        Weeks of which no plan is left: what was issued for them goes too.
    """

    plans: tuple[str, ...]
    rows: Mapping[str, tuple[_Row, ...]] = field(repr=False)
    lines: Mapping[_LineKey, str] = field(repr=False)
    digests: Mapping[str, Mapping[str, str]] = field(repr=False)
    weeks: frozenset[date] = frozenset()

    def detail(self) -> dict[str, Any]:
        """Return what the audit is to hold of it."""
        rows = {table: {str(row["id"]): digest_of(row) for row in rows} for table, rows in self.rows.items()}
        return {"plans": list(self.plans), "rows": rows}


def emptied_rows(
    db: sqlite3.Connection, changes: frozenset[int], weeks: frozenset[date], *, names_before: date | None
) -> EmptiedRows:
    """
    Return the rows as they will be.

    Parameters
    ----------
    changes
        Numbers of the changes to empty.
    weeks
        Weeks whose drafts are over: what-ifs of theirs lose their names once no plan of theirs is left.
    names_before
        Names of officers go from entries before this day, where no plan of theirs is left.
    """
    return _Emptying(db, changes, weeks, names_before).emptied()


class _Emptying:
    """One purge being made ready: what is gone after it."""

    def __init__(
        self,
        db: sqlite3.Connection,
        changes: frozenset[int],
        weeks: frozenset[date],
        names_before: date | None,
    ) -> None:
        self.db, self.due = db, changes
        self.weeks = {week.isoformat() for week in weeks}
        self.names_before = names_before.isoformat() if names_before else ""
        before = attested(db)
        self.emptied_plans = before.plans
        self.all_changes = self._table("changes")
        self.gone = {row["id"] for row in self.all_changes if row["id"] in before.of("changes")} | changes
        left = {row["week"] for row in self.all_changes if row["id"] not in self.gone}
        self.gone_weeks = {row["week"] for row in self.all_changes} - left
        self.renamed = self._renamed_lines()

    def _table(self, name: str) -> list[_Row]:
        return [dict(row) for row in self.db.execute(f"SELECT * FROM {name} ORDER BY rowid")]  # noqa: S608

    def emptied(self) -> EmptiedRows:
        rows: dict[str, tuple[_Row, ...]] = {}
        digests: dict[str, dict[str, str]] = {}
        for table, make in (
            ("changes", self._change),
            ("acceptances", self._acceptance),
            ("audit", self._entry),
        ):
            pairs = [(row, make(row)) for row in self._table(table)]
            rows[table] = tuple(after for before, after in pairs if after != before)
            digests[table] = {
                str(before["id"]): digest_of(before) for before, after in pairs if after != before
            }
        weeks = frozenset(map(date.fromisoformat, self.gone_weeks))
        return EmptiedRows(self._plans(), rows, self.renamed, digests, weeks)

    def _plans(self) -> tuple[str, ...]:
        """A plan that another change still needs stays."""
        needed = {row["plan"] for row in self.all_changes if row["id"] not in self.gone}
        found = {row["plan"] for row in self.all_changes if row["id"] in self.due}
        return tuple(sorted(found - needed - self.emptied_plans))

    def _renamed_lines(self) -> dict[_LineKey, str]:
        lines = [(row["name"], row["week"]) for row in self._table("lines")]
        used = [int(found[1]) for name, _ in lines if (found := _RENAMED.fullmatch(name))]
        held = {(row["line"], row["week"]) for row in self.all_changes if row["id"] not in self.gone}
        over = [
            line
            for line in lines
            if line[0] != MAIN
            and not _RENAMED.fullmatch(line[0])
            and line not in held
            and (line[1] in self.weeks or line[1] in self.gone_weeks)
        ]
        return {line: f"{PURGED}-{number}" for number, line in enumerate(over, max(used, default=0) + 1)}

    def _names_go(self, at: str, week: str | None) -> bool:
        return at[:10] < self.names_before and (week is None or week in self.gone_weeks)

    def _change(self, row: _Row) -> _Row:
        after = dict(row)
        if row["id"] in self.due:
            after |= {"what": PURGED, "why": "", "pins": "{}", "adjustments": "{}"}
        after["line"] = self.renamed.get((row["line"], row["week"]), row["line"])
        if self._names_go(row["at"], row["week"]):
            after["who"] = PURGED
        return after

    def _acceptance(self, row: _Row) -> _Row:
        after = row | {"note": "", "journeys": "[]"} if row["change"] in self.due else dict(row)
        if self._names_go(row["at"], row["week"]):
            after["officer"] = PURGED
        return after

    def _entry(self, row: _Row) -> _Row:
        detail = json.loads(row["detail"])
        after = dict(row)
        if row["kind"] != Kind.PURGE and self._is_over(detail):
            after |= {"what": PURGED, "why": "", "detail": canonical_json(self._without_names(detail))}
        elif "current" in detail:
            after["detail"] = canonical_json(self._without_names(detail))
        if row["kind"] != Kind.MIGRATE and self._names_go(row["at"], detail.get("week")):
            after |= {"who": PURGED, "why": ""}
        return after

    def _is_over(self, detail: Mapping[str, Any]) -> bool:
        """Whether an entry is about something that is gone."""
        about = {detail.get(name) for name in ("change", "left", "adopted")}
        line = (detail.get("line"), detail.get("week"))
        return bool(about & self.gone) or line in self.renamed or detail.get("week") in self.gone_weeks

    def _without_names(self, detail: dict[str, Any]) -> dict[str, Any]:
        if "line" not in detail:  # calendars were issued, say
            return detail
        line, week = detail["line"], detail["week"]
        name, of = detail["current"]
        return detail | {
            "line": self.renamed.get((line, week), line),
            "current": [self.renamed.get((name, of), name), of],
        }
