"""``geoplan map venues``: venue options side by side, on one ground."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from geoplan.cli.commands.map.place import map_path, say_map
from geoplan.cli.commands.runs.desk import project_folder
from geoplan.cli.commands.sites.candidates import add_candidates, screened
from geoplan.cli.commands.sites.comparing import (
    add_effort,
    add_options,
    check_audience,
    compared,
    draw_map,
    params_of,
    scenarios_of_command,
)
from geoplan.cli.commands.sites.examples import example_options
from geoplan.cli.commands.sites.week import add_week, week_of
from geoplan.cli.options import command
from geoplan.cli.show import note


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "venues",
        run,
        summary="venue options side by side with now",
        description=(
            "Draw venue options beside now, as one page that opens in any browser without network: maps that "
            "move together and share their colours, the change of children's journeys by area, catchments, "
            "who gains and who loses, the figures of each option above its map, and tables below. Options "
            "are those of geoplan sites venues; what was planned before is not planned again."
        ),
        examples=(
            "geoplan map venues                        examples to begin with",
            "geoplan map venues options.toml",
            "geoplan map venues --open 1",
            'geoplan map venues --close "Beeston Central"',
        ),
    )
    parser.add_argument("compare", nargs="?", type=Path, metavar="options.toml", help="named options")
    add_options(parser)
    add_candidates(parser)
    add_week(parser)
    add_effort(parser)
    parser.add_argument("--out", type=Path, metavar="FILE.html", help="the map to write (default: in maps)")


def run(options: Namespace) -> None:
    """Find options, plan them, draw them."""
    from geoplan.io.siting.options import read_options

    if options.compare:
        read_options(options.compare)  # what is wrong in it is told before a week is made
    out = map_path(options.out, project_folder(options), f"venue-options-{options.audience}")
    week = week_of(options)
    check_audience(options, week)
    if options.open or options.close or options.compare:
        found = screened(options, week) if options.open or options.compare else None
        scenarios, told = scenarios_of_command(options, week, found)
    else:
        scenarios, told = example_options(week, screened(options, week), "geoplan map venues options.toml")
        note(*told)
    draw_map(options, compared(options, week, scenarios, params_of(options, week), told), out)
    say_map(out)
