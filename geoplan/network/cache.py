"""Arrays kept on disk under a content hash: computed once, read back, thrown away when there are too many."""

import hashlib
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geoplan.errors import InputError
from geoplan.io.write import write_atomically

Arrays = dict[str, NDArray[Any]]


def content_key(*parts: object) -> str:
    """
    A hash of everything a result depends on.

    Arrays count with their bytes, type and shape; anything else with its ``repr``.
    """
    digest = hashlib.sha256()
    for part in parts:
        if isinstance(part, np.ndarray):
            digest.update(f"{part.dtype}{part.shape}".encode())
            digest.update(np.ascontiguousarray(part).tobytes())
        else:
            digest.update(repr(part).encode())
        digest.update(b"\0")
    return digest.hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class ArrayCache:
    """
    A folder of results that can always be made again.

    The files hold numbers only, no codes and no places, and are named by their hash. A file read is touched:
    purge deletes what was not used for so many days (``caches_days`` of `RetentionParams`).

    Parameters
    ----------
    folder
        Made when first written to.
    limit_bytes
        When the files grow beyond this in all, those unused for longest go.
    """

    folder: Path
    limit_bytes: int = 500_000_000

    def get(self, key: str) -> Arrays | None:
        """Return what was put under a key; None when nothing was, or the file cannot be read."""
        path = self._path(key)
        try:
            with path.open("rb") as stream, np.load(stream, allow_pickle=False) as stored:
                arrays = {name: stored[name] for name in stored.files}
            path.touch()
        except (OSError, ValueError, EOFError, zipfile.BadZipFile):
            return None
        return arrays

    def put(self, key: str, arrays: Mapping[str, NDArray[Any]]) -> None:
        """Keep arrays under a key. A cache that cannot be written to is no error."""
        if sum(array.nbytes for array in arrays.values()) > self.limit_bytes:
            return
        with suppress(OSError, InputError):
            for folder in (self.folder.parent, self.folder):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with write_atomically(self._path(key), private=True) as aside, aside.open("wb") as stream:
                np.savez(stream, allow_pickle=False, **arrays)
            self._make_room()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.npz"

    def _make_room(self) -> None:
        files = [(path.stat(), path) for path in self.folder.glob("*.npz")]
        files.sort(key=lambda item: item[0].st_mtime, reverse=True)
        total = 0
        for status, path in files:
            total += status.st_size
            if total > self.limit_bytes:
                path.unlink(missing_ok=True)
