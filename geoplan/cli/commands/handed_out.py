"""What ``geoplan sheets`` and ``geoplan calendar`` share: for whom, of which plan, and into which folder."""

from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.cli.commands.runs.desk import Desk, accepted_id
from geoplan.cli.tables import make_folder
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.audiences import Audience

HOLDERS = ("drivers", "carers", "venues")


def add_plan(parser: ArgumentParser, what: str) -> None:
    """The plan, ``--for`` and ``--out``."""
    parser.add_argument(
        "plan",
        nargs="?",
        default="plan",
        help="number of a change, accepted, or the name of a what-if (default: plan, the one that stands)",
    )
    parser.add_argument(
        "--for",
        dest="audience",
        choices=HOLDERS,
        default="carers",
        help=f"whose {what}: each gets their own (default: carers, of whom each sees least)",
    )
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER", help="where they go (default: a folder of their own in maps)"
    )


def audience_of(word: str) -> "Audience":
    """Return the audience that ``drivers``, ``carers`` or ``venues`` are."""
    from geoplan.audiences import Audience

    return Audience(word.removesuffix("s"))


def is_accepted(desk: Desk) -> bool:
    """Whether this very plan is the one that an officer accepted last for its week."""
    accepted = accepted_id(desk.project, desk.change.week)
    return accepted is not None and desk.project.change(accepted).plan == desk.change.plan


def folder_of(out: Path | None, project: Path | None, name: str) -> Path:
    """
    Return the folder that files go to, made where it is not there.

    Parameters
    ----------
    out
        What the user asked for; None for ``maps`` in the project's folder, or in this one.
    project
        The project's folder; None for the embedded county's.
    name
        What they are, for whom and of when; no person in it.

    Raises
    ------
    InputError
        When it is a file, or cannot be made.
    """
    folder = out if out is not None else (project or Path()) / "maps" / name
    if folder.exists() and not folder.is_dir():
        raise InputError(Fault("this is a file", "give the name of a folder", file=str(folder)))
    make_folder(folder)
    return folder
