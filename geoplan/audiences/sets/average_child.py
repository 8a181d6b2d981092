"""What an average child who seeks a placement would come to in the houses of a set."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from geoplan.audiences.sets.averages_told import AveragesTold
from geoplan.domain.properties import PropertyUse
from geoplan.siting.properties.choices import PropertyChoice
from geoplan.siting.properties.comparison import PropertyComparison
from geoplan.siting.properties.params import Provision
from geoplan.siting.properties.pricing.buildings import WEEKS, child_pence
from geoplan.siting.properties.pricing.parts import AS_ONE, OF_CHILDREN, Part

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MINUTES, TIMES = "minutes on the way", "times visited"
KEPT = (Part.VISITS, Part.PLACEMENTS, TIMES)
"""Of these every child has some."""

Sums = Mapping[str, Fraction]
"""A year, more than now: pence by `Part`, `MINUTES`, and `TIMES` of social workers' visits."""


@dataclass(frozen=True, eq=False)
class Lives:
    """
    One thing of each who seeks a placement, in the houses of a set or now: money, or minutes.

    Parameters
    ----------
    each
        (n,) a year, times the beds of the houses.
    beds
        How many; 1 for now.
    """

    each: "NDArray[np.int64]"
    beds: int

    @property
    def average(self) -> Fraction:
        """Of one child in one bed."""
        return Fraction(int(self.each.sum()), self.beds * len(self.each))

    def differing(self, other: "Lives") -> "NDArray[np.bool_]":
        """(n,) whose lives differ."""
        differ: NDArray[np.bool_] = self.each * other.beds != other.each * self.beds
        return differ


@dataclass(frozen=True, eq=False)
class AverageChild:
    """
    The average of all who seek a placement: of whom it is does not depend on any set.

    Parameters
    ----------
    comparison
        With its children.
    told
        What placements of now cost, as it is told.
    """

    comparison: PropertyComparison
    told: AveragesTold

    def beds(self, choice: PropertyChoice) -> Counter[PropertyUse]:
        """Return the beds of a set that are for anybody who seeks a placement."""
        inputs = self.comparison.inputs
        sought = {
            one.use
            for one in inputs.params.provisions
            if any(inputs.is_for(number, one) for number in range(len(inputs.placements)))
        }
        found = Counter[PropertyUse]()
        for one in choice.purchases:
            if one.provision.use in sought:
                found[one.provision.use] += one.provision.beds
        return found

    def sums(self, choice: PropertyChoice) -> Sums:
        """
        Return what one comes to in a set but for journeys: of `KEPT`.

        Each of its houses counts by its beds; nothing without any.
        """
        found = dict.fromkeys(KEPT, Fraction(0))
        beds = sum(count for _, _, count in self._houses(choice))
        for house, use, count in self._houses(choice):
            for what, more in self._in_house(house, use).items():
                found[what] += Fraction(count, beds) * more
        return found

    def lives(self, what: str, choice: PropertyChoice | None) -> Lives:
        """
        Return journeys of each child, a `Part` or `MINUTES`, in the houses of a set; now when None.

        Without any beds as now.
        """
        prices = self.comparison.prices
        assert prices is not None
        kinds = () if what == MINUTES else AS_ONE.get(Part(what), (Part(what),))
        each, beds = 0 * prices.minutes_now, 0
        for house, use, count in [] if choice is None else self._houses(choice):
            there = [prices.then[part][:, house, use] for part in kinds] or [prices.minutes[:, house]]
            each, beds = each + count * sum(there), beds + count
        if not beds:
            each = each + sum([prices.now[part] for part in kinds] or [prices.minutes_now])
        return Lives(each, beds or 1)

    def _houses(self, choice: PropertyChoice) -> list[tuple[int, int, int]]:
        """Numbers of the houses of a set that are for anybody, and of their uses, and their beds."""
        inputs, beds = self.comparison.inputs, self.beds(choice)
        houses = {one.code: at for at, one in enumerate(inputs.properties)}
        uses = {one.use: at for at, one in enumerate(inputs.params.provisions)}
        return [
            (houses[one.house.code], uses[one.provision.use], one.provision.beds)
            for one in choice.purchases
            if beds[one.provision.use]
        ]

    def _placement(self, provision: Provision) -> Fraction:
        """What a child in a bed costs a year, less what its placement of now costs on average."""
        paid = child_pence(provision, self.comparison.inputs.params)
        return paid - WEEKS * self.told.price(provision.use)

    def _in_house(self, house: int, use: int) -> Sums:
        prices = self.comparison.prices
        assert prices is not None
        return {
            Part.VISITS: _mean(prices.then[Part.VISITS][:, house, use] - prices.now[Part.VISITS]),
            Part.PLACEMENTS: self._placement(self.comparison.inputs.params.provisions[use]),
            TIMES: _mean(prices.visits[:, use] - prices.visits_now),
        }


def own_sums(choice: PropertyChoice) -> Sums:
    """Return what those who would be offered the beds of a set come to, all of them together."""
    year = choice.year
    parts = {str(part): Fraction(year.parts[part]) for part in OF_CHILDREN}
    parts |= {one: sum((parts[part] for part in kinds), Fraction(0)) for one, kinds in AS_ONE.items()}
    return {**parts, MINUTES: Fraction(year.minutes or 0), TIMES: Fraction(year.visits)}


def _mean(values: Any) -> Fraction:
    return Fraction(values.sum().item()) / len(values)
