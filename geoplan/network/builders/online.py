"""Fetching the roads of a county or district from OpenStreetMap: the one command that uses the network."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from geoplan.errors import Fault, GeoplanError, InputError, NetworkError
from geoplan.network.builders.areas import area_to_ask
from geoplan.network.builders.osmnx_graph import from_osmnx
from geoplan.network.builders.params import BuildParams
from geoplan.network.builders.progress import Steps
from geoplan.network.model import RoadNetwork
from geoplan.progress import Progress

SMALLEST_AREA_KM2 = 1.0
NETWORK_TYPES = ("drive", "drive_service")

_CURE = 'name a county or district, for example "Nottinghamshire, England" or "Bassetlaw, England"'

Geocoder = Callable[[str], Any]
"""A place name to a GeoDataFrame of one row with its boundary, EPSG:4326."""
Fetcher = Callable[[Any, str], Any]
"""A polygon and a network type to an osmnx graph."""


def download(
    place_name: str,
    *,
    network_type: str = "drive",
    params: BuildParams | None = None,
    progress: Progress | None = None,
    geocode: Geocoder | None = None,
    fetch: Fetcher | None = None,
) -> RoadNetwork:
    """
    Fetch the roads of a whole area by its name.

    What is sent: the name as `area_to_ask` gives it, and then the outline of the area that it stands for. Any
    other text than names of areas on a list is refused before anything is sent, so that no home can be told
    from the request. No answer is kept in a folder beside.

    Parameters
    ----------
    place_name
        A county, district or city of Great Britain: ``"Nottinghamshire, England"``.
    network_type
        ``"drive"`` (public roads) or ``"drive_service"`` (and service roads).
    params
        Choices of the builder.
    progress
        Told exactly what is sent before it is, and then how far the building is.
    geocode, fetch
        Other ways to look up the outline and the roads, for tests.

    Raises
    ------
    InputError
        When the name is not on the list, or what is found is no area of at least one square kilometre.
    NetworkError
        When the roads cannot be fetched or are not joined up.
    """
    if network_type not in NETWORK_TYPES:
        raise InputError(
            Fault(f'"{network_type}" is not a kind of network', f"use one of {', '.join(NETWORK_TYPES)}")
        )
    name, tell = area_to_ask(place_name), Steps(progress)
    tell(f'asking OpenStreetMap for the outline of "{name}"')
    outline = _outline(_online(geocode or _geocode, name), name)
    tell(f'asking OpenStreetMap for the roads within the outline of "{name}"')
    graph = _online(fetch or _fetch, outline, network_type)
    return from_osmnx(graph, source=f"OpenStreetMap, {name}", params=params, progress=progress)


def _outline(place: Any, name: str) -> Any:
    """The polygon of a geocoder's answer, checked to be an area."""
    geometry = place.geometry.iloc[0] if len(place) else None
    if geometry is None or geometry.geom_type not in ("Polygon", "MultiPolygon"):
        raise InputError(Fault(f'what OpenStreetMap has for "{name}" is not an area', _CURE))
    area_km2 = float(place.to_crs(epsg=6933).area.iloc[0]) / 1e6
    if area_km2 < SMALLEST_AREA_KM2:
        raise InputError(
            Fault(
                f'what OpenStreetMap has for "{name}" is too small to be a district '
                f"({area_km2:.2f} square kilometres)",
                _CURE,
            )
        )
    return geometry


def _online(ask: Callable[..., Any], *what: Any) -> Any:
    try:
        return ask(*what)
    except GeoplanError:
        raise
    except Exception as error:
        # osmnx and requests raise many kinds; whichever it was, the user can do one thing.
        raise NetworkError(
            f"The roads could not be fetched ({type(error).__name__}). Check the "
            "internet connection, or get an .osm.pbf extract of the county and use `geoplan network build`."
        ) from error


def _geocode(place_name: str) -> Any:
    import osmnx

    with _nothing_kept():
        return osmnx.geocode_to_gdf(place_name)


def _fetch(outline: Any, network_type: str) -> Any:
    import osmnx

    with _nothing_kept():
        return osmnx.graph_from_polygon(outline, network_type=network_type, simplify=False, retain_all=True)


@contextmanager
def _nothing_kept() -> Iterator[None]:
    """Keep osmnx from writing answers into a folder where the command is run; put its setting back after."""
    import osmnx

    keeps, osmnx.settings.use_cache = osmnx.settings.use_cache, False
    try:
        yield
    finally:
        osmnx.settings.use_cache = keeps
