"""Good solutions: sites that are open at some prices serve everybody; then sites are exchanged."""

import math
from dataclasses import dataclass, field

import numpy as np

from geoplan.siting.capacitated.problem import CapacitatedProblem
from geoplan.siting.capacitated.search.dual import Bounded, Relaxation
from geoplan.siting.mip import BoolArray, FloatArray, Program
from geoplan.siting.sites import keeps

_KICKS = 12
_NEAR = 0.02
_FEW = 1e-9


@dataclass(slots=True)
class Primal:
    """
    The best solution so far, made of sets of open sites. No set is tried twice.

    Parameters
    ----------
    cost
        Of the best; inf until there is one.
    is_open, share
        (m,) and (n, m) of the best.
    """

    problem: CapacitatedProblem
    cost: float = math.inf
    is_open: FloatArray = field(init=False)
    share: FloatArray = field(init=False)
    _met: dict[bytes, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.is_open = np.zeros(self.problem.m)
        self.share = np.zeros((self.problem.n, self.problem.m))

    @property
    def limit(self) -> float:
        """What a solution must stay below to be better."""
        if math.isinf(self.cost):
            return math.inf
        return self.cost - max(0.999 * self.problem.grain, _FEW * abs(self.cost))

    def take(self, is_open: FloatArray, share: FloatArray) -> float:
        """Keep a solution if it is better than the best so far; returns what it costs."""
        cost = self.problem.cost_of(is_open, share)
        if cost < self.cost:
            self.cost, self.is_open, self.share = cost, is_open, share
        return cost

    def attempt(self, opened: BoolArray, kicks: int = 0) -> float:
        """
        Return what it costs with these sites open, inf where no way was found; the best is kept.

        Parameters
        ----------
        kicks
            New beginnings to serve customers, for a set that was tried before with fewer; 0 for the usual.
        """
        key = opened.tobytes()
        if key not in self._met or kicks:
            is_open = opened.astype(np.float64)
            share = self._serve(opened.copy(), kicks) if keeps(self.problem.rows, is_open) else None
            self._met[key] = math.inf if share is None else self.take(is_open, share)
        return self._met[key]

    def _serve(self, opened: BoolArray, kicks: int) -> FloatArray | None:
        problem = self.problem
        room = problem.capacity[opened].sum(axis=0)
        if (room < problem.demand.sum(axis=0) * (1 - _FEW)).any():
            return None
        return self._whole(opened, kicks or _KICKS) if problem.single_source else transport(problem, opened)

    def _whole(self, opened: BoolArray, kicks: int) -> FloatArray | None:
        """Serve customers whole: by regret, and from other beginnings where that may be worth it."""
        from geoplan.siting.capacitated.search.kernels.serve import serve, shake

        problem = self.problem
        arrays = (problem.cost, problem.demand, problem.capacity, opened)
        site = np.empty(problem.n, np.int64)
        cost = serve(*arrays, site)
        sites_cost = problem.base_cost + float(problem.fixed_cost[opened].sum())
        if math.isinf(cost):
            site[:] = -1
        if math.isinf(cost) or cost + sites_cost < self.cost + _NEAR * abs(self.cost):
            cost = shake(*arrays, site, kicks, np.random.Generator(np.random.PCG64(1)))
        if math.isinf(cost):
            return None
        share = np.zeros((problem.n, problem.m))
        share[np.arange(problem.n), site] = 1.0
        return share

    def improve(self, relaxation: Relaxation, found: Bounded, tries: int) -> None:
        """
        Open, close and exchange sites while that makes the best solution cheaper.

        Parameters
        ----------
        found
            Sets that cannot be better at these prices are passed by; the most promising come first.
        tries
            The most sets to try.
        """
        better = True
        while better and tries > 0:
            before = self.cost
            for opened in self._neighbours(relaxation, found):
                tries -= 1
                if self.attempt(opened) < before - _FEW * abs(before) or tries <= 0:
                    break
            better = self.cost < before - _FEW * abs(before)

    def _neighbours(self, relaxation: Relaxation, found: Bounded) -> list[BoolArray]:
        """Return the sets next to the best that may be better, the most promising first."""
        now = (self.is_open > 0.5) if math.isfinite(self.cost) else found.opened
        gain = np.where(now, -found.site_cost, found.site_cost)
        at_now = found.bound + float(found.site_cost @ (now.astype(np.float64) - found.opened))
        ins = np.flatnonzero(~now & relaxation.may_open)
        outs = np.flatnonzero(now & ~relaxation.must_open)
        moves = [(float(gain[j]), [int(j)]) for j in (*ins, *outs)]
        moves += [(float(gain[i] + gain[o]), [int(i), int(o)]) for i in ins for o in outs]
        sets = []
        for change, sites in sorted(moves):
            if at_now + change >= self.limit:
                break
            opened = now.copy()
            opened[sites] ^= True
            if opened.tobytes() not in self._met:
                sets.append(opened)
        return sets


def transport(problem: CapacitatedProblem, opened: BoolArray) -> FloatArray | None:
    """Return the cheapest shares with these sites open, (n, m), a transport problem; None if impossible."""
    customer, at = np.nonzero(np.isfinite(problem.cost[:, opened]))
    site = np.flatnonzero(opened)[at]
    pairs = np.arange(len(customer))
    none, all_ = np.zeros(len(pairs)), np.ones(len(pairs))
    program = Program(problem.cost[customer, site], none, all_, none.astype(np.bool_))
    program.add(customer, pairs, 1.0, rows=problem.n, least=1.0, most=1.0)
    for k in range(len(problem.classes)):
        program.add(
            at, pairs, problem.demand[customer, k], rows=int(opened.sum()), most=problem.capacity[opened, k]
        )
    answer = program.solve()
    if answer.values is None:
        return None
    share = np.zeros((problem.n, problem.m))
    share[customer, site] = np.clip(answer.values, 0.0, 1.0)
    return share
