"""Drawing one of several things whose shares are known."""

from collections.abc import Sequence
from itertools import accumulate

from numpy.random import Generator


def check_shares(what: str, shares: Sequence[float]) -> None:
    """Check that shares are not negative and add up to one; raises ValueError."""
    if not shares or min(shares) < 0 or abs(sum(shares) - 1) > 1e-6:
        raise ValueError(
            f"the shares of {what} are not negative and add up to 1; these add up to {sum(shares):g}"
        )


def draw_share(rng: Generator, shares: Sequence[float]) -> int:
    """Draw the position of one of the shares."""
    return position_of(rng.random(), shares)


def position_of(level: float, shares: Sequence[float]) -> int:
    """Return which of the shares, laid end to end from 0 to 1, holds a level."""
    reached = level * sum(shares)
    for at, reach in enumerate(accumulate(shares)):
        if reached < reach:
            return at
    return len(shares) - 1


class EvenDraws:
    """
    Draws that keep to their shares in every run of twenty, so that a small population is like a large one.

    Parameters
    ----------
    rng
        Gives the order and what is left to chance.
    """

    _RUN = 20

    def __init__(self, rng: Generator) -> None:
        self._rng = rng
        self._levels: list[float] = []

    def draw(self, shares: Sequence[float]) -> int:
        """Draw the position of one of the shares."""
        if not self._levels:
            strata = (self._rng.permutation(self._RUN) + self._rng.random(self._RUN)) / self._RUN
            self._levels = strata.tolist()
        return position_of(self._levels.pop(), shares)
