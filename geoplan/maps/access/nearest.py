"""Maps of access: how long the drive from every settlement to its nearest venue is."""

import datetime
import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from geoplan.domain.geography import Place
from geoplan.domain.periods import Period
from geoplan.maps.areas import Band, draw_areas
from geoplan.maps.base import draw_ground, start_script
from geoplan.maps.offline import ACCESS, OfflineMap
from geoplan.maps.page import data, labels, words
from geoplan.maps.picture import AccessPicture, Named, PlaceMinutes, pins, settlements
from geoplan.maps.reach import road_reach
from geoplan.maps.style import MapStyle
from geoplan.network.model import FloatArray, RoadNetwork
from geoplan.network.speeds import SpeedModel
from geoplan.progress import Progress

if TYPE_CHECKING:
    import geopandas

    from geoplan.matrix import TravelMatrix
    from geoplan.network.cache import ArrayCache
    from geoplan.network.snap import SnapParams


def access_map(
    network: RoadNetwork,
    venues: Iterable[Named],
    places: Iterable[Place] = (),
    *,
    around: Iterable[Place] = (),
    period: Period = Period.OFF_PEAK,
    speeds: SpeedModel | None = None,
    districts: "geopandas.GeoDataFrame | None" = None,
    councils: "geopandas.GeoDataFrame | None" = None,
    title: str = "Travel times to contact venues",
    subtitle: str | None = None,
    notes: Sequence[str] = (),
    style: MapStyle | None = None,
    snapping: "SnapParams | None" = None,
    cache: "ArrayCache | None" = None,
    progress: Progress | None = None,
) -> OfflineMap:
    """
    Map the drive from settlements to their nearest venue, and the areas around the venues.

    The page loads nothing from outside, and shows no point of a person: only settlements and venues.

    Parameters
    ----------
    network
        The roads.
    venues
        Things with a code, a name and a position; of a `Venue` nothing else is shown.
    places
        Settlements to compute and colour. Without any, the roads themselves are coloured.
    around
        Settlements that are only named.
    period, speeds
        Time of day and operating speeds that apply.
    districts, councils
        Areas to tint and name, and thinner bounds: columns name, geometry, as `read_boundaries` returns.
    title, subtitle
        Headline, and the line under it; the period when None.
    notes
        Further lines for the foot of the map. Where the roads came from is said in any case.
    style
        How it looks; what suits the minutes found when None.
    snapping, cache, progress
        As `geoplan.snap` and `geoplan.travel_times` take them.

    Returns
    -------
    OfflineMap
        With ``save(path)``; shows itself in a notebook.

    Raises
    ------
    InputError
        When there is no venue, one lies too far from any road, or something is not a settlement.
    """
    from geoplan.network.isochrones import isochrones
    from geoplan.network.things import on_roads

    model = speeds or SpeedModel()
    shown, timed = pins(venues), settlements(places)
    arrive = on_roads(network, shown, params=snapping)
    minutes = _minutes(
        network,
        timed,
        arrive,
        period=period,
        speeds=speeds,
        snapping=snapping,
        cache=cache,
        progress=progress,
    )
    reach = None if timed else road_reach(network, arrive, period=period, speeds=model)
    style = style or (reach.suiting_style() if reach is not None else MapStyle())
    areas = None
    if style.area_minutes:
        areas = isochrones(
            network, arrive, style.area_minutes, period=period, speeds=speeds, progress=progress
        )
    return draw_access(
        network,
        AccessPicture(
            title=title,
            subtitle=subtitle if subtitle is not None else f"By car, {period.label}",
            venues=shown,
            places=minutes,
            around=settlements(around),
            areas=areas,
            reach=reach,
            districts=districts,
            councils=councils,
            notes=(*notes, *origin_notes(network, model)),
        ),
        style=style,
    )


