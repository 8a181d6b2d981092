"""Telling the register of what is written, while a command runs."""

import hashlib
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
    workspace: Workspace, *, command: str, note: Callable[[str], None] | None = None
) -> Iterator[None]:
    """
    Register every file about people that is written in the block outside of the workspace itself.

    A register that cannot be written to is told of, once, and stops nothing.

    Parameters
    ----------
    command
        What is run, without its arguments: ``runs plan``.
    note
        Told when something could not be registered.
    """
    home = workspace.home.resolve()
    failed: list[Path] = []

    def register_it(written: Written) -> None:
        if written.path.is_relative_to(home) or written.path.suffix.lower() in NOT_ABOUT_PEOPLE:
            return
        from geoplan.io.retention.register import Register  # only commands that write need it

        try:
            Register(workspace).add_file(_file(written, command))
        except InputError:
            if note is not None and not failed:
                note(f"{written.path.name} could not be registered: geoplan purge will not find it.")
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


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
