"""What all parts of the engine share: arcs in CSR form, and time and length packed into one number."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geoplan.errors import NetworkError

FloatArray = NDArray[np.float64]
CountArray = NDArray[np.int64]

SCALE = float(2**27)
"""
A distance is packed as ``milliseconds * SCALE + centimetres``: exact in a double, and least is fastest
first.
"""

_LONGEST_MS = 2**24
_LONGEST_CM = 2**25


class Graph(NamedTuple):
    """Arcs in CSR form: those of row v are at ``first[v]`` up to ``first[v + 1]``."""

    first: CountArray
    other: NDArray[np.int32]
    weight: FloatArray


def pack(milliseconds: NDArray[np.integer], centimetres: NDArray[np.integer]) -> FloatArray:
    """
    One exact number for time and length, in which the lesser is the faster, then the shorter.

    Sums stay exact up to 18 hours and 1,300 km, far beyond any county. `geoplan.network.dijkstra` packs
    into an integer with a wider span instead: it shares nothing with this engine, which it is there to check.

    Raises
    ------
    NetworkError
        When a time or length is negative or too large to add up exactly.
    """
    if len(milliseconds) and (milliseconds.min() < 0 or centimetres.min() < 0):
        raise NetworkError("A road has a negative time or length.")
    if len(milliseconds) and (milliseconds.max() >= _LONGEST_MS or centimetres.max() >= _LONGEST_CM):
        raise NetworkError("A road takes over four hours or is over 330 km long; split it at its junctions.")
    packed: FloatArray = milliseconds.astype(np.float64) * SCALE + centimetres
    return packed


def unpack(packed: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Seconds and metres of packed distances; ``inf`` stays ``inf``."""
    reached = np.isfinite(packed)
    milliseconds = np.floor(packed * (1.0 / SCALE))
    centimetres = np.where(reached, packed, 0.0) - np.where(reached, milliseconds, 0.0) * SCALE
    return milliseconds / 1000.0, np.where(reached, centimetres / 100.0, np.inf)