def draw_access(network: RoadNetwork, picture: AccessPicture, *, style: MapStyle | None = None) -> OfflineMap:
    """
    Draw a map of figures that were computed already.

    Parameters
    ----------
    network
        The roads to draw.
    picture
        What is on it.
    style
        How it looks.
    """
    style = style or MapStyle()
    ground = draw_ground(
        network, style, districts=picture.districts, councils=picture.councils, reach=picture.reach
    )
    bands: tuple[Band, ...] = ()
    if picture.areas is not None:
        bands = draw_areas(ground, picture.areas, within=picture.districts)
    ground.labels += labels(picture, style)
    start_script(ground, ACCESS)
    return OfflineMap(ground.folium, words(picture, style, bands, ground), data(picture, style, ground))


def minutes_between(
    network: RoadNetwork,
    places: Sequence[Place],
    venues: Iterable[Named],
    *,
    period: Period = Period.OFF_PEAK,
    speeds: SpeedModel | None = None,
    snapping: "SnapParams | None" = None,
    cache: "ArrayCache | None" = None,
    progress: Progress | None = None,
) -> FloatArray:
    """
    Return the minutes from n settlements to m venues, shape (n, m); ``inf`` where no road leads.

    A settlement too far from any road has no road: one of them should not keep the others off the map.

    Raises
    ------
    InputError
        When a venue lies too far from any road.
    """
    from geoplan.network.things import on_roads

    arrive = on_roads(network, tuple(venues), params=snapping)
    times = _times(
        network,
        places,
        arrive,
        snapping=snapping,
        period=period,
        speeds=speeds,
        cache=cache,
        progress=progress,
    )
    return np.full((0, len(arrive)), np.inf) if times is None else times.minutes


def _times(
    network: RoadNetwork, places: Sequence[Place], arrive: Any, *, snapping: Any, **options: Any
) -> "TravelMatrix | None":
    """Travel from settlements to venues, without way from those too far from any road; None without them."""
    from geoplan.matrix import travel_times
    from geoplan.network.snap import SnapParams
    from geoplan.network.things import on_roads

    if not places:
        return None
    params = snapping or SnapParams()
    start = on_roads(network, places, params=replace(params, refuse_beyond_m=math.inf))
    times = travel_times(network, start, arrive, **options)
    far = start.access_m > params.refuse_beyond_m
    if not far.any():
        return times
    lost = far[:, np.newaxis]
    seconds, metres = (np.where(lost, np.inf, table) for table in (times.seconds, times.metres))
    return replace(times, seconds=seconds, metres=metres)


def _minutes(
    network: RoadNetwork, places: tuple[Place, ...], arrive: Any, *, snapping: Any, **options: Any
) -> tuple[PlaceMinutes, ...]:
    """Every settlement with its nearest venue."""
    from geoplan.network.nearest import nearest

    times = _times(network, places, arrive, snapping=snapping, **options)
    if times is None:
        return ()
    columns = nearest(times.seconds, times.destinations)
    rows = np.arange(len(places))
    minutes, miles = times.minutes[rows, columns], times.miles[rows, columns]
    return tuple(
        PlaceMinutes(place, float(minutes[row]), float(miles[row]), arrive.codes[column])
        if column >= 0
        else PlaceMinutes(place, math.inf, math.inf, None)
        for row, (place, column) in enumerate(zip(places, columns, strict=True))
    )


def origin_notes(network: RoadNetwork, speeds: SpeedModel | None = None) -> tuple[str, ...]:
    """Say where a map came from, in lines for its foot."""
    roads = network.provenance
    note = f" ({roads.note})" if roads.note else ""
    today = datetime.date.today()
    date = roads.date if roads.date[:1].isdigit() else f"date {roads.date}"
    versions = f"Network {network.version}, speeds {(speeds or SpeedModel()).version}."
    return (
        f"Roads: {roads.source}{note}, {date}; licence: {roads.licence}.",
        f"{versions} Made {today.day} {today:%B %Y} by geoplan.",
    )
