"""
Results of a sweep in one file, found again by what they depend on: after a stop, a kill, or in another sweep.

Whole numbers under hashes: no code of a child, no place. Each piece of work is written as one transaction, so
that a process that is killed leaves what it had done, and nothing half done.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np

S = TypeVar("S")
R = TypeVar("R")
_MOST_ROWS = 400_000
_WAIT_S = 10.0


@cache
def program() -> str:
    """Return the version of geoplan, which results depend on: read once, for that takes a while."""
    return version("geoplan")


@dataclass(frozen=True)
class KeptFigures(Generic[S, R]):
    """
    Results that are a few whole numbers each.

    A file that cannot be read or written is no error: work is then done anew.

    Parameters
    ----------
    path
        The file; made when first written to.
    key
        The hash of everything a result depends on.
    pack, unpack
        A result as whole numbers, and back.
    """

    path: Path
    key: Callable[[S], str]
    pack: Callable[[R], Sequence[int]]
    unpack: Callable[[Sequence[int]], R]

    def find(self, scenario: S, /) -> R | None:
        """Return what was kept; None when nothing was."""
        if not self.path.is_file():
            return None
        with suppress(sqlite3.Error, OSError, ValueError, TypeError), self._open() as kept:
            row = kept.execute("SELECT figures FROM kept WHERE key = ?", (self.key(scenario),)).fetchone()
            return None if row is None else self.unpack(np.frombuffer(row[0], "<i8").tolist())
        return None

    def keep(self, done: Sequence[tuple[S, R]], /) -> None:
        """Keep results, all or none of them."""
        rows = [(self.key(one), np.array(self.pack(result), "<i8").tobytes()) for one, result in done]
        with suppress(sqlite3.Error, OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not self.path.exists():
                self.path.touch(mode=0o600)
            with self._open() as kept, kept:
                kept.execute("CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, figures BLOB)")
                kept.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)
                # Those kept first go when there are too many: what they depend on has changed since.
                kept.execute(
                    "DELETE FROM kept WHERE rowid <= (SELECT max(rowid) FROM kept) - ?", (_MOST_ROWS,)
                )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=_WAIT_S)) as kept:
            yield kept
