"""``geoplan demo``: the main job, on the embedded county or on any roads."""

import time
from argparse import Namespace
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.options import add_network, add_period, command
from geoplan.cli.settings import Settings, matrix_between, network_of, settings_of, tell_far
from geoplan.cli.show import progress_bar, say
from geoplan.cli.tables import make_folder
from geoplan.domain.periods import Period
from geoplan.errors import Fault, InputError
from geoplan.io.workspace import EMBEDDED

if TYPE_CHECKING:
    from geoplan.domain.geography import Position
    from geoplan.domain.venues import Venue
    from geoplan.matrix import TravelMatrix
    from geoplan.network.model import RoadNetwork
    from geoplan.network.scatter import Spot
    from geoplan.network.things import Housed


_ONE_OF = {"children": "child", "carers": "carer", "drivers": "driver", "venues": "venue"}


@dataclass(frozen=True)
class Cast:
    """Who and what a demonstration is about: codes with positions, districts and names."""

    origins: "dict[str, Position]"
    groups: dict[str, str]
    destinations: "dict[str, Position]"
    names: dict[str, str]
    venues: "tuple[Venue | Spot, ...]"
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
    parser.add_argument(
        "--from",
        dest="origins",
        choices=["children", "carers", "drivers"],
        default="children",
        help="whose journeys: children's or carers' to the venues, or drivers' to the children",
    )
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
    from geoplan.network.snap import snap

    began = time.perf_counter()
    make_folder(options.out)
    settings = settings_of(options)
    options.network = options.network or EMBEDDED
    network = network_of(options, settings)
    cast = _county(options) if options.network == EMBEDDED else _anywhere(options, network)
    say(cast.story)
    start = snap(network, list(cast.origins), list(cast.origins.values()), params=settings.snap)
    end = snap(network, list(cast.destinations), list(cast.destinations.values()), params=settings.snap)
    notes = tell_far(start, settings.snap, options.origins)
    notes += tell_far(end, settings.snap, _destinations(options))
    matrix = matrix_between(network, start, end, options.period, settings)
    workbook = _write_workbook(options, settings, network, cast, matrix, notes)
    page = _write_map(options, settings, network, cast)
    say(f"\nWorkbook: {workbook}", style="bold")
    say(f"Map:      {page} (opens in any browser, without network)", style="bold")
    if options.network == EMBEDDED:
        say("The table counts people; the map counts towns and villages and shows nobody's home.")
    say(f"Done in {time.perf_counter() - began:.0f} seconds.")


def _destinations(options: Namespace) -> str:
    """Drivers go to the children; everybody else goes to the venues."""
    return "children" if options.origins == "drivers" else "venues"


def _county(options: Namespace) -> Cast:
    """The embedded county, its venues and made-up people."""
    from geoplan.county import load_county
    from geoplan.county.districts import districts_of

    county = load_county(children=options.children, seed=options.seed, venues=options.venues)
    made_up = county.population
    everybody: dict[str, tuple[Housed, ...]] = {
        "children": made_up.children,
        "carers": made_up.carers,
        "drivers": made_up.drivers,
    }
    people = everybody[options.origins]
    origins = {person.code: person.home for person in people}
    lives_in = districts_of(list(origins.values()))
    # A child belongs to a district wherever it is placed; of carers and drivers only the home is known.
    groups = {
        person.code: getattr(person, "contact_district", None) or district or ""
        for person, district in zip(people, lives_in, strict=True)
    }
    to_venues = {venue.code: venue.position for venue in county.venues}
    to_children = {child.code: child.home for child in made_up.children}
    return Cast(
        origins=origins,
        groups=groups,
        destinations=to_venues if _destinations(options) == "venues" else to_children,
        names={venue.code: venue.name for venue in county.venues},
        venues=county.venues,
        story=f"Nottinghamshire: {len(made_up.children)} made-up children, {len(county.venues)} contact"
        f" venues ({'of 2015' if options.venues == '2015' else 'a later network, illustrative'}).",
    )


def _anywhere(options: Namespace, network: "RoadNetwork") -> Cast:
    """Made-up homes and venues on any network."""
    from geoplan.network.scatter import scatter

    if options.origins != "children":
        cure = "leave --from out, or use the embedded county"
        raise InputError(Fault("on other roads only children are made up", cure))
    homes, venues = scatter(network, homes=options.children, seed=options.seed)
    return Cast(
        origins={home.code: home.position for home in homes},
        groups={home.code: home.district for home in homes},
        destinations={venue.code: venue.position for venue in venues},
        names={venue.code: venue.name for venue in venues},
        venues=venues,
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

    destinations = _destinations(options)
    params = replace(
        settings.access,
        origin=_ONE_OF[options.origins],
        origins=options.origins,
        destination=_ONE_OF[destinations],
        destinations=destinations,
    )
    report = access_report(matrix, cast.groups, names=cast.names, params=params)
    show_access(report)
    path: Path = options.out / f"demo-{options.origins}-to-{destinations}.xlsx"
    cover = Cover(
        title=f"Travel times from {options.origins} to {destinations}",
        prepared_for="Demonstration: nobody in it exists",
        licence=network.provenance.licence,
        notes=(cast.story, *notes),
    )
    write_access_workbook(report, path, cover=cover)
    return path


def _write_map(options: Namespace, settings: Settings, network: "RoadNetwork", cast: Cast) -> Path:
    """Map the drive from every settlement, or along every road, to the nearest venue: no homes are on it."""
    from geoplan.maps import access_map, county_access_map
    from geoplan.network.cache import ArrayCache

    with progress_bar() as progress:
        common: dict[str, Any] = {
            "period": options.period,
            "speeds": settings.speeds,
            "snapping": settings.snap,
            "progress": progress,
        }
        if options.network == EMBEDDED:
            which = "of 2015" if options.venues == "2015" else "of a later network, illustrative"
            subtitle = f"By car, {options.period.label}. Venues {which}."
            cache = ArrayCache(settings.workspace.cache)
            made = county_access_map(
                cast.venues,
                network=network,
                boundaries_from=settings.workspace.home,
                subtitle=subtitle,
                cache=cache,
                **common,
            )
        else:
            subtitle = f"By car, {options.period.label}. The venues are made up."
            title = "How far is the nearest venue?"
            made = access_map(network, cast.venues, title=title, subtitle=subtitle, **common)
    return made.save(options.out / "demo-map.html")
