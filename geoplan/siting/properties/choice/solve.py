"""The best choice of properties with a proof, and the next best ones."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from geoplan.siting.properties.choice.model import Columns, Uses, forbid, program_of
from geoplan.siting.properties.choice.problem import ChoiceProblem
from geoplan.siting.properties.choice.shortage import refuse_impossible

_GAP = 0.5
"""Costs are whole pence: nothing lies between a solution and a bound that is less than one penny away."""
_DUST = 1e-3
_NONE = -(10**15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """
    Properties and beds.

    Parameters
    ----------
    uses
        (m,) the use of each property; None where it is not bought.
    beds
        (n,) the property of each child; None for one who stays.
    cost
        Pence a year more than now.
    bound
        No choice of other properties than those of better choices costs less.
    """

    uses: Uses
    beds: tuple[int | None, ...]
    cost: int
    bound: int

    @property
    def proven(self) -> bool:
        """Whether it is proven that there is none cheaper."""
        return self.cost <= self.bound

    @property
    def places(self) -> tuple[int, ...]:
        """The properties bought."""
        return tuple(place for place, use in enumerate(self.uses) if use is not None)


def choose(
    problem: ChoiceProblem,
    *,
    count: int = 1,
    seconds: float = 60.0,
    stop: Callable[[], bool] | None = None,
) -> tuple[Choice, ...]:
    """
    Return the best choice, then the best with another set of properties, and so on.

    Parameters
    ----------
    count
        How many at most; fewer where there are no more sets that keep the rules.
    seconds
        For each of them; one that is not proven by then is the best found.
    stop
        Asked now and then whether to end with what there is: with the best at least.

    Raises
    ------
    InfeasibleError
        When no choice keeps every rule, with what is missing and how much of it.
    """
    refuse_impossible(problem)
    columns = Columns.of(problem)
    program = program_of(columns, columns.costs())
    found: list[Choice] = []
    while len(found) < count and not (found and stop is not None and stop()):
        # The first takes a moment, and everything rests on it: only the others are left out.
        answer = program.solve(seconds=seconds, absolute_gap=_GAP, stop=stop if found else None)
        if answer.values is None:
            break
        uses, beds = columns.read(answer.values)
        bought = [place for place, use in enumerate(uses) if use is not None]
        forbid(program, columns, bought)
        if not problem.keeps_rules(uses, beds):
            continue  # a fraction of a penny beyond the budget, within what HiGHS tolerates
        cost = problem.cost(uses, beds)
        bound = min(cost, math.ceil(answer.bound - _DUST) if math.isfinite(answer.bound) else _NONE)
        found.append(Choice(uses=uses, beds=beds, cost=cost, bound=bound))
    return tuple(found)
