"""What geoplan's own folder holds beside the project in it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from geoplan.io.retention.finding.marks import day_of
from geoplan.io.retention.held import Held
from geoplan.io.retention.kinds import HeldKind
from geoplan.io.retention.params import RetentionParams
from geoplan.io.workspace import Workspace

_KEPT = ("settings.json", "register.sqlite")


def in_home(workspace: Workspace, params: RetentionParams) -> Iterator[Held]:
    """Yield the caches, and what is open to everybody."""
    for path in _files(workspace.cache):
        made = day_of(path)  # a cache touches what it reads
        yield Held(
            kind=HeldKind.CACHE,
            where=path,
            made=made,
            delete_after=made + timedelta(days=params.caches_days),
            bytes=path.stat().st_size,
        )
    known = (workspace.postcodes, workspace.boundaries, *(workspace.home / name for name in _KEPT))
    certificates = _files(workspace.home / "certificates")
    for path in (*known, *_files(workspace.networks), *certificates):
        if path.is_file():
            yield Held(
                kind=HeldKind.OPEN_DATA,
                where=path,
                made=day_of(path),
                delete_after=None,
                bytes=path.stat().st_size,
            )


def _files(folder: Path) -> list[Path]:
    """Return the files of a folder; hidden ones are half-written, and told elsewhere."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
