"""How files give themselves away: made by geoplan, or left half-written."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from geoplan.domain.sessions import LONDON
from geoplan.io.retention.held import Held
from geoplan.io.retention.kinds import HeldKind
from geoplan.io.shred import is_doomed

_CREATOR = b"<dc:creator>geoplan</dc:creator>"
_GENERATOR = re.compile(rb"""<meta\s+name=["']?generator["']?\s+content=["']?geoplan""", re.IGNORECASE)
_PRODUCT = b"PRODID:-//geoplan"
_BEGINNING = 20_000
# As `geoplan.io.write` names what is not finished yet.
_ASIDE = re.compile(r"\..{1,80}\.[0-9a-f]{8}(\.\w+)?")
_DAY = timedelta(days=1)


def is_made_by_geoplan(path: Path) -> bool:
    """Whether a workbook, page or calendar says of itself that geoplan made it; others do not say."""
    suffix = path.suffix.lower()
    try:
        if suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                return _CREATOR in book.read("docProps/core.xml")
        if suffix in (".html", ".ics"):
            with path.open("rb") as stream:
                start = stream.read(_BEGINNING)
            return _PRODUCT in start or _GENERATOR.search(start) is not None
    except (OSError, KeyError, zipfile.BadZipFile):
        return False
    return False


def left_behind(folder: Path) -> Iterator[Held]:
    """Yield the half-written and half-deleted files of a folder; they go a day after they were left."""
    for path in sorted(folder.glob(".*")) if folder.is_dir() else ():
        if path.is_file() and (_ASIDE.fullmatch(path.name) or is_doomed(path)):
            made = day_of(path)
            yield Held(
                kind=HeldKind.HALF_WRITTEN,
                where=path,
                made=made,
                delete_after=made + _DAY,
                bytes=path.stat().st_size,
            )


def day_of(path: Path) -> date:
    """Return the local day on which a file was last changed."""
    return datetime.fromtimestamp(path.stat().st_mtime, LONDON).date()
