"""
How many minutes groups of children travel, as managers are told comparison after comparison.

A group of almost the same children as before is told of with the minutes of then: from the new ones a reader
would work out how far the few travel who came or went.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from math import floor, isfinite

import numpy as np
from numpy.typing import NDArray

from geoplan.audiences.populations import WEEK, Population, held_back, population_of, with_population
from geoplan.audiences.suppression import SuppressionParams
from geoplan.domain.told import Told
from geoplan.siting.options.comparison import VenueComparison
from geoplan.siting.options.outcome import Outcome
from geoplan.siting.people import ALL, spread_of

Line = tuple[str, str]
"""A grouping and one of its groups."""
EVERYBODY: Line = ("", ALL)

_WHICH = ("mean", "p95", "worst")


@dataclass(frozen=True, eq=False)
class MinutesTold:
    """
    Minutes of groups, now or as they were told before.

    Parameters
    ----------
    members
        Which children (n,) are in each group.
    few
        Groups of which nothing is told: they have too few children.
    """

    comparison: VenueComparison
    members: Mapping[Line, NDArray[np.bool_]]
    few: frozenset[Line]
    params: SuppressionParams

    @cached_property
    def populations(self) -> dict[Line, Population]:
        """The children of each group; of none where a comparison was made without them."""
        people = self.comparison.people
        return {
            line: population_of(people[at] for at in np.flatnonzero(inside).tolist())
            if people
            else frozenset()
            for line, inside in self.members.items()
        }

    @cached_property
    def held(self) -> frozenset[Line]:
        """The groups of which no new minutes are told."""
        found: set[Line] = set()
        for grouping in self.comparison.groupings:
            line_of = {_key(line): line for name in grouping.lines if (line := (grouping.what, name))}
            groups = {key: self.populations[line] for key, line in line_of.items()}
            few = [key for key, line in line_of.items() if line in self.few]
            held = held_back(groups, few, self.comparison.before, self.params)
            found |= {line_of[key] for key in held}
        return frozenset(found)

    def shown(self, outcome: Outcome, line: Line) -> tuple[float, float, float] | None:
        """
        Return the average, the 95th percentile and the longest journey of a group, in whole minutes.

        By tenths of them, times the number of children, the journey of a single one who gains would be told.

        None where those of now may not be told, and of such an option nothing was told before.
        """
        amounts = self.comparison.before.amounts if line in self.held else self._of(outcome, line)
        mean, p95, worst = (amounts.get(_key(line, outcome, which)) for which in _WHICH)
        return None if mean is None or p95 is None or worst is None else (mean, p95, worst)

    def with_minutes(self, told: Told) -> Told:
        """Return what was told, with these minutes, and of whom they are."""
        amounts = dict(told.amounts)
        for line, population in self.populations.items():
            if line in self.held:
                continue
            told = with_population(told, _key(line), population)
            if line not in self.few:
                for outcome in self.comparison.planned:
                    amounts |= self._of(outcome, line)
        return replace(told, amounts=amounts)

    def _of(self, outcome: Outcome, line: Line) -> dict[str, float | None]:
        values = outcome.minutes.each_way[self.members[line]]
        spread = spread_of(values, self.comparison.params.within_minutes)
        found = (spread.mean, spread.p95, spread.worst)
        return {
            _key(line, outcome, which): floor(minutes + 0.5)
            for which, minutes in zip(_WHICH, found, strict=True)
            if isfinite(minutes)
        }


def _key(line: Line, outcome: Outcome | None = None, which: str = "") -> str:
    """
    What the children of a group, and their minutes in an option, are known by from comparison to comparison.
    """
    group = WEEK if line == EVERYBODY else f"{WEEK}/{'/'.join(line)}"
    return group if outcome is None else f"{group}/{outcome.known_as}/{which}"
