"""How often each stretch of road is driven in a week: the rows that the map of mileage is cut from."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from geoplan.audiences.differencing import NOTHING_TOLD
from geoplan.audiences.rows import LegRow, RoadRow, StopRow
from geoplan.audiences.suppression import SHOWN_AS
from geoplan.domain.geography import Position
from geoplan.domain.told import Told
from geoplan.maps.lines import PackedLines, pack_lines
from geoplan.maps.mileage.memory import tell_stretches

if TYPE_CHECKING:
    from geoplan.network.model import RoadNetwork

LEAST_PEOPLE = 5
"""A stretch has a number for managers where so many different people were driven, or drove, over it."""
_PER_DEGREE = 100_000
_Riders = Mapping[tuple[str, int], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class DrivenRoads:
    """Rows of stretches, the most driven first, and what was told of them."""

    rows: tuple[RoadRow, ...]
    told: Told


def road_rows(
    legs: Iterable[LegRow], stops: Iterable[StopRow], network: "RoadNetwork", *, shared: bool
) -> tuple[RoadRow, ...]:
    """Return the rows of `driven_roads`, where nothing was told before."""
    return driven_roads(legs, stops, network, shared=shared).rows


def driven_roads(
    legs: Iterable[LegRow],
    stops: Iterable[StopRow],
    network: "RoadNetwork",
    *,
    shared: bool,
    before: Told = NOTHING_TOLD,
) -> DrivenRoads:
    """
    Return how often each stretch of road is driven.

    Parameters
    ----------
    legs, stops
        Of all runs, whole.
    network
        The roads, for their names.
    shared
        Whether the stretches are those of shared lines, with numbers that managers may see; else they are
        those of whole lines, which only planners may.
    before
        What managers were told before, so that two maps cannot be subtracted.
    """
    ways = list(legs)
    packed = pack_lines(
        [[(spot.lon, spot.lat) for spot in (way.shared_line if shared else way.line)] for way in ways]
    )
    riders = {(stop.run, stop.number + 1): stop.on_board for stop in stops}
    counts, people = _counted(packed, ways, riders)
    names = _names(packed, network)
    stretches = [(piece, loaded) for piece in range(len(packed.pieces)) for loaded in (True, False)]
    numbers, told = dict[_Key, int](), before
    if shared:
        few = [one for one in stretches if len(people[one]) < LEAST_PEOPLE]
        numbers, told = tell_stretches({one: counts[one] for one in stretches}, packed.pieces, few, before)
    rows = []
    for piece, vertices in enumerate(packed.pieces):
        line = tuple(Position(lat / _PER_DEGREE, lon / _PER_DEGREE) for lon, lat in vertices)
        shown = [str(numbers.get((piece, loaded), SHOWN_AS)) for loaded in (True, False)]
        rows.append(
            RoadRow(
                road=names[piece],
                length_m=round(float(packed.length_m[piece])),
                line=() if shared else line,
                shared_line=line if shared else (),
                with_child=counts[piece, True],
                without_child=counts[piece, False],
                shown_with=shown[0] if shared else "",
                shown_without=shown[1] if shared else "",
            )
        )
    return DrivenRoads(tuple(sorted(rows, key=_rank)), told)


def _rank(row: RoadRow) -> tuple[int, str, int]:
    """The most driven first; for managers by what they see, or the order would tell the numbers."""
    seen = [int(text) for text in (row.shown_with, row.shown_without) if text.isdecimal()]
    times = sum(seen) if row.shared_line else row.with_child + row.without_child
    return -times, row.road, -row.length_m


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
