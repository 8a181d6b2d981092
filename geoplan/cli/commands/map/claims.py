"""``geoplan map claims``: where the miles of a plan are driven, with a child and without."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from geoplan.cli.commands.costs.ledgers import WHICH
from geoplan.cli.commands.runs.options import add_inputs
from geoplan.cli.options import command


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "claims",
        run,
        summary="where the miles are, with a child and without",
        description=(
            "Draw a plan of driver runs as one page that opens in any browser without network: runs along the "
            "roads, a slider that moves the day, filters by driver, venue and district, and a table of "
            "everything on the map. What it holds is cut for whoever it is made for; the default shows no "
            "home, no school and nobody's code."
        ),
        examples=("geoplan map claims", "geoplan map claims accepted --for planner"),
    )
    parser.add_argument("plan", nargs="?", default="latest", help=f"{WHICH} (default: latest)")
    add_inputs(parser)
    parser.add_argument("--out", type=Path, metavar="FILE.html", help="the map to write (default: in maps)")


def run(options: Namespace) -> None:
    """Draw and write."""
