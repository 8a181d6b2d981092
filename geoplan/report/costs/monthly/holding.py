"""
Which cells are told as they were before, since the figures of a few children are all that is new in them.

A month is told again in every report in which it is. Where the rows of 1 to 4 children were corrected, added
or taken away since, what has changed is theirs: so the cells that they are in are told as before, and so are
as many others as keep sums from giving the difference back (`geoplan.audiences.parts`).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from geoplan.audiences.parts import Parts, held_back, mixture_of_few, parts_told, with_parts
from geoplan.audiences.populations import Population, apart, may_be_told, with_population
from geoplan.audiences.suppression import SuppressionParams
from geoplan.costs.ledger.spans import Span
from geoplan.domain.told import Told
from geoplan.report.costs.monthly.cells import At, key_of, sums_inside
from geoplan.report.costs.monthly.figures import Areas, Cell

People = Mapping[At, Population]
"""The children of each cell of each span, where there are any."""
_SESSIONS, _JOURNEYS = Cell("sessions", None), Cell("journeys")
_LEVELS = (2, 3)
"""Who came or went counts beside whose sessions or journeys are others: late news is of many children."""
_NOBODY: Population = frozenset()
Groups = dict[At, Population]


@dataclass(frozen=True, eq=False)
class Holding:
    """
    What is held of the cells of some months and quarters.

    Parameters
    ----------
    months
        Of each quarter.
    before
        What was told before, and of whom.
    """

    spans: Sequence[Span]
    months: Mapping[Span, Sequence[Span]]
    areas: Areas
    people: People
    before: Told
    params: SuppressionParams

    @cached_property
    def few(self) -> frozenset[At]:
        """The cells of fewer than 5 children."""
        return frozenset(at for at, some in self.people.items() if len(_who(some)) < self.params.under)

    @cached_property
    def cells(self) -> frozenset[At]:
        """
        The cells that are told as before.

        Of a quarter also those of which a month's is: the quarter less its other months would be that month.
        """
        held: set[At] = set()
        for span in sorted(self.spans, key=lambda span: span in self.months):  # quarters after their months
            inside = self.months.get(span, ())
            held |= {(cell, span) for cell, month in held if month in inside}
            held |= self._held_in(span, held)
        return frozenset(held)

    @cached_property
    def outdated(self) -> frozenset[At]:
        """
        The cells that are held for the sake of others: what was told of them is true no more.

        They are not told at all, rather than a number that may be far off; nor is a quarter with such months.
        Nothing has to be hidden for their sake. Those of few children are not among them.
        """
        found = {
            part
            for span in self.spans
            if span not in self.months
            for total, ways in self._divided(span)
            if not self._is_held_whole(_whole(total))
            for way in ways
            for part in way.keys() & self.cells
            if key_of(part) in self.before.now and not self._is_almost_as_told(part, total)
        }
        over = {(cell, whole) for whole, inside in self.months.items() for cell, at in found if at in inside}
        return frozenset(found | over) - self.few

    def _is_held_whole(self, whole: At) -> bool:
        """Whether so few children have changed in all that everything is told as before."""
        earlier = self.before.populations.get(_key(whole), ())
        return not may_be_told(self._who_in(whole), earlier, self.params, _LEVELS)

    def _is_almost_as_told(self, part: At, total: At) -> bool:
        then = (one for parts in self.before.parts.get(_key(total), ()) for one in parts)
        return any(apart(self.people[part], one, _LEVELS) < self.params.under for one in then)

    def is_same(self, at: At) -> bool:
        """Whether a count was told or hidden when the very same children were told of last."""
        earlier = self.before.populations.get(_key(_whole(at)), ())
        is_known = key_of(at) in self.before.now or key_of(at) in self.before.hidden
        return bool(earlier) and earlier[-1] == self._who_in(_whole(at)) and is_known

    def was_told(self, at: At) -> bool:
        """Whether anything was told before of what a cell is a part of, in the same months."""
        return _key(_whole(at)) in self.before.populations

    def is_anew(self, at: At) -> bool:
        """Whether a cell is told anew: of other children than any time before."""
        whole = _whole(at)
        earlier = self.before.populations.get(_key(whole), ())
        return bool(earlier) and at not in self.cells and self._who_in(whole) not in earlier

    def told(self, told: Told, hidden: Collection[At]) -> Told:
        """Return what was told, and of whom all that was told anew is."""
        rest = self.cells.union(hidden)
        for span in self.spans:
            for at in ((_SESSIONS, span), (_JOURNEYS, span)):
                if at not in rest:
                    told = with_population(told, _key(at), self._who_in(at))
            for total, ways in self._divided(span):
                # Where the total is not told, nobody knows what is left of it, either.
                seen = [{at: some for at, some in way.items() if at not in rest} for way in ways]
                for groups in seen if total in rest else ways:
                    told = with_parts(told, _key(total), parts_told(groups, rest))
        return told

    def _held_in(self, span: Span, held: Collection[At]) -> set[At]:
        """Which cells of a span are, when some are."""
        own = {at for at in held if at[1] == span}
        for whole in ((_SESSIONS, span), (_JOURNEYS, span)):
            if self._is_held_whole(whole):
                every = (at for each in sums_inside(span, self.areas) for at in each.keys)
                own |= {at for at in every if _whole(at) == whole}
        divided = self._divided(span)
        while True:
            more = {at for total, ways in divided for at in self._held_of(total, ways, own)}
            if more <= own:
                return own
            own |= more

    def _held_of(self, total: At, ways: Sequence[Groups], held: Collection[At]) -> Collection[At]:
        """The parts of a total that are to be held back, beside those that are; maybe it, too."""
        every = [at for way in ways for at in way]
        rest = {at for at in every if at in held or at in self.few}
        earlier = self.before.parts.get(_key(total), ())
        if len(rest) == len(every) or (len(ways) == 1 and not earlier and not rest):
            return ()
        again = [_left_when_told(way, earlier) if way.keys() - rest else set(way) for way in ways]
        known = {at for left in again if left is not None for at in left}
        if None not in again and rest <= known:  # the same as then gives nothing away
            return {at for at in known if key_of(at) in self.before.now}
        everybody = (self._who_in(total),)
        few = (mixture_of_few(everybody, one, self.params.under, _LEVELS) for one in earlier)
        if any(found is not None for found in few):  # the total less parts of then would be theirs
            return {total, *every}
        return held_back(ways, rest, earlier, self.params, _LEVELS)

    def _divided(self, span: Span) -> list[tuple[At, list[Groups]]]:
        """The totals of a span with each way in which their children are divided."""
        found: dict[At, list[Groups]] = {}
        for each in sums_inside(span, self.areas):
            groups = {at: self.people[at] for at in each.parts if at in self.people}
            if groups:
                found.setdefault(each.total, []).append(groups)
        return list(found.items())

    def _who_in(self, at: At) -> Population:
        return self.people.get(at, _NOBODY)


def _who(some: Population) -> frozenset[str]:
    return frozenset(text.split()[0] for text in some)


def _left_when_told(groups: Groups, earlier: Sequence[Parts]) -> set[At] | None:
    """Which groups were not told of when these very groups were last; None where they never were."""
    for one in reversed(earlier):
        left = {at for at, some in groups.items() if some not in one}
        others = set(one).difference(groups.values())
        if len(left) == len(groups):
            continue
        if not others or others == {_NOBODY.union(*(groups[at] for at in left))}:
            return left
    return None


def _whole(at: At) -> At:
    """All that a cell is a part of: sessions, or journeys."""
    cell, span = at
    return (_SESSIONS if cell.what in ("sessions", "cancelled by") else _JOURNEYS), span


def _key(at: At) -> str:
    """What the children of a cell are known by: of a quarter that goes on, they are others each month."""
    cell, span = at
    return f"monthly/{span.first}/{span.last}/{cell.what}/{cell.row}/{cell.area}"
