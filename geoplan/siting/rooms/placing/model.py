"""
The model that places occasions: which option each takes, and who is lent, for days that belong together.

Minimise
    Σ_k pence_k · x_k + Σ_l pence_l · lent_l + Σ_o left_out_o · u_o
subject to
    Σ_{k of o} x_k + u_o = 1                             every occasion o takes place once, or is left out
    Σ_{k in kind r, busy at t} x_k <= rooms of kind r      no two at once in a room, turnaround included
    Σ_{k of child c, busy at t} x_k <= 1                  no child in two places, the gap between included
    Σ_{supervised k at v, busy at t} x_k <= on duty at v    a worker for each, notes included; loans move them
    x_k <= on duty at v at t                              somebody there while an unsupervised one goes on
    Σ_{l of team g on day d} lent_l <= workers of g
with x_k, u_o ∈ {0, 1}, and lent_l whole; and the rows of `geoplan.siting.rooms.placing.weeks` where they are
needed. "Busy at t" is asked at the moments t at which something can begin, and where a shift ends: sessions
that overlap do so when one of them begins.
"""

import time
from dataclasses import dataclass, replace

import numpy as np

from geoplan.siting.mip import Answer, FloatArray, LongArray
from geoplan.siting.rooms.placing.options import Options
from geoplan.siting.rooms.placing.rows import left_out_pence, program_of
from geoplan.siting.rooms.placing.weeks import Slack
from geoplan.siting.rooms.staffing.duty import Duty
from geoplan.siting.rooms.week import RoomWeek

_LESS_THAN_A_PENNY = 0.999


@dataclass(frozen=True, eq=False)
class Placing:
    """
    What the model says of some days.

    Parameters
    ----------
    chosen
        Positions of options.
    left_out
        Positions of occasions.
    lent
        How many workers go where: positions of loans, and numbers.
    pence
        With what left-out occasions are counted as.
    bound
        No way of placing them costs less.
    values
        Of all columns.
    """

    chosen: LongArray
    left_out: LongArray
    lent: dict[int, int]
    pence: float
    bound: float
    values: FloatArray
    stopped: bool = False


@dataclass(frozen=True, eq=False)
class PlacingModel:
    """The model of some occasions, on the days that they may take place on."""

    week: RoomWeek
    duty: Duty
    options: Options
    occasions: LongArray
    slack: Slack | None = None

    def solve(self, seconds: float) -> Placing:
        """
        Place the occasions; where some have to be left out, none that a court waits for goes before another.

        First all prices at once. When somebody is left out, as few as possible of those that a court waits
        for, then as few as possible of the others, and only then prices decide.
        """
        program = program_of(self.week, self.duty, self.options, self.occasions, slack=self.slack)
        until = time.perf_counter() + seconds
        first = self._placing(program.solve(seconds=seconds, absolute_gap=_LESS_THAN_A_PENNY))
        if not len(first.left_out):
            return first
        prices, values, proven = program.cost, first.values, not first.stopped
        court = np.array(
            [self.week.session[self.week.occasions[at].session].court_priority for at in self.occasions]
        )
        for group in (court, ~court):
            columns = len(self.options.occasion) + np.flatnonzero(group)
            if not len(columns):
                continue
            program.cost = np.zeros_like(prices)
            program.cost[columns] = 1.0
            left_s = until - time.perf_counter()
            fewest = program.solve(start=values, seconds=left_s, absolute_gap=0.999)
            if fewest.values is None or fewest.stopped:
                return first
            proven &= fewest.cost - fewest.bound < 1.0
            values = fewest.values
            program.add_one(columns, most=round(fewest.cost))
        program.cost = prices
        left_s = until - time.perf_counter()
        last = self._placing(program.solve(start=values, seconds=left_s, absolute_gap=_LESS_THAN_A_PENNY))
        return last if proven else replace(last, bound=first.bound)

    def _placing(self, answer: Answer) -> Placing:
        """Read an answer; with none in time, everybody is left out."""
        k, o = len(self.options.occasion), len(self.occasions)
        values = answer.values
        if values is None:
            values = np.concatenate([np.zeros(k), np.ones(o), np.zeros(2 * len(self.duty.loans))])
        whole = np.rint(values)
        pence = float(left_out_pence(self.week, self.occasions) @ whole[k : k + o])
        pence += float(self.options.pence @ whole[:k])
        numbers = whole[k + o : k + o + len(self.duty.loans)]
        lent = {at: int(number) for at, number in enumerate(numbers) if number > 0}
        pence += sum(self.duty.loans[at].pence * number for at, number in lent.items())
        return Placing(
            chosen=np.flatnonzero(whole[:k]),
            left_out=self.occasions[np.flatnonzero(whole[k : k + o])],
            lent=lent,
            pence=pence,
            bound=min(pence, answer.bound),
            values=values,
            stopped=answer.stopped,
        )
