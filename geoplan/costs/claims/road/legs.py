"""Times and lengths of every stretch that claims drive: in bulk, a few tables for all of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import inf

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.claims import ClaimStop
from geoplan.domain.periods import Period
from geoplan.matrix import MatrixProvenance, travel_times
from geoplan.network.cache import ArrayCache
from geoplan.network.engine import hierarchy
from geoplan.network.model import RoadNetwork
from geoplan.network.shortest import shortest_metres
from geoplan.network.snap import SnapParams, SnappedPlaces, snap
from geoplan.network.speeds import SpeedModel
from geoplan.progress import Progress

# Pairs of one table: a few hundred megabytes at the most.
_MOST_PAIRS = 4_000_000

LegKey = tuple[str, str, Period]
_Pair = tuple[str, str]
_Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch from one place to another: the fastest way's time and length, and the shortest length."""

    seconds: float
    fastest_m: float
    shortest_m: float


@dataclass(frozen=True, slots=True)
class Legs:
    """
    The stretches that were asked for.

    Parameters
    ----------
    by_key
        By labels of both ends and period; lengths are ``inf`` where no road leads.
    places
        The ends on the road; their codes are the labels.
    access_m
        How far each place lies from its road, by label.
    """

    by_key: Mapping[LegKey, Leg]
    places: SnappedPlaces
    access_m: Mapping[str, float]
    provenance: MatrixProvenance

    def __getitem__(self, key: LegKey) -> Leg:
        return self.by_key[key]


@dataclass(slots=True)
class _Tables:
    """What tables are made with, and how far it is."""

    network: RoadNetwork
    places: SnappedPlaces
    speeds: SpeedModel
    cache: ArrayCache | None
    progress: Progress | None
    steps: int
    row: dict[str, int] = field(default_factory=dict)
    done: int = 0

    def tell(self) -> None:
        if self.progress is not None:
            self.done += 1
            self.progress(self.done, self.steps, "routes of claims")


def measure_legs(
    network: RoadNetwork,
    stops: Iterable[ClaimStop],
    wanted: Iterable[LegKey],
    *,
    speeds: SpeedModel | None = None,
    snap_params: SnapParams | None = None,
    cache: ArrayCache | None = None,
    progress: Progress | None = None,
) -> Legs:
    """
    Measure stretches between places.

    Parameters
    ----------
    stops
        Every place with a position that a stretch begins or ends at.
    wanted
        Labels of both ends, and the period of the day.
    cache
        Where the network's preparations are kept; tables of claims are not.

    Returns
    -------
    Legs
        However far a place is from any road; who asks decides how far is too far.
    """
    speeds = speeds or SpeedModel()
    positions = {stop.label: stop.position for stop in stops if stop.position is not None}
    labels = sorted(positions)
    params = replace(snap_params or SnapParams(), refuse_beyond_m=inf)
    places = snap(network, labels, [positions[label] for label in labels], params=params)
    by_period: dict[Period, set[_Pair]] = defaultdict(set)
    for start, end, period in wanted:
        by_period[period].add((start, end))
    row = {label: number for number, label in enumerate(labels)}
    tables = _Tables(network, places, speeds, cache, progress, len(by_period) + 1, row)
    found: dict[LegKey, Leg] = {}
    lengths = _lengths(tables, sorted(set().union(*by_period.values())))
    for period in Period:
        if period in by_period:
            pairs = sorted(by_period[period])
            seconds, metres = _times(tables, pairs, period)
            for number, (start, end) in enumerate(pairs):
                leg = Leg(float(seconds[number]), float(metres[number]), lengths[start, end])
                found[start, end, period] = leg
    provenance = _provenance(network, speeds)
    return Legs(found, places, dict(zip(labels, places.access_m.tolist(), strict=True)), provenance)


def _provenance(network: RoadNetwork, speeds: SpeedModel) -> MatrixProvenance:
    import datetime

    today = datetime.date.today().isoformat()
    return MatrixProvenance(network.provenance.source, network.version, speeds.version, today)


def _times(tables: _Tables, pairs: Sequence[_Pair], period: Period) -> tuple[NDArray[np.float64], ...]:
    """(k,) seconds and metres of the fastest ways."""
    # The preparation is worth keeping on disk; the tables are of places that only these claims name.
    hierarchy(tables.network, tables.speeds, period, cache=tables.cache)

    def table(origins: SnappedPlaces, destinations: SnappedPlaces) -> tuple[NDArray[np.float64], ...]:
        matrix = travel_times(tables.network, origins, destinations, period=period, speeds=tables.speeds)
        return matrix.seconds, matrix.metres

    found = _in_tables(tables, pairs, table, 2)
    tables.tell()
    return found


def _lengths(tables: _Tables, pairs: Sequence[_Pair]) -> dict[_Pair, float]:
    """Lengths of the shortest ways, in metres."""

    def table(origins: SnappedPlaces, destinations: SnappedPlaces) -> tuple[NDArray[np.float64], ...]:
        return (shortest_metres(tables.network, origins, destinations, cache=tables.cache),)

    (metres,) = _in_tables(tables, pairs, table, 1)
    tables.tell()
    return dict(zip(pairs, metres.tolist(), strict=True))


def _in_tables(
    tables: _Tables,
    pairs: Sequence[_Pair],
    table: Callable[[SnappedPlaces, SnappedPlaces], tuple[NDArray[np.float64], ...]],
    layers: int,
) -> tuple[NDArray[np.float64], ...]:
    """(k,) figures of k pairs: one table where that is small enough, else several, by origins."""
    starts = np.array([tables.row[start] for start, _ in pairs], np.int64)
    ends = np.array([tables.row[end] for _, end in pairs], np.int64)
    found = tuple(np.full(len(pairs), np.nan) for _ in range(layers))
    for chosen in _chunks(starts, ends):
        origins, at = np.unique(starts[chosen], return_inverse=True)
        destinations, to = np.unique(ends[chosen], return_inverse=True)
        for layer, values in zip(
            found, table(_some(tables.places, origins), _some(tables.places, destinations)), strict=True
        ):
            layer[chosen] = values[at, to]
    return found


def _chunks(starts: _Rows, ends: _Rows) -> Iterable[_Rows]:
    """Positions of pairs for one table after the other."""
    if not len(starts):
        return
    order = np.argsort(starts, kind="stable")
    _, first = np.unique(starts[order], return_index=True)
    each = max(1, _MOST_PAIRS // len(np.unique(ends)))
    bounds = [*first[::each].tolist(), len(order)]
    for begin, end in pairwise(bounds):
        yield order[begin:end]


def _some(places: SnappedPlaces, rows: _Rows) -> SnappedPlaces:
    return places.select([places.codes[row] for row in rows.tolist()])
