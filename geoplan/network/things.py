"""Children, carers, drivers, venues and places of the domain, put on the road without a detour by hand."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from geoplan.domain.geography import Position
from geoplan.errors import RowAt
from geoplan.network.model import RoadNetwork
from geoplan.network.snap import SnapParams, SnappedPlaces, snap


class Placed(Protocol):
    """Anything with a code and a position: venues, schools, places, rows of a table."""

    @property
    def code(self) -> str:
        """Its own code."""

    @property
    def position(self) -> Position:
        """Where it is."""


class Housed(Protocol):
    """Anyone with a code and a home: children, carers, drivers."""

    @property
    def code(self) -> str:
        """Their own code."""

    @property
    def home(self) -> Position:
        """Where they live."""


def on_roads(
    network: RoadNetwork,
    things: Iterable[Placed | Housed],
    *,
    params: SnapParams | None = None,
    where: Mapping[str, RowAt] | None = None,
) -> SnappedPlaces:
    """
    Put people at their homes, and places where they are, on the nearest road.

    Parameters
    ----------
    network
        The roads.
    things
        Things with a ``code`` and a ``position`` or a ``home``; codes occur once.
    params
        How far is too far.
    where
        Rows that codes were read from; faults of these name file, sheet and row.

    Raises
    ------
    InputError
        With every thing that lies too far from any road.
    """
    listed = tuple(things)
    positions = [position_of(thing) for thing in listed]
    codes = [thing.code for thing in listed]
    return snap(network, codes, positions, params=params or SnapParams(), where=where)


def position_of(thing: Placed | Housed) -> Position:
    """Return where a thing is, or where a person lives."""
    position: Position = getattr(thing, "home", None) or thing.position  # type: ignore[union-attr]
    return position
