"""``geoplan demo``: the main job, on the embedded county or on any roads."""

import time
from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.options import add_network, add_period, command
from geoplan.cli.settings import Settings, network_of, settings_of, tell_far
from geoplan.cli.show import progress_bar, say
from geoplan.domain.periods import Period
from geoplan.io.workspace import EMBEDDED

if TYPE_CHECKING:
    from geoplan.domain.geography import Position
    from geoplan.matrix import TravelMatrix
    from geoplan.network.model import RoadNetwork


@dataclass(frozen=True)
class Cast:
    """Who and what a demonstration is about: codes with positions, and words for them."""

    origins: "dict[str, Position]"
    groups: dict[str, str]
    venues: "dict[str, Position]"
    venue_names: dict[str, str]
    story: str


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "demo",
        run,
        summary="travel times of a made-up county: table, workbook and map",
        description=(
            "Travel times from every child of a made-up population to every contact venue, as a table "
            "by district, a workbook and a map that needs no network. Nobody in it exists."
        ),
        examples=(
            "geoplan demo",
            "geoplan demo --period am-peak --children 400 --venues later",
            "geoplan demo --network rutland.osm.pbf      the same on the roads of any OpenStreetMap file",
        ),
    )
    parser.add_argument("--children", type=int, default=200, help="how many made-up children (default: 200)")
    parser.add_argument("--seed", type=int, default=2015, help="another seed, other people (default: 2015)")
    parser.add_argument(
        "--venues",
        choices=["2015", "later"],
        default="2015",
        help="which venues of the county (default: 2015)",
    )
    parser.add_argument(
        "--out", type=Path, default=Path("maps"), metavar="FOLDER", help="where files go (default: maps)"
    )
    add_period(parser, Period.PM_PEAK)
    add_network(parser)


def run(options: Namespace) -> None:
    """Make people, snap them, make the matrix, show and write it."""
    from geoplan.matrix import travel_times
    from geoplan.network.cache import ArrayCache
    from geoplan.network.snap import snap

    began = time.perf_counter()
    settings = settings_of(options)
    options.network = options.network or EMBEDDED
    network = network_of(options, settings)
    cast = _county(options) if options.network == EMBEDDED else _anywhere(options, network)
    say(cast.story)
    children = snap(network, list(cast.origins), list(cast.origins.values()), params=settings.snap)
    venues = snap(network, list(cast.venues), list(cast.venues.values()), params=settings.snap)
    notes = tell_far(children, settings.snap, "children") + tell_far(venues, settings.snap, "venues")
    with progress_bar() as progress:
        matrix = travel_times(
            network,
            children,
            venues,
            period=options.period,
            speeds=settings.speeds,
            cache=ArrayCache(settings.workspace.cache),
            progress=progress,
        )
    workbook = _write_workbook(options, settings, network, cast, matrix, notes)
    page = "-"
    say(f"\nWorkbook: {workbook}", style="bold")
    say(f"Map:      {page} (opens in any browser, without network)", style="bold")
    say(f"Done in {time.perf_counter() - began:.0f} seconds.")


def _county(options: Namespace) -> Cast:
    """The embedded county, its venues and made-up children."""
    from geoplan.county import load_county

    county = load_county(children=options.children, seed=options.seed, venues=options.venues)
    children = county.population.children
    return Cast(
        origins={child.code: child.home for child in children},
        groups={child.code: child.contact_district for child in children if child.contact_district},
        venues={venue.code: venue.position for venue in county.venues},
        venue_names={venue.code: venue.name for venue in county.venues},
        story=f"Nottinghamshire: {len(children)} made-up children, {len(county.venues)} contact venues"
        f" ({'of 2015' if options.venues == '2015' else 'a later network, illustrative'}).",
    )


def _anywhere(options: Namespace, network: "RoadNetwork") -> Cast:
    """Made-up homes and venues on any network."""
    from geoplan.network.scatter import scatter

    homes, venues = scatter(network, homes=options.children, seed=options.seed)
    return Cast(
        origins={home.code: home.position for home in homes},
        groups={home.code: home.district for home in homes},
        venues={venue.code: venue.position for venue in venues},
        venue_names={venue.code: f"Made-up venue {venue.code}" for venue in venues},
        story=f"{network.provenance.source}: {len(homes)} homes and {len(venues)} venues scattered over its"
        " roads; the districts are its thirds from north to south.",
    )


def _write_workbook(
    options: Namespace,
    settings: Settings,
    network: "RoadNetwork",
    cast: Cast,
    matrix: "TravelMatrix",
    notes: tuple[str, ...],
) -> Path:
    """Show the table by district and write the workbook."""
    from geoplan.report.access import access_report
    from geoplan.report.console import show_access
    from geoplan.report.workbook import Cover, write_access_workbook

    report = access_report(matrix, cast.groups, names=cast.venue_names, params=settings.access)
    show_access(report)
    options.out.mkdir(parents=True, exist_ok=True)
    path: Path = options.out / "demo-travel-times.xlsx"
    cover = Cover(
        title="Travel times to contact",
        prepared_for="Demonstration: nobody in it exists",
        licence=network.provenance.licence,
        notes=(cast.story, *notes),
    )
    write_access_workbook(report, path, cover=cover)
    return path
