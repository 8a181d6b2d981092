"""``geoplan map access``: minutes to the nearest venue that suits, and what a new one would save."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.cli.commands.map.place import map_path, say_map
from geoplan.cli.commands.runs.desk import project_folder
from geoplan.cli.commands.sites.candidates import journeys_of
from geoplan.cli.commands.sites.effort import add_audience, is_for_planners
from geoplan.cli.commands.sites.memory import check_week, remember, remember_week, told_before
from geoplan.cli.commands.sites.week import SiteWeek, add_week, week_of
from geoplan.cli.options import command
from geoplan.cli.show import note, progress_bar
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geoplan.maps.access import Square
    from geoplan.maps.county import CountyGround

_SPACING_M = 2_500


def add_to(commands: Any) -> None:
    """Add the command."""
    parser = command(
        commands,
        "access",
        run,
        summary="minutes to the nearest venue that suits, by time of day; what a new one would save",
        description=(
            "Draw how far every settlement is from the nearest venue, as one page that opens in any browser "
            "without network. On the page choose the time of day and whom the venue has to suit (age, day, "
            "wheelchair), and what is shown: places by minutes, areas within reach, and what one new venue "
            "would save in each square of the county. Nobody's home is on it."
        ),
        examples=(
            "geoplan map access",
            "geoplan map access --venues later --out access-later.html",
            "geoplan map access --spacing 0                       without the cost surface",
        ),
    )
    parser.add_argument(
        "--spacing",
        type=int,
        metavar="METRES",
        default=_SPACING_M,
        help=f"the squares of the cost surface; 0 for none (default: {_SPACING_M})",
    )
    add_week(parser)
    add_audience(parser, unseen="nothing of squares to which few children would come")
    parser.add_argument("--out", type=Path, metavar="FILE.html", help="the map to write (default: in maps)")


def run(options: Namespace) -> None:
    """Measure, and draw."""
    from geoplan.maps.access import venue_access_map
    from geoplan.maps.county import county_ground
    from geoplan.network.cache import ArrayCache

    grid = _grid(options.spacing)
    out = map_path(options.out, project_folder(options), f"access-{options.audience}")
    week = week_of(options)
    settings = week.settings
    venues = week.case.venues
    ground = county_ground([venue.position for venue in venues], boundaries_from=settings.workspace.home)
    if not ground.places:
        cure = "for other roads use geoplan demo --network, whose map colours the roads"
        raise InputError(
            Fault("most venues lie outside Nottinghamshire, of which settlements are known", cure)
        )
    squares = _squares(options, week, ground, grid) if grid is not None else ()
    with progress_bar() as progress:
        made = venue_access_map(
            week.network,
            venues,
            [place for place in ground.places if place.contact_district],
            around=[place for place in ground.places if not place.contact_district],
            squares=squares,
            districts=ground.districts,
            councils=ground.councils,
            warning="For the planning team only: it shows small numbers of children."
            if is_for_planners(options) and squares
            else "",
            notes=(*_made_up(week), *ground.notes),
            speeds=settings.speeds,
            snapping=settings.snap,
            cache=ArrayCache(settings.workspace.cache),
            progress=progress,
        )
    made.save(out)
    say_map(out)


def _grid(spacing_m: int) -> Any:
    """The grid of the cost surface; None for no surface."""
    from geoplan.siting.candidates import GridParams

    if spacing_m == 0:
        return None
    try:
        return GridParams(spacing_m=spacing_m)
    except ValueError as error:
        raise InputError(Fault(str(error), "give another --spacing, or 0 for no cost surface")) from error


def _squares(options: Namespace, week: SiteWeek, ground: "CountyGround", grid: Any) -> "tuple[Square, ...]":
    from geoplan.audiences import Audience
    from geoplan.audiences.options import surface_told
    from geoplan.county.boundaries import read_boundaries
    from geoplan.maps.access.surface import squares_of
    from geoplan.siting.candidates import cost_surface, road_grid, screen

    check_week(options, week)
    area = read_boundaries("county", workspace_dir=week.settings.workspace.home)
    found = screen(
        week.network,
        road_grid(week.network, grid),
        week.case.venues,
        area=area,
        speeds=week.settings.speeds,
    ).candidates
    if not found:
        note("no square of the county has a road that a venue could stand on: no cost surface.")
        return ()
    surface = cost_surface(week.case, journeys_of(week, found, venues=False), found)
    surface = replace(surface, before=told_before(options))
    remember(options, surface_told(surface))
    remember_week(options, week)
    served = [place for place in ground.places if place.contact_district]
    return squares_of(surface, served, grid.spacing_m, audience=Audience(options.audience))


def _made_up(week: SiteWeek) -> tuple[str, ...]:
    if not week.made_up:
        return ()
    return ("The people behind the cost surface are made up; nobody among them exists.",)
