"""Telling somebody of every file about people that is written, before it is in its place."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Written:
    """
    A file about to be moved to its place.

    Parameters
    ----------
    aside
        Where it is, whole.
    path
        Where it will be.
    destroy_after
        The last day on which it may be kept, where it says so itself.
    """

    aside: Path
    path: Path
    destroy_after: date | None


_watcher: ContextVar[Callable[[Written], None] | None] = ContextVar("watcher", default=None)


@contextmanager
def watching(watcher: Callable[[Written], None]) -> Iterator[None]:
    """Tell `watcher` of every file about people that is written in the block, before it is in its place."""
    token = _watcher.set(watcher)
    try:
        yield
    finally:
        _watcher.reset(token)


def tell(written: Written) -> None:
    """Tell whoever watches of a file; nobody may."""
    watcher = _watcher.get()
    if watcher is not None:
        watcher(written)
