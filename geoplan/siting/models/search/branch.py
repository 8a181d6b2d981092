"""
Branch and bound on the Lagrangian dual, from good first sets to a proof.

Good sets come from interchange, begun at random sets and at those that the dual chooses. The dual settles
sites; on what is left the search branches, the branch with the lowest bound first.
"""

import heapq
from itertools import count
from typing import NamedTuple

import numpy as np

from geoplan.siting.models.kernels.dual import ascend
from geoplan.siting.models.kernels.instance import (
    FREE,
    OPEN,
    SHUT,
    BoolArray,
    FloatArray,
    Instance,
    LongArray,
    ShortArray,
)
from geoplan.siting.models.kernels.interchange import improve, serve
from geoplan.siting.models.search.allowed import allowed_set, is_possible, near_to
from geoplan.siting.models.search.limits import Stopped, Watch
from geoplan.siting.models.search.part import Part, part
from geoplan.siting.models.search.task import Found, Task

STARTS = 3
KICKS = 20
"""Times that the best set is changed at random and improved again, after a round at the root."""
BRANCHES_A_KICK = 4
KICKED = 12
"""A kick changes fewer sites than this."""
ROUNDS = 12
AT_ROOT = np.array([300.0, 40.0, 0.95])
"""A round at the root: iterations, how many in vain until the step is halved, memory of directions."""
BELOW = np.array([100.0, 10.0, 0.8])
"""The same of a branch."""
FIRST_STEP, LAST_STEP = 1.0, 1e-3
MANY_MOVES = 1 << 30


class Branch(NamedTuple):
    """A part of all sets, still to be looked into; of two with the same bound, the later comes first."""

    bound: int
    number: int
    settled: ShortArray
    prices: LongArray


