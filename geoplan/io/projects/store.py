"""
One SQLite file, opened for one transaction at a time.

A rollback journal, not a write-ahead log: the log needs memory shared between processes, which network
drives do not have, and project folders lie on them. ``synchronous=EXTRA`` waits until the file and the
removal of its journal are on the disk, so that what was saved survives a power failure too; a save is rare
enough to afford it.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from geoplan.errors import Fault, InputError
from geoplan.io.projects.schema import APPLICATION_ID, MIGRATIONS, migrate, version_of
from geoplan.io.shred import shred

_SETTINGS = (
    "foreign_keys = ON",
    "synchronous = EXTRA",
    "fullfsync = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "temp_store = MEMORY",  # no copies of rows in a shared folder for temporary files
)
_ROLLBACK = ("journal_mode = DELETE",)  # some tools leave a write-ahead log switched on
# What is overwritten is filled with zeros, and the journal, which holds it still, stays to be filled too.
_ERASING = ("secure_delete = ON", "journal_mode = PERSIST")
_OWNER_ALONE = 0o600
_DAMAGED = "put back a backup copy of the file; see: geoplan runs audit --verify"
_FAULTS = {
    "SQLITE_BUSY": (
        "another program is using the project",
        "wait until it is done and try again; close whatever else has the file open, such as a backup",
    ),
    "SQLITE_READONLY": ("the project cannot be written to", "ask for the right to write, or copy the folder"),
    "SQLITE_CANTOPEN": (
        "the project cannot be opened for this",
        "check that you may read the file and write to its folder, or copy the folder",
    ),
    "SQLITE_PERM": ("the project may not be used", "ask for the right to read and write it"),
    "SQLITE_FULL": ("the disk is full; nothing was saved", "make room and try again"),
    "SQLITE_IOERR": (
        "the disk or network drive failed; nothing was saved",
        "check the connection and try again",
    ),
    "SQLITE_NOTADB": ("this is no project of geoplan, or it is damaged", _DAMAGED),
}
_OURS = ("SQLITE_CONSTRAINT", "SQLITE_MISUSE", "SQLITE_RANGE", "SQLITE_INTERRUPT", "SQLITE_NOMEM")


@dataclass(frozen=True, slots=True)
class Store:
    """
    The file of a project.

    Parameters
    ----------
    path
        Where it is.
    wait_s
        How long to wait while another process writes.
    migrations
        The versions of its tables.
    application_id
        Tells its file from any other SQLite file.
    name
        What it is called in messages.
    """

    path: Path
    wait_s: float = 10.0
    migrations: Sequence[Sequence[str]] = field(default=MIGRATIONS, repr=False)
    application_id: int = APPLICATION_ID
    name: str = "project"

    def make(self) -> None:
        """
        Make the file where there is none, empty and for its owner alone.

        Raises
        ------
        InputError
            When it cannot be made.
        """
        try:
            with suppress(FileExistsError):
                os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, _OWNER_ALONE))
        except OSError as error:
            raise InputError(
                Fault(
                    f"the {self.name} cannot be made",
                    "choose a folder that you may write to",
                    file=str(self.path),
                )
            ) from error

    @contextmanager
    def reading(self, *, old_too: bool = False) -> Iterator[sqlite3.Connection]:
        """
        Give a connection on which everything read is of one moment.

        Parameters
        ----------
        old_too
            Whether tables of an older version will do: for who must not change the file.

        Raises
        ------
        InputError
            When there is no project, or it cannot be read.
        """
        try:
            with self._session("BEGIN") as db:
                if not (old_too and self._known_version(db)):
                    self._check_version(db)
                yield db
        except (ValueError, TypeError) as error:  # a row holds what was never saved there
            raise InputError(self._fault("the project is damaged", _DAMAGED)) from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """
        Give a connection whose changes are saved together when the block ends well, or else not at all.

        Raises
        ------
        InputError
            When there is no project, or it cannot be written to.
        """
        with self._session("BEGIN IMMEDIATE", _ROLLBACK) as db:
            self._check_version(db)
            yield db

    @contextmanager
    def upgrading(self) -> Iterator[tuple[sqlite3.Connection, int]]:
        """
        As `writing`, after the tables were brought to the newest version; tells the version before as well.

        Raises
        ------
        InputError
            When the file is another program's or of a newer version, or it cannot be written to.
        """
        with self._session("BEGIN IMMEDIATE", _ROLLBACK) as db:
            before = self._known_version(db)
            if before < len(self.migrations):
                migrate(db, before, self.migrations, self.application_id)
            yield db, before

    @contextmanager
    def erasing(self) -> Iterator[sqlite3.Connection]:
        """
        As `writing`, while nobody else reads; bytes that go are filled with zeros. `compact` comes after it.

        Raises
        ------
        InputError
            When there is no project, or it cannot be written to.
        """
        with self._session("BEGIN EXCLUSIVE", _ERASING) as db:
            self._check_version(db)
            yield db

    def compact(self) -> None:
        """
        Write the file anew without room for what is gone, and fill with zeros what a journal holds of it.

        Raises
        ------
        InputError
            When somebody else is using the file, or it cannot be written to.
        """
        with self._session(None, _ERASING) as db:
            db.execute("VACUUM")
        with self._session("BEGIN EXCLUSIVE", _ERASING[1:]):  # a journal that is left now is nobody's
            shred(self.path.with_name(f"{self.path.name}-journal"))

    def version(self) -> int:
        """
        Return the version of the tables: 0 where nothing is in the file yet.

        Raises
        ------
        InputError
            When there is no file, or it is another program's or of a newer version.
        """
        with self._session("BEGIN") as db:
            return self._known_version(db)

    def _check_version(self, db: sqlite3.Connection) -> None:
        if self._known_version(db) != len(self.migrations):
            raise InputError(self._fault("no project was begun in this file", "open it with Project.open"))

    def _known_version(self, db: sqlite3.Connection) -> int:
        version = version_of(db, self.application_id)
        if version is None:
            raise InputError(
                self._fault("this is another program's file, no project", "choose another folder")
            )
        if version > len(self.migrations):
            found = f"the project is of version {version}; this geoplan knows up to {len(self.migrations)}"
            raise InputError(self._fault(found, "update geoplan"))
        return version

    @contextmanager
    def _session(self, begin: str | None, settings: Sequence[str] = ()) -> Iterator[sqlite3.Connection]:
        if not self.path.is_file():  # SQLite would make one
            raise InputError(self._fault("there is no project here", "check the folder, or begin one"))
        try:
            with closing(sqlite3.connect(self.path, timeout=self.wait_s, isolation_level=None)) as db:
                db.row_factory = sqlite3.Row
                for setting in (*_SETTINGS, *settings):
                    db.execute(f"PRAGMA {setting}")
                if begin is not None:
                    db.execute(begin)
                try:
                    yield db
                    if db.in_transaction:
                        db.execute("COMMIT")
                finally:
                    if db.in_transaction:
                        with suppress(sqlite3.Error):
                            db.execute("ROLLBACK")
        except sqlite3.Error as error:
            fault = self._translated(error)
            if fault is None:
                raise
            raise InputError(fault) from error
        except UnicodeDecodeError as error:  # from a message of SQLite's own about a damaged table
            raise InputError(self._fault("the project is damaged", _DAMAGED)) from error

    def _translated(self, error: sqlite3.Error) -> Fault | None:
        """Return what SQLite's error is to a user; None for a mistake of ours."""
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith(_OURS) or isinstance(error, sqlite3.ProgrammingError | sqlite3.InterfaceError):
            return None
        for start, (what, cure) in _FAULTS.items():
            if name.startswith(start):
                return self._fault(what, cure)
        return self._fault("the project is damaged", _DAMAGED)

    def _fault(self, what: str, cure: str) -> Fault:
        return Fault(what.replace("project", self.name), cure, file=str(self.path))
