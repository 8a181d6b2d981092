"""
What managers are told of claims, map after map.

A count that is told again until it has changed by 5 hides one journey more, and not five of one home. So
what is told of a pair of areas goes by its homes, and so do sums over some pairs less sums over others, now
and in every map before (`geoplan.audiences.parts`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from geoplan.audiences.differencing import tell
from geoplan.audiences.parts import held_back, parts_told, with_parts
from geoplan.audiences.populations import Population, may_be_told, with_population
from geoplan.audiences.sums import Sum
from geoplan.domain.told import Told
from geoplan.maps.mileage.flow import Flow

Pair = tuple[str, str]
"""Names of two areas, in order."""
_CLAIMS = "claims"
_HOMES, _STRETCHES = (2, 3), (3,)
"""By which words of `Flow.by_home` and `Flow.by_stretch` one has changed: those are the amounts."""


def is_almost_as_told(pair: Pair, flow: Flow, before: Told) -> bool:
    """Whether a pair was told of, and of almost the same homes."""
    return not may_be_told(flow.by_home, before.populations.get(_key(pair), ()), levels=_HOMES)


def areas_named(before: Told) -> frozenset[str]:
    """Return the names of all areas that maps of before had lines of."""
    keys = (key.split("/") for key in {**before.now, **before.hidden} if key.startswith(f"{_CLAIMS}/"))
    return frozenset(name for parts in keys for name in parts[1:-1])


@dataclass(frozen=True, eq=False)
class FlowsTold:
    """
    What may be told of the flows between pairs of areas.

    Parameters
    ----------
    before
        What was told before.
    """

    flows: Mapping[Pair, Flow]
    before: Told

    @cached_property
    def told(self) -> Told:
        """What was told up to these flows."""
        journeys = self._tell("journeys", self.before, self._few - self._held)
        hidden = {pair for pair in self.flows if self.key(pair, "journeys") not in journeys.now}
        told = self._tell("queried", journeys, hidden)
        anew = self.flows.keys() - hidden - self._held
        if not anew:
            return told
        amounts = dict(told.amounts)
        for pair in anew:
            beside, flow = self._beside(pair, told), self.flows[pair]
            # Where no home says who has changed, the same number of journeys has the same miles.
            if flow.homes or beside not in amounts:
                amounts[beside] = float(flow.whole.tenths)
            told = with_population(told, _key(pair), flow.by_home)
        parts = parts_told(self._stretches, self._held | hidden)
        return with_parts(replace(told, amounts=amounts), _CLAIMS, parts)

    def tenths(self, pair: Pair) -> float | None:
        """Return tenths of the miles of a pair as they are told; None where they are not."""
        is_told = self.key(pair, "journeys") in self.told.now
        return self.told.amounts.get(self._beside(pair, self.told)) if is_told else None

    def key(self, pair: Pair, what: str) -> str:
        """Return what a count is known by from map to map."""
        return f"{_key(pair)}/{what}"

    @cached_property
    def _held(self) -> frozenset[Pair]:
        """The pairs of which is told what was told before."""
        alike = {pair for pair, flow in self.flows.items() if is_almost_as_told(pair, flow, self.before)}
        told = self.before.parts.get(_CLAIMS, ())
        return held_back([self._stretches], alike | self._few, told, levels=_STRETCHES) | alike

    @cached_property
    def _few(self) -> frozenset[Pair]:
        return frozenset(pair for pair, flow in self.flows.items() if flow.has_few_homes)

    @cached_property
    def _stretches(self) -> dict[Pair, Population]:
        """The stretches of each pair; of those that have one digest the first."""
        found: dict[Pair, Population] = {}
        seen: set[str] = set()
        for pair, flow in sorted(self.flows.items()):
            new = {who: text for text in flow.by_stretch if (who := text.split()[0]) not in seen}
            found[pair] = frozenset(new.values())
            seen.update(new)
        return found

    def _tell(self, what: str, before: Told, hidden: Iterable[Pair]) -> Told:
        """Hide what is small, and what would give a small one away; all together are known."""
        counts = {self.key(pair, what): self._count(pair, what) for pair in self.flows}
        every = f"{_CLAIMS}/{what}"
        total = {every: sum(counts.values())}
        # Of what is told as before, nothing is told that was not.
        again = [pair for pair in self._held if self.key(pair, what) not in self.before.now]
        also = [self.key(pair, what) for pair in (*hidden, *again)]
        return tell(
            {**counts, **total}, [Sum(every, tuple(counts))] if counts else (), before=before, also=also
        )

    def _count(self, pair: Pair, what: str) -> int:
        now: int = getattr(self.flows[pair].whole, what)
        return self.before.now.get(self.key(pair, what), now) if pair in self._held else now

    def _beside(self, pair: Pair, told: Told) -> str:
        return self.key(pair, f"tenths beside {told.now[self.key(pair, 'journeys')]}")


def _key(pair: Pair) -> str:
    return f"{_CLAIMS}/{pair[0]}/{pair[1]}"
