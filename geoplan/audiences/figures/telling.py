"""
What is told of sessions and journeys, week after week.

A count that is told again until it has changed by 5 hides one child, and not ten journeys of one. So what is
told of a part of the journeys is held until five different children of it have come, gone or changed, and
with it sums of some parts less others, of this report and of every one before (`geoplan.audiences.parts`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from geoplan.audiences.differencing import tell
from geoplan.audiences.figures.divisions import Division
from geoplan.audiences.parts import held_back, is_whole_of_few, parts_told, with_parts
from geoplan.audiences.populations import WEEK, Population, may_be_told, who_is_in, with_population
from geoplan.audiences.sums import Sum
from geoplan.audiences.suppression import SuppressionParams
from geoplan.domain.told import Told

_JOURNEYS = "journeys of the week"


@dataclass(frozen=True, eq=False)
class FiguresTold:
    """
    Which counts of a report may be told anew.

    Parameters
    ----------
    divisions
        All of the report; those of children go by their numbers alone.
    children
        All who travel.
    areas
        Settlements of each area of the report.
    before
        What was told before.
    """

    divisions: Sequence[Division]
    children: Population
    areas: Sequence[frozenset[str]]
    before: Told
    params: SuppressionParams

    @cached_property
    def told(self) -> Told:
        """What was told up to these figures; what may not be told anew as it was, or not at all."""
        counts = {one.key(): one.total for one in self.divisions}
        counts |= {one.key(part): count for one in self.divisions for part, count in one.parts.items()}
        sums = [Sum(one.key(), tuple(map(one.key, one.parts))) for one in self.divisions if one.parts]
        stale = {key for key in self.held if self.before.now.get(key) != counts[key]}
        told = tell(
            counts,
            sums,
            before=self.before,
            areas=self.areas,
            also=self._few | stale,
            params=self.params,
        )
        again = {key: self.before.now[key] for key in stale - self._few if key in self.before.now}
        hidden = {key: count for key, count in told.hidden.items() if key not in again}
        return self._with_children(replace(told, now={**told.now, **again}, hidden=hidden))

    @cached_property
    def held(self) -> frozenset[str]:
        """The sessions and journeys of which nothing new may be told."""
        if self.is_whole_held:
            return frozenset(key for groups in self._groupings for key in groups) | self._totals
        return held_back(self._groupings, self._few, self._parts_before, self.params)

    @cached_property
    def is_whole_held(self) -> bool:
        """Whether not even all journeys together may be told of anew."""
        weeks = self.before.populations.get(WEEK, ())
        whole = frozenset[str]().union(*(one for groups in self._groupings for one in groups.values()))
        return not may_be_told(self.children, weeks, self.params) or is_whole_of_few(
            whole, self._parts_before, self.params
        )

    @property
    def _parts_before(self) -> tuple[tuple[Population, ...], ...]:
        return self.before.parts.get(_JOURNEYS, ())

    @cached_property
    def _groupings(self) -> list[dict[str, Population]]:
        return [
            {one.key(part): texts for part, texts in one.populations.items()}
            for one in self.divisions
            if one.populations
        ]

    @cached_property
    def _totals(self) -> frozenset[str]:
        return frozenset(one.key() for one in self.divisions if one.populations)

    @cached_property
    def _few(self) -> frozenset[str]:
        """Those of 1 to 4 children: ten journeys may be those of one."""
        few = {key for groups in self._groupings for key, texts in groups.items() if self._is_few(texts)}
        return frozenset(few) | (self._totals if self._is_few(self.children) else frozenset())

    def _is_few(self, population: Population) -> bool:
        return 0 < len(who_is_in(population)) < self.params.under

    def _with_children(self, told: Told) -> Told:
        """Return what was told, and of whom where it was told anew."""
        anew = [{key for key in groups if key in told.now} - self.held for groups in self._groupings]
        if self.is_whole_held or not (any(anew) or told.now.keys() & self._totals):
            return told
        told = with_population(told, WEEK, self.children)
        for groups, now in zip(self._groupings, anew, strict=True):
            told = with_parts(told, _JOURNEYS, parts_told(groups, groups.keys() - now))
        return told
