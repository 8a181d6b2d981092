"""The register: which files commands wrote, which projects there are, and the chain of purges."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from geoplan.errors import Fault, InputError
from geoplan.io.projects.audit import Deed, append, entry_of
from geoplan.io.projects.records import AuditEntry, Kind
from geoplan.io.projects.schema import AUDIT_TABLE, guard
from geoplan.io.projects.store import Store
from geoplan.io.projects.verify import chain_faults
from geoplan.io.workspace import Workspace

_APPLICATION_ID = 0x67656F72  # "geor"
_MIGRATIONS = (
    (
        """
        CREATE TABLE files (
            path TEXT PRIMARY KEY NOT NULL,
            kind TEXT NOT NULL,
            made TEXT NOT NULL,
            destroy_after TEXT,
            digest TEXT NOT NULL,
            command TEXT NOT NULL
        )
        """,
        "CREATE TABLE projects (path TEXT PRIMARY KEY NOT NULL)",
        AUDIT_TABLE,
        guard("audit", "UPDATE"),
        guard("audit", "DELETE"),
    ),
)
_BEGUN, _DONE = "begun", "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredFile:
    """
    A file that a command wrote.

    Parameters
    ----------
    kind
        Value of a `HeldKind`.
    made
        The day it was written.
    destroy_after
        The day that it names itself; None where it names none.
    digest
        SHA-256 of what was written.
    command
        The first words of the command, without its arguments.
    """

    path: Path
    kind: str
    made: date
    destroy_after: date | None
    digest: str
    command: str


@dataclass(frozen=True, slots=True)
class Register:
    """
    The register of a workspace, ``register.sqlite``. Nothing is held open between calls.

    Parameters
    ----------
    workspace
        Whose register it is.
    """

    workspace: Workspace
    store: Store = field(init=False, repr=False)

    def __post_init__(self) -> None:
        path = self.workspace.home / "register.sqlite"
        store = Store(path, migrations=_MIGRATIONS, application_id=_APPLICATION_ID, name="register")
        object.__setattr__(self, "store", store)

    @property
    def is_begun(self) -> bool:
        """Whether anything was registered yet."""
        return self.store.path.is_file() and self.store.version() > 0

    def begin(self) -> None:
        """
        Begin the register where there is none.

        Raises
        ------
        InputError
            When the workspace cannot be written to.
        """
        if self.is_begun:
            return
        self.workspace.make(self.workspace.home)
        self.store.make()
        with self.store.upgrading() as (db, before):
            if before == 0:
                append(db, _deed(Kind.BEGIN, "geoplan", "begin", "", datetime.now(UTC)), {})

    def add_file(self, file: RegisteredFile) -> None:
        """Register a file; one that was registered under the same name is replaced."""
        self.begin()
        row = (
            str(file.path),
            file.kind,
            file.made.isoformat(),
            file.destroy_after.isoformat() if file.destroy_after else None,
            file.digest,
            file.command,
        )
        with self.store.writing() as db:
            db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", row)

    def add_project(self, folder: Path) -> None:
        """Register the folder of a project, once."""
        if folder in self.projects():
            return
        self.begin()
        with self.store.writing() as db:
            db.execute("INSERT OR IGNORE INTO projects VALUES (?)", (str(folder),))

    def files(self) -> tuple[RegisteredFile, ...]:
        """Return the registered files, by name; none where there is no register."""
        if not self.is_begun:
            return ()
        with self.store.reading() as db:
            rows = db.execute("SELECT * FROM files ORDER BY path").fetchall()
        return tuple(
            RegisteredFile(
                path=Path(row["path"]),
                kind=row["kind"],
                made=date.fromisoformat(row["made"]),
                destroy_after=date.fromisoformat(row["destroy_after"]) if row["destroy_after"] else None,
                digest=row["digest"],
                command=row["command"],
            )
            for row in rows
        )

    def projects(self) -> tuple[Path, ...]:
        """Return the folders of projects, by name; none where there is no register."""
        if not self.is_begun:
            return ()
        with self.store.reading() as db:
            rows = db.execute("SELECT path FROM projects ORDER BY path").fetchall()
        return tuple(Path(row["path"]) for row in rows)

    def begin_purge(self, purge: str, who: str, why: str, at: datetime, manifest: Mapping[str, Any]) -> None:
        """Write down what a purge is about to delete, before it does."""
        self.begin()
        detail = {"purge": purge, "state": _BEGUN, "manifest": dict(manifest)}
        with self.store.writing() as db:
            append(db, _deed(Kind.PURGE, who, "purge", why, at), detail)

    def unfinished(self) -> AuditEntry | None:
        """Return the purge that was begun and not brought to its end; None where there is none."""
        begun = {entry.detail["purge"]: entry for entry in self._purges() if entry.detail["state"] == _BEGUN}
        for entry in self.certificates():
            begun.pop(entry.detail["purge"], None)
        return next(iter(begun.values()), None)

    def end_purge(
        self,
        purge: str,
        who: str,
        why: str,
        at: datetime,
        certificate: Mapping[str, Any],
        gone: Iterable[Path],
    ) -> AuditEntry:
        """
        Write the certificate of a purge as a link of the chain, and forget the files that are gone.

        A purge has one certificate, however often this is called.
        """
        with self.store.erasing() as db:
            if not any(one["purge"] == purge for one in self._done(db)):
                db.executemany("DELETE FROM files WHERE path = ?", [(str(path),) for path in gone])
                detail = {"purge": purge, "state": _DONE, "certificate": dict(certificate)}
                append(db, _deed(Kind.PURGE, who, "certificate", why, at), detail)
        self.store.compact()
        return next(entry for entry in self.certificates() if entry.detail["purge"] == purge)

    def certificates(self) -> tuple[AuditEntry, ...]:
        """Return the links that hold certificates, the oldest first."""
        return tuple(entry for entry in self._purges() if entry.detail["state"] == _DONE)

    def _purges(self) -> tuple[AuditEntry, ...]:
        if not self.is_begun:
            return ()
        with self.store.reading() as db:
            rows = db.execute("SELECT * FROM audit WHERE kind = ? ORDER BY id", (Kind.PURGE.value,))
            return tuple(entry_of(row) for row in rows)

    @staticmethod
    def _done(db: sqlite3.Connection) -> list[Mapping[str, Any]]:
        rows = db.execute("SELECT * FROM audit WHERE kind = ?", (Kind.PURGE.value,))
        details = [entry_of(row).detail for row in rows]
        return [detail for detail in details if detail["state"] == _DONE]

    def verify(self, *, seal: str | None = None) -> tuple[Fault, ...]:
        """
        Follow the chain of purges; return what is wrong, nothing where all is as it was written.

        Parameters
        ----------
        seal
            A hash that was noted elsewhere, such as the one printed on a certificate.
        """
        if not self.is_begun:
            return ()
        file = str(self.store.path)
        try:
            with self.store.reading() as db:
                return chain_faults(db, file=file, seal=seal)
        except InputError as error:
            return error.faults


def _deed(kind: Kind, who: str, what: str, why: str, at: datetime) -> Deed:
    return Deed(kind=kind, who=who, what=what, why=why, at=at.astimezone(UTC))
