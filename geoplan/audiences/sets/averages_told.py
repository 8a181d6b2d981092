"""
Averages of those who seek a placement: of which of them new ones may be told, and what their placements cost.

An average is told of those who seek an assessment, a home under 16, a home of 16 and over, and of those who
would be offered a bed in the set that is put forward. Where these are almost the same children as in an
earlier report, or would tell of few beside the others, nothing new is told of them.
"""

from collections.abc import Iterable, Mapping
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
_OFFERED, _OTHERS = "offered a bed", "offered none"


@dataclass(frozen=True, eq=False)
class AveragesTold:
    """
    Which averages of a comparison may be told.

    Parameters
    ----------
    comparison
        With its children, and with what was told before.
    """

    comparison: PropertyComparison
    params: SuppressionParams

    @property
    def of_offered(self) -> bool:
        """Whether something new may be told of those who would be offered a bed, together."""
        return bool(self._groupings[1][_OFFERED]) and _OFFERED not in self._untold

    def price(self, use: PropertyUse) -> int:
        """
        Return what placements of now of those who seek a use cost a week on average, in pence.

        In steps of `SuppressionParams.money_to_pence`; of all who seek one where these are few.
        """
        return self._prices.get(use, self._average(range(len(self.comparison.inputs.placements))))

    def with_averages(self, told: Told) -> Told:
        """Return what was told, with these prices, and of whom averages are."""
        amounts = {_key(use): pence for use, pence in self._prices.items()}
        told = replace(told, amounts={**told.amounts, **amounts})
        for grouping in self._populations:
            told = with_parts(told, SEEKERS, parts_told(grouping, self._untold))
        return told

    @cached_property
    def _prices(self) -> dict[PropertyUse, int]:
        found = {}
        for use in PropertyUse:
            before = self.comparison.before.amounts.get(_key(use))
            if use not in self._untold and self._groupings[0][use]:
                found[use] = self._average(self._groupings[0][use])
            elif use in self._held and before is not None:
                found[use] = int(before)
        return found

    @cached_property
    def _groupings(self) -> tuple[Mapping[str, list[int]], Mapping[str, list[int]]]:
        """Numbers of placements by what is sought, and by whether a bed is offered."""
        inputs, homes = self.comparison.inputs, self.comparison.favoured.homes
        uses: dict[str, list[int]] = {use: [] for use in PropertyUse}
        beds: dict[str, list[int]] = {_OFFERED: [], _OTHERS: []}
        for number, placement in enumerate(inputs.placements):
            home = PropertyUse.FROM_16 if inputs.ages[number] >= _OLDER else PropertyUse.UNDER_16
            uses[PropertyUse.ASSESSMENT if placement.assessment else home].append(number)
            beds[_OFFERED if placement.child in homes else _OTHERS].append(number)
        return uses, beds

    @cached_property
    def _populations(self) -> list[dict[str, Population]]:
        people = self.comparison.inputs.people
        return [
            {key: population_of(people[at] for at in numbers) for key, numbers in grouping.items()}
            for grouping in self._groupings
        ]

    @cached_property
    def _few(self) -> frozenset[str]:
        sizes = {key: len(numbers) for grouping in self._groupings for key, numbers in grouping.items()}
        return frozenset(key for key, size in sizes.items() if 0 < size < self.params.under)

    @cached_property
    def _held(self) -> frozenset[str]:
        """Groups of which nothing new may be told beside all, each other, and earlier reports."""
        told = self.comparison.before.parts.get(SEEKERS, ())
        return held_back(self._populations, self._few, told, self.params)

    @property
    def _untold(self) -> frozenset[str]:
        return self._few | self._held

    def _average(self, numbers: Iterable[int]) -> int:
        weekly = [self.comparison.inputs.placements[at].weekly_pence for at in numbers]
        step = self.params.money_to_pence
        return step * rounded_pence(Fraction(sum(weekly), len(weekly) * step))


def _key(use: str) -> str:
    return f"{SEEKERS}/{use}"
