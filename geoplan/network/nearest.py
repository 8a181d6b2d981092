"""Which destination is the nearest: settled in one place, so that tables and maps agree."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from geoplan.network.model import FloatArray, IntArray

NOWHERE = -1


def by_code(codes: Sequence[str]) -> NDArray[np.int64]:
    """(m,) rows in the order of their codes: of things equally near, the first of these is the nearest."""
    return np.argsort(np.array(codes, dtype=str), kind="stable")


def nearest(seconds: FloatArray, destinations: Sequence[str]) -> IntArray:
    """
    Find the nearest destination of every origin in a travel matrix.

    Parameters
    ----------
    seconds
        (n, m) travel times; ``inf`` where there is no way.
    destinations
        m codes.

    Returns
    -------
    (n,) column of the least time, of equal ones that with the first code in the alphabet; -1 where no
    destination can be reached.
    """
    return nearest_few(seconds, destinations, 1)[:, 0]


def nearest_few(seconds: FloatArray, destinations: Sequence[str], count: int) -> IntArray:
    """
    Find the nearest few destinations of every origin, the nearest first.

    Parameters
    ----------
    seconds, destinations
        As `nearest` takes them.
    count
        How many to find.

    Returns
    -------
    (n, count) columns by time and then code; -1 where so many cannot be reached.
    """
    order = by_code(destinations)
    left, rows = seconds[:, order], np.arange(len(seconds))  # a copy: changed below
    found = np.full((len(seconds), count), NOWHERE, np.int32)
    for rank in range(min(count, len(order))):
        best = left.argmin(axis=1)
        reached = np.isfinite(left[rows, best])
        found[reached, rank] = order[best[reached]]
        left[rows, best] = np.inf  # the next round finds the next nearest
    return found
