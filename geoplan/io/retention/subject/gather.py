"""Looking for everything that is held about one code, wherever something is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from geoplan.domain.checks import check_person_code
from geoplan.errors import Fault, InputError
from geoplan.io.projects.project import Project
from geoplan.io.retention.finding.everything import StorageScope
from geoplan.io.retention.finding.marks import is_made_by_geoplan
from geoplan.io.retention.finding.project import folders_of
from geoplan.io.retention.registering import NOT_ABOUT_PEOPLE
from geoplan.io.retention.subject.files import (
    CELLS,
    MENTIONS,
    TABLE_SUFFIXES,
    children_in_table,
    count_mentions,
    search_table,
)
from geoplan.io.retention.subject.found import FoundTable, SubjectRecord
from geoplan.io.retention.subject.masking import Masking
from geoplan.io.retention.subject.plans import PlanFindings, read_project, search_project
from geoplan.io.schemas import kind_of
from geoplan.progress import Progress

_NOT_SEARCHED = (*NOT_ABOUT_PEOPLE, ".sqlite")  # projects are searched by what is in them


def gather(
    code: str,
    scope: StorageScope,
    *,
    also: Sequence[Path] = (),
    now: datetime | None = None,
    progress: Progress | None = None,
) -> SubjectRecord:
    """
    Look for everything that is held about one code; other children's codes are taken out.

    Projects are searched in all of their history, the tables and other files of their folders cell by cell,
    and what commands wrote for mentions. Caches hold numbers without codes and cannot be searched.

    Parameters
    ----------
    code
        Of a child, carer, known adult, driver or worker.
    also
        Further files, such as claims.
    now
        The moment that is noted; the present one by default.

    Raises
    ------
    InputError
        When it can be no code, or a project is damaged. Files that cannot be searched are told in the record.
    """
    try:
        check_person_code("whoever is asked for", code)
    except ValueError as error:
        raise InputError(Fault(str(error), "give a code, such as C0034")) from error
    projects = [
        read_project(Project.open(folder.path), code, progress=progress)
        for folder in scope.folders()
        if folder.store.is_file()
    ]
    files = _Files.of(scope, also)
    children = {child for read in projects for child in read.children}
    for path in files.theirs:
        if path.suffix.lower() in TABLE_SUFFIXES:
            children |= children_in_table(path, kind_of(path))
    masking, plans = Masking(code, children), PlanFindings()
    for read in projects:
        search_project(read, masking, plans)
    cells = FoundTable(
        "Rows of tables",
        "Every row that names the code, in the tables of project folders and in files that were given.",
        CELLS,
        tuple(row for path in files.theirs for row in files.cells(path, masking)),
    )
    mentions = FoundTable(
        "Other files",
        "Files that name the code: written by geoplan from what is above, or no tables.",
        MENTIONS,
        tuple(row for path in files.all() for row in files.mentions(path, masking)),
    )
    tables = tuple(table for table in (cells, *plans.tables(), mentions) if table.rows)
    return SubjectRecord(
        code=code,
        is_child=masking.is_child,
        asked=now or datetime.now(UTC),
        tables=tables,
        searched=(*(read.project.folder.store for read in projects), *files.searched),
        unsearched=tuple(files.unsearched.items()),
    )


@dataclass(slots=True)
class _Files:
    """Files to search: those of users, and those that geoplan wrote."""

    theirs: tuple[Path, ...]
    ours: tuple[Path, ...]
    unsearched: dict[Path, str] = field(default_factory=dict)

    @classmethod
    def of(cls, scope: StorageScope, also: Iterable[Path]) -> "_Files":
        registered = {file.path for file in scope.register.files() if file.path.is_file()}
        here = [
            path.resolve()
            for folder in scope.folders()
            for place in folders_of(folder)
            for path in sorted(place.iterdir())
            if path.is_file() and not path.name.startswith(".")
        ]
        every = dict.fromkeys(
            path
            for path in (*(path.resolve() for path in also), *here, *sorted(registered))
            if path.suffix.lower() not in _NOT_SEARCHED
        )
        ours = tuple(path for path in every if path in registered or is_made_by_geoplan(path))
        return cls(tuple(path for path in every if path not in ours), ours)

    @property
    def searched(self) -> tuple[Path, ...]:
        return tuple(path for path in self.all() if path not in self.unsearched)

    def all(self) -> tuple[Path, ...]:
        return (*self.theirs, *self.ours)

    def cells(self, path: Path, masking: Masking) -> list[tuple[object, ...]]:
        if path.suffix.lower() not in TABLE_SUFFIXES:
            return []
        try:
            return search_table(path, masking)
        except InputError as error:
            self.unsearched[path] = error.faults[0].message
            return []

    def mentions(self, path: Path, masking: Masking) -> list[tuple[object, ...]]:
        is_theirs = path in self.theirs
        if is_theirs and path.suffix.lower() in TABLE_SUFFIXES:
            return []
        try:
            count = count_mentions(path, masking)
        except InputError as error:
            self.unsearched[path] = error.faults[0].message
            return []
        except (OSError, ValueError) as error:
            self.unsearched[path] = str(error)
            return []
        what = "a file of yours: look at it" if is_theirs else "written by geoplan"
        return [(str(path), count, what)] if count else []
