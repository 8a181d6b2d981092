"""
Candidates of a command: from a table or layer, the settlements, or a grid; those that cannot be are told.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.cli.commands.sites.week import SiteWeek
from geoplan.cli.show import note, progress_bar
from geoplan.cli.tables import mark_faults
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geoplan.domain.candidates import Candidate
    from geoplan.siting.candidates import Screened
    from geoplan.siting.candidates.journeys import JourneyTable

SETTLEMENTS, GRID = "settlements", "grid"


def add_candidates(parser: ArgumentParser) -> None:
    """``--candidates``, ``--layer`` and ``--spacing``."""
    parser.add_argument(
        "--candidates",
        metavar="FILE|settlements|grid",
        default=SETTLEMENTS,
        help="where a venue may open: a table, any layer of a GeoPackage, the settlements of the county, or"
        f" a grid on built-up areas (default: {SETTLEMENTS})",
    )
    parser.add_argument("--layer", metavar="NAME", help="the sheet or layer of the file")
    parser.add_argument(
        "--spacing", type=int, metavar="METRES", default=1_000, help="of the grid (default: 1000)"
    )


def screened(options: Namespace, week: SiteWeek) -> "Screened":
    """
    Return the candidates that can be venues, and those that cannot.

    Raises
    ------
    InputError
        With every fault of the file; or when no candidate is left.
    """
    from geoplan.county.boundaries import read_boundaries
    from geoplan.siting.candidates import screen

    area = _area(week)
    home = week.settings.workspace.home
    districts = None if area is None else read_boundaries("contact_district", workspace_dir=home)
    found = screen(
        week.network,
        _given(options, week),
        week.case.venues,
        area=area,
        districts=districts,
        speeds=week.settings.speeds,
    )
    if not found.candidates:
        listed = "; ".join(str(one) for one in found.refused[:5])
        raise InputError(Fault(f"no candidate can be a venue: {listed}", "give others, or other roads"))
    return found


def _given(options: Namespace, week: SiteWeek) -> "tuple[Candidate, ...]":
    from geoplan.siting.candidates import GridParams, built_up_grid, settlements

    if options.candidates == SETTLEMENTS:
        from geoplan.county.places import read_places

        return settlements(read_places())
    if options.candidates == GRID:
        try:
            params = GridParams(spacing_m=options.spacing)
        except ValueError as error:
            raise InputError(Fault(str(error), "give another --spacing")) from error
        return built_up_grid(week.network, params)
    from geoplan.io.siting.candidates import read_candidates

    path = Path(options.candidates)
    try:
        return read_candidates(path, sheet=options.layer, note=note)
    except InputError as error:
        mark_faults(error, path)
        raise


def _area(week: SiteWeek) -> "GeoDataFrame | None":
    """The county, where the venues are those of it; None where they are elsewhere."""
    import shapely

    from geoplan.county.boundaries import read_boundaries

    county = read_boundaries("county", workspace_dir=week.settings.workspace.home)
    shape = shapely.union_all(county.geometry.to_numpy())
    venues = week.case.venues
    inside = shapely.contains_xy(
        shape, [venue.position.lon for venue in venues], [venue.position.lat for venue in venues]
    )
    if 2 * int(inside.sum()) >= len(venues):
        return county
    note("most venues lie outside Nottinghamshire: candidates are not held against its boundary.")
    return None


def journeys_of(week: SiteWeek, candidates: "tuple[Candidate, ...]", *, venues: bool) -> "JourneyTable":
    """Return what the journeys of the week would be to the candidates, and before them to its venues."""
    from geoplan.network.cache import ArrayCache
    from geoplan.siting.candidates import measure_journeys

    with progress_bar() as progress:
        return measure_journeys(
            week.case,
            week.network,
            [*(week.case.venues if venues else ()), *candidates],
            speeds=week.settings.speeds,
            cache=ArrayCache(week.settings.workspace.cache),
            progress=progress,
        )
