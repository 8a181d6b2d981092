"""
How far some children travel: on average, nearly all, the worst-off, and how many within so many minutes.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geoplan.siting.people.minutes import FloatArray


@dataclass(frozen=True, slots=True)
class Spread:
    """
    Minutes of some children, each by its average journey.

    Parameters
    ----------
    children
        How many have a journey.
    mean, p95, worst
        Minutes; not a number where there is no child.
    within
        For each limit in minutes, how many children are within it.
    """

    children: int
    mean: float
    p95: float
    worst: float
    within: tuple[tuple[int, int], ...]

    def share_within(self, minutes: int) -> float:
        """Share of the children within a limit; not a number where there is no child."""
        return dict(self.within)[minutes] / self.children if self.children else math.nan


def spread_of(each_way: FloatArray, limits: Sequence[int]) -> Spread:
    """
    Return the spread of children's minutes.

    Parameters
    ----------
    each_way
        (k,) minutes; children without a journey, not a number, do not count.
    limits
        Minutes, in order.
    """
    values = each_way[np.isfinite(each_way)]
    within = tuple((limit, int((values <= limit).sum())) for limit in limits)
    if not len(values):
        return Spread(0, math.nan, math.nan, math.nan, within)
    return Spread(
        len(values), float(values.mean()), float(np.percentile(values, 95)), float(values.max()), within
    )
