"""``geoplan map properties``: sets of placement properties side by side with now, on one ground."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from geoplan.cli.commands.map.place import map_path, say_map
from geoplan.cli.commands.runs.desk import project_folder
from geoplan.cli.commands.sites.choosing import add_choice, chosen, draw_property_map
from geoplan.cli.options import command


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "properties",
        run,
        summary="sets of houses for children side by side with now",
        description=(
            "Draw sets of placement properties beside now, as one page that opens in any browser without "
            "network: maps that move together, the set put forward first; each house at the middle of its "
            "settlement, never at its door; where children's families live, by areas of five and more; the "
            "figures of each set above its map, and tables below. Sets are those of geoplan sites "
            "properties; what was planned before is not planned again."
        ),
        examples=(
            "geoplan map properties",
            "geoplan map properties --options properties.xlsx --budget 2000000",
            "geoplan map properties --propose B --audience planner --out sets.html",
        ),
    )
    add_choice(parser)
    parser.add_argument("--out", type=Path, metavar="FILE.html", help="the map to write (default: in maps)")


def run(options: Namespace) -> None:
    """Choose, plan, draw."""
    out = map_path(options.out, project_folder(options), f"property-options-{options.audience}")
    draw_property_map(options, chosen(options), out)
    say_map(out)
