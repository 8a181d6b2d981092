"""What a solver is asked for and what it gives back."""

from abc import ABC, abstractmethod
from dataclasses import dataclass

from benchmarks.siting.cases import SitingCase


@dataclass(frozen=True, slots=True)
class Solved:
    """
    What a solver found.

    Parameters
    ----------
    objective
        None when nothing was found in time.
    proven
        Whether it is proven to be the best, or within the gap that the case allows.
    bound
        What it is proven against; None where a solver does not say.
    """

    objective: float | None
    proven: bool
    bound: float | None = None


class Solver(ABC):
    """One way to solve cases."""

    name: str
    modules: tuple[str, ...]
    largest: int = 1_000_000
    """Pairs of demand and site beyond which it is not asked: it would not fit memory."""

    @abstractmethod
    def solve(self, case: SitingCase, *, seconds: float) -> Solved:
        """Solve a case on one core within the seconds."""
