"""
How long children travel to contact and back.

A child's minutes are the average of its journeys of the week, each the fastest way without any other stop in
the period of the session. That is what the place of a venue decides; who shares a car with whom, and so how
long the ride is, changes from week to week.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.people import Child
from geoplan.domain.requests import Request

FloatArray = NDArray[np.float64]
LongArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class ChildMinutes:
    """
    Travel of n children, in the order of their table.

    Parameters
    ----------
    journeys
        (n,) of the week; 0 for a child without contact in it.
    seconds
        (n,) of all these journeys together.
    """

    journeys: LongArray
    seconds: LongArray

    @property
    def travels(self) -> BoolArray:
        """(n,) whether a child has a journey at all."""
        return self.journeys > 0

    @property
    def each_way(self) -> FloatArray:
        """(n,) average minutes a journey; not a number where there is none."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(self.travels, self.seconds / (60.0 * np.maximum(self.journeys, 1)), np.nan)

    @property
    def hours(self) -> float:
        """Hours of all children in the week."""
        return float(self.seconds.sum()) / 3600.0


def minutes_of(children: Sequence[Child], requests: Iterable[Request]) -> ChildMinutes:
    """Return how long children travel for the requests of a week."""
    row = {child.code: at for at, child in enumerate(children)}
    journeys, seconds = np.zeros(len(row), np.int64), np.zeros(len(row), np.int64)
    for request in requests:
        for code in request.children:
            journeys[row[code]] += 1
            seconds[row[code]] += request.direct_s
    return ChildMinutes(journeys, seconds)
