"""The choice of properties as whole numbers: what is wanted, what it costs, who could live where."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

LongArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Quota:
    """The least and the most properties among some, named for messages."""

    name: str
    among: tuple[int, ...]
    least: int
    most: int


@dataclass(frozen=True, eq=False, kw_only=True)
class ChoiceProblem:
    """
    n children, m properties and u uses.

    Minimise ``Σ setup[p, u] y[p, u] + Σ offer[c, p, u] x[c, p, u]`` with y and x 0 or 1. A property has at
    most one use, each use its number of properties; prices stay within the budget, counts within the
    quotas. A child has at most one bed that it fits, in a property bought for that use; no more children
    live there than it has beds, one who lives alone takes all of them, and no two who must be apart share a
    property. A child without an offer stays where it is, which costs nothing more.

    Parameters
    ----------
    names, use_names
        (m,) and (u,), for messages.
    allowed
        (m, u) whether a property could have a use.
    setup
        (m, u) pence a year of a property with a use, whoever lives there.
    price
        (m,) pence, against the budget.
    wanted, beds
        (u,) properties of each use, and beds in each.
    offer
        (n, m, u) pence a year of a child in a bed, more than where it is now.
    fits
        (n, m, u) whether a child could have a bed.
    alone
        (n,) who takes all beds.
    apart
        Pairs of children.
    must
        (m,) which properties are bought in any case.
    budget
        Pence; None for no limit.

    Raises
    ------
    ValueError
        When shapes do not agree, or nothing is wanted.
    """

    names: tuple[str, ...]
    use_names: tuple[str, ...]
    allowed: BoolArray
    setup: LongArray
    price: LongArray
    wanted: LongArray
    beds: LongArray
    offer: LongArray
    fits: BoolArray
    alone: BoolArray
    must: BoolArray
    apart: tuple[tuple[int, int], ...] = ()
    budget: int | None = None
    quotas: tuple[Quota, ...] = ()

    def __post_init__(self) -> None:
        places, uses = self.allowed.shape
        children = (len(self.alone), places, uses)
        shapes = {
            "setup": (places, uses), "price": (places,), "wanted": (uses,), "beds": (uses,),
            "must": (places,), "offer": children, "fits": children,
        }  # fmt: skip
        wrong = [name for name, shape in shapes.items() if getattr(self, name).shape != shape]
        if wrong:
            raise ValueError(f"the arrays {', '.join(wrong)} of a choice have other shapes than the rest")
        if not self.wanted.sum():
            raise ValueError("no property is wanted")

    @cached_property
    def pairs(self) -> list[tuple[int, int]]:
        """Property and use, wherever one could have the other."""
        return [(int(p), int(u)) for p, u in np.argwhere(self.allowed & (self.wanted > 0))]

    def cost(self, uses: Sequence[int | None], beds: Sequence[int | None]) -> int:
        """
        Return the cost of a choice in pence a year.

        Parameters
        ----------
        uses
            (m,) the use of each property; None where it is not bought.
        beds
            (n,) the property of each child; None for one who stays.
        """
        total = sum(int(self.setup[place, use]) for place, use in enumerate(uses) if use is not None)
        for child, place in enumerate(beds):
            if place is not None:
                use = uses[place]
                assert use is not None
                total += int(self.offer[child, place, use])
        return total

    def spent(self, uses: Sequence[int | None]) -> int:
        """Return the price of all properties bought, in pence."""
        return sum(int(self.price[place]) for place, use in enumerate(uses) if use is not None)

    def keeps_rules(self, uses: Sequence[int | None], beds: Sequence[int | None]) -> bool:
        """Whether a choice keeps every rule, worked out without any solver."""
        bought = {place for place, use in enumerate(uses) if use is not None}
        counted = [sum(use == number for use in uses) for number in range(len(self.wanted))]
        bought_rightly = (
            all(use is None or self.allowed[place, use] for place, use in enumerate(uses))
            and counted == self.wanted.tolist()
            and (self.budget is None or self.spent(uses) <= self.budget)
            and all(one.least <= len(bought & set(one.among)) <= one.most for one in self.quotas)
            and bought >= set(np.flatnonzero(self.must).tolist())
        )
        lived_in = {place for place in beds if place is not None}
        return bought_rightly and all(self._house_is_right(uses[place], place, beds) for place in lived_in)

    def _house_is_right(self, use: int | None, place: int, beds: Sequence[int | None]) -> bool:
        if use is None:
            return False
        inside = [child for child, bed in enumerate(beds) if bed == place]
        taken = sum(int(self.beds[use]) if self.alone[child] else 1 for child in inside)
        together = any(one in inside and other in inside for one, other in self.apart)
        return taken <= self.beds[use] and not together and all(self.fits[c, place, use] for c in inside)
