"""What an average child who seeks a placement would come to in the houses of a set."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from geoplan.audiences.options.averages_told import AveragesTold
from geoplan.domain.properties import PropertyUse
from geoplan.siting.properties.choices import PropertyChoice
from geoplan.siting.properties.comparison import PropertyComparison
from geoplan.siting.properties.params import Provision
from geoplan.siting.properties.pricing.buildings import WEEKS, child_pence
from geoplan.siting.properties.pricing.parts import Part

MINUTES, TIMES = "minutes on the way", "times visited"
_TRAVEL = (Part.VISITS, Part.CONTACT, Part.SCHOOL, Part.FAMILY)
OF_ONE = (*_TRAVEL, Part.PLACEMENTS, MINUTES, TIMES)

Sums = Mapping[str, Fraction]
"""A year, more than now: pence by `Part`, `MINUTES`, and `TIMES` of social workers' visits."""


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
        """Return what one comes to in a set, each of its houses counting by its beds; nothing without any."""
        inputs, beds = self.comparison.inputs, self.beds(choice)
        houses = {one.code: at for at, one in enumerate(inputs.properties)}
        uses = {one.use: at for at, one in enumerate(inputs.params.provisions)}
        found = dict.fromkeys(OF_ONE, Fraction(0))
        for one in choice.purchases:
            if beds[one.provision.use]:
                share = Fraction(one.provision.beds, beds.total())
                for what, more in self._in_house(houses[one.house.code], uses[one.provision.use]).items():
                    found[what] += share * more
        return found

    def _placement(self, provision: Provision) -> Fraction:
        """What a child in a bed costs a year, less what its placement of now costs on average."""
        paid = child_pence(provision, self.comparison.inputs.params)
        return paid - WEEKS * self.told.price(provision.use)

    def _in_house(self, house: int, use: int) -> Sums:
        prices = self.comparison.prices
        assert prices is not None
        return {
            **{str(part): _mean(prices.then[part][:, house, use] - prices.now[part]) for part in _TRAVEL},
            Part.PLACEMENTS: self._placement(self.comparison.inputs.params.provisions[use]),
            MINUTES: _mean(prices.minutes[:, house] - prices.minutes_now),
            TIMES: _mean(prices.visits[:, use] - prices.visits_now),
        }


def own_sums(choice: PropertyChoice) -> Sums:
    """Return the same of those who would be offered the beds of a set, all of them together."""
    year = choice.year
    parts = {str(part): Fraction(year.parts[part]) for part in (*_TRAVEL, Part.PLACEMENTS)}
    return {**parts, MINUTES: Fraction(year.minutes), TIMES: Fraction(year.visits)}


def _mean(values: Any) -> Fraction:
    return Fraction(values.sum().item()) / len(values)
