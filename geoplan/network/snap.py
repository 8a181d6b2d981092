"""Places put on the road: the nearest point of the nearest link that a car may stop on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.geography import METRES_PER_MILE, Position
from geoplan.domain.roads import RoadClass
from geoplan.errors import Fault, InputError, NetworkError, RowAt
from geoplan.network.metric import metres_per_unit, to_plane
from geoplan.network.model import FloatArray, IntArray, RoadNetwork

if TYPE_CHECKING:
    import shapely

MS_PER_HOUR = 3_600_000
AT_JUNCTION_M = 0.5  # finer than any map: a place this near a link's end is at the junction


@dataclass(frozen=True, slots=True)
class SnapParams:
    """
    How places are put on the road.

    Parameters
    ----------
    report_beyond_m
        A place farther from any road than this is reported.
    refuse_beyond_m
        A place farther from any road than this is refused.
    access_mph
        Speed along the straight line between a place and its road (drives, car parks, lanes).
    avoid
        Road classes that nobody starts or ends a journey on.
    avoid_slip
        Whether slip roads are left out too.
    """

    report_beyond_m: float = 500.0
    refuse_beyond_m: float = 5_000.0
    access_mph: float = 10.0
    avoid: frozenset[RoadClass] = frozenset({RoadClass.MOTORWAY})
    avoid_slip: bool = True

    def __post_init__(self) -> None:
        if not 0 < self.report_beyond_m <= self.refuse_beyond_m:
            raise ValueError("report_beyond_m must be positive and at most refuse_beyond_m")
        if not 1 <= self.access_mph <= 70:
            raise ValueError(f"access_mph {self.access_mph} is not between 1 and 70")


@dataclass(frozen=True, eq=False, repr=False)
class SnappedPlaces:
    """
    n places on the road.

    Parameters
    ----------
    codes
        n different codes.
    lon, lat
        (n,) the places themselves, WGS 84 degrees.
    link, fraction
        (n,) the link each place is on, and how far along its line: 0 at its start, 1 at its end.
    access_m, access_ms
        (n,) straight line between place and road in metres, and the time it takes in milliseconds.
    """

    codes: tuple[str, ...]
    lon: FloatArray
    lat: FloatArray
    link: IntArray
    fraction: FloatArray
    access_m: FloatArray
    access_ms: IntArray

    def __len__(self) -> int:
        return len(self.codes)

    def far(self, params: SnapParams | None = None) -> tuple[tuple[str, float], ...]:
        """Places to report: (code, metres to the nearest road), the farthest first."""
        beyond_m = (params or SnapParams()).report_beyond_m
        order = np.argsort(-self.access_m, kind="stable")
        return tuple((self.codes[i], float(self.access_m[i])) for i in order if self.access_m[i] > beyond_m)

    def __repr__(self) -> str:
        """Say how many there are, never where: homes are among them."""
        return f"SnappedPlaces({len(self)} places on the road)"

    def select(self, codes: Sequence[str]) -> "SnappedPlaces":
        """
        The places with these codes, in this order.

        Raises
        ------
        KeyError
            When a code is not among the places.
        """
        number = {code: index for index, code in enumerate(self.codes)}
        chosen = np.array([number[code] for code in codes], np.int64)
        return SnappedPlaces(
            codes=tuple(codes),
            lon=self.lon[chosen],
            lat=self.lat[chosen],
            link=self.link[chosen],
            fraction=self.fraction[chosen],
            access_m=self.access_m[chosen],
            access_ms=self.access_ms[chosen],
        )


_Shapes = NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class _LinkIndex:
    """The links that may be snapped to: their numbers, lines on the plane and the search tree over those."""

    link: IntArray
    lines: _Shapes
    tree: "shapely.STRtree"


_Rule = tuple[frozenset[RoadClass], bool]
_indexes: WeakKeyDictionary[RoadNetwork, dict[_Rule, _LinkIndex]] = WeakKeyDictionary()


def snap(
    network: RoadNetwork,
    codes: Sequence[str],
    positions: Sequence[Position],
    *,
    params: SnapParams | None = None,
    where: Mapping[str, RowAt] | None = None,
) -> SnappedPlaces:
    """
    Put places on the nearest link, measured in true metres to its line (not to its end nodes).

    Parameters
    ----------
    network
        The roads.
    codes, positions
        n different codes and where they are.
    params
        Distances, access speed, and the roads left out.
    where
        Rows that codes were read from; faults of these name file, sheet and row.

    Returns
    -------
    SnappedPlaces
        In the order given. Of links equally near, the first in the network is taken.

    Raises
    ------
    InputError
        Naming every place beyond `refuse_beyond_m`, and every code given twice.
    NetworkError
        When the network has no road to stop on.
    """
    lon = np.array([position.lon for position in positions], np.float64)
    lat = np.array([position.lat for position in positions], np.float64)
    return snap_points(network, codes, lon, lat, params=params, where=where)


def snap_points(
    network: RoadNetwork,
    codes: Sequence[str],
    lon: FloatArray,
    lat: FloatArray,
    *,
    params: SnapParams | None = None,
    where: Mapping[str, RowAt] | None = None,
) -> SnappedPlaces:
    """Do what `snap` does, for (n,) arrays of degrees anywhere in the world."""
    import shapely

    params = params or SnapParams()
    if not len(codes) == len(lon) == len(lat):
        raise ValueError(f"{len(codes)} codes for {len(lon)} positions")
    _refuse_twins(codes, where or {})
    index = _link_index(network, params)
    points = shapely.points(*to_plane(lon, lat))
    found = index.tree.query_nearest(points, all_matches=True)
    order = np.lexsort((found[1], found[0]))
    place, first = np.unique(found[0][order], return_index=True)
    if len(place) != len(codes):
        raise ValueError("a position is not a number")
    nearest = found[1][order][first]
    lines = index.lines[nearest]
    access_m = shapely.distance(points, lines) * metres_per_unit(lat)
    _refuse_distant(network, codes, access_m, params, where or {})
    return SnappedPlaces(
        codes=tuple(codes),
        lon=np.asarray(lon, np.float64),
        lat=np.asarray(lat, np.float64),
        link=index.link[nearest],
        fraction=_fraction(network, index.link[nearest], lines, points),
        access_m=access_m,
        access_ms=_milliseconds(access_m, params.access_mph),
    )


def _fraction(network: RoadNetwork, link: IntArray, lines: _Shapes, points: _Shapes) -> FloatArray:
    """(n,) how far along its line each point is, 0 to 1; exactly 0 or 1 at a junction."""
    import shapely

    # A line whose vertices all lie in one spot has no fraction.
    located = np.nan_to_num(shapely.line_locate_point(lines, points, normalized=True))
    fraction: FloatArray = np.clip(located, 0.0, 1.0)
    length_m = network.link_length_m[link]
    fraction[fraction * length_m < AT_JUNCTION_M] = 0.0
    fraction[(1.0 - fraction) * length_m < AT_JUNCTION_M] = 1.0
    return fraction


def _milliseconds(metres: FloatArray, mph: float) -> IntArray:
    return np.rint(metres / (mph * METRES_PER_MILE) * MS_PER_HOUR).astype(np.int32)


def _link_index(network: RoadNetwork, params: SnapParams) -> _LinkIndex:
    """Return the search tree of a network, built once for each set of roads left out."""
    import shapely

    rule = (params.avoid, params.avoid_slip)
    known = _indexes.setdefault(network, {})
    if rule in known:
        return known[rule]
    usable = ~np.isin(network.link_class, [int(road_class) for road_class in params.avoid])
    if params.avoid_slip:
        usable &= ~network.link_slip
    link = np.flatnonzero(usable).astype(np.int32)
    if len(link) == 0:
        raise NetworkError("The network has only motorways and slip roads; build it with ordinary roads too.")
    sizes = np.diff(network.geometry_offset)
    x, y = to_plane(network.geometry_lon, network.geometry_lat)
    lines = shapely.linestrings(x, y, indices=np.repeat(np.arange(network.link_count), sizes))[link]
    known[rule] = _LinkIndex(link=link, lines=lines, tree=shapely.STRtree(lines))
    return known[rule]


def _refuse_twins(codes: Sequence[str], where: Mapping[str, RowAt]) -> None:
    twins = [code for code, count in Counter(codes).items() if count > 1]
    if twins:
        # A code that occurs twice has no one row: only its file is named.
        raise InputError(
            replace(
                _fault_at(
                    where.get(code),
                    f"code {code} is given to more than one place",
                    "give each place its own code",
                ),
                row=None,
            )
            for code in twins
        )


def _refuse_distant(
    network: RoadNetwork,
    codes: Sequence[str],
    access_m: FloatArray,
    params: SnapParams,
    where: Mapping[str, RowAt],
) -> None:
    refused = np.flatnonzero(access_m > params.refuse_beyond_m)
    if len(refused) == 0:
        return
    cure = "correct its position, or use a network that covers it"
    if 2 * len(refused) > len(codes):
        cure = (
            "use a network that covers these places (geoplan network use embedded), or correct the positions"
        )
    source = network.provenance.source
    raise InputError(
        _fault_at(
            where.get(codes[i]),
            f"{codes[i]} is {access_m[i] / METRES_PER_MILE:,.1f} miles from the nearest road of {source}",
            cure,
        )
        for i in refused.tolist()
    )


def _fault_at(row: RowAt | None, message: str, cure: str) -> Fault:
    if row is None:
        return Fault(message, cure)
    return Fault(message, cure, file=row.file, sheet=row.sheet, row=row.row)
