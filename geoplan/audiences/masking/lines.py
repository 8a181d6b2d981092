"""Lines on the road that may be shared: they stop at junctions away from homes."""

from collections.abc import Container, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from geoplan.audiences.masking.zones import Zone, Zones
from geoplan.domain.geography import Position

if TYPE_CHECKING:
    from geoplan.network.model import RoadNetwork

_JUNCTION_LINKS = 3
_NO_OTHERS = Zones()


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
    zones: Zones = _NO_OTHERS,
) -> tuple[Position, ...]:
    """
    Return a line without what is near some homes.

    What is in the zone of a home is left out wherever on the line it is, and what is left begins and ends at
    junctions.

    Parameters
    ----------
    line
        From door to door.
    homes
        Those that it begins or ends at, or calls at on the way.
    junctions
        Where it may end; see `junctions_of`.
    zones
        Of all homes that are known; without them a zone is a square of 1 km and what is around it.

    Returns
    -------
    tuple
        The longest stretch between two junctions that keeps away from all the homes; empty where there is
        none.
    """
    stretches = _stretches(line, [zones.around(home) for home in homes], junctions)
    return max(stretches, key=lambda stretch: sum(a.distance_m(b) for a, b in pairwise(stretch)), default=())


def _stretches(
    line: Sequence[Position], zones: Sequence[Zone], junctions: Container[Position]
) -> list[tuple[Position, ...]]:
    """Return the parts of a line that keep away from zones, each from its first to its last junction."""
    found = []
    start: int | None = None
    last = 0
    for at, point in enumerate(line):
        before = line[max(at - 1, 0)]
        if start is not None and any(zone.is_crossed(before, point) for zone in zones):
            found.append(tuple(line[start : last + 1]))
            start = None
        if point in junctions and not any(zone.holds(point) for zone in zones):
            start, last = at if start is None else start, at
    if start is not None:
        found.append(tuple(line[start : last + 1]))
    return [stretch for stretch in found if len(stretch) > 1]
