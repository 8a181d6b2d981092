"""
How many children gain, lose, and are within so many minutes, by group; and which of these nobody may read.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from geoplan.audiences.audience import Audience
from geoplan.audiences.differencing import tell, with_unions
from geoplan.audiences.keys import AGE, CHILDREN, DISTRICT, NO_DISTRICT, area_key, count_key
from geoplan.audiences.options.minutes import EVERYBODY, Line, MinutesTold
from geoplan.audiences.populations import WEEK, population_of, refuse_almost_the_same
from geoplan.audiences.sums import Key, Sum
from geoplan.audiences.suppression import SHOWN_AS, SuppressionParams
from geoplan.domain.told import Told
from geoplan.siting.options.comparison import VenueComparison
from geoplan.siting.options.outcome import Outcome
from geoplan.siting.people import AREA, NOT_KNOWN, Change, Spread, changes_of, spread_of

GAIN, LOSE, SAME = "gain", "lose", "same"
_BETWEEN, _BEYOND = "between", "beyond"


@dataclass(frozen=True, eq=False)
class PeopleCounts:
    """
    Counts of children over all options and groupings of a comparison.

    Parameters
    ----------
    audience
        Planners see every count; managers none from 1 to 4, nor what would give one back, and numbers that
        were told of earlier comparisons (`VenueComparison.before`) again until they have changed by 5.

    Raises
    ------
    InputError
        When managers were told before of almost the same children: their money and minutes could be
        subtracted.
    """

    comparison: VenueComparison
    audience: Audience = Audience.MANAGER
    params: SuppressionParams = field(default_factory=SuppressionParams)

    def __post_init__(self) -> None:
        if self.audience is not Audience.PLANNER:
            everybody = population_of(self.comparison.people)
            refuse_almost_the_same(WEEK, everybody, self.comparison.before, self.params)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Everybody, and every group."""
        return (
            EVERYBODY,
            *((one.what, line) for one in self.comparison.groupings for line in one.lines),
        )

    def members(self, line: Line) -> NDArray[np.bool_]:
        """Return which children are in a group (n,)."""
        minutes = self.comparison.base.minutes
        if line == EVERYBODY:
            return np.ones(len(minutes.journeys), np.bool_)
        grouping = next(one for one in self.comparison.groupings if one.what == line[0])
        inside: NDArray[np.bool_] = np.array(grouping.of_child) == grouping.lines.index(line[1])
        return inside

    def spread(self, outcome: Outcome, line: Line = EVERYBODY) -> Spread:
        """Return how far the children of a group travel."""
        values = outcome.minutes.each_way[self.members(line)]
        return spread_of(values, self.comparison.params.within_minutes)

    def change(self, outcome: Outcome, line: Line = EVERYBODY) -> Change:
        """Return who gains and loses in a group."""
        comparison = self.comparison
        return changes_of(
            comparison.base.minutes,
            outcome.minutes,
            more_than=comparison.params.gain_minutes,
            among=self.members(line),
        )

    @property
    def hidden(self) -> frozenset[Key]:
        """What this audience may not see."""
        return frozenset() if self.audience is Audience.PLANNER else self._telling[0]

    @property
    def has_earlier(self) -> bool:
        """Whether numbers or minutes of an earlier report may be among those that this audience reads."""
        return self.audience is not Audience.PLANNER and bool(self.comparison.before.now)

    @property
    def told(self) -> Told:
        """What was told up to this comparison, of its children; what planners see is not told."""
        if self.audience is Audience.PLANNER:
            return self.comparison.before
        return self._minutes.with_minutes(self._telling[1])

    def _number(self, key: Key, count: int) -> int:
        """A count that is not hidden, as it is told."""
        return count if self.audience is Audience.PLANNER else self._telling[1].now[self._text(key)]

    @cached_property
    def _telling(self) -> tuple[frozenset[Key], Told]:
        counts: dict[Key, int] = {}
        sums: list[Sum] = []
        for outcome in self.comparison.planned:
            self._add_within(outcome, counts, sums)
            if outcome is not self.comparison.base:
                self._add_change(outcome, counts, sums)
        for grouping in self.comparison.groupings:
            columns = {key[:-1] for key in counts if key[-1] == EVERYBODY}
            for column in sorted(columns, key=str):
                total: Key = (*column, EVERYBODY)
                parts = tuple((*column, (grouping.what, line)) for line in grouping.lines)
                if (
                    all(part in counts for part in parts)
                    and sum(map(counts.__getitem__, parts)) == counts[total]
                ):
                    sums.append(Sum(total, parts))
        told = tell(
            {self._text(key): count for key, count in counts.items()},
            [Sum(self._text(one.total), tuple(map(self._text, one.parts))) for one in sums],
            before=self._before(counts),
            unseen=[self._text(key) for key in counts if key[0] in (SAME, _BETWEEN, _BEYOND)],
            params=self.params,
        )
        return frozenset(key for key in counts if self._text(key) not in told.now), told

    def _before(self, counts: Mapping[Key, int]) -> Told:
        """What was told before, areas that are one now taken together."""
        told = self.comparison.before
        for column in {key[:-1] for key in counts if key[-1][0] == AREA}:
            told = self.areas_as_one(told, partial(_area_text, column))
        return told

    def areas_as_one(self, told: Told, key: Callable[[frozenset[str]], str]) -> Told:
        """Return what was told, that of areas which are one now as told of that one, for a sort of count."""
        areas = [places for one in self.comparison.groupings for places in one.places]
        return with_unions(told, areas, self.comparison.before.areas, key)

    def _text(self, key: Key) -> str:
        """What a count is known by from report to report: children as they travel now by exports, too."""
        column, line = key[:-1], key[-1]
        if column != _CHILDREN:
            return f"options/{'/'.join(map(str, column))}/{self.keys[line]}"
        return self.keys[line] if line[0] == AREA else _children_text(line)

    @cached_property
    def keys(self) -> dict[Line, str]:
        """What each group is known by from comparison to comparison; an area by its settlements."""
        found = {line: "/".join(line) for line in self.lines}
        for one in self.comparison.groupings:
            pairs = zip(one.lines, one.places, strict=False)  # a last line may be of no area
            found |= {(one.what, name): area_key(places) for name, places in pairs}
        return found

    @cached_property
    def _minutes(self) -> MinutesTold:
        members = {line: self.members(line) for line in self.lines}
        base = self.comparison.base
        hidden = frozenset(line for line in self.lines if self._children(base, line) in self.hidden)
        return MinutesTold(self.comparison, members, hidden, self.keys, self.params)

    def minutes_shown(self, outcome: Outcome, line: Line = EVERYBODY) -> tuple[float, float, float] | None:
        """
        Return the average, the 95th percentile and the longest journey of a group; None where it is hidden.

        Managers read whole minutes, and those of then where they were told of almost the same children.
        """
        spread = self.spread(outcome, line)
        if self.audience is Audience.PLANNER or not spread.children:
            return spread.mean, spread.p95, spread.worst
        return None if self.is_few(outcome, line) else self._minutes.shown(outcome, line)

    def _is_sparse(self, count: int) -> bool:
        """
        Whether so few children are not divided into groups at all.

        Hidden one by one, they would take with them how many children a group has, to keep them hidden.
        """
        return 0 < count < 2 * self.params.under

    def _limits(self, outcome: Outcome, line: Line) -> list[tuple[int, int]]:
        """Return the limits shown for a group, with how many children are within; none for areas: too few."""
        if line[0] == AREA:
            return []
        whole = self.spread(outcome)
        shown = {
            limit
            for limit, count in whole.within
            if line == EVERYBODY or not (self._is_sparse(count) or self._is_sparse(whole.children - count))
        }
        return [(limit, count) for limit, count in self.spread(outcome, line).within if limit in shown]

    def _kinds(self, outcome: Outcome, line: Line) -> list[str]:
        """Return which of gain and loss are shown for a group."""
        whole = self.change(outcome)
        return [
            kind for kind in (GAIN, LOSE) if line == EVERYBODY or not self._is_sparse(getattr(whole, kind))
        ]

    def _add_within(self, outcome: Outcome, counts: dict[Key, int], sums: list[Sum]) -> None:
        """Counts within each limit, beyond it, and between two: who sees the first sees the others too."""
        for line in self.lines:
            everybody = self._children(outcome, line)
            counts[everybody] = self.spread(outcome, line).children
            steps = {
                self._within(outcome, limit, line): count for limit, count in self._limits(outcome, line)
            }
            counts |= steps
            pairs = [(_BETWEEN, before, after) for before, after in pairwise(steps)]
            for what, part, whole in [*pairs, *((_BEYOND, step, everybody) for step in steps)]:
                rest: Key = (what, *part)
                counts[rest] = counts[whole] - counts[part]
                sums.append(Sum(whole, (part, rest)))

    def _add_change(self, outcome: Outcome, counts: dict[Key, int], sums: list[Sum]) -> None:
        for line in self.lines:
            change, kinds = self.change(outcome, line), self._kinds(outcome, line)
            found = {self._changed(outcome, kind, line): int(getattr(change, kind)) for kind in kinds}
            found[self._changed(outcome, SAME, line)] = change.children - sum(found.values())
            counts |= found
            total = self._children(outcome, line)
            if counts[total] == change.children:
                sums.append(Sum(total, tuple(found)))

    def _children(self, outcome: Outcome, line: Line) -> Key:
        """Equal in every option where everybody travels as now: one count, hidden or shown everywhere."""
        base = self.comparison.base.minutes.travels
        same = bool((outcome.minutes.travels == base).all())
        return ("children", "" if same else outcome.known_as, line)

    def _within(self, outcome: Outcome, limit: int, line: Line) -> Key:
        return ("within", outcome.known_as, limit, line)

    def _changed(self, outcome: Outcome, kind: str, line: Line) -> Key:
        return (kind, outcome.known_as, line)

    def children_shown(self, outcome: Outcome, line: Line = EVERYBODY) -> int | str:
        """Return how many children a group has, as this audience may see it."""
        key = self._children(outcome, line)
        return SHOWN_AS if key in self.hidden else self._number(key, self.spread(outcome, line).children)

    def change_shown(self, outcome: Outcome, kind: str, line: Line = EVERYBODY) -> int | str:
        """Return how many gain or lose, as this audience may see it."""
        is_shown = self.audience is Audience.PLANNER or kind in self._kinds(outcome, line)
        if not is_shown or self._changed(outcome, kind, line) in self.hidden:
            return SHOWN_AS
        key = self._changed(outcome, kind, line)
        return self._number(key, int(getattr(self.change(outcome, line), kind)))

    def within_shown(self, outcome: Outcome, limit: int, line: Line = EVERYBODY) -> float | str:
        """Return the share within a limit, as this audience may see it."""
        shown = [each for each, _ in self._limits(outcome, line)]
        is_shown = self.audience is Audience.PLANNER or limit in shown
        if not is_shown or self._within(outcome, limit, line) in self.hidden or self.is_few(outcome, line):
            return SHOWN_AS
        spread = self.spread(outcome, line)
        if self.audience is Audience.PLANNER:
            return spread.share_within(limit)
        within, children = self._within(outcome, limit, line), self._children(outcome, line)
        told = self._telling[1].now
        whole = told[self._text(children)]
        return min(1.0, told[self._text(within)] / whole) if whole else math.nan

    def is_few(self, outcome: Outcome, line: Line) -> bool:
        """
        Whether a group's minutes may not be seen either: it has too few children, or nobody may know how
        many.
        """
        return self.children_shown(outcome, line) == SHOWN_AS


_CHILDREN = ("children", "")


def _area_text(column: tuple[object, ...], places: frozenset[str]) -> str:
    own = area_key(places)
    return own if column == _CHILDREN else f"options/{'/'.join(map(str, column))}/{own}"


def _children_text(line: Line) -> str:
    """What the children of a group are known by in reports of every kind."""
    what, of = line
    if line == EVERYBODY:
        return count_key(CHILDREN)
    if what == "district" and of == NOT_KNOWN:
        return count_key(CHILDREN, DISTRICT, NO_DISTRICT)
    return count_key(CHILDREN, {"district": DISTRICT, "age band": AGE}.get(what, what), of)
