"""Who gains and who loses by an option, against now."""

from dataclasses import dataclass

import numpy as np

from geoplan.siting.people.minutes import BoolArray, ChildMinutes


@dataclass(frozen=True, slots=True)
class Change:
    """How many children travel shorter, longer, and about as long as now, each by its average journey."""

    gain: int
    lose: int
    same: int

    @property
    def children(self) -> int:
        """All of them."""
        return self.gain + self.lose + self.same


def changes_of(
    before: ChildMinutes, after: ChildMinutes, *, more_than: float, among: BoolArray | None = None
) -> Change:
    """
    Count who gains and who loses more than so many minutes a journey.

    Parameters
    ----------
    among
        (n,) the children to count; all who travel when None.
    """
    both = before.travels & after.travels & (True if among is None else among)
    longer = (after.each_way - before.each_way)[both]
    gain, lose = int((longer < -more_than).sum()), int((longer > more_than).sum())
    return Change(gain, lose, int(np.count_nonzero(both)) - gain - lose)
