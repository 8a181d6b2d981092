"""One way: each input at its ends, all others as now."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geoplan.domain.inputs import Uncertain, base_point
from geoplan.siting.sensitivity.analyses.respond import Costs, Respond, lead_of, rival_of, winner_of


@dataclass(frozen=True, slots=True)
class End:
    """
    One end of an input.

    Parameters
    ----------
    lead_pence
        By how much the option that wins now is cheaper than the best other there; below 0 where it is not.
    winner
        The option that wins there.
    rival
        The best option there other than the one that wins now.
    """

    value: float
    lead_pence: int
    winner: int
    rival: int


@dataclass(frozen=True, slots=True)
class Bar:
    """An input with its ends."""

    input: Uncertain
    ends: tuple[End, ...]
    base_pence: int

    @property
    def swing_pence(self) -> int:
        """How far the lead goes."""
        leads = [self.base_pence, *(end.lead_pence for end in self.ends)]
        return max(leads) - min(leads)

    @property
    def turns(self) -> bool:
        """Whether another option wins somewhere."""
        return any(end.lead_pence < 0 for end in self.ends)


@dataclass(frozen=True, slots=True)
class Tornado:
    """
    One-way sensitivity.

    Parameters
    ----------
    winner
        The option that wins now.
    costs
        What each option costs now.
    bars
        The input that moves the lead farthest first.
    """

    winner: int
    costs: tuple[int, ...]
    bars: tuple[Bar, ...]

    @property
    def lead_pence(self) -> int:
        """By how much the winner is cheaper than the best other now."""
        return lead_of(np.array(self.costs, np.int64), self.winner)

    @property
    def wins(self) -> dict[int, int]:
        """At how many ends of inputs each option wins that wins at any."""
        return dict(Counter(end.winner for bar in self.bars for end in bar.ends))

    @property
    def ends(self) -> int:
        """How many ends of inputs there are."""
        return sum(len(bar.ends) for bar in self.bars)


def tornado(inputs: Sequence[Uncertain], respond: Respond) -> Tornado:
    """Return how far each input alone moves the lead of the option that wins now."""
    base = base_point(inputs)
    points = [base, *(base.with_value(one.name, end) for one in inputs for end in one.ends)]
    costs = respond(points, "one way")
    winner = winner_of(costs[0])
    bars, at = [], 1
    for one in inputs:
        ends = tuple(_end(value, costs[at + number], winner) for number, value in enumerate(one.ends))
        bars.append(Bar(one, ends, lead_of(costs[0], winner)))
        at += len(one.ends)
    order = sorted(range(len(bars)), key=lambda number: (-bars[number].swing_pence, number))
    return Tornado(winner, tuple(costs[0].tolist()), tuple(bars[number] for number in order))


def _end(value: float, costs: Costs, winner: int) -> End:
    return End(value, lead_of(costs, winner), winner_of(costs), rival_of(costs, winner))
