"""The main roads of the fastest way, for journeys that are asked about: what the question is held against."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np

from geoplan.costs.claims.road.legs import LegKey
from geoplan.domain.periods import Period
from geoplan.network.model import RoadNetwork
from geoplan.network.paths import road_label
from geoplan.network.snap import SnappedPlaces
from geoplan.network.speeds import SpeedModel
from geoplan.network.trace import Path, fastest_paths

_MOST_NAMED = 4
_LEAST_SHARE = 0.08


def main_roads(
    network: RoadNetwork, places: SnappedPlaces, wanted: Iterable[LegKey], *, speeds: SpeedModel | None = None
) -> dict[LegKey, tuple[str, ...]]:
    """
    Name the main roads of stretches, in the order driven: the longest few.

    Parameters
    ----------
    places
        The ends of all stretches, on the road, by label.
    wanted
        Labels of both ends, and the period.
    """
    by_start: dict[tuple[Period, str], set[str]] = defaultdict(set)
    for start, end, period in wanted:
        by_start[period, start].add(end)
    found: dict[LegKey, tuple[str, ...]] = {}
    arc_ms: Mapping[Period, np.ndarray] = {
        period: (speeds or SpeedModel()).arc_milliseconds(network, period) for period, _ in by_start
    }
    for (period, start), ends in sorted(by_start.items()):
        listed = sorted(ends)
        paths = fastest_paths(network, places.select([start]), places.select(listed), arc_ms[period])
        for end, path in zip(listed, paths, strict=True):
            found[start, end, period] = () if path is None else _named(network, path)
    return found


def _named(network: RoadNetwork, path: Path) -> tuple[str, ...]:
    links = network.arcs.link[path.arc]
    metres = network.link_length_m[links] * path.share
    labels = [road_label(network, int(link)) for link in links]
    by_road: dict[str, float] = defaultdict(float)
    for label, length in zip(labels, metres.tolist(), strict=True):
        by_road[label] += length
    whole = sum(by_road.values())
    long = [road for road, length in by_road.items() if length >= _LEAST_SHARE * whole]
    longest = sorted(long, key=lambda road: -by_road[road])[:_MOST_NAMED]
    return tuple(road for road in by_road if road in longest)
