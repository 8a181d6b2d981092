"""
Deleting what is over.

What is about to go is written into the register first, with its hashes; then it goes, and then the
certificate is written. Killed in between, the next purge brings this one to its end before it does anything
else: every step may be done again. A file is renamed before its bytes are filled with zeros, so that a
half-filled one is known for what it is.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import uuid4

from geoplan.errors import Fault, InputError
from geoplan.io.projects.audit import Deed
from geoplan.io.projects.project import Project
from geoplan.io.projects.purging.purge import finish, purge_weeks
from geoplan.io.projects.records import AuditEntry, Kind
from geoplan.io.projects.store import Store
from geoplan.io.projects.words import WHO_LENGTH, WHY_LENGTH, check_impersonal, clean_words
from geoplan.io.retention.certificate import DELETED, Certificate, Deleted, item_text
from geoplan.io.retention.finding.everything import StorageScope, what_is_kept
from geoplan.io.retention.held import Held
from geoplan.io.retention.kinds import HeldKind
from geoplan.io.retention.params import DEFAULT_PERIODS, RetentionParams
from geoplan.io.retention.registering import digest_of_file
from geoplan.io.shred import doom, doomed_in, shred
from geoplan.progress import Progress


def _now() -> datetime:
    return datetime.now(UTC)


def purge(
    scope: StorageScope,
    params: RetentionParams = DEFAULT_PERIODS,
    *,
    who: str,
    why: str = "",
    with_changed: bool = False,
    with_tables: bool = False,
    today: date | None = None,
    clock: Callable[[], datetime] = _now,
    progress: Progress | None = None,
) -> tuple[Certificate, ...]:
    """
    Delete what is over, for good.

    Parameters
    ----------
    who, why
        The member of staff who does this, and a note; both are kept.
    with_changed, with_tables
        As `Holdings.due`.
    today
        The day that counts; today by the clock.
    progress
        Told after each thing.

    Returns
    -------
    tuple of Certificate
        One, or none where nothing was over; before it that of a purge that was killed and is finished now.

    Raises
    ------
    InputError
        When a hold is set, words may not be kept, or something that is kept cannot be read. What
        cannot be deleted is no error: the certificate says so.
    """
    if params.hold:
        cure = "take the hold out of [retention] in geoplan.toml once it is over"
        raise InputError(Fault(f"nothing may be deleted now: {params.hold}", cure))
    who = clean_words("the name of the officer", who, longest=WHO_LENGTH, needed=True)
    why = clean_words("the note", why, longest=WHY_LENGTH)
    now = clock().astimezone(UTC)
    check_impersonal("the note", why, now.date())
    done = _finish(scope, clock, progress)
    held = what_is_kept(scope, params, today=today or now.date())
    due = held.due(with_changed=with_changed, with_tables=with_tables)
    if due:
        manifest = {
            "begun": now.isoformat(),
            "geoplan": version("geoplan"),
            "periods": asdict(params),
            "names_before": (held.today - timedelta(days=params.names_days)).isoformat(),
            "items": [_item(one) for one in due],
        }
        scope.register.begin_purge(str(uuid4()), who, why, now, manifest)
        done += _finish(scope, clock, progress)
    return tuple(done)


def _finish(
    scope: StorageScope, clock: Callable[[], datetime], progress: Progress | None
) -> list[Certificate]:
    """Bring the purge that was begun to its end; return its certificate, none where none was begun."""
    entry = scope.register.unfinished()
    return [_Purging(scope, entry, clock).run(progress)] if entry is not None else []


def _item(held: Held) -> dict[str, Any]:
    """Return something that is to go, for the register, with the hash of a file."""
    assert held.delete_after is not None
    sha256 = "" if held.kind.in_project else digest_of_file(held.where)
    line = Deleted(
        kind=held.kind.value,
        where=str(held.where),
        what=held.what,
        made=held.made,
        delete_after=held.delete_after,
        bytes=held.bytes,
        sha256=sha256,
        result="",
    )
    week = held.week.isoformat() if held.week else None
    return {"line": item_text(line), "week": week, "changes": list(held.changes)}


@dataclass(frozen=True, slots=True)
class _Purging:
    """A purge that was begun: everything it does may be done again."""

    scope: StorageScope
    entry: AuditEntry
    clock: Callable[[], datetime]

    def run(self, progress: Progress | None) -> Certificate:
        manifest = self.entry.detail["manifest"]
        items: list[Mapping[str, Any]] = sorted(manifest["items"], key=lambda item: item["line"]["where"])
        lines: list[Deleted] = []
        for where, group in groupby(items, key=lambda item: str(item["line"]["where"])):
            lines += self._place(Path(where), list(group))
            if progress is not None:
                progress(len(lines), len(items), "deleting")
        held = {
            **{name: manifest[name] for name in ("begun", "geoplan", "periods")},
            "items": [item_text(line) for line in lines],
        }
        gone = [Path(line.where) for line in lines if line.is_gone]
        purge, at = self.entry.detail["purge"], self.clock().astimezone(UTC)
        self.scope.register.end_purge(purge, self.entry.who, self.entry.why, at, held, gone)
        return next(one for one in certificates(self.scope) if one.purge == purge)

    def _place(self, where: Path, items: list[Mapping[str, Any]]) -> list[Deleted]:
        lines = [_line(item) for item in items]
        if HeldKind(lines[0].kind).in_project:
            return self._project(where, items, lines)
        return [_delete_file(where, line) for line in lines]

    def _project(self, where: Path, items: list[Mapping[str, Any]], lines: list[Deleted]) -> list[Deleted]:
        names = any(line.kind == HeldKind.NAMES for line in lines)
        before = date.fromisoformat(self.entry.detail["manifest"]["names_before"])
        deed = Deed(kind=Kind.PURGE, who=self.entry.who, what="purge", why=self.entry.why, at=self.entry.at)
        store = Store(where)
        try:
            Project.open(where.parent)  # brings an older one up to date
            done = purge_weeks(
                store,
                deed,
                self.entry.detail["purge"],
                frozenset(number for item in items for number in item["changes"]),
                frozenset(date.fromisoformat(item["week"]) for item in items if item["week"]),
                names_before=before if names else None,
            )
            finish(store)
        except InputError as error:
            return [replace(line, result=f"left: {error.faults[0].message}") for line in lines]
        return [replace(line, result=DELETED, sha256=done.digest, link=done.link.hash) for line in lines]


def _line(item: Mapping[str, Any]) -> Deleted:
    line = dict(item["line"])
    return Deleted(**line | {name: date.fromisoformat(line[name]) for name in ("made", "delete_after")})


def _delete_file(path: Path, line: Deleted) -> Deleted:
    try:
        for left in doomed_in(path.parent):
            shred(left)
        if path.is_file():
            if digest_of_file(path) != line.sha256:
                return replace(line, result="left: it was changed while the purge ran")
            shred(doom(path))
    except OSError as error:
        return replace(line, result=f"left: it cannot be deleted ({error.strerror})")
    return replace(line, result=DELETED)


def certificates(scope: StorageScope) -> tuple[Certificate, ...]:
    """Return every certificate of a register, the oldest first."""
    found = scope.register.certificates()
    return tuple(Certificate.of(entry, number) for number, entry in enumerate(found, start=1))
