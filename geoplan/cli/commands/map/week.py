"""``geoplan map week``: a week of driver runs on a map, hour by hour."""

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
        "week",
        run,
        summary="a week of driver runs, hour by hour",
        description=(
            "Draw a plan of driver runs as one page that opens in any browser without network: runs along the "
            "roads, a slider that moves the day, filters by driver, venue and district, and a table of "
            "everything on the map. What it holds is cut for whoever it is made for; the default shows no "
            "home, no school and nobody's code."
        ),
        examples=("geoplan map week", "geoplan map week accepted --for planner"),
    )
    parser.add_argument("plan", nargs="?", default="latest", help=f"{WHICH} (default: latest)")
    add_inputs(parser)
    parser.add_argument("--out", type=Path, metavar="FILE.html", help="the map to write (default: in maps)")


def run(options: Namespace) -> None:
    """Draw and write."""
