"""Everything that is kept, wherever it is, each thing once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from geoplan.errors import InputError
from geoplan.io.projects.folder import ProjectFolder
from geoplan.io.retention.finding.home import in_home
from geoplan.io.retention.finding.marks import left_behind
from geoplan.io.retention.finding.project import folders_of, in_folder, in_store
from geoplan.io.retention.held import Claim, Held, Holdings
from geoplan.io.retention.kinds import HeldKind
from geoplan.io.retention.params import DEFAULT_PERIODS, RetentionParams
from geoplan.io.retention.register import Register, RegisteredFile
from geoplan.io.retention.registering import digest_of_file
from geoplan.io.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StorageScope:
    """
    Where to look.

    Parameters
    ----------
    workspace
        geoplan's own folder, with its register and the project of the embedded county.
    projects
        Folders of projects, beside those that are registered.
    """

    workspace: Workspace
    projects: tuple[Path, ...] = ()

    @property
    def register(self) -> Register:
        """The register of the workspace."""
        return Register(self.workspace)

    def folders(self) -> tuple[ProjectFolder, ...]:
        """Return every project there is, each once."""
        paths = (self.workspace.runs, *self.register.projects(), *self.projects)
        there = dict.fromkeys(path.resolve() for path in paths if path.is_dir())
        return tuple(ProjectFolder(path) for path in there)


def what_is_kept(scope: StorageScope, params: RetentionParams = DEFAULT_PERIODS, *, today: date) -> Holdings:
    """
    Look for everything that is kept, with the day after which each thing goes; nothing is changed.

    Parameters
    ----------
    today
        The day on which it is asked: what was over the day before is due.

    Raises
    ------
    InputError
        When the register cannot be read. Projects that cannot be read are told in the result.
    """
    registered, found = scope.register.files(), dict[object, Held]()
    places = [scope.workspace.home, scope.workspace.cache, scope.workspace.networks]
    for file in registered:
        if file.path.is_file():
            found[file.path] = _registered(file, params)
        places.append(file.path.parent)
    for one in in_home(scope.workspace, params):
        found.setdefault(one.where, one)
    unreadable = []
    for folder in scope.folders():
        try:
            for one in in_store(folder, params, today):
                found[one.where, one.kind, one.week] = one
        except InputError as error:
            unreadable.append((folder.store, error.faults[0].message))
        for one in in_folder(folder, params):
            found.setdefault(one.where, one)
        places += folders_of(folder)
    found |= {one.where: one for one in _left_behind(places)}
    items = sorted(found.values(), key=lambda one: (one.delete_after or date.max, one.kind, str(one.where)))
    return Holdings(tuple(items), today, _missing(scope, registered), tuple(unreadable))


def _registered(file: RegisteredFile, params: RetentionParams) -> Held:
    kind = HeldKind(file.kind)
    days = params.marked_copies_days if kind is HeldKind.MARKED_COPY else params.outputs_days
    changed = digest_of_file(file.path) != file.digest
    return Held(
        kind=kind,
        where=file.path,
        what=f"geoplan {file.command}",
        made=file.made,
        delete_after=file.destroy_after or file.made + timedelta(days=days),
        bytes=file.path.stat().st_size,
        claim=Claim.CHANGED if changed else Claim.OURS,
    )


def _left_behind(places: list[Path]) -> Iterator[Held]:
    for place in dict.fromkeys(path.resolve() for path in places):
        yield from left_behind(place)


def _missing(scope: StorageScope, registered: tuple[RegisteredFile, ...]) -> tuple[Path, ...]:
    files = [file.path for file in registered if not file.path.is_file()]
    projects = [path for path in scope.register.projects() if not path.is_dir()]
    return tuple(sorted((*files, *projects)))
