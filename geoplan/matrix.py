"""Travel matrices: exact seconds and metres between named places, in one period of the day."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.periods import Period
from geoplan.errors import Fault, InputError
from geoplan.network.speeds import SpeedModel
from geoplan.progress import Progress

if TYPE_CHECKING:
    import pandas as pd

    from geoplan.network.cache import ArrayCache
    from geoplan.network.model import RoadNetwork
    from geoplan.network.snap import SnappedPlaces

FloatArray = NDArray[np.float64]

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class MatrixProvenance:
    """What a matrix was made from; goes onto every table, sheet and map drawn from it."""

    network_source: str
    network_version: str
    speeds_version: str
    created: str


@dataclass(frozen=True, eq=False)
class TravelMatrix:
    """
    Travel times and distances between n origins and m destinations.

    Solvers take this, never a graph: it may come from the road network here, or from a file of another
    engine.

    Parameters
    ----------
    origins, destinations
        n and m codes, in matrix order.
    seconds, metres
        Shape (n, m), read-only here. `metres` is the length of the *fastest* path. ``inf`` where no path
        exists.
    period
        Time of day.
    provenance
        Network, speeds, date.

    Raises
    ------
    ValueError
        When the shapes do not fit, a value is negative or not a number, or a code occurs twice.
    """

    origins: tuple[str, ...]
    destinations: tuple[str, ...]
    seconds: FloatArray
    metres: FloatArray
    period: Period
    provenance: MatrixProvenance

    def __post_init__(self) -> None:
        shape = (len(self.origins), len(self.destinations))
        for name in ("seconds", "metres"):
            values = getattr(self, name)
            if values.shape != shape:
                raise ValueError(f"{name} has shape {values.shape}, not {shape}")
            if not np.all(values >= 0):
                raise ValueError(f"{name} has negative values or values that are not numbers")
            own = values.view()  # the caller's array stays writable
            own.setflags(write=False)
            object.__setattr__(self, name, own)
        for name in ("origins", "destinations"):
            codes = getattr(self, name)
            if len(set(codes)) != len(codes):
                twice = sorted({code for code in codes if codes.count(code) > 1})
                raise ValueError(f"{name} occur twice: {', '.join(twice[:5])}")

    @property
    def shape(self) -> tuple[int, int]:
        """``(n, m)``."""
        return len(self.origins), len(self.destinations)

    @property
    def minutes(self) -> FloatArray:
        """Travel times in minutes, shape (n, m)."""
        return self.seconds / 60.0

    @property
    def miles(self) -> FloatArray:
        """Road distances of the fastest paths in miles, shape (n, m)."""
        return self.metres / METRES_PER_MILE

    def select(
        self, *, origins: Sequence[str] | None = None, destinations: Sequence[str] | None = None
    ) -> "TravelMatrix":
        """
        The matrix of some of its places, in the order given.

        Raises
        ------
        InputError
            When a code is not in the matrix.
        """
        rows = self.origins if origins is None else tuple(origins)
        columns = self.destinations if destinations is None else tuple(destinations)
        chosen = np.ix_(_positions(rows, self.origins), _positions(columns, self.destinations))
        return replace(
            self, origins=rows, destinations=columns, seconds=self.seconds[chosen], metres=self.metres[chosen]
        )

    def transposed(self) -> "TravelMatrix":
        """The same figures with origins and destinations exchanged (not the journeys back: those differ)."""
        return replace(
            self,
            origins=self.destinations,
            destinations=self.origins,
            seconds=self.seconds.T,
            metres=self.metres.T,
        )

    def to_frame(self) -> "pd.DataFrame":
        """
        One row a pair.

        Returns
        -------
        pandas.DataFrame
            Columns origin, destination, minutes, miles.
        """
        import pandas as pd

        n, m = self.shape
        return pd.DataFrame(
            {
                "origin": np.repeat(np.array(self.origins, dtype=object), m),
                "destination": np.tile(np.array(self.destinations, dtype=object), n),
                "minutes": self.minutes.ravel(),
                "miles": self.miles.ravel(),
            }
        )


def travel_times(
    network: "RoadNetwork",
    origins: "SnappedPlaces",
    destinations: "SnappedPlaces",
    *,
    period: Period | str = Period.OFF_PEAK,
    speeds: SpeedModel | None = None,
    cache: "ArrayCache | None" = None,
    threads: int = 0,
    progress: Progress | None = None,
) -> TravelMatrix:
    """
    Fastest travel times and their road distances between places.

    Parameters
    ----------
    network
        The roads.
    origins, destinations
        n and m places on them (see `geoplan.on_roads`), in matrix order.
    period
        Time of day whose speeds apply; its name, such as ``"am-peak"``, will do.
    speeds
        Operating speeds; the default model when None.
    cache
        Where results and preparations are kept under a hash of all they depend on.
    threads
        Threads that share the work; 0 for one a processor.
    progress
        Told ``(done, total, what)`` now and then.

    Returns
    -------
    TravelMatrix
        ``seconds[i, j]`` and ``metres[i, j]`` from ``origins[i]`` to ``destinations[j]``, shape (n, m), with
        the access legs at both ends. ``metres`` is the length of the *fastest* path, the shortest among
        equally fast ones. ``inf`` where no path exists. Asymmetric: one-way streets.

    Raises
    ------
    TypeError
        When places have not been put on the road.
    ValueError
        When there is no such period.
    """
    from geoplan.network.cache import content_key
    from geoplan.network.snap import SnappedPlaces

    for places in (origins, destinations):
        if not isinstance(places, SnappedPlaces):
            raise TypeError("put the places on the road first: geoplan.on_roads(network, places)")
    period, speeds = Period(period), speeds or SpeedModel()
    key = content_key(
        "matrix",
        _FORMAT,
        network.version,
        speeds.version,
        period.value,
        *_inputs(origins),
        *_inputs(destinations),
    )
    stored = cache.get(key) if cache else None
    if stored is None:
        seconds, metres = _table(network, origins, destinations, period, speeds, cache, threads, progress)
        stored = {"seconds": seconds, "metres": metres}
        if cache:
            cache.put(key, stored)
    return TravelMatrix(
        origins.codes,
        destinations.codes,
        np.asarray(stored["seconds"], np.float64),
        np.asarray(stored["metres"], np.float64),
        period,
        MatrixProvenance(
            network.provenance.source, network.version, speeds.version, datetime.date.today().isoformat()
        ),
    )


def _table(
    network: "RoadNetwork",
    origins: "SnappedPlaces",
    destinations: "SnappedPlaces",
    period: Period,
    speeds: SpeedModel,
    cache: "ArrayCache | None",
    threads: int,
    progress: Progress | None,
) -> tuple[FloatArray, FloatArray]:
    """Seconds and metres by the hierarchy, and along a shared link where that is better."""
    from geoplan.network.engine import hierarchy
    from geoplan.network.seeds import direct, seeds

    arc_ms = speeds.arc_milliseconds(network, period)
    seconds, metres = hierarchy(network, speeds, period, cache=cache).table(
        seeds(network, origins, arc_ms, outgoing=True),
        seeds(network, destinations, arc_ms, outgoing=False),
        threads=threads,
        progress=progress,
    )
    near = direct(network, origins, destinations, arc_ms)
    pairs = near.origin, near.destination
    direct_s, direct_m = near.ms / 1000.0, near.cm / 100.0
    better = (direct_s < seconds[pairs]) | ((direct_s == seconds[pairs]) & (direct_m < metres[pairs]))
    chosen = near.origin[better], near.destination[better]
    seconds[chosen], metres[chosen] = direct_s[better], direct_m[better]
    return seconds, metres


def _inputs(places: "SnappedPlaces") -> tuple[NDArray[np.generic], ...]:
    """What a matrix depends on of its places: all but their codes."""
    return places.link, places.fraction, places.access_m, places.access_ms, places.lon, places.lat


def _positions(wanted: Sequence[str], codes: Sequence[str]) -> list[int]:
    """Where codes stand; every unknown one is a fault."""
    index = {code: at for at, code in enumerate(codes)}
    missing = [code for code in wanted if code not in index]
    if missing:
        raise InputError(
            [
                Fault(f"{code} is not in the travel matrix", "add it to the places that were asked for")
                for code in missing
            ]
        )
    return [index[code] for code in wanted]
