"""Travel matrices small enough to check by hand."""

from typing import Any

import numpy as np

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.periods import Period
from geoplan.matrix import MatrixProvenance, TravelMatrix

PROVENANCE = MatrixProvenance(
    network_source="hand-made",
    network_version="0123456789abcdef",
    speeds_version="fedcba",
    created="2026-11-22",
)


def matrix(
    minutes: Any, miles: Any = None, *, origins: tuple[str, ...] = (), destinations: tuple[str, ...] = ()
) -> TravelMatrix:
    """From c1, c2, … to a, b, … unless named; one mile for each minute unless `miles` says otherwise."""
    times = np.array(minutes, dtype=float)
    distances = np.array(minutes if miles is None else miles, dtype=float)
    return TravelMatrix(
        origins=origins or tuple(f"c{row + 1}" for row in range(times.shape[0])),
        destinations=destinations or tuple("abcdefgh"[: times.shape[1]]),
        seconds=times * 60,
        metres=distances * METRES_PER_MILE,
        period=Period.OFF_PEAK,
        provenance=PROVENANCE,
    )
