"""A network's roads as a few long lines to draw, and where their numbers stand."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from geoplan.domain.roads import RoadClass
from geoplan.maps.style import MapStyle
from geoplan.network.metric import metres_per_unit, to_degrees, to_plane
from geoplan.network.model import BoolArray, IntArray, RoadNetwork

if TYPE_CHECKING:
    import shapely

_NUMBER = re.compile(r"^(M\d+|[AB]\d+(?:\(M\))?)$")
# Metres between two places at which a road's number may stand; the page shows what a view has room for.
_SHIELD_EVERY_M = 4_000.0


@dataclass(frozen=True, eq=False)
class RoadLines:
    """Roads of one class, and of one class of minutes where these are shown: their lines in degrees."""

    road_class: RoadClass
    minute_class: int | None
    lines: "shapely.MultiLineString"


@dataclass(frozen=True, slots=True)
class Shield:
    """A road number and where it may stand; `length_m` is the whole road's."""

    number: str
    road_class: RoadClass
    lat: float
    lon: float
    length_m: float


def road_lines(
    network: RoadNetwork, style: MapStyle, minute_class: IntArray | None = None
) -> tuple[RoadLines, ...]:
    """
    Unite a network's links class by class, simplified, until there are as many points as a map should have.

    Parameters
    ----------
    network
        The roads.
    style
        How closely they are drawn, and how many points are too many.
    minute_class
        (k,) class of minutes that each link is in, to keep apart.

    Returns
    -------
    The busiest class first, in it the fewest minutes. Lesser classes that would go beyond
    ``style.most_vertices`` are left out, from the first of them on; the busiest class is always there.
    """
    import shapely

    drawn: list[RoadLines] = []
    spent = 0
    for road_class in RoadClass:
        of_class = network.link_class == road_class
        closeness = style.simplify_m * (1 if road_class <= RoadClass.SECONDARY else 2)
        united = {
            group: _united(
                network, of_class if group is None else of_class & (minute_class == group), closeness
            )
            for group in ([None] if minute_class is None else np.unique(minute_class[of_class]).tolist())
            if of_class.any()
        }
        count = sum(int(shapely.get_num_coordinates(lines)) for lines in united.values())
        if drawn and spent + count > style.most_vertices:
            break
        spent += count
        drawn += [RoadLines(road_class, group, _in_degrees(lines)) for group, lines in united.items()]
    return tuple(drawn)


def road_shields(network: RoadNetwork) -> tuple[Shield, ...]:
    """
    Find places for the numbers of motorways, A and B roads along them.

    The busiest and longest roads come first, and of one road its middle. Slip roads and roundabouts carry
    none.
    """
    import shapely

    shields: list[Shield] = []
    scale = _scale(network)
    for at in np.unique(network.link_ref):
        if at < 0 or not _NUMBER.match(network.names[at]):
            continue
        chosen = (network.link_ref == at) & ~network.link_slip & ~network.link_roundabout
        if not chosen.any():
            continue
        classes = network.link_class[chosen]
        road_class = RoadClass(int(np.bincount(classes).argmax()))
        parts = shapely.get_parts(_united(network, chosen, 30.0))
        total_m = float(shapely.length(parts).sum() * scale)
        spots = _spots(parts, scale)
        lon, lat = to_degrees(shapely.get_x(spots), shapely.get_y(spots))
        shields += [
            Shield(network.names[at], road_class, float(y), float(x), total_m)
            for x, y in zip(lon, lat, strict=True)
        ]
    return tuple(sorted(shields, key=lambda shield: (shield.road_class, -shield.length_m, shield.number)))


def _spots(parts: Any, scale: float) -> Any:
    """Points along the parts of one road, spread evenly: the middle first, then quarters, and so on."""
    import shapely

    along: list[tuple[int, float, int]] = []
    for at in np.argsort(-shapely.length(parts)):
        length = float(shapely.length(parts[at])) * scale
        count = max(round(length / _SHIELD_EVERY_M), 0 if along else 1)
        along += [(int(at), share, turn) for share, turn in _halved(count)]
    along.sort(key=lambda spot: spot[2])
    chosen = parts[[at for at, _, _ in along]]
    return shapely.line_interpolate_point(chosen, [share for _, share, _ in along], normalized=True)


def _halved(count: int) -> list[tuple[float, int]]:
    """Return `count` even shares of a length with their turn: the one nearest the half, the quarters, …"""
    left = [(step + 0.5) / count for step in range(count)]
    turns: list[tuple[float, int]] = []
    step = 0.5
    while left:
        for wanted in np.arange(step, 1.0, 2 * step):
            if left:
                share = min(left, key=lambda share: abs(share - float(wanted)))
                left.remove(share)
                turns.append((share, len(turns)))
        step /= 2
    return turns


def _united(network: RoadNetwork, chosen: BoolArray, closeness_m: float) -> "shapely.Geometry":
    """Join chosen links end to end on the plane, and simplify them."""
    import shapely

    links = np.flatnonzero(chosen)
    sizes = np.diff(network.geometry_offset)[links]
    first = network.geometry_offset[:-1][links]
    vertex = np.arange(sizes.sum()) + np.repeat(first - (np.cumsum(sizes) - sizes), sizes)
    x, y = to_plane(network.geometry_lon[vertex], network.geometry_lat[vertex])
    lines = shapely.linestrings(x, y, indices=np.repeat(np.arange(len(links)), sizes))
    joined = shapely.line_merge(shapely.multilinestrings(lines))
    return shapely.simplify(joined, closeness_m / _scale(network), preserve_topology=False)


def _in_degrees(lines: "shapely.Geometry") -> "shapely.MultiLineString":
    import shapely

    degrees = shapely.transform(lines, to_degrees, interleaved=False)
    return shapely.multilinestrings(shapely.get_parts(degrees))


def _scale(network: RoadNetwork) -> float:
    return float(metres_per_unit(np.array([network.node_lat.mean()]))[0])
