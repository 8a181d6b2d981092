"""What managers are told of the report: no small count, nothing that gives one back, nothing to subtract."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from geoplan.audiences.differencing import NOTHING_TOLD, tell
from geoplan.audiences.sums import Sum
from geoplan.audiences.suppression import SuppressionParams, with_company
from geoplan.costs.ledger.activity import Activity, Status
from geoplan.costs.ledger.spans import Span
from geoplan.domain.told import Told
from geoplan.report.costs.monthly.cells import (
    At,
    count_beside,
    counts_of,
    key_of,
    money_sums_of,
    months_of,
    pence_of,
    sums_of,
)
from geoplan.report.costs.monthly.figures import Areas, Figure, Value
from geoplan.report.costs.monthly.holding import Holding, People


@dataclass(frozen=True, slots=True)
class ToldFigures:
    """
    What is told of the figures of a report.

    Parameters
    ----------
    hidden
        Which are not, in which spans.
    values
        The others, as they are told: as before where hardly anything has changed.
    told
        To be remembered for the next report.
    """

    hidden: frozenset[tuple[Figure, Span]] = field(repr=False)
    values: Mapping[tuple[Figure, Span], Value] = field(repr=False)
    told: Told


def told_figures(
    figures: Sequence[Figure],
    months: Sequence[Activity],
    quarters: Sequence[Activity],
    areas: Areas,
    people: People,
    params: SuppressionParams,
    before: Told = NOTHING_TOLD,
) -> ToldFigures:
    """
    Return what may be told of figures, in each span, after what was told before.

    Counts of sessions, journeys, rides and children are told as `geoplan.audiences.differencing.tell` does,
    over all tables of months and quarters at once; those of fewer than 5 children are hidden. Money, averages
    and shares are hidden wherever a count that they stand beside is, money also where a total would give it
    back. What has changed by few children is told as it was (`geoplan.report.costs.monthly.holding`).

    Parameters
    ----------
    people
        The children of each cell; see `geoplan.report.costs.monthly.children`.
    """
    spans = tuple(one.span for one in (*months, *quarters))
    holding = Holding(spans, months_of(months, quarters), areas, people, before, params)
    telling = _Telling(months, quarters, areas, holding)
    amounts: dict[str, float | None] = {
        key: None if at in telling.hidden else float(telling.pence[at])
        for at, key in telling.keys.items()
        if at not in holding.cells
    }
    values: dict[tuple[Figure, Span], Value] = {}
    for one in (*months, *quarters):
        for figure in figures:
            cells = [(cell, one.span) for cell in figure.beside]
            key = _beside(f"{key_of((figure.section, one.span))}/{figure.label.strip()}", cells, telling.told)
            if cells and all(holding.is_same(count_beside(at)) for at in cells):
                values |= _as_before(figure, one.span, key, telling, values)
                continue
            if not telling.hidden.isdisjoint(cells):
                continue
            if not telling.held.isdisjoint(map(count_beside, cells)):
                values |= _as_before(figure, one.span, key, telling, values)
                continue
            value = figure.value(one)
            if value is not None and figure.is_count:
                value = telling.told.now[key_of(cells[0])]
            elif cells:
                is_anew = all(holding.is_anew(count_beside(at)) for at in cells)
                then = before.amounts.get(key)
                value = value if is_anew or then is None else then
                amounts[key] = value
            values[figure, one.span] = value
    every = frozenset((figure, span) for figure in figures for span in spans)
    told = replace(telling.told, amounts={**before.amounts, **amounts})
    return ToldFigures(every - values.keys(), values, holding.told(told, telling.hidden))


def _as_before(
    figure: Figure, span: Span, key: str, telling: "_Telling", values: Mapping[tuple[Figure, Span], Value]
) -> dict[tuple[Figure, Span], Value]:
    """
    A figure as it was told; of a quarter the sum of what is told of its months; nothing where neither is.
    """
    holding, at = telling.holding, (figure, span)
    is_same = all(holding.is_same(count_beside((cell, span))) for cell in figure.beside)
    is_known = is_same and (figure.is_count or key in holding.before.amounts)
    if span in holding.months and figure.adds_up and not is_known:
        parts = [(figure, month) for month in holding.months[span]]
        known = [value for part in parts if (value := values.get(part)) is not None]
        if not values.keys() >= set(parts):
            return {}
        return {at: sum(known) or None if len(known) < len(parts) else sum(known)}
    if not all(holding.was_told((cell, span)) for cell in figure.beside):
        return {}
    if not figure.is_count:
        return {at: holding.before.amounts[key]} if key in holding.before.amounts else {}
    count = telling.told.now.get(key_of((figure.beside[0], span)))
    if count is None:
        return {}
    # As long as nothing is reported, it is not that no session was held.
    return {at: None if figure.beside[0].row is Status.HELD and not count else count}


@dataclass(frozen=True, eq=False)
class _Telling:
    """Which counts and amounts of a report are told, before figures are made of them."""

    months: Sequence[Activity]
    quarters: Sequence[Activity]
    areas: Areas
    holding: Holding

    @property
    def held(self) -> frozenset[At]:
        """The counts that are told as before."""
        return self.holding.cells

    @cached_property
    def counts(self) -> dict[At, int]:
        """Every count."""
        return counts_of((*self.months, *self.quarters), self.areas)

    @cached_property
    def pence(self) -> dict[At, int]:
        """Every amount that stands beside one."""
        return pence_of((*self.months, *self.quarters), self.areas)

    @cached_property
    def keys(self) -> dict[At, str]:
        """What each amount is known by."""
        return {at: _beside(key_of(at), [at], self.told) for at in self.pence}

    @cached_property
    def told(self) -> Told:
        """What is told of counts up to this report, those held as they were."""
        before, params = self.holding.before, self.holding.params
        counts = {key_of(at): count for at, count in self.counts.items()}
        sums = [
            Sum(key_of(one.total), tuple(map(key_of, one.parts)))
            for one in sums_of(self.months, self.quarters, self.areas)
        ]
        outdated = self.holding.outdated
        again = {
            at for at in self.held if at[1] in self.holding.months or key_of(at) in before.now
        } - outdated
        same = {at for at in self.counts if self.holding.is_same(at)}
        again = (again - same) | {at for at in same if key_of(at) in before.now}
        while True:
            also = same.union(self.holding.few, self.held - outdated) - again
            told = tell(
                counts,
                sums,
                before=before,
                unseen=[key_of(at) for at in (again - same) | outdated],  # what is as it was is seen
                also=[key_of(at) for at in also],
                params=params,
            )
            told = self._as_before(told, again)
            lost = {at for at in again if key_of(at) not in told.now}
            if not lost:
                return told
            again -= lost  # nobody may work out either what cannot be told again

    def _as_before(self, told: Told, again: Iterable[At]) -> Told:
        """What is told, with the counts of before; of a quarter with the sum of those of its months."""
        now, hidden = dict(told.now), dict(told.hidden)
        for at in sorted(again, key=lambda at: at[1] in self.holding.months):
            cell, span = at
            inside = self.holding.months.get(span)
            # The children of a quarter are not the sum of its months'.
            if inside is None or cell.what == "children" or self.holding.is_same(at):
                number = self.holding.before.now.get(key_of(at)) if self.holding.was_told(at) else None
            else:
                number = _sum(now.get(key_of((cell, month))) for month in inside)
            if number is not None:
                now[key_of(at)] = number
                hidden.pop(key_of(at), None)
        return replace(told, now=now, hidden=hidden)

    @cached_property
    def hidden(self) -> frozenset[At]:
        """The counts and amounts that are not told."""
        before = self.holding.before
        small = {at for at in self.counts if key_of(at) not in self.told.now}
        known = {at for at, key in self.keys.items() if key in before.amounts}
        few = {at for at in self.pence if count_beside(at) in small} - self._loose
        few |= {at for at in known - self._loose if before.amounts[self.keys[at]] is None}
        money = money_sums_of(self.months, self.quarters, self.areas)
        while True:
            sums = [
                each for each in money if self._loose.isdisjoint(each.keys) or few.intersection(each.keys)
            ]
            hidden = with_company(self.pence, sums, few | self._loose, known=known - few)
            open_ = {
                (cell, quarter)
                for quarter, months in self.holding.months.items()
                for cell, month in hidden
                if month in months and count_beside((cell, quarter)) in self.held
            }
            if open_ <= hidden:
                return hidden | small
            few |= open_

    @cached_property
    def _loose(self) -> frozenset[At]:
        """The amounts that are not told, and need no company: others are held so that they have it."""
        return frozenset(at for at in self.pence if count_beside(at) in self.holding.outdated)


def _sum(numbers: Iterable[int | None]) -> int | None:
    every = list(numbers)
    known = [number for number in every if number is not None]
    return sum(known) if len(known) == len(every) else None


def _beside(key: str, cells: Iterable[At], told: Told) -> str:
    """
    What an amount is known by as long as the numbers that it stands beside are told as they are.

    A figure of its own for each of these numbers: counts may go away and come back.
    """
    numbers = (told.now.get(key_of(count_beside(at))) for at in cells)
    return f"{key} beside {', '.join(str(number) for number in numbers)}"
