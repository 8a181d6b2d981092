"""Isochrones: the area that is within so many minutes of a place."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from geoplan.domain.periods import Period
from geoplan.errors import Fault, InputError
from geoplan.network.cover import Covered, LinkPart, RoadCover
from geoplan.network.dijkstra import CM_SPAN, UNREACHED, Tree, arc_costs, pack, shortest_tree, star, unpack
from geoplan.network.metric import to_degrees
from geoplan.network.model import BoolArray, FloatArray, IntArray, RoadNetwork
from geoplan.network.seeds import link_arcs, seeds
from geoplan.network.snap import SnappedPlaces
from geoplan.network.speeds import SpeedModel
from geoplan.progress import Progress

if TYPE_CHECKING:
    import geopandas
    import shapely


@dataclass(frozen=True, slots=True)
class IsochroneParams:
    """
    How the area around the reached roads is drawn.

    Parameters
    ----------
    buffer_m
        The area reaches this far from every reached road.
    simplify_m
        Its outline may leave the exact one by this much, outwards.
    min_hole_km2
        Holes smaller than this are filled.
    """

    buffer_m: float = 250.0
    simplify_m: float = 25.0
    min_hole_km2: float = 1.0

    def __post_init__(self) -> None:
        if not 50.0 <= self.buffer_m <= 5_000.0:
            raise ValueError(f"buffer_m {self.buffer_m} is not between 50 and 5,000")
        if not 0.0 <= self.simplify_m <= self.buffer_m:
            raise ValueError("simplify_m must lie between 0 and buffer_m")
        if not self.min_hole_km2 >= 0.0:
            raise ValueError("min_hole_km2 must not be negative")

    @classmethod
    def suiting(cls, network: RoadNetwork) -> "IsochroneParams":
        """Defaults; wider where only main roads are drawn, whose surroundings lesser roads would reach."""
        return cls(buffer_m=1_000.0, simplify_m=50.0, min_hole_km2=10.0) if network.sparse else cls()


@dataclass(frozen=True, eq=False)
class Reach:
    """
    What is reached within a time: links taken whole, and pieces of others.

    `whole` has shape (k,); `parts` are pieces of links that are not whole.
    """

    whole: BoolArray
    parts: tuple[LinkPart, ...]


def isochrones(
    network: RoadNetwork,
    places: SnappedPlaces,
    minutes: Sequence[float],
    *,
    period: Period = Period.OFF_PEAK,
    speeds: SpeedModel | None = None,
    params: IsochroneParams | None = None,
    progress: Progress | None = None,
) -> "geopandas.GeoDataFrame":
    """
    Areas that can be driven to from places within given times.

    Roads are followed exactly, and cut where the time is up; the area is what lies within `buffer_m` of them.
    A larger time's area contains a smaller's. The way from the last road to a door is not counted.

    Parameters
    ----------
    network
        The roads.
    places
        n places to start from.
    minutes
        Times, positive, in any order.
    period, speeds
        Time of day and operating speeds that apply.
    params
        How the area is drawn; what suits the network when None.
    progress
        Told after each place.

    Returns
    -------
    GeoDataFrame
        Columns ``code``, ``minutes``, ``period``, ``geometry``; EPSG:4326; by place as given, the smallest
        time first. The geometry is empty where a place's way to its road takes longer than the time.

    Raises
    ------
    InputError
        When there are no minutes, or one is not positive.
    """
    import geopandas

    params = params or IsochroneParams.suiting(network)
    bands = _checked(minutes)
    arc_ms = (speeds or SpeedModel()).arc_milliseconds(network, period)
    cover = RoadCover.of(network, params.buffer_m + params.simplify_m / 2, params.simplify_m / 2)
    shapes: list[shapely.Geometry] = []
    for number, code in enumerate(places.codes):
        shapes += _nested_areas(cover, places.select([code]), bands, arc_ms, params)
        if progress:
            progress(number + 1, len(places), "isochrones")
    rows: dict[str, Any] = {
        "code": np.repeat(np.array(places.codes, object), len(bands)),
        "minutes": np.tile(bands, len(places)),
        "period": [str(period)] * len(shapes),
    }
    return geopandas.GeoDataFrame(rows, geometry=shapes, crs="EPSG:4326")


def reached(
    network: RoadNetwork, place: SnappedPlaces, tree: Tree, arc_ms: IntArray, limit_ms: float
) -> Reach:
    """
    Roads that one place reaches within a time.

    Parameters
    ----------
    network, place
        The roads, and one place on them.
    tree
        Least costs from the place, complete up to `limit_ms`.
    arc_ms
        (m,) time of each arc in milliseconds.
    limit_ms
        The time.
    """
    arcs = network.arcs
    left_ms = np.where(tree.cost < UNREACHED, limit_ms - unpack(tree.cost)[0], -1.0)[arcs.tail]
    share = np.where(left_ms >= 0, np.minimum(left_ms / arc_ms, 1.0), 0.0)
    from_start, from_end = np.zeros(network.link_count), np.zeros(network.link_count)
    from_start[arcs.link[arcs.forward]] = share[arcs.forward]
    from_end[arcs.link[~arcs.forward]] = share[~arcs.forward]
    whole = from_start + from_end >= 1.0
    parts = [LinkPart(int(link), 0.0, float(from_start[link])) for link in _cut(from_start, whole)]
    parts += [LinkPart(int(link), 1.0 - float(from_end[link]), 1.0) for link in _cut(from_end, whole)]
    own = _own_link(network, place, arc_ms, limit_ms)
    if own is not None and not whole[own.link]:
        parts.append(own)
    return Reach(whole=whole, parts=tuple(parts))


def _cut(share: FloatArray, whole: BoolArray) -> IntArray:
    return np.flatnonzero((share > 0) & ~whole).astype(np.int32)


def _own_link(
    network: RoadNetwork, place: SnappedPlaces, arc_ms: IntArray, limit_ms: float
) -> LinkPart | None:
    """Return what is reached of the link that the place is on, to both sides that are open."""
    link, fraction = int(place.link[0]), float(place.fraction[0])
    left_ms = limit_ms - float(place.access_ms[0])
    if left_ms < 0:
        return None
    arcs = link_arcs(network)
    forward, backward = int(arcs.forward[link]), int(arcs.backward[link])
    end = min(1.0, fraction + left_ms / float(arc_ms[forward])) if forward >= 0 else fraction
    begin = max(0.0, fraction - left_ms / float(arc_ms[backward])) if backward >= 0 else fraction
    return LinkPart(link, begin, end)


def _nested_areas(
    cover: RoadCover, place: SnappedPlaces, bands: FloatArray, arc_ms: IntArray, params: IsochroneParams
) -> "list[shapely.Geometry]":
    """Areas of one place in degrees, each containing the one before."""
    import shapely

    network = cover.network
    leave = seeds(network, place, arc_ms)
    limit = int(bands[-1] * 60_000) * CM_SPAN + CM_SPAN - 1
    tree = shortest_tree(
        star(network), arc_costs(network, arc_ms), leave.node, pack(leave.ms, leave.cm), limit=limit
    )
    shown: list[shapely.Geometry] = []
    inner: Covered | None = None
    for band in bands:
        reach = reached(network, place, tree, arc_ms, float(band) * 60_000)
        area = cover.area(
            reach.whole,
            reach.parts,
            inner=inner,
            min_hole_m2=params.min_hole_km2 * 1e6,
        )
        area = shapely.simplify(area, params.simplify_m / 2 / cover.scale)
        area = shapely.union(area, inner.area) if inner else area
        inner = Covered(reach.whole, area)
        # Once more in degrees: a corner on a straight line is not quite on it there.
        area = shapely.transform(area, lambda x, y: to_degrees(x, y), interleaved=False)
        shown.append(shapely.union(area, shown[-1]) if shown else area)
    return shown


def _checked(minutes: Sequence[float]) -> FloatArray:
    wrong = [value for value in minutes if not (math.isfinite(value) and 0 < value <= 24 * 60)]
    if wrong or not len(minutes):
        said = ", ".join(f"{value:g}" for value in wrong) or "none"
        raise InputError(
            Fault(f"minutes: {said}", "give times between 0 and 1,440 minutes, such as 15 30 45")
        )
    return np.array(sorted(set(minutes)), np.float64)
