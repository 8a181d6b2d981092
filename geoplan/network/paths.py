"""Fastest paths between places: their time, length, line on the map and roads by name."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from geoplan.domain.periods import Period
from geoplan.errors import NetworkError
from geoplan.network.lines import cut_line
from geoplan.network.model import FloatArray, IntArray, RoadNetwork
from geoplan.network.seeds import access_centimetres, link_centimetres, part
from geoplan.network.snap import SnappedPlaces
from geoplan.network.speeds import SpeedModel
from geoplan.network.trace import Path, fastest_paths

TO_THE_ROAD = "to the road"
FROM_THE_ROAD = "from the road"


@dataclass(frozen=True, slots=True)
class RouteStep:
    """A stretch of a route along one road, or the access leg at its ends."""

    road: str
    metres: float
    seconds: float


@dataclass(frozen=True, eq=False)
class Route:
    """
    A fastest route.

    Parameters
    ----------
    seconds, metres
        The whole journey, access legs included: what the travel matrix says too.
    lon, lat
        The line along the roads, cut at both ends, WGS 84 degrees; without the access legs.
    steps
        Roads in the order driven; their metres and seconds add up to the whole.
    """

    seconds: float
    metres: float
    lon: FloatArray
    lat: FloatArray
    steps: tuple[RouteStep, ...]


def route(
    network: RoadNetwork,
    origin: SnappedPlaces,
    destination: SnappedPlaces,
    *,
    period: Period = Period.OFF_PEAK,
    speeds: SpeedModel | None = None,
) -> Route:
    """
    Find the fastest way from one place to another, the shortest where several are equally fast.

    Parameters
    ----------
    network
        The roads.
    origin, destination
        One snapped place each.
    period
        Time of day whose speeds apply.
    speeds
        Operating speeds; the model's defaults when None.

    Raises
    ------
    NetworkError
        When no road leads from one to the other.
    """
    if len(origin) != 1 or len(destination) != 1:
        raise ValueError("a route joins one place to one place")
    arc_ms = (speeds or SpeedModel()).arc_milliseconds(network, period)
    path = fastest_paths(network, origin, destination, arc_ms)[0]
    if path is None:
        raise NetworkError(
            f"No road open to cars leads from {origin.codes[0]} to {destination.codes[0]}. "
            "Check both positions, or build the network with the roads between them."
        )
    same_point = path.ms == 0 and len(path.arc) == 0
    steps = () if same_point else tuple(_steps(network, path, arc_ms, origin, destination))
    lon, lat = path_line(network, path, origin)
    return Route(seconds=path.ms / 1_000, metres=path.cm / 100, lon=lon, lat=lat, steps=steps)


def _steps(
    network: RoadNetwork,
    path: Path,
    arc_ms: IntArray,
    origin: SnappedPlaces,
    destination: SnappedPlaces,
) -> Iterator[RouteStep]:
    links = network.arcs.link[path.arc]
    metres = part(link_centimetres(network)[links], path.share) / 100
    seconds = part(arc_ms[path.arc], path.share) / 1_000
    roads = [road_label(network, int(link)) for link in links]
    if access_centimetres(origin)[0] > 0:
        yield RouteStep(
            TO_THE_ROAD, float(access_centimetres(origin)[0]) / 100, float(origin.access_ms[0]) / 1_000
        )
    for road, rows in groupby(range(len(roads)), key=roads.__getitem__):
        chosen = list(rows)
        yield RouteStep(road, float(metres[chosen].sum()), float(seconds[chosen].sum()))
    if access_centimetres(destination)[0] > 0:
        yield RouteStep(
            FROM_THE_ROAD,
            float(access_centimetres(destination)[0]) / 100,
            float(destination.access_ms[0]) / 1_000,
        )


def road_label(network: RoadNetwork, link: int) -> str:
    """Return what to call a link's road; never empty."""
    name = network.name_of(link)
    if name:
        return name
    if network.link_roundabout[link]:
        return "roundabout"
    return "slip road" if network.link_slip[link] else "unnamed road"


def path_line(network: RoadNetwork, path: Path, origin: SnappedPlaces) -> tuple[FloatArray, FloatArray]:
    """Return a path from one place as (n,) longitudes and latitudes along the roads, cut at both ends."""
    links = network.arcs.link[path.arc]
    if len(links) == 0:
        fraction = float(origin.fraction[0])
        lon, lat = cut_line(network, int(origin.link[0]), fraction, fraction)
        return lon[:1], lat[:1]
    cuts = [
        cut_line(network, int(link), float(begin), float(end))
        for link, begin, end in zip(links, path.begin, path.end, strict=True)
    ]
    lon = np.concatenate([cuts[0][0], *(cut[0][1:] for cut in cuts[1:])])
    lat = np.concatenate([cuts[0][1], *(cut[1][1:] for cut in cuts[1:])])
    return lon, lat
