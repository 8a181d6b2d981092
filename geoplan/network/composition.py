"""What fastest paths are made of: metres of each kind of road, and junctions. Speeds are fitted to that."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.periods import Period
from geoplan.domain.roads import RoadClass
from geoplan.network.model import BoolArray, FloatArray, RoadNetwork
from geoplan.network.snap import SnappedPlaces
from geoplan.network.speeds import METRES_PER_SECOND_PER_MPH, SpeedModel, arc_junctions, speed_name
from geoplan.network.trace import Path, fastest_paths


@dataclass(frozen=True, eq=False)
class SnappedJourneys:
    """n journeys: the i-th from row i of `origins` to row i of `destinations`; it took ``seconds[i]``."""

    origins: SnappedPlaces
    destinations: SnappedPlaces
    periods: tuple[Period, ...]
    seconds: FloatArray

    def __len__(self) -> int:
        return len(self.periods)

    @property
    def codes(self) -> tuple[str, ...]:
        """The journeys' codes."""
        return self.origins.codes

    def take(self, chosen: BoolArray) -> "SnappedJourneys":
        """The chosen journeys only; `chosen` has shape (n,)."""
        codes = [code for code, keep in zip(self.codes, chosen, strict=True) if keep]
        return SnappedJourneys(
            origins=self.origins.select(codes),
            destinations=self.destinations.select(codes),
            periods=tuple(period for period, keep in zip(self.periods, chosen, strict=True) if keep),
            seconds=self.seconds[chosen],
        )


@dataclass(frozen=True, eq=False)
class RoadKinds:
    """
    The u kinds of links that a speed model cannot tell apart within.

    `of_link` is each link's kind, shape (k,); `examples` a network with one link of each kind, in order;
    `field` the name in `SpeedModel` of the speed that mostly holds for it.
    """

    of_link: NDArray[np.int64]
    examples: RoadNetwork
    field: tuple[str, ...]

    @classmethod
    def of(cls, network: RoadNetwork) -> "RoadKinds":
        """Group a network's links by all that a speed model looks at."""
        traits = np.stack(
            [
                network.link_class.astype(np.int64),
                network.link_dual.astype(np.int64),
                network.link_built_up.astype(np.int64),
                network.link_slip.astype(np.int64),
                network.link_limit_mph.astype(np.int64),
            ],
            axis=1,
        )
        _, first, kind = np.unique(traits, axis=0, return_index=True, return_inverse=True)
        # A network keeps its links in order, so kinds are numbered by where each first occurs.
        order = np.argsort(first)
        number = np.empty(len(order), np.int64)
        number[order] = np.arange(len(order))
        chosen = np.zeros(network.link_count, np.bool_)
        chosen[first] = True
        examples = network.subnetwork(chosen)
        return cls(number[kind.ravel()], examples, tuple(_field(examples, i) for i in range(len(first))))


@dataclass(frozen=True, eq=False)
class Composition:
    """
    n paths as a model sees them.

    Parameters
    ----------
    kinds
        The u kinds of road.
    metres
        (n, u) metres of each kind.
    junctions, signals
        (n,) junctions and traffic lights passed; shares of an arc count in part.
    access_s
        (n,) access legs at both ends, seconds.
    periods
        n periods.
    """

    kinds: RoadKinds
    metres: FloatArray
    junctions: FloatArray
    signals: FloatArray
    access_s: FloatArray
    periods: tuple[Period, ...]

    def predict_s(self, model: SpeedModel) -> FloatArray:
        """(n,) seconds that a model gives these very paths, access legs included."""
        pace = 1.0 / (model.link_speed_mph(self.kinds.examples) * METRES_PER_SECOND_PER_MPH)
        delay_s = model.junction_delay_s * self.junctions + model.signal_delay_s * self.signals
        delay_s = delay_s * model.delay_factor(self.kinds.examples)
        factor = np.array([model.period_factor(period) for period in self.periods])
        predicted: FloatArray = factor * (self.metres @ pace + delay_s) + self.access_s
        return predicted

    def field_metres(self) -> dict[str, FloatArray]:
        """(n,) metres of each journey by `SpeedModel` field, for the fields that occur."""
        found: dict[str, FloatArray] = {}
        for kind, name in enumerate(self.kinds.field):
            found[name] = found.get(name, 0.0) + self.metres[:, kind]
        return found


def fastest_by_model(
    network: RoadNetwork, journeys: SnappedJourneys, model: SpeedModel
) -> tuple[Path | None, ...]:
    """
    Find the path of every journey that a model holds for the fastest; None where no road leads there.

    Journeys that start at one point in one period share a search.
    """
    ends = journeys.origins
    keys = [
        (str(period), float(ends.lon[i]), float(ends.lat[i])) for i, period in enumerate(journeys.periods)
    ]
    times = {period: model.arc_milliseconds(network, period) for period in set(journeys.periods)}
    paths: list[Path | None] = [None] * len(journeys)
    for _, same in groupby(sorted(range(len(keys)), key=keys.__getitem__), key=keys.__getitem__):
        rows = list(same)
        origin = ends.select([journeys.codes[rows[0]]])
        destinations = journeys.destinations.select([journeys.codes[row] for row in rows])
        found = fastest_paths(network, origin, destinations, times[journeys.periods[rows[0]]])
        for row, path in zip(rows, found, strict=True):
            paths[row] = path
    return tuple(paths)


def compose(
    network: RoadNetwork, kinds: RoadKinds, journeys: SnappedJourneys, paths: Sequence[Path]
) -> Composition:
    """Count what n paths of n journeys are made of."""
    metres = np.zeros((len(paths), kinds.examples.link_count))
    junctions, signals = np.zeros(len(paths)), np.zeros(len(paths))
    at_signals, at_junction = arc_junctions(network)
    for row, path in enumerate(paths):
        link = network.arcs.link[path.arc]
        np.add.at(metres[row], kinds.of_link[link], network.link_length_m[link] * path.share)
        signals[row] = path.share[at_signals[path.arc]].sum()
        junctions[row] = path.share[(at_junction & ~at_signals)[path.arc]].sum()
    access_ms = journeys.origins.access_ms.astype(np.int64) + journeys.destinations.access_ms
    return Composition(kinds, metres, junctions, signals, access_ms / 1_000, journeys.periods)


def _field(network: RoadNetwork, link: int) -> str:
    if network.link_slip[link]:
        return "slip"
    return speed_name(
        RoadClass(int(network.link_class[link])),
        dual=bool(network.link_dual[link]),
        built_up=bool(network.link_built_up[link]),
    )
