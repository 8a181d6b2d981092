"""Deleting files so that their bytes are not left where they lay."""

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

_CHUNK = 1 << 20
_DOOMED = re.compile(r"\.[0-9a-f]{16}\.doomed")


def shred(path: Path) -> None:
    """
    Fill a file with zeros, wait until they are on the disk, and delete it; where there is none, do nothing.

    A disk that writes elsewhere what is overwritten (flash, snapshots, copies of a drive) may keep the bytes:
    only an encrypted disk helps against that.

    Raises
    ------
    OSError
        When it cannot be written to or deleted.
    """
    with suppress(FileNotFoundError):
        if path.is_symlink():  # what it points to is somebody else's
            path.unlink()
            return
        left = path.stat().st_size
        with path.open("rb+") as stream:
            while left > 0:
                left -= stream.write(bytes(min(left, _CHUNK)))
            stream.flush()
            os.fsync(stream.fileno())
        path.unlink()
        flush_folder(path.parent)


def doom(path: Path) -> Path:
    """Rename a file in one step, so that a half-shredded one is known as such; return its new name."""
    doomed = path.with_name(f".{secrets.token_hex(8)}.doomed")
    path.replace(doomed)
    flush_folder(path.parent)
    return doomed


def doomed_in(folder: Path) -> tuple[Path, ...]:
    """Return the files of a folder that were to be shredded when something came between."""
    return tuple(sorted(path for path in folder.glob(".*") if is_doomed(path)))


def is_doomed(path: Path) -> bool:
    """Whether a file is named as `doom` names files."""
    return _DOOMED.fullmatch(path.name) is not None


def flush_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can do that."""
    with suppress(OSError):  # Windows has no handle of a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
