"""
How many minutes groups of children travel, as managers are told comparison after comparison.

Where the new minutes of a group would tell, beside what else is told and was, how far few children travel, it
is told of with the minutes of then.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray

from geoplan.audiences.parts import held_back, parts_told, with_parts
from geoplan.audiences.populations import WEEK, Population, population_of, with_population
from geoplan.audiences.suppression import SuppressionParams
from geoplan.domain.told import Told
from geoplan.siting.options.comparison import VenueComparison
from geoplan.siting.options.outcome import Outcome
from geoplan.siting.people import ALL, spread_of

Line = tuple[str, str]
"""A grouping and one of its groups."""
EVERYBODY: Line = ("", ALL)
TAIL_STEP = 5
"""Minutes, in which managers read the longest journeys of a group."""

_WHICH = ("mean", "p95", "worst")


@dataclass(frozen=True, eq=False)
class MinutesTold:
    """
    Minutes of groups, now or as they were told before.

    Parameters
    ----------
    members
        Which children (n,) are in each group.
    hidden
        Groups of which nobody is told how many children they have.
    keys
        What each group is known by from comparison to comparison.
    """

    comparison: VenueComparison
    members: Mapping[Line, NDArray[np.bool_]]
    hidden: frozenset[Line]
    keys: Mapping[Line, str]
    params: SuppressionParams

    @cached_property
    def populations(self) -> dict[Line, Population]:
        """The children of each group."""
        people = self._people
        return {
            line: population_of(people[at] for at in np.flatnonzero(inside).tolist())
            for line, inside in self.members.items()
        }

    @property
    def _people(self) -> tuple[str, ...]:
        """By their digests; by their numbers in a comparison made without them."""
        travels = self.comparison.base.minutes.travels.tolist()
        return self.comparison.people or tuple(str(at) if one else "" for at, one in enumerate(travels))

    @cached_property
    def held(self) -> frozenset[Line]:
        """The groups of which no new minutes are told."""
        return held_back(
            list(self._groupings), self.hidden, self.comparison.before.parts.get(WEEK, ()), self.params
        )

    @property
    def _groupings(self) -> Iterator[dict[Line, Population]]:
        for grouping in self.comparison.groupings:
            yield {line: self.populations[line] for name in grouping.lines if (line := (grouping.what, name))}

    def shown(self, outcome: Outcome, line: Line) -> tuple[float, float, float] | None:
        """
        Return the average, the 95th percentile and the longest journey of a group, in whole minutes.

        By tenths of them, times the number of children, the journey of a single one who gains would be told;
        so the last two are told in steps of 5 minutes, upwards, except those of all children.

        None where those of now may not be told, and of such an option nothing was told before.
        """
        if line in self.hidden:
            return None
        amounts = self.comparison.before.amounts if line in self.held else self._of(outcome, line)
        mean, p95, worst = (amounts.get(self._key(line, outcome, which)) for which in _WHICH)
        return None if mean is None or p95 is None or worst is None else (mean, p95, worst)

    def with_minutes(self, told: Told) -> Told:
        """Return what was told, with these minutes, and of whom they are."""
        amounts = dict(told.amounts)
        for line in self.populations.keys() - self.held - self.hidden:
            for outcome in self.comparison.planned:
                amounts |= self._of(outcome, line)
        told = replace(told, amounts=amounts)
        if not self.comparison.people:
            return told
        everybody = self.populations[EVERYBODY]
        told = with_parts(with_population(told, WEEK, everybody), WEEK, (everybody,))
        for groups in self._groupings:
            told = with_parts(told, WEEK, parts_told(groups, self.held | self.hidden))
        return told

    def _of(self, outcome: Outcome, line: Line) -> dict[str, float | None]:
        values = outcome.minutes.each_way[self.members[line]]
        spread = spread_of(values, self.comparison.params.within_minutes)
        if not spread.children:
            return {}
        tails = (spread.p95, spread.worst)
        if line == EVERYBODY:
            found = [floor(one + 0.5) for one in (spread.mean, *tails)]
        else:
            found = [floor(spread.mean + 0.5), *(TAIL_STEP * ceil(one / TAIL_STEP) for one in tails)]
        return {self._key(line, outcome, which): float(one) for which, one in zip(_WHICH, found, strict=True)}

    def _key(self, line: Line, outcome: Outcome, which: str) -> str:
        """What the minutes of a group in an option are known by from comparison to comparison."""
        return f"{WEEK}/{self.keys[line]}/{outcome.known_as}/{which}"
