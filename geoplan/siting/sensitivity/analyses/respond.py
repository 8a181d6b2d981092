"""What analyses ask: for points of the inputs, what each option costs."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.inputs import Point
from geoplan.errors import GeoplanError

Costs = NDArray[np.int64]
"""(points, options) whole pence."""


class Respond(Protocol):
    """Prices every option at some points."""

    def __call__(self, points: Sequence[Point], what: str, /) -> Costs:
        """
        Return whole pence, (points, options).

        Parameters
        ----------
        what
            What it is for, in words for progress.

        Raises
        ------
        StoppedError
            When the user stopped it.
        """


class StoppedError(GeoplanError):
    """The user stopped a sweep: what was done is kept, and the question has no answer yet."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__("stopped; what was done is kept, and the same command goes on from there")


def winner_of(costs: Costs) -> int:
    """Return the option that costs least at one point, (options,); of equal ones the first."""
    return int(costs.argmin())


def lead_of(costs: Costs, option: int) -> int:
    """Return by how many pence an option is cheaper than the best other at one point; below 0 dearer."""
    return int(np.delete(costs, option).min() - costs[option])


def rival_of(costs: Costs, option: int) -> int:
    """Return the best other option at one point."""
    others = np.where(np.arange(len(costs)) == option, np.iinfo(np.int64).max, costs)
    return int(others.argmin())
