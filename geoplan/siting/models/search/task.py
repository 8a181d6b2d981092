"""What is searched for, and what is found."""

from dataclasses import dataclass

from geoplan.siting.models.kernels.instance import BoolArray, FloatArray, Instance
from geoplan.siting.models.search.limits import Stopped


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """
    An instance to solve, and how its costs are meant.

    Parameters
    ----------
    scale
        Costs of the instance are so many times what people know.
    unit
        Costs of sets differ by multiples of this: a bound above ``cost - unit`` is a proof.
    weight
        (n,) how much each demand counts beside the others, 1 on average.
    graded
        Whether a demand costs more the farther its site is, so that far sites can be left out of sight.
    what
        For progress, such as "p-median".
    total
        When given, what is sought is the most of ``total - cost``: coverage instead of what is missed.
    enough
        A bound from which on the answer no longer matters.
    constant
        Part of every set's cost that the instance does not hold.
    """

    instance: Instance
    scale: int
    unit: int
    weight: FloatArray
    graded: bool
    what: str
    total: int | None = None
    constant: int = 0
    enough: int | None = None

    def objective(self, cost: int) -> int:
        """Return a cost as people know it."""
        whole = cost + self.constant
        return (whole if self.total is None else self.total - whole) // self.scale

    def rounded(self, bound: int, cost: int) -> int:
        """Return a bound as the next cost that a set can have, at most that of the best set."""
        return min(cost, cost - (cost - bound) // self.unit * self.unit)


@dataclass(frozen=True, slots=True)
class Found:
    """
    The best set found, and what is proven.

    Parameters
    ----------
    is_open
        (m,) the best set.
    cost, bound
        What it costs, and what every set costs at least.
    stopped
        Why the search ended.
    """

    is_open: BoolArray
    cost: int
    bound: int
    stopped: Stopped
