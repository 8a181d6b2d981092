"""``geoplan isochrones``: what lies within so many minutes."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from geoplan.cli.options import add_network, add_period, command
from geoplan.cli.settings import network_of, settings_of, tell_far
from geoplan.cli.show import progress_bar, say
from geoplan.cli.tables import check_output, put_on_roads, read_tables


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "isochrones",
        run,
        summary="the areas within so many minutes of places",
        description=(
            "The areas that can be driven to within given minutes from every place of a table, as "
            "polygons for a map."
        ),
        examples=(
            "geoplan isochrones --from venues.csv --minutes 15 30 45 --out iso.gpkg",
            "geoplan isochrones --from venues.xlsx --minutes 30 --period pm-peak --out iso.geojson",
        ),
    )
    parser.add_argument("--from", dest="origins", type=Path, required=True, metavar="FILE", help="where from")
    parser.add_argument("--from-sheet", metavar="SHEET", help="sheet of the table (default: what fits best)")
    parser.add_argument(
        "--minutes", type=float, nargs="+", default=[15, 30, 45], metavar="MINUTES", help="default: 15 30 45"
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("isochrones.gpkg"),
        metavar="FILE",
        help="a .gpkg or .geojson to write",
    )
    add_period(parser)
    add_network(parser)


def run(options: Namespace) -> None:
    """Read the places, draw the areas, write them."""
    from geoplan.io.layers import check_layer_path, write_layer
    from geoplan.network.isochrones import isochrones

    check_output(options.out, [options.origins])
    check_layer_path(options.out)
    settings = settings_of(options)
    (located,) = read_tables([(options.origins, options.from_sheet)])
    network = network_of(options, settings)
    (places,) = put_on_roads(network, [(options.origins, located)], settings.snap)
    tell_far(places, settings.snap, located[0].kind)
    with progress_bar() as progress:
        areas = isochrones(
            network,
            places,
            options.minutes,
            period=options.period,
            speeds=settings.speeds,
            params=settings.values.get("isochrones"),
            progress=progress,
        )
    write_layer(areas, options.out, layer="isochrones")
    bands = ", ".join(f"{minutes:g}" for minutes in sorted(set(options.minutes)))
    say(f"{len(places)} places, within {bands} minutes, {options.period.label}")
    say(f"Written: {options.out}")
