"""Branch and bound over sites, on the bound of the dual; what little is left of a branch is left to HiGHS."""

import heapq
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count

import numpy as np

from geoplan.progress import Progress
from geoplan.siting.capacitated.search.dual import Bounded, DualParams, Relaxation, ascend
from geoplan.siting.capacitated.search.exact import solve_rest
from geoplan.siting.capacitated.search.fixing import Ruled, rule_out
from geoplan.siting.capacitated.search.primal import Primal
from geoplan.siting.mip import FloatArray

_MORE = 4
_ROOT = DualParams()
_BRANCH = DualParams(iterations=120, first_step=0.5, patience=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeParams:
    """
    How the search is steered. None of it changes the answer, only how soon it is proven.

    Parameters
    ----------
    root, branch
        How prices are searched at the root, and from there on.
    tries
        Sets of sites tried next to the best, after the root.
    split_tries
        The same where demand may be split: each costs a transport problem.
    pairs_left
        A branch with at most so many pairs a customer left goes to HiGHS.
    sites_left
        The same for undecided sites where demand may be split.
    kicks
        New beginnings to serve customers before a branch with all sites decided goes to HiGHS.
    nodes
        Of the branch and bound of HiGHS, the first time; each time after, four times as many.
    """

    root: DualParams = _ROOT
    branch: DualParams = _BRANCH
    tries: int = 600
    split_tries: int = 20
    pairs_left: float = 2.0
    sites_left: int = 60
    kicks: int = 200
    nodes: int = 20


@dataclass(order=True, slots=True)
class _Branch:
    """
    A part of the choices that is still to be searched: those not put off first, then the least bound.

    `nodes` is how many HiGHS may take the next time, 0 while the part is not yet small enough for it.
    """

    nodes: int
    bound: float
    number: int
    relaxation: Relaxation = field(compare=False)
    found: Bounded = field(compare=False)


class Search:
    """
    A search under way.

    Parameters
    ----------
    primal
        Where solutions go; may have some already.
    seconds
        When to stop with what there is.
    progress
        Told branches done, and done and waiting.
    """

    def __init__(
        self, primal: Primal, params: TreeParams, seconds: float, progress: Progress | None = None
    ) -> None:
        self.primal, self.params, self.progress = primal, params, progress
        self.problem = primal.problem
        self.until = time.perf_counter() + seconds
        self.bound = -math.inf
        self.stopped = False
        self._heap: list[_Branch] = []
        self._numbers = count()

    def run(self) -> None:
        """Search until the best is proven, the time is up, or the user stops; `bound` says how far it is."""
        try:
            self._root()
            done = 0
            while self._heap and not self._is_over():
                if self._heap[0].bound < self.primal.limit:
                    self._branch(self._heap[0])
                heapq.heappop(self._heap)
                done += 1
                self._tell(done)
        except KeyboardInterrupt:
            self.stopped = True
        found = min((branch.bound for branch in self._heap), default=math.inf)
        # Below the limit nothing is left: the best is then proven, to less than two answers can differ by.
        self.bound = max(self.bound, self.primal.cost if found >= self.primal.limit else found)

    def _is_over(self) -> bool:
        return self.stopped or time.perf_counter() >= self.until

    def _tell(self, done: int) -> None:
        if self.progress:
            self.progress(done, done + len(self._heap), "choices of sites searched")

    def _root(self) -> None:
        relaxation = Relaxation.of(self.problem)
        found = ascend(relaxation, None, math.inf, self.params.root, self._met, self._is_over)
        self.bound = found.bound
        self._push(found.bound, relaxation, found)
        whole = self.problem.single_source
        self.primal.improve(relaxation, found, self.params.tries if whole else self.params.split_tries)

    def _met(self, found: Bounded) -> float:
        self.primal.attempt(found.opened)
        return self.primal.cost

    def _branch(self, branch: _Branch) -> None:
        """Raise the bound of a branch; then prune it, hand it to HiGHS, or fork it."""
        if branch.nodes:
            self._finish(branch, branch.relaxation, branch.found)
            return
        found = ascend(
            branch.relaxation, branch.found, self.primal.cost, self.params.branch, self._met, self._is_over
        )
        ruled = rule_out(branch.relaxation, found, self.primal.limit)
        if max(found.bound, branch.bound) >= self.primal.limit or not ruled.relaxation.serves_all():
            return
        if self._is_small(ruled.relaxation):
            self._finish(branch, ruled.relaxation, found)
            return
        for relaxation, bound in _fork(ruled):
            self._push(max(bound, branch.bound), relaxation, found)

    def _push(self, bound: float, relaxation: Relaxation, found: Bounded, nodes: int = 0) -> None:
        # Numbers rise, so that a branch stays before its children while they are being made.
        heapq.heappush(self._heap, _Branch(nodes, bound, next(self._numbers), relaxation, found))

    def _is_small(self, relaxation: Relaxation) -> bool:
        free = int((relaxation.may_open & ~relaxation.must_open).sum())
        if not self.problem.single_source:
            return free <= self.params.sites_left
        return free == 0 or int(relaxation.allowed.sum()) <= self.params.pairs_left * self.problem.n

    def _finish(self, branch: _Branch, relaxation: Relaxation, found: Bounded) -> None:
        """
        Solve what is left of a branch, or put it off.

        A better solution met elsewhere makes a hard part easy: what takes many nodes waits its turn again.
        """
        primal, nodes = self.primal, branch.nodes or self.params.nodes
        if self.problem.single_source and not (relaxation.may_open & ~relaxation.must_open).any():
            primal.attempt(relaxation.must_open, self.params.kicks)
            relaxation = rule_out(relaxation, found, primal.limit).relaxation
            if not relaxation.serves_all():
                return
        seconds = self.until - time.perf_counter()
        answer, is_open, share = solve_rest(relaxation, primal.limit, seconds, nodes)
        if answer.values is not None:
            primal.take(is_open, share)
        self.stopped |= answer.stopped
        bound = max(answer.bound, found.bound, branch.bound)
        if bound < primal.limit:
            self._push(bound, relaxation, found, _MORE * nodes)


def _fork(ruled: Ruled) -> Iterator[tuple[Relaxation, float]]:
    """Yield the two parts of a branch, with and without the site that raises the lesser bound most."""
    relaxation = ruled.relaxation
    free = relaxation.may_open & ~relaxation.must_open
    rise = np.minimum(ruled.with_open, ruled.with_closed)
    both = np.maximum(ruled.with_open, ruled.with_closed)
    order = np.lexsort((_finite(-both), _finite(-rise), ~free))
    one = np.zeros(len(free), np.bool_)
    one[order[0]] = True
    yield replace(relaxation, must_open=relaxation.must_open | one), float(ruled.with_open[order[0]])
    without = replace(relaxation, may_open=relaxation.may_open & ~one, allowed=relaxation.allowed & ~one)
    yield without, float(ruled.with_closed[order[0]])


def _finite(values: FloatArray) -> FloatArray:
    return np.nan_to_num(values, posinf=1e300, neginf=-1e300)