class LagrangianSearch:
    """
    The state of one search: the best set, the bound, and what is settled.

    Parameters
    ----------
    task
        What to solve; the rules must allow some set, and there is a site to decide on.
    start
        (m,) an allowed set to begin with.
    """

    def __init__(self, task: Task, watch: Watch, start: BoolArray | None = None) -> None:
        self.task, self.watch = task, watch
        self.whole: Instance = task.instance
        self.m = len(self.whole.price)
        self.random = np.random.default_rng(watch.limits.seed)
        self.is_open: BoolArray = self.random_set() if start is None else start.copy()
        self.cost = int(improve(self.whole, self.is_open, MANY_MOVES))
        self.bound = int(np.minimum(self.whole.price, 0).sum())
        self.stopped: Stopped | None = None
        self.settled: ShortArray = np.zeros(self.m, np.int8)
        self.prices: LongArray = self.first_prices()
        self.share: FloatArray = np.full(self.m, 0.5)
        self.waiting: list[Branch] = []
        self.number = count()

    @property
    def target(self) -> int:
        """A bound that proves that nothing better is left."""
        return self.cost - self.task.unit + 1

    def run(self) -> Found:
        """Search until a proof or a limit, or Ctrl-C."""
        try:
            self.root()
            self.branch()
        except KeyboardInterrupt:
            self.stopped = Stopped.ASKED
        bound = self.task.rounded(self.bound, self.cost)
        stopped = Stopped.PROVEN if bound == self.cost else self.stopped
        assert stopped is not None
        return Found(self.is_open, self.cost, bound, stopped)

    def over(self) -> bool:
        """Whether to end here; tells how far it has come."""
        task = self.task
        objective = task.objective(self.cost)
        bound = task.objective(task.rounded(self.bound, self.cost))
        self.watch.tell(task.what, objective, bound, len(self.waiting))
        self.stopped = self.watch.reason(objective, bound)
        if task.enough is not None and self.bound >= task.enough:
            self.stopped = Stopped.PROVEN
        return self.stopped is not None

    def root(self) -> None:
        """Find good sets and settle sites without branching."""
        near = part(self.whole, self.settled, self.cap(self.prices))
        for _ in range(STARTS - 1):
            self.offer_part(near, self.random_set())
        step = FIRST_STEP
        for _ in range(ROUNDS):
            rest = part(self.whole, self.settled, self.cap(self.prices))
            bound, step = self.ascend(rest, self.settled, self.prices, step, AT_ROOT)
            self.bound = max(self.bound, bound)
            if self.over() or step < LAST_STEP:
                return
            self.kick(rest, KICKS)

    def branch(self) -> None:
        """Look into branches, the one with the lowest bound first, until nothing better can be left."""
        near = part(self.whole, self.settled, self.cap(self.prices))
        if self.stopped is None:
            self.divide(self.bound, self.settled, self.prices)
        while self.stopped is None:
            self.bound = max(self.bound, self.waiting[0].bound) if self.waiting else self.cost
            if not self.over():
                self.look(heapq.heappop(self.waiting))
                self.kick(near, int(self.watch.nodes % BRANCHES_A_KICK == 0))

    def look(self, branch: Branch) -> None:
        """Raise the bound of a branch, and divide it when that does not suffice."""
        self.watch.nodes += 1
        settled, prices = branch.settled, branch.prices.copy()
        rest = part(self.whole, settled, self.cap(prices))
        if not is_possible(rest.instance):
            return
        if not len(rest.sites):
            self.offer(rest.whole(np.zeros(0, np.bool_), self.m))
            return
        bound, _ = self.ascend(rest, settled, prices, FIRST_STEP, BELOW)
        bound = max(bound, branch.bound)
        if bound < self.target:
            self.divide(bound, settled, prices)

    def divide(self, bound: int, settled: ShortArray, prices: LongArray) -> None:
        """Open and shut the free site that the dual wavers about most."""
        free = np.flatnonzero(settled == FREE)
        if not len(free):
            heapq.heappush(self.waiting, Branch(bound, -next(self.number), settled, prices))
            return
        site = free[np.argmin(np.abs(self.share[free] - 0.5))]
        for state in (SHUT, OPEN):
            inside = settled.copy()
            inside[site] = state
            heapq.heappush(self.waiting, Branch(bound, -next(self.number), inside, prices))

    def ascend(
        self, rest: Part, settled: ShortArray, prices: LongArray, step: float, plan: FloatArray
    ) -> tuple[int, float]:
        """
        Raise the bound of a part, noting prices, shares and what is settled; try the set that it chooses.

        Returns the bound and the step left.
        """
        a = rest.instance
        own = np.append(np.minimum(prices[rest.demands], a.none), prices[-1])
        best, state = own.copy(), np.zeros(len(rest.sites), np.int8)
        share, chosen = np.full(len(rest.sites), 0.5), np.zeros(len(rest.sites), np.bool_)
        bound, step = ascend(
            a, own, best, state, share, chosen, self.cost - rest.constant, self.target - rest.constant,
            step, self.pace(rest), np.append(plan, self.dearest(a)),
        )  # fmt: skip
        prices[rest.demands], prices[-1] = best[:-1], best[-1]
        settled[rest.sites] = state
        self.share[rest.sites] = share
        if bound + rest.constant < self.target:
            self.offer_part(rest, chosen)
        return int(bound) + rest.constant, float(step)

    def pace(self, rest: Part) -> FloatArray:
        """Return how fast each price moves (n+1,): demands' by weight, the budget's to fit the sites'."""
        a = rest.instance
        pace = self.task.weight[rest.demands]
        typical = float(np.abs(a.money).mean()) if len(a.money) else 0.0
        of_money = pace.sum() / max(1, int(a.most[-1])) / typical**2 if typical else 0.0
        return np.append(pace, of_money)

    def dearest(self, a: Instance) -> float:
        """Return how dear money may become for its worth to stay a whole number of 64 bits."""
        return float((1 << 61) // max(1, abs(a.budget), int(np.abs(a.money).max(initial=0))))

    def first_prices(self) -> LongArray:
        """Return prices (n+1,) to begin with: half way between a demand's best and second best site."""
        a = self.whole
        _, cost, second = serve(a, self.is_open)
        farthest = a.cost[a.start[1:] - 1] + self.task.unit
        return np.append((cost + np.minimum(second, np.maximum(cost, farthest))) // 2, 0)

    def cap(self, prices: LongArray) -> LongArray:
        """Return how far each demand looks (n,): well beyond what it pays."""
        none = self.whole.none
        return np.minimum(none, 2 * prices[:-1] + self.task.unit) if self.task.graded else none

    def random_set(self) -> BoolArray:
        """Return an allowed set."""
        chosen = allowed_set(self.whole, self.random.integers(-(1 << 20), 1 << 20, self.m))
        assert chosen is not None
        return chosen

    def kick(self, rest: Part, times: int) -> None:
        """Change the best set here and there, most where the dual wavers, and improve it again."""
        likely = self.share[rest.sites] + 0.02
        likely /= likely.sum()
        for _ in range(times if len(likely) > 1 else 0):
            own = self.is_open[rest.sites].copy()
            size = int(self.random.integers(2, KICKED))
            changed = self.random.choice(len(own), min(len(own), size), replace=False, p=likely)
            own[changed] = ~own[changed]
            self.offer_part(rest, own)

    def offer_part(self, rest: Part, wanted: BoolArray) -> None:
        """Improve an allowed set near the one wanted; where it promises to be the best, offer it."""
        a = rest.instance
        is_open = near_to(a, wanted, self.random)
        if is_open is None:
            return
        if int(improve(a, is_open, MANY_MOVES)) + rest.constant < self.cost:
            self.offer(rest.whole(is_open, self.m))

    def offer(self, is_open: BoolArray) -> None:
        """Improve a set of the whole, and keep it when it is the best."""
        cost = int(improve(self.whole, is_open, MANY_MOVES))
        if cost < self.cost:
            self.cost, self.is_open = cost, is_open
