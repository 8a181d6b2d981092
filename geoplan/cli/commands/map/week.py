"""``geoplan map week``: a week of driver runs on a map, hour by hour."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from geoplan.cli.commands.costs.ledgers import WHICH
from geoplan.cli.commands.first_plan import desk_or_first_plan
from geoplan.cli.commands.map.place import ground_of, map_path, say_map
from geoplan.cli.commands.runs.desk import project_folder
from geoplan.cli.commands.runs.options import add_inputs
from geoplan.cli.commands.whose import add_whose, check_whose, scope_of
from geoplan.cli.options import command
from geoplan.cli.settings import network_of
from geoplan.cli.show import note, progress_bar

AUDIENCES = ("manager", "planner", "driver", "venue")


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "week",
        run,
        summary="a week of driver runs, hour by hour",
        description=(
            "Draw a plan of driver runs as one page that opens in any browser without network. For planners: "
            "runs along the roads, a slider that moves the day, filters by driver, venue and district, and "
            "the sheet of each run. A driver gets the own run of one day, a venue who comes and leaves. The "
            "default is for managers: lines that end at junctions away from homes, areas of at least five "
            "children, and no driver. Under each map is a table of everything on it."
        ),
        examples=(
            "geoplan map week",
            "geoplan map week --for planner",
            "geoplan map week accepted --for driver --driver D012 --day 2026-11-24",
            "geoplan map week --for venue --venue retford --out retford.html",
        ),
    )
    parser.add_argument("plan", nargs="?", default="latest", help=f"{WHICH} (default: latest)")
    add_whose(parser, AUDIENCES, default=AUDIENCES[0])
    add_inputs(parser)
    parser.add_argument("--out", type=Path, metavar="FILE.html", help="the map to write (default: in maps)")


def run(options: Namespace) -> None:
    """Cut, draw, write, and remember what was told."""
    from geoplan.audiences import Audience
    from geoplan.audiences.figures import figures_of
    from geoplan.io.told import read_told, write_told
    from geoplan.maps.week import week_map_of

    audience = Audience(options.audience)
    check_whose(options)
    desk = desk_or_first_plan(options, options.plan)
    case, plan, told_in = desk.case, desk.plan, desk.project.folder.path
    scope = scope_of(options, case, plan)
    whose = scope.driver or scope.venue
    name = f"week-{scope.day or plan.week}-{audience}{f'-{whose}' if whose else ''}"
    out = map_path(options.out, project_folder(options), name)
    ground = ground_of(desk)
    figures = figures_of(case, plan, places=ground.places, before=read_told(told_in))
    network = network_of(options, desk.settings)
    with progress_bar() as progress:
        made = week_map_of(
            case,
            plan,
            network,
            audience=audience,
            scope=scope,
            speeds=desk.settings.speeds,
            ground=ground,
            figures=figures,
            progress=progress,
        )
    made.save(out)
    if audience is Audience.MANAGER:
        write_told(figures.told, told_in)
        note("this map is for managers; runs with their stops are on: geoplan map week --for planner")
    say_map(out)
