"""``geoplan route``: the fastest way between two places."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.options import add_network, add_period, command
from geoplan.cli.settings import network_of, settings_of, tell_far
from geoplan.cli.show import say
from geoplan.cli.tables import check_output
from geoplan.domain.geography import METRES_PER_MILE

if TYPE_CHECKING:
    from geoplan.network.paths import Route


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "route",
        run,
        summary="the fastest way between two places",
        description=(
            "The fastest way by car, with minutes, miles and roads. A place is a postcode, a town or "
            "village, or latitude and longitude."
        ),
        examples=(
            'geoplan route "NG18 2TA" "NG22 9TD"',
            "geoplan route Worksop Newark-on-Trent --period am-peak",
            'geoplan route "53.14, -1.19" Ollerton --out route.gpkg',
        ),
    )
    parser.add_argument("start", metavar="FROM", help="where from")
    parser.add_argument("end", metavar="TO", help="where to")
    parser.add_argument("--out", type=Path, metavar="FILE", help="a .gpkg or .geojson with the line")
    add_period(parser)
    add_network(parser)


def run(options: Namespace) -> None:
    """Find both ends, then the route, and show it."""
    from geoplan.io.layers import check_layer_path
    from geoplan.io.whereabouts import find_whereabouts
    from geoplan.network.paths import route
    from geoplan.network.snap import snap

    check_output(options.out, [])
    if options.out:
        check_layer_path(options.out)
    settings = settings_of(options)
    start = find_whereabouts(options.start, workspace=settings.workspace)
    end = find_whereabouts(options.end, workspace=settings.workspace)
    network = network_of(options, settings)
    origin, destination = (
        snap(network, [place.label], [place.position], params=settings.snap) for place in (start, end)
    )
    for snapped in (origin, destination):
        tell_far(snapped, settings.snap, "places")
    found = route(network, origin, destination, period=options.period, speeds=settings.speeds)
    miles = found.metres / METRES_PER_MILE
    say(f"{start.label} to {end.label}: {found.seconds / 60:.1f} minutes, {miles:.1f} miles", style="bold")
    say(f"{options.period.label}; {network.provenance.source}")
    if found.steps:
        _show_steps(found)
    if options.out:
        from geoplan.report.routes import write_route

        write_route(found, options.out, period=options.period)
        say(f"Written: {options.out}")


def _show_steps(found: "Route") -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("Road")
    table.add_column("Miles", justify="right")
    table.add_column("Minutes", justify="right")
    for step in found.steps:
        table.add_row(step.road, f"{step.metres / METRES_PER_MILE:.1f}", f"{step.seconds / 60:.1f}")
    Console().print(table)
