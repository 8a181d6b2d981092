"""Lines on the road that may be shared: they stop at junctions away from homes."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, floor, radians
from typing import TYPE_CHECKING

from geoplan.domain.checks import check_between
from geoplan.domain.geography import EARTH_RADIUS_M, Position

if TYPE_CHECKING:
    from geoplan.network.model import RoadNetwork

_METRES_PER_DEGREE = radians(1.0) * EARTH_RADIUS_M
_JUNCTION_LINKS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class LineParams:
    """
    How far lines keep from homes.

    Parameters
    ----------
    square_m
        Side of the squares that the country is divided into. What is hidden goes by the square that a home
        lies in and not by the home, so that the end of a line tells no more than the square.
    away_m
        Nothing of a line is shown within a square with a home in it, nor so close to one.
    """

    square_m: int = 1_000
    away_m: int = 500

    def __post_init__(self) -> None:
        check_between("the side of the squares around homes", self.square_m, 100, 20_000, "m")
        check_between("the distance that lines keep from homes", self.away_m, 0, 20_000, "m")


_DEFAULT = LineParams()


def junctions_of(network: "RoadNetwork") -> frozenset[Position]:
    """Return where three roads or more meet: places that lines may end at."""
    import numpy as np

    ends = np.concatenate([network.link_start, network.link_end])
    met = np.bincount(ends, minlength=network.node_count) >= _JUNCTION_LINKS
    lats, lons = network.node_lat[met].tolist(), network.node_lon[met].tolist()
    return frozenset(map(Position, lats, lons))


def shared_line(
    line: Sequence[Position],
    *,
    homes: Iterable[Position],
    junctions: Container[Position],
    params: LineParams = _DEFAULT,
) -> tuple[Position, ...]:
    """
    Return a line without what is close to some homes at its ends.

    What is near a home is left out wherever on the line it is, and what is left begins and ends at junctions.

    Parameters
    ----------
    line
        From door to door.
    homes
        Those that it begins or ends at, or calls at on the way.
    junctions
        Where it may end; see `junctions_of`.

    Returns
    -------
    tuple
        The longest stretch between two junctions that keeps away from all the homes; empty where there is
        none.
    """
    squares = [_Square.around(home, params) for home in homes]
    stretches = _stretches(line, squares, junctions)
    return max(stretches, key=lambda stretch: sum(a.distance_m(b) for a, b in pairwise(stretch)), default=())


def _stretches(
    line: Sequence[Position], squares: "Sequence[_Square]", junctions: Container[Position]
) -> list[tuple[Position, ...]]:
    """Return the parts of a line that keep away from squares, each from its first to its last junction."""
    found = []
    start: int | None = None
    last = 0
    for at, point in enumerate(line):
        before = line[max(at - 1, 0)]
        if start is not None and any(square.is_crossed(before, point) for square in squares):
            found.append(tuple(line[start : last + 1]))
            start = None
        if point in junctions and not any(square.is_crossed(point, point) for square in squares):
            start, last = at if start is None else start, at
    if start is not None:
        found.append(tuple(line[start : last + 1]))
    return [stretch for stretch in found if len(stretch) > 1]


@dataclass(frozen=True, slots=True)
class _Square:
    """A square with a home in it, and what lies close around it, in degrees."""

    south: float
    north: float
    west: float
    east: float

    @classmethod
    def around(cls, home: Position, params: LineParams) -> "_Square":
        tall = params.square_m / _METRES_PER_DEGREE
        row = floor(home.lat / tall)
        # The width goes by the row, not by the home: all homes of a square have the same one.
        wide = tall / cos(radians((row + 0.5) * tall))
        column = floor(home.lon / wide)
        more, more_wide = params.away_m / _METRES_PER_DEGREE, params.away_m / params.square_m * wide
        return cls(
            row * tall - more,
            (row + 1) * tall + more,
            column * wide - more_wide,
            (column + 1) * wide + more_wide,
        )

    def is_crossed(self, start: Position, end: Position) -> bool:
        """Whether a straight line has a point in or close to the square (clipped as Liang and Barsky do)."""
        first, last = 0.0, 1.0
        for begin, step, low, high in (
            (start.lat, end.lat - start.lat, self.south, self.north),
            (start.lon, end.lon - start.lon, self.west, self.east),
        ):
            if step == 0:
                if not low <= begin <= high:
                    return False
                continue
            near, far = sorted(((low - begin) / step, (high - begin) / step))
            first, last = max(first, near), min(last, far)
        return first <= last
