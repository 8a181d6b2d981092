"""
Where the answer turns: the value of one input, all others as now, at which another option becomes as cheap.

The root is found on the response itself, which may have steps and bends: first a scan outwards from the value
of now, which brackets the nearest change on either side, then bisection of the bracket. All inputs are halved
side by side, so that many workers have work.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from geoplan.domain.inputs import Input, Uncertain, base_point
from geoplan.siting.sensitivity.analyses.respond import Respond, lead_of, rival_of, winner_of


@dataclass(frozen=True, slots=True)
class Turn:
    """
    A value at which another option becomes as cheap.

    Parameters
    ----------
    value
        Within the bracket, where a straight line between its ends crosses.
    inner, outer
        The bracket: at `inner`, towards the base, the option of now still wins; at `outer` it does not.
    rival
        The option that is cheaper at `outer`.
    """

    value: float
    inner: float
    outer: float
    rival: int


@dataclass(frozen=True, slots=True)
class BreakEven:
    """
    Where one input turns the answer, on either side of its value now.

    Parameters
    ----------
    lower, higher
        The nearest turn below and above; None where the option of now wins all the way.
    """

    input: Input
    lower: Turn | None
    higher: Turn | None

    @property
    def turns(self) -> tuple[Turn, ...]:
        """Those there are."""
        return tuple(one for one in (self.lower, self.higher) if one is not None)

    @property
    def is_near(self) -> bool:
        """Whether a turn lies between low and high."""
        return any(self.input.low <= one.value <= self.input.high for one in self.turns)


@dataclass(slots=True)
class _Bracket:
    """A turn lies between `inner` and `outer`; leads there, and who is cheaper at `outer`."""

    input: Input
    inner: float
    outer: float
    inner_lead: int
    outer_lead: int
    rival: int

    def is_open(self, parts: int) -> bool:
        width = abs(self.outer - self.inner)
        whole = self.input.search_to - self.input.search_from
        middle = (self.inner + self.outer) / 2
        return width > whole / parts and middle not in (self.inner, self.outer)

    def turn(self) -> Turn:
        along = self.inner_lead / (self.inner_lead - self.outer_lead)
        value = self.inner + (self.outer - self.inner) * along
        return Turn(value, self.inner, self.outer, self.rival)


def break_evens(
    inputs: Sequence[Uncertain], respond: Respond, *, scan: int = 8, parts: int = 4096
) -> tuple[BreakEven, ...]:
    """
    Return for each input that is a figure where it turns the answer.

    Parameters
    ----------
    scan
        On either side of now so many values are tried; two turns between neighbours are not seen.
    parts
        A bracket is halved until it is so small a part of the range that is searched.
    """
    figures = [one for one in inputs if isinstance(one, Input)]
    found = {one.name: BreakEven(one, None, None) for one in figures}
    brackets = _scan(inputs, figures, respond, scan)
    while True:
        open_ones = [one for one in brackets if one.is_open(parts)]
        if not open_ones:
            break
        _halve(inputs, open_ones, respond)
    for one in brackets:
        before = found[one.input.name]
        is_lower = one.outer < one.input.base
        found[one.input.name] = (
            replace(before, lower=one.turn()) if is_lower else replace(before, higher=one.turn())
        )
    return tuple(found.values())


def _scan(
    inputs: Sequence[Uncertain], figures: Sequence[Input], respond: Respond, scan: int
) -> list[_Bracket]:
    base = base_point(inputs)
    rays = [
        (one, [one.base + (far - one.base) * at / scan for at in range(1, scan + 1)])
        for one in figures
        for far in (one.search_from, one.search_to)
        if far != one.base
    ]
    points = [base.with_value(one.name, value) for one, values in rays for value in values]
    costs = respond([base, *points], "break-evens")
    winner, start = winner_of(costs[0]), lead_of(costs[0], winner_of(costs[0]))
    brackets, at = [], 1
    for one, values in rays:
        inner, inner_lead = one.base, start
        for number, value in enumerate(values):
            here = costs[at + number]
            lead = lead_of(here, winner)
            if lead < 0:
                rival = rival_of(here, winner)
                brackets.append(_Bracket(one, inner, value, inner_lead, lead, rival))
                break
            inner, inner_lead = value, lead
        at += len(values)
    return brackets


def _halve(inputs: Sequence[Uncertain], brackets: Sequence[_Bracket], respond: Respond) -> None:
    base = base_point(inputs)
    middles = [(one.inner + one.outer) / 2 for one in brackets]
    points = [base.with_value(one.input.name, at) for one, at in zip(brackets, middles, strict=True)]
    costs = respond([base, *points], "break-evens")
    winner = winner_of(costs[0])
    for one, middle, here in zip(brackets, middles, np.asarray(costs[1:]), strict=True):
        lead = lead_of(here, winner)
        if lead < 0:
            one.outer, one.outer_lead, one.rival = middle, lead, rival_of(here, winner)
        else:
            one.inner, one.inner_lead = middle, lead
