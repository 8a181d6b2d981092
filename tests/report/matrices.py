"""Travel matrices small enough to check by hand."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.periods import Period


@dataclass(frozen=True)
class Origin:
    network_version: str = "0123456789abcdef"
    network_source: str = "hand-made"
    speeds_version: str = "fedcba"
    created: str = "2026-11-22"


@dataclass(frozen=True, eq=False)
class Matrix:
    origins: tuple[str, ...]
    destinations: tuple[str, ...]
    seconds: Any
    metres: Any
    period: Period = Period.OFF_PEAK
    provenance: Any = Origin()


def matrix(minutes: Any, miles: Any = None) -> Any:
    """A matrix from c1, c2, … to a, b, …; one mile for each minute unless `miles` says otherwise."""
    times = np.array(minutes, dtype=float)
    distances = np.array(minutes if miles is None else miles, dtype=float)
    return Matrix(
        origins=tuple(f"c{row + 1}" for row in range(times.shape[0])),
        destinations=tuple("abcdefgh"[column] for column in range(times.shape[1])),
        seconds=times * 60,
        metres=distances * METRES_PER_MILE,
    )
