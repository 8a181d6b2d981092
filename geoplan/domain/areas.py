"""Areas with names, such as wards, by which districts may be regrouped."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from geoplan.domain.geography import Position

Ring = tuple[tuple[float, float], ...]
"""Longitudes and latitudes of corners; the last is the first again."""


@dataclass(frozen=True, slots=True)
class NamedArea:
    """
    An area.

    Parameters
    ----------
    rings
        Its outlines, those of holes included.
    """

    name: str
    rings: tuple[Ring, ...] = field(repr=False)

    def holds(self, position: Position) -> bool:
        """Return whether a position lies within: a line to the east of it crosses an odd number of edges."""
        crossed = 0
        for ring in self.rings:
            for (lon, lat), (next_lon, next_lat) in pairwise(ring):
                if (lat > position.lat) != (next_lat > position.lat):
                    along = (position.lat - lat) / (next_lat - lat)
                    crossed += position.lon < lon + along * (next_lon - lon)
        return crossed % 2 == 1


def area_at(areas: Iterable[NamedArea], position: Position) -> str | None:
    """Return the name of the first area that holds a position; None where none does."""
    return next((one.name for one in areas if one.holds(position)), None)
