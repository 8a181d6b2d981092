"""The tables of a project that runs are planned from, read together: every fault of all of them at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geoplan.errors import Fault, InputError, RowAt
from geoplan.io import read
from geoplan.io.projects.folder import ProjectFolder
from geoplan.io.projects.tables.crossing import faults_across
from geoplan.io.records import Note, Table

NEEDED = ("children", "sessions", "venues")
KINDS = (*NEEDED, "rooms", "carers", "adults", "drivers", "providers", "workers", "schools")
"""In the order in which faults are told."""


@dataclass(frozen=True, slots=True)
class TablesFound:
    """
    The tables that a folder has for planning runs.

    Parameters
    ----------
    paths
        By kind; empty where the folder has none of them, and the embedded county is planned.
    unread
        Kinds of which there are two files, or which are needed and missing.
    faults
        Tables that are there twice, or needed and missing.
    """

    paths: Mapping[str, Path]
    unread: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.paths or self.faults)


@dataclass(frozen=True, slots=True)
class ProjectTables:
    """
    What tables hold.

    Parameters
    ----------
    items
        By kind; rooms are within their venues.
    rows
        Where each was read, by kind and code.
    """

    items: dict[str, Any] = field(repr=False)
    rows: Mapping[tuple[str, str], RowAt] = field(repr=False)


def find_tables(folder: ProjectFolder) -> TablesFound:
    """Look for the tables of a project: ``children.xlsx``, ``drivers.csv`` and so on."""
    named = {kind: folder.named(kind) for kind in KINDS}
    paths = {kind: files[0] for kind, files in named.items() if len(files) == 1}
    twice = tuple(kind for kind, files in named.items() if len(files) > 1)
    missing = tuple(kind for kind in NEEDED if not named[kind]) if paths or twice else ()
    faults = [folder.twice(named[kind]) for kind in twice]
    faults += [
        Fault(
            f"the project has tables, but none of {kind}",
            f"put {kind}.xlsx or {kind}.csv there; an empty one: geoplan template {kind}.xlsx",
            file=str(folder.path),
        )
        for kind in missing
    ]
    return TablesFound(paths, (*twice, *missing), tuple(faults))


def read_tables(found: TablesFound, *, note: Note | None = None) -> ProjectTables:
    """
    Read all tables of a project.

    Parameters
    ----------
    note
        Told what was remarkable, such as columns that are not used.

    Raises
    ------
    InputError
        With every fault of every table: cells that cannot be read, codes of one table that lead nowhere in
        another, tables that are missing.
    """
    reading = _Reading(dict(found.paths), found.unread, note)
    for kind in KINDS:
        if kind in found.paths and kind != "rooms":
            reading.read(kind)
    faults = (*found.faults, *reading.all_faults())
    if faults:
        raise InputError(dict.fromkeys(faults))
    return ProjectTables(reading.items, reading.rows())


class _Reading:
    """Tables being read: what they hold, their rows, and the faults so far."""

    def __init__(self, paths: Mapping[str, Path], unread: tuple[str, ...], note: Note | None) -> None:
        self.items: dict[str, Any] = {}
        self._paths, self._note = paths, note
        self._unread = set(unread)
        self._tables: dict[str, Table] = {}
        self._faults: list[Fault] = []

    def read(self, kind: str) -> None:
        """Read one table; of venues, their rooms too."""
        tables: list[Table] = []
        try:
            self.items[kind] = self._reader(kind)(self._paths[kind], note=self._note, tables=tables)
        except InputError as error:
            self._faults += error.faults
        kinds = (kind, "rooms") if kind == "venues" else (kind,)
        self._tables |= zip(kinds, tables, strict=False)
        self._unread |= {one for one in kinds[: 1 + ("rooms" in self._paths)] if one not in self._tables}

    def _reader(self, kind: str) -> Callable[..., tuple[Any, ...]]:
        if kind == "schools":
            return lambda path, **more: read.read_located(path, "places", may_be_empty=True, **more)
        if kind == "venues" and "rooms" in self._paths:
            return lambda path, **more: read.read_venues(path, rooms=self._paths["rooms"], **more)
        reader: Callable[..., tuple[Any, ...]] = getattr(read, f"read_{kind}")
        return reader

    def all_faults(self) -> list[Fault]:
        """Return the faults of tables and across them, file by file and row by row."""
        files = {
            path.name: at
            for at, path in enumerate(self._paths[kind] for kind in KINDS if kind in self._paths)
        }
        found = [*self._faults, *faults_across(self._tables, self._unread)]
        return sorted(found, key=lambda fault: (files.get(fault.file or "", -1), fault.row or 0))

    def rows(self) -> dict[tuple[str, str], RowAt]:
        """Return where every row was read."""
        return {
            (kind, record["code"]): RowAt(table.file, table.sheet, record.row)
            for kind, table in self._tables.items()
            for record in table.records
            if kind != "rooms"
        }
