"""
What placements of now cost a week on average, as managers are told: of those who seek the same.

What those who would be offered a bed cost now would tell of a single child as soon as a set has one bed more,
or one child is exchanged. So it is averages of all who seek that are told, whoever is offered what.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from geoplan.audiences.parts import held_back, parts_told, with_parts
from geoplan.audiences.populations import SEEKERS, Population, population_of
from geoplan.audiences.suppression import SuppressionParams
from geoplan.domain.money import rounded_pence
from geoplan.domain.properties import PropertyUse
from geoplan.domain.told import Told
from geoplan.siting.properties.comparison import PropertyComparison

_OLDER = 16  # years, as homes are named: the ages that a provision takes may change from report to report


@dataclass(frozen=True, eq=False)
class PlacementPrices:
    """
    Averages of a comparison, in steps of `SuppressionParams.money_to_pence`.

    Parameters
    ----------
    comparison
        With its children, and with what was told before.
    """

    comparison: PropertyComparison
    params: SuppressionParams

    @cached_property
    def of_all(self) -> int:
        """Pence a week of all who seek a placement."""
        return self._average(range(len(self.comparison.inputs.placements)))

    def of(self, use: PropertyUse) -> int:
        """Return the pence a week of those who seek a use; of all where these are few."""
        return self._told.get(use, self.of_all)

    def with_prices(self, told: Told) -> Told:
        """Return what was told, with these prices, and of whom they are."""
        amounts = {_key(use): pence for use, pence in self._told.items()}
        told = replace(told, amounts={**told.amounts, **amounts})
        return with_parts(told, SEEKERS, parts_told(self._populations, self._few | self._held))

    @cached_property
    def _told(self) -> dict[PropertyUse, int]:
        before = {use: self.comparison.before.amounts.get(_key(use)) for use in self._held}
        again = {use: int(pence) for use, pence in before.items() if pence is not None}
        new = [use for use, numbers in self._groups.items() if numbers]
        return again | {
            use: self._average(self._groups[use]) for use in new if use not in self._few | self._held
        }

    @cached_property
    def _groups(self) -> dict[PropertyUse, list[int]]:
        """Numbers of the placements of those who seek each use: everybody is in one."""
        inputs = self.comparison.inputs
        groups: dict[PropertyUse, list[int]] = {use: [] for use in PropertyUse}
        for number, placement in enumerate(inputs.placements):
            home = PropertyUse.FROM_16 if inputs.ages[number] >= _OLDER else PropertyUse.UNDER_16
            groups[PropertyUse.ASSESSMENT if placement.assessment else home].append(number)
        return groups

    @cached_property
    def _populations(self) -> dict[PropertyUse, Population]:
        people = self.comparison.inputs.people
        return {use: population_of(people[at] for at in numbers) for use, numbers in self._groups.items()}

    @cached_property
    def _few(self) -> frozenset[PropertyUse]:
        """Uses that few seek."""
        return frozenset(use for use, numbers in self._groups.items() if 0 < len(numbers) < self.params.under)

    @cached_property
    def _held(self) -> frozenset[PropertyUse]:
        """Uses of which no new price may be told beside that of all, and those of earlier reports."""
        told = self.comparison.before.parts.get(SEEKERS, ())
        return held_back([self._populations], self._few, told, self.params)

    def _average(self, numbers: Iterable[int]) -> int:
        weekly = [self.comparison.inputs.placements[at].weekly_pence for at in numbers]
        step = self.params.money_to_pence
        return step * rounded_pence(Fraction(sum(weekly), len(weekly) * step))


def _key(use: PropertyUse) -> str:
    return f"{SEEKERS}/{use.value}"
