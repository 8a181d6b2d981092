"""``geoplan postcodes``: where postcodes are, looked up on this computer only."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from geoplan.cli.options import command
from geoplan.cli.show import note, progress_bar, say


def add_to(commands: Any) -> None:
    """Add the commands."""
    group = commands.add_parser("postcodes", help="import the file that postcodes are looked up in")
    inner = group.add_subparsers(title="commands", metavar="COMMAND", required=True)
    parser = command(
        inner,
        "import",
        run,
        summary="import Code-Point Open or the ONS Postcode Directory",
        description=(
            "Import a file of postcodes, once. From then on they are looked up offline; none is ever "
            "sent anywhere."
        ),
        examples=(
            "geoplan postcodes import codepo_gb.zip",
            "geoplan postcodes import ONSPD_AUG_2026_UK.csv",
        ),
    )
    parser.add_argument("file", type=Path, help="codepo_gb.zip, a CSV out of it, or an ONSPD zip or CSV")
    command(
        inner,
        "info",
        info,
        summary="say what has been imported",
        description="Say which file was imported and how many postcodes are known.",
        examples=("geoplan postcodes info",),
    )


def run(options: Namespace) -> None:
    """Import."""
    from geoplan.io.postcodes import import_postcodes

    with progress_bar() as progress:
        done = import_postcodes(options.file, progress=progress)
    say(f"{done.known:,} postcodes of {done.source} can now be looked up on this computer.")
    if done.without_position:
        note(f"{done.without_position:,} postcodes have no position in the file and stay unknown.")


def info(options: Namespace) -> None:
    """Say what is there."""
    from geoplan.io.postcodes import PostcodeIndex

    del options
    index = PostcodeIndex.load()
    say(f"{len(index):,} postcodes from {index.source}")
