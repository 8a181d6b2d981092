"""How often each stretch of road is driven in a week: the rows that the map of mileage is cut from."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from geoplan.audiences.rows import LegRow, RoadRow, StopRow
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.domain.geography import Position
from geoplan.maps.lines import PackedLines, pack_lines

if TYPE_CHECKING:
    from geoplan.network.model import RoadNetwork

LEAST_PEOPLE = 5
"""A stretch has a number for managers where so many different people were driven, or drove, over it."""
STEP = 5
"""Their numbers are in steps: two weeks apart by one journey look alike."""
_PER_DEGREE = 100_000
_Riders = Mapping[tuple[str, int], tuple[str, ...]]


def road_rows(
    legs: Iterable[LegRow], stops: Iterable[StopRow], network: "RoadNetwork", *, shared: bool
) -> tuple[RoadRow, ...]:
    """
    Return how often each stretch of road is driven, the most driven first.

    Parameters
    ----------
    legs, stops
        Of all runs, whole.
    network
        The roads, for their names.
    shared
        Whether the stretches are those of shared lines, with numbers that managers may see; else they are
        those of whole lines, which only planners may.
    """
    ways = list(legs)
    packed = pack_lines(
        [[(spot.lon, spot.lat) for spot in (way.shared_line if shared else way.line)] for way in ways]
    )
    riders = {(stop.run, stop.number + 1): stop.on_board for stop in stops}
    counts, people = _counted(packed, ways, riders)
    names = _names(packed, network)
    rows = []
    for piece, vertices in enumerate(packed.pieces):
        line = tuple(Position(lat / _PER_DEGREE, lon / _PER_DEGREE) for lon, lat in vertices)
        times = counts[piece, True], counts[piece, False]
        told = tuple(_told(counts[piece, loaded], people[piece, loaded]) for loaded in (True, False))
        rows.append(
            RoadRow(
                road=names[piece],
                length_m=round(float(packed.length_m[piece])),
                line=() if shared else line,
                shared_line=line if shared else (),
                with_child=times[0],
                without_child=times[1],
                shown_with=told[0] if shared else "",
                shown_without=told[1] if shared else "",
            )
        )
    return tuple(sorted(rows, key=lambda row: (-row.with_child - row.without_child, row.road, -row.length_m)))


_Key = tuple[int, bool]
"""A piece, and whether with a child in the car."""


def _counted(
    packed: PackedLines, ways: Sequence[LegRow], riders: _Riders
) -> tuple[Counter[_Key], Mapping[_Key, set[str]]]:
    """Times driven, and the different children driven (or, without any, drivers)."""
    counts: Counter[_Key] = Counter()
    people: dict[_Key, set[str]] = defaultdict(set)
    for way, line in zip(ways, packed.lines, strict=True):
        loaded = way.on_board > 0
        aboard = riders.get((way.run, way.number), ()) if loaded else (way.driver,)
        for number in line:
            key = abs(number) - 1, loaded
            counts[key] += 1
            people[key].update(aboard)
    return counts, people


def _told(times: int, people: set[str]) -> str:
    """A number as managers see it: nothing driven is 0, few people are ``c``, else the nearest step."""
    if times == 0:
        return "0"
    return SHOWN_AS if len(people) < LEAST_PEOPLE else str(max(STEP, STEP * round(times / STEP)))


def _names(packed: PackedLines, network: "RoadNetwork") -> list[str]:
    """The road that is nearest to the middle of each piece."""
    from geoplan.network.paths import road_label
    from geoplan.network.snap import SnapParams, snap_points

    if not packed.pieces:
        return []
    middles = [_middle(vertices) for vertices in packed.pieces]
    lon, lat = (np.array(values) / _PER_DEGREE for values in zip(*middles, strict=True))
    anywhere = SnapParams(avoid=frozenset(), avoid_slip=False)
    found = snap_points(network, [str(at) for at in range(len(middles))], lon, lat, params=anywhere)
    return [road_label(network, int(link)) for link in found.link]


def _middle(vertices: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """The middle of the longest straight part of a line."""
    (x, y), (to_x, to_y) = max(pairwise(vertices), key=lambda ends: math.dist(*ends))
    return (x + to_x) / 2, (y + to_y) / 2
