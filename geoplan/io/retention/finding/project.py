"""What the folder of a project holds: plans, the user's tables, and files that look like geoplan's."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from geoplan.io.projects.folder import ProjectFolder
from geoplan.io.projects.purging.held import HeldWeek, held_names, held_weeks
from geoplan.io.projects.store import Store
from geoplan.io.retention.finding.marks import day_of, is_made_by_geoplan
from geoplan.io.retention.held import Claim, Held
from geoplan.io.retention.kinds import HeldKind
from geoplan.io.retention.params import RetentionParams
from geoplan.io.retention.registering import MARKED_COPY_END
from geoplan.io.schemas import SCHEMAS
from geoplan.io.told import FILE as TOLD


def in_store(folder: ProjectFolder, params: RetentionParams, today: date) -> Iterator[Held]:
    """
    Yield what a project keeps of each week, and the names of officers.

    Raises
    ------
    InputError
        When the project cannot be read.
    """
    if not folder.store.is_file() or Store(folder.store).version() == 0:
        return
    with Store(folder.store).reading(old_too=True) as db:
        weeks = held_weeks(db, drafts_days=params.drafts_days, accepted_days=params.accepted_days)
        stay = {one.week for one in weeks if today <= one.delete_after}
        names = held_names(db, names_days=params.names_days, but_of=stay)
    for one in weeks:
        yield Held(
            kind=HeldKind.ACCEPTED if one.accepted else HeldKind.DRAFTS,
            where=folder.store,
            what=_words(one),
            made=one.made,
            delete_after=one.delete_after,
            bytes=one.bytes,
            week=one.week,
            changes=one.changes,
        )
    if names is not None:
        yield Held(
            kind=HeldKind.NAMES,
            where=folder.store,
            what="1 entry of the audit" if names.entries == 1 else f"{names.entries} entries of the audit",
            made=names.made,
            delete_after=names.delete_after,
            bytes=0,
        )


def _words(week: HeldWeek) -> str:
    plans = "1 plan" if len(week.changes) == 1 else f"{len(week.changes)} plans"
    if not week.changes:
        plans = "a what-if without any plan"
    return f"week of {week.week:%d/%m/%Y}, {plans}"


def in_folder(folder: ProjectFolder, params: RetentionParams) -> Iterator[Held]:
    """Yield the user's tables, marked copies of them, and outputs: of the folder and of those in it."""
    tables = {path for kind in SCHEMAS for path in folder.named(kind)}
    for path in sorted(tables):
        yield _held(path, HeldKind.TABLE, Claim.YOURS, params.tables_days)
    for path in (path for place in folders_of(folder) for path in sorted(place.iterdir())):
        if path in tables or path.name.startswith(".") or not path.is_file():
            continue
        if path.name == TOLD:
            yield _held(path, HeldKind.TOLD, Claim.OURS, params.accepted_days)
        elif path.name.endswith(MARKED_COPY_END):
            yield _held(path, HeldKind.MARKED_COPY, Claim.UNREGISTERED, params.marked_copies_days)
        elif is_made_by_geoplan(path):
            yield _held(path, HeldKind.OUTPUT, Claim.UNREGISTERED, params.outputs_days)


def folders_of(folder: ProjectFolder) -> tuple[Path, ...]:
    """Return the folder and those in it, hidden ones left out."""
    if not folder.path.is_dir():
        return ()
    inner = (path for path in folder.path.iterdir() if path.is_dir() and not path.name.startswith("."))
    return (folder.path, *sorted(inner))


def _held(path: Path, kind: HeldKind, claim: Claim, days: int) -> Held:
    made = day_of(path)
    return Held(
        kind=kind,
        where=path,
        made=made,
        delete_after=made + timedelta(days=days),
        bytes=path.stat().st_size,
        claim=claim,
    )
