"""What is left to decide once some sites are settled, and the way back to the whole."""

from dataclasses import dataclass

import numpy as np

from geoplan.siting.models.kernels.instance import FREE, OPEN, BoolArray, Instance, LongArray, ShortArray
from geoplan.siting.models.kernels.reduction import reduce_lists


@dataclass(frozen=True, slots=True)
class Part:
    """
    An instance without settled sites.

    Parameters
    ----------
    instance
        Of the free sites and the demands that they can serve better than open ones do.
    sites, demands
        Which of the whole instance they are.
    opened
        Sites of the whole that are open whatever else is.
    constant
        What opened sites, and demands that are settled with them, cost.
    """

    instance: Instance
    sites: LongArray
    demands: LongArray
    opened: LongArray
    constant: int

    def whole(self, chosen: BoolArray, of: int) -> BoolArray:
        """Return the open sites among all `of` sites, given those chosen here."""
        is_open = np.zeros(of, np.bool_)
        is_open[self.opened] = True
        is_open[self.sites[chosen]] = True
        return is_open


def part(whole: Instance, settled: ShortArray, cap: LongArray) -> Part:
    """Return what `settled` (m,) leaves of an instance when no demand costs more than its `cap` (n,)."""
    free, opened = np.flatnonzero(settled == FREE), np.flatnonzero(settled == OPEN)
    number = np.full(len(settled), -1, np.int64)
    number[free] = np.arange(len(free))
    start, site, cost, none, who, constant = reduce_lists(whole, settled, number, cap)
    taken = np.bincount(whole.district[opened], minlength=len(whole.least) - 1)
    taken = np.append(taken, len(opened))
    rest = Instance(
        start=start,
        site=site,
        cost=cost,
        none=none,
        price=whole.price[free],
        district=whole.district[free],
        least=np.maximum(whole.least - taken, 0),
        most=whole.most - taken,
        money=whole.money[free],
        budget=int(whole.budget - whole.money[opened].sum()),
    )
    return Part(rest, free, who, opened, int(constant + whole.price[opened].sum()))
