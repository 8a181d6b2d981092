"""Fetching the roads of a county or district from OpenStreetMap: the one command that uses the network."""

import re
from collections.abc import Callable
from typing import Any

from geoplan.errors import Fault, GeoplanError, InputError, NetworkError
from geoplan.network.builders.osmnx_graph import from_osmnx
from geoplan.network.builders.params import BuildParams
from geoplan.network.model import RoadNetwork
from geoplan.progress import Progress

SMALLEST_AREA_KM2 = 1.0
NETWORK_TYPES = ("drive", "drive_service")

_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b", re.IGNORECASE)
_HOUSE_NUMBER = re.compile(r"^\s*(?:flat|unit|apartment)?\s*\d+[a-z]?\b", re.IGNORECASE)
_COORDINATES = re.compile(r"-?\d+\.\d+")
_STREET = re.compile(
    r"\b(?:street|road|lane|avenue|close|drive|crescent|terrace|way|court|grove|st|rd|ave)\s*(?:,|$)",
    re.IGNORECASE,
)
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

    What is sent: the name, and then the outline of the area that it stands for. An address, a postcode or a
    point is refused before anything is sent, so that no home can be told from the request.

    Parameters
    ----------
    place_name
        A county or district: ``"Nottinghamshire, England"``.
    network_type
        ``"drive"`` (public roads) or ``"drive_service"`` (and service roads).
    geocode, fetch
        Other ways to look up the outline and the roads, for tests.

    Raises
    ------
    InputError
        When the name looks like an address, a postcode or a point, or is not that of an area of at least one
        square kilometre.
    NetworkError
        When the roads cannot be fetched or are not joined up.
    """
    _refuse_points(place_name)
    if network_type not in NETWORK_TYPES:
        raise InputError(
            Fault(f'"{network_type}" is not a kind of network', f"use one of {', '.join(NETWORK_TYPES)}")
        )
    place = _online(geocode or _geocode, place_name)
    outline = _outline(place)
    graph = _online(fetch or _fetch, outline, network_type)
    source = f"OpenStreetMap, {place_name.strip()}"
    return from_osmnx(graph, source=source, params=params, progress=progress)


def _refuse_points(place_name: str) -> None:
    if not place_name.strip():
        raise InputError(Fault("no place was named", _CURE))
    looks_like = {
        "a postcode": _POSTCODE,
        "coordinates": _COORDINATES,
        "an address": _HOUSE_NUMBER,
        "a street": _STREET,
    }
    for what, pattern in looks_like.items():
        if pattern.search(place_name):
            # The text is not repeated: it may be somebody's home.
            raise InputError(
                Fault(f"the place looks like {what}; only whole areas are ever asked for online", _CURE)
            )


def _outline(place: Any) -> Any:
    """The polygon of a geocoder's answer, checked to be an area."""
    geometry = place.geometry.iloc[0] if len(place) else None
    if geometry is None or geometry.geom_type not in ("Polygon", "MultiPolygon"):
        raise InputError(Fault("the place found is not an area", _CURE))
    area_km2 = float(place.to_crs(epsg=6933).area.iloc[0]) / 1e6
    if area_km2 < SMALLEST_AREA_KM2:
        raise InputError(
            Fault(f"the place found is too small to be a district ({area_km2:.2f} square kilometres)", _CURE)
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
            f"The roads could not be fetched ({type(error).__name__}). Check the place's spelling and the "
            "internet connection, or get an .osm.pbf extract of the county and use `geoplan network build`."
        ) from error


def _geocode(place_name: str) -> Any:
    import osmnx

    return osmnx.geocode_to_gdf(place_name)


def _fetch(outline: Any, network_type: str) -> Any:
    import osmnx

    # osmnx keeps answers in a folder where the command is run; put its setting back afterwards.
    keeps, osmnx.settings.use_cache = osmnx.settings.use_cache, False
    try:
        return osmnx.graph_from_polygon(outline, network_type=network_type, simplify=False, retain_all=True)
    finally:
        osmnx.settings.use_cache = keeps
