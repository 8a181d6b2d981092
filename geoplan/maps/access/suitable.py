"""The nearest venue that suits, at any time of day: what is measured for the map, and the map drawn."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from geoplan.domain.geography import Place
from geoplan.domain.periods import Period
from geoplan.domain.venues import Venue
from geoplan.maps.access.nearest import minutes_between, origin_notes
from geoplan.maps.access.page import data, words
from geoplan.maps.access.picture import AccessLayers, Square, VenueOffer
from geoplan.maps.base import draw_ground, start_script
from geoplan.maps.offline import Layout, OfflineMap
from geoplan.maps.style import MapStyle
from geoplan.network.cover import polygons_of
from geoplan.network.model import RoadNetwork

if TYPE_CHECKING:
    import geopandas

    from geoplan.network.cache import ArrayCache
    from geoplan.network.snap import SnapParams
    from geoplan.network.speeds import SpeedModel
    from geoplan.progress import Progress

LAYERS = Layout(
    "reach/reach.html",
    "geoplanReach",
    scripts=("places.js", "reach/areas.js", "reach/reach.js"),
    styles=("reach/reach.css",),
)
_SIMPLIFY_DEGREES = 0.0008


def venue_access_map(
    network: RoadNetwork,
    venues: Sequence[Venue],
    places: Sequence[Place],
    *,
    around: Sequence[Place] = (),
    squares: Sequence[Square] = (),
    periods: Sequence[Period] = tuple(Period),
    districts: "geopandas.GeoDataFrame | None" = None,
    councils: "geopandas.GeoDataFrame | None" = None,
    title: str = "How far is the nearest venue that suits?",
    subtitle: str = "By car, from every town, village and suburb",
    warning: str = "",
    notes: Sequence[str] = (),
    style: MapStyle | None = None,
    speeds: "SpeedModel | None" = None,
    snapping: "SnapParams | None" = None,
    cache: "ArrayCache | None" = None,
    progress: "Progress | None" = None,
) -> OfflineMap:
    """
    Map the drive from settlements to the nearest venue that suits an age, a day or a wheelchair.

    On the page its reader chooses the time of day and whom the venue has to suit; minutes, areas within
    reach, legend and table follow. No point of a person is on it.

    Parameters
    ----------
    network
        The roads.
    venues
        Of which the map takes name, place, ages, days and whether a wheelchair gets in.
    places, around
        Settlements to measure and colour, and others that are only named.
    squares
        The cost surface, as `geoplan.maps.access.surface.squares_of` makes it.
    periods
        Times of day to choose from.
    districts, councils
        Columns name, geometry (EPSG:4326).
    warning
        Whom the page is for.
    style
        How it looks; its ``area_minutes`` are the areas drawn.
    speeds, snapping, cache, progress
        As `geoplan.snap` and `geoplan.travel_times` take them.

    Returns
    -------
    OfflineMap
        With ``save(path)``; shows itself in a notebook.

    Raises
    ------
    InputError
        When there is no venue or no settlement, or a venue lies too far from any road.
    """
    style = style or MapStyle()
    timed, shown = tuple(places), tuple(venues)
    options: dict[str, Any] = {"speeds": speeds, "snapping": snapping, "progress": progress}
    tables = [
        minutes_between(network, timed, shown, period=period, cache=cache, **options) for period in periods
    ]
    layers = AccessLayers(
        title=title,
        subtitle=subtitle,
        venues=tuple(map(VenueOffer.of, shown)),
        places=timed,
        periods=tuple(periods),
        minutes=np.stack(tables) if tables else np.zeros((0, len(timed), len(shown))),
        bands=style.area_minutes,
        areas=_areas(network, shown, periods, style, districts, **options) if shown else (),
        squares=tuple(squares),
        around=tuple(around),
        warning=warning,
        notes=(*notes, *origin_notes(network, speeds)),
        districts=districts,
        councils=councils,
    )
    return draw_layers(network, layers, style=style)


def draw_layers(network: RoadNetwork, layers: AccessLayers, *, style: MapStyle | None = None) -> OfflineMap:
    """Draw a map of access with layers, of figures that were found already."""
    style = style or MapStyle()
    ground = draw_ground(network, style, districts=layers.districts, councils=layers.councils)
    start_script(ground, LAYERS)
    said, drawn = words(layers, style, ground), data(layers, style, ground)
    return OfflineMap(ground.folium, said, drawn, LAYERS, private=bool(layers.warning))


def _areas(
    network: RoadNetwork,
    venues: Sequence[Venue],
    periods: Sequence[Period],
    style: MapStyle,
    within: "geopandas.GeoDataFrame | None",
    *,
    snapping: "SnapParams | None",
    **options: Any,
) -> tuple[tuple[tuple[Any, ...], ...], ...]:
    """Isochrones of every venue in every period, simplified, and cut at the bounds of the map."""
    import shapely

    from geoplan.network.isochrones import isochrones
    from geoplan.network.things import on_roads

    if not style.area_minutes:
        return ()
    arrive = on_roads(network, venues, params=snapping)
    land = None if within is None else shapely.union_all(shapely.make_valid(within.geometry.to_numpy()))
    made = []
    for period in periods:
        frame = isochrones(network, arrive, style.area_minutes, period=period, **options)
        shapes = shapely.simplify(shapely.make_valid(frame.geometry.to_numpy()), _SIMPLIFY_DEGREES)
        if land is not None:
            shapes = [polygons_of(shape) for shape in shapely.intersection(shapes, land)]
        step = len(style.area_minutes)
        made.append(tuple(tuple(shapes[at : at + step]) for at in range(0, len(shapes), step)))
    return tuple(made)
