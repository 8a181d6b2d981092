"""
Network Voronoi cells: which venue is the nearest by road, place by place and on the map.

Not catchments: those are the demand allotted to a venue, which need not be the nearest.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.periods import Period
from geoplan.network.cover import RoadCover, polygons_of
from geoplan.network.dijkstra import UNREACHED, pack, shortest_tree, star, unpack
from geoplan.network.metric import metres_per_unit, to_degrees, to_plane
from geoplan.network.model import FloatArray, IntArray, RoadNetwork
from geoplan.network.nearest import NOWHERE, by_code
from geoplan.network.seeds import CountArray, direct, seeds
from geoplan.network.snap import SnappedPlaces
from geoplan.network.speeds import SpeedModel

if TYPE_CHECKING:
    import geopandas
    import shapely


@dataclass(frozen=True, slots=True)
class VoronoiParams:
    """
    How cells are drawn.

    Parameters
    ----------
    sample_m
        Roads are looked at this often; finer draws the bounds between cells closer.
    reach_m
        Land farther than this from any road is in no cell.
    """

    sample_m: float = 250.0
    reach_m: float = 1_500.0

    def __post_init__(self) -> None:
        if not 10.0 <= self.sample_m <= 5_000.0:
            raise ValueError(f"sample_m {self.sample_m} is not between 10 and 5,000")
        if not 50.0 <= self.reach_m <= 50_000.0:
            raise ValueError(f"reach_m {self.reach_m} is not between 50 and 50,000")

    @classmethod
    def suiting(cls, network: RoadNetwork) -> "VoronoiParams":
        """Defaults; farther from the roads where only main roads are drawn."""
        return cls(reach_m=4_000.0) if network.sparse else cls()


def nearest_by_road(
    network: RoadNetwork, places: SnappedPlaces, venues: SnappedPlaces, arc_ms: IntArray
) -> tuple[IntArray, CountArray]:
    """
    Find every place's nearest venue in one search, however many places there are.

    Parameters
    ----------
    network
        The roads.
    places, venues
        n places to start from, m venues to go to.
    arc_ms
        (arcs,) time of each arc in milliseconds.

    Returns
    -------
    venue
        (n,) row of the nearest venue, of equally near ones the first by code; -1 for none.
    ms
        (n,) time to it; the largest integer for none.
    """
    order_of_codes = by_code(venues.codes)
    ranked = venues.select([venues.codes[row] for row in order_of_codes])
    arrive = seeds(network, ranked, arc_ms, outgoing=False)
    arrive_rank = np.repeat(np.arange(len(ranked)), np.diff(arrive.offset))
    arc_cost, no_cm = pack(arc_ms, np.zeros(1, np.int64)), np.zeros(1, np.int64)
    tree = shortest_tree(star(network, outgoing=False), arc_cost, arrive.node, pack(arrive.ms, no_cm))
    leave = seeds(network, places, arc_ms)
    leave_place = np.repeat(np.arange(len(places)), np.diff(leave.offset))
    known = tree.cost[leave.node] < UNREACHED
    near = direct(network, places, ranked, arc_ms)
    place = np.concatenate([leave_place[known], near.origin])
    ms = np.concatenate([unpack(tree.cost[leave.node[known]])[0] + leave.ms[known], near.ms])
    rank = np.concatenate([arrive_rank[tree.seed[leave.node[known]]], near.destination])
    order = np.lexsort((rank, ms, place))
    found, first = np.unique(place[order], return_index=True)
    venue, least = np.full(len(places), NOWHERE, np.int32), np.full(len(places), UNREACHED, np.int64)
    venue[found], least[found] = order_of_codes[rank[order][first]], ms[order][first]
    return venue, least


def network_voronoi(
    network: RoadNetwork,
    places: SnappedPlaces,
    venues: SnappedPlaces,
    *,
    period: Period = Period.OFF_PEAK,
    speeds: SpeedModel | None = None,
    params: VoronoiParams | None = None,
) -> "geopandas.GeoDataFrame":
    """
    Divide the land among venues: each point belongs to the venue that is the nearest in time from there.

    A network Voronoi diagram (Okabe and others 2000), towards the venues, by time.

    Parameters
    ----------
    network
        The roads.
    places
        n places to count; may be none.
    venues
        m venues to go to.
    period, speeds
        Time of day and operating speeds that apply.
    params
        How cells are drawn; what suits the network when None.

    Returns
    -------
    GeoDataFrame
        Columns ``code`` (of the venue), ``places`` (how many of the n are nearest to it), ``geometry``;
        EPSG:4326, in the order of the venues. Cells do not overlap. Empty geometry where no road is nearest.
    """
    import geopandas

    params = params or VoronoiParams.suiting(network)
    arc_ms = (speeds or SpeedModel()).arc_milliseconds(network, period)
    chosen, _ = nearest_by_road(network, places, venues, arc_ms)
    samples = _road_samples(network, params.sample_m)
    label, _ = nearest_by_road(network, samples, venues, arc_ms)
    areas = _areas(network, samples, label, len(venues), params)
    rows = {
        "code": list(venues.codes),
        "places": np.bincount(chosen[chosen >= 0], minlength=len(venues)),
    }
    return geopandas.GeoDataFrame(rows, geometry=areas, crs="EPSG:4326")


def _road_samples(network: RoadNetwork, sample_m: float) -> SnappedPlaces:
    """Return points spread evenly along every link, as places without an access leg."""
    import shapely

    pieces = np.maximum(np.ceil(network.link_length_m / sample_m), 1).astype(np.int64)
    link = np.repeat(np.arange(network.link_count), pieces)
    within = np.arange(len(link)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    fraction = (within + 0.5) / pieces[link]
    x, y = to_plane(network.geometry_lon, network.geometry_lat)
    sizes = np.diff(network.geometry_offset)
    lines = shapely.linestrings(x, y, indices=np.repeat(np.arange(network.link_count), sizes))
    points = shapely.line_interpolate_point(lines[link], fraction, normalized=True)
    lon, lat = to_degrees(shapely.get_x(points), shapely.get_y(points))
    nothing = np.zeros(len(link))
    return SnappedPlaces(
        codes=tuple(map(str, range(len(link)))),
        lon=lon,
        lat=lat,
        link=link.astype(np.int32),
        fraction=fraction,
        access_m=nothing,
        access_ms=nothing.astype(np.int32),
    )


def _areas(
    network: RoadNetwork, samples: SnappedPlaces, label: IntArray, count: int, params: VoronoiParams
) -> "list[shapely.Geometry]":
    """Unite the cells around samples of one label, within reach of the roads; in degrees."""
    import shapely

    x, y = to_plane(samples.lon, samples.lat)
    scale = float(metres_per_unit(np.array([samples.lat.mean()]))[0])
    kept = _thinned(x, y, label, params.sample_m / scale)
    cells = _cells(x[kept], y[kept], params.reach_m / scale)
    cover = RoadCover.of(network, params.reach_m, params.reach_m / 20)
    land = cover.area(np.ones(network.link_count, np.bool_), [])
    areas = []
    for venue in range(count):
        united = shapely.union_all(cells[label[kept] == venue])
        area = polygons_of(shapely.intersection(united, land))
        areas.append(shapely.transform(area, to_degrees, interleaved=False))
    return areas


def _thinned(x: FloatArray, y: FloatArray, label: IntArray, side: float) -> NDArray[np.int64]:
    """Return one sample of each label in each square, so that towns do not outweigh the land."""
    square = np.stack([np.floor(x / side), np.floor(y / side), label], axis=1).astype(np.int64)
    _, first = np.unique(square, axis=0, return_index=True)
    _, different = np.unique(np.stack([x[first], y[first]], axis=1), axis=0, return_index=True)
    return np.sort(first[different])


def _cells(x: FloatArray, y: FloatArray, margin: float) -> NDArray[np.object_]:
    """Return the Voronoi cell of every point, in order, at least `margin` beyond the outermost."""
    import shapely

    box = shapely.box(x.min() - margin, y.min() - margin, x.max() + margin, y.max() + margin)
    if len(x) == 1:
        return np.array([box], object)
    points = shapely.multipoints(np.column_stack([x, y]))
    return np.asarray(shapely.get_parts(shapely.voronoi_polygons(points, extend_to=box, ordered=True)))
