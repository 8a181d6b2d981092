"""Telling the register of what is written, while a command or a piece of Python runs."""

import hashlib
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.domain.sessions import LONDON
from geoplan.errors import InputError
from geoplan.io.watching import Written, watching
from geoplan.io.workspace import Workspace

if TYPE_CHECKING:
    from geoplan.io.retention.register import RegisteredFile

MARKED_COPY_END = "-errors.xlsx"
NOT_ABOUT_PEOPLE = (".toml", ".roads", ".npz")


@contextmanager
def registering(
    workspace: Workspace | None = None,
    *,
    command: str = "Python",
    note: Callable[[str], None] | None = None,
) -> Iterator[None]:
    """
    Register every file about people that is written in the block outside of the workspace itself.

    Commands do so by themselves; in Python it is a ``with`` around whatever saves maps, workbooks and sheets,
    so that `purge` finds them wherever they are. A register that cannot be written to stops nothing.

    Parameters
    ----------
    workspace
        Whose register; that of this computer's user where none is given.
    command
        What is run, without its arguments: ``runs plan``.
    note
        Told when something could not be registered; without it, it is a warning.
    """
    workspace = workspace or Workspace.default()
    home = workspace.home.resolve()
    failed: list[Path] = []

    def register_it(written: Written) -> None:
        if written.path.is_relative_to(home) or written.path.suffix.lower() in NOT_ABOUT_PEOPLE:
            return
        from geoplan.io.retention.register import Register  # only commands that write need it

        try:
            Register(workspace).add_file(_file(written, command))
        except InputError:
            if not failed:
                said = f"{written.path.name} could not be registered: geoplan purge will not find it."
                (note or _warn)(said)
            failed.append(written.path)

    with watching(register_it):
        yield


def _file(written: Written, command: str) -> "RegisteredFile":
    from geoplan.io.retention.kinds import HeldKind
    from geoplan.io.retention.register import RegisteredFile

    is_copy = written.path.name.endswith(MARKED_COPY_END)
    return RegisteredFile(
        path=written.path,
        kind=(HeldKind.MARKED_COPY if is_copy else HeldKind.OUTPUT).value,
        made=datetime.now(LONDON).date(),
        destroy_after=written.destroy_after,
        digest=digest_of_file(written.aside),
        command=command,
    )


def _warn(text: str) -> None:
    warnings.warn(text, stacklevel=2)


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
