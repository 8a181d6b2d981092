"""What a command writes, and the project it is about, go into the register, where purge finds them."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from geoplan.cli.show import note
from geoplan.errors import InputError

# As `ProjectFolder.is_begun`, which knows every kind of table and takes longer to load than to ask.
_BEGUN = ("geoplan.sqlite", "sessions.xlsx", "sessions.csv")


@contextmanager
def registered(options: Namespace) -> Iterator[None]:
    """
    Register every file about people that is written in the block, and the project it was about.

    A command that is only tried (``--dry-run``) registers nothing.
    """
    if getattr(options, "dry_run", False):
        yield
        return
    from geoplan.io.retention.registering import registering
    from geoplan.io.workspace import Workspace

    workspace = Workspace.default()
    try:
        with registering(workspace, command=options.command.removeprefix("geoplan "), note=note):
            yield
    finally:
        folder = Path(getattr(options, "project", None) or Path()).resolve()
        if any((folder / name).is_file() for name in _BEGUN):
            from geoplan.io.retention.register import Register

            with suppress(InputError):  # of a workspace that cannot be written to was told already
                Register(workspace).add_project(folder)
