"""Zones around homes: rectangles of the map that hold several homes each, so that none stands for one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import cos, floor, radians

from geoplan.domain.checks import check_between
from geoplan.domain.geography import EARTH_RADIUS_M, Position

_METRES_PER_DEGREE = radians(1.0) * EARTH_RADIUS_M
# Squares are as wide as they are tall here, and within a tenth of it from Kent to Northumberland.
_MIDDLE_OF_ENGLAND = 53.0

_Cell = tuple[int, int]
"""Row and column of a square."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneParams:
    """
    How far lines keep from homes.

    Parameters
    ----------
    square_m
        Side of the squares that zones are made of.
    homes
        A zone has at least so many different homes in it, as long as there are so many.
    away_m
        Nothing is shown within the zone of a home, nor so close to it.
    """

    square_m: int = 1_000
    homes: int = 5
    away_m: int = 500

    def __post_init__(self) -> None:
        check_between("the side of the squares around homes", self.square_m, 100, 20_000, "m")
        check_between("the number of homes in a zone", self.homes, 1, 1_000)
        check_between("the distance that lines keep from homes", self.away_m, 0, 20_000, "m")


@dataclass(frozen=True, slots=True)
class Zone:
    """A rectangle with what lies close around it, in degrees."""

    south: float
    north: float
    west: float
    east: float

    def holds(self, point: Position) -> bool:
        """Whether a point lies in it."""
        return self.is_crossed(point, point)

    def is_crossed(self, start: Position, end: Position) -> bool:
        """Whether a straight line has a point in it (clipped as Liang and Barsky do)."""
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


@dataclass(frozen=True, eq=False)
class Zones:
    """
    The zones of some homes; all homes of a zone have the same one, so that it tells of none of them.

    The rectangle of all homes is cut in two along the edges of squares, and each part again, while either
    part has enough homes (Mondrian multidimensional k-anonymity, LeFevre and others 2006).

    Parameters
    ----------
    known
        The homes that are counted, each once however many live there. One that is not among them has the
        square that it lies in.
    """

    known: frozenset[Position] = field(default=frozenset(), repr=False)
    params: ZoneParams = field(default_factory=ZoneParams)

    @classmethod
    def of(cls, homes: Iterable[Position], *, params: ZoneParams | None = None) -> "Zones":
        """Return the zones of some homes."""
        return cls(frozenset(homes), params or ZoneParams())

    def around(self, home: Position) -> Zone:
        """Return the zone of a home."""
        cell = self._cell(home)
        return self._zone(self._group_of.get(cell, [cell]))

    @cached_property
    def _group_of(self) -> Mapping[_Cell, Sequence[_Cell]]:
        """The squares with homes in them that share a zone, by square."""
        found: dict[_Cell, Sequence[_Cell]] = {}
        waiting = [sorted(self._cell(home) for home in self.known)]
        while waiting:
            cells = waiting.pop()
            parts = _halved(cells, self.params.homes)
            if parts is None:
                found |= dict.fromkeys(cells, cells)
            else:
                waiting += parts
        return found

    def _cell(self, home: Position) -> _Cell:
        return floor(home.lat / self._tall), floor(home.lon / self._wide)

    def _zone(self, cells: Sequence[_Cell]) -> Zone:
        rows, columns = [row for row, _ in cells], [column for _, column in cells]
        share = self.params.away_m / self.params.square_m
        return Zone(
            south=(min(rows) - share) * self._tall,
            north=(max(rows) + 1 + share) * self._tall,
            west=(min(columns) - share) * self._wide,
            east=(max(columns) + 1 + share) * self._wide,
        )

    @property
    def _tall(self) -> float:
        return self.params.square_m / _METRES_PER_DEGREE

    @property
    def _wide(self) -> float:
        return self._tall / cos(radians(_MIDDLE_OF_ENGLAND))


def _halved(cells: Sequence[_Cell], least: int) -> list[list[_Cell]] | None:
    """Cut homes, given by their squares, in two as evenly as can be along the longer side; None if not."""
    if len(cells) < 2 * least:
        return None
    spans = [max(cell[way] for cell in cells) - min(cell[way] for cell in cells) for way in (0, 1)]
    for way in sorted((0, 1), key=lambda one: -spans[one]):
        in_order = sorted(cells, key=lambda cell: (cell[way], cell))
        # Homes in one row of squares stay together: the cut is before the first of a row.
        cuts = [
            at for at in range(least, len(cells) - least + 1) if in_order[at][way] != in_order[at - 1][way]
        ]
        if cuts:
            at = min(cuts, key=lambda one: (abs(2 * one - len(cells)), one))
            return [in_order[:at], in_order[at:]]
    return None
