"""The whole search: a first plan, cycles of annealing, and between them the best plan from all routes met."""

import time
from collections.abc import Callable, Sequence

import numpy as np

from geoplan.runs.problem import FloatArray, RunProblem
from geoplan.runs.search.assembly import reassemble
from geoplan.runs.search.choice import Desk
from geoplan.runs.search.kernels import ruin
from geoplan.runs.search.kernels.anneal import Steps, Tuning, anneal, copy_plan
from geoplan.runs.search.kernels.insertion import memory
from geoplan.runs.search.kernels.model import (
    CANDIDATE,
    CLOSES,
    COST,
    OPENS,
    UNSERVED,
    Data,
    State,
    empty_state,
    pack,
)
from geoplan.runs.search.kernels.pool import empty_pool
from geoplan.runs.search.kernels.recreate import GREEDY, REGRET_2, REGRET_4, regret
from geoplan.runs.search.kernels.route import work_space
from geoplan.runs.search.result import SearchParams, SearchProgress, SearchResult
from geoplan.runs.search.takeover import take_over

CHUNK_S = 0.1
POOL_ROOM = 300_000
"""Routes that are remembered."""
DEFAULTS = Tuning(
    hot=1.0, cold=0.1, least=3, most=10, blink=0.03, eager=0.1, welcome=0.1, idle=20, margin=10.0
)
"""Temperatures and margin as shares of what a request costs on average."""
RUINS = {
    ruin.STRINGS: 2.0,
    ruin.RELATED: 1.0,
    ruin.COSTLY: 0.3,
    ruin.ROUTES: 0.05,
    ruin.ANY: 0.3,
    ruin.EXCHANGE: 2.0,
}
RECREATES = {GREEDY: 3.0, REGRET_2: 1.0, REGRET_4: 0.5}
BATCH = 50
"""Requests that the first plan puts on between two looks at the clock, where there are many."""
CYCLE = 100
"""Steps of the first cycle, for each request and a hundred more."""
LONGER = 1.3
"""
Every cycle is so much longer than the one before: slow cooling finds more, but only where there is time
for it.
"""
AGAIN = 0.3
"""Cycles but the first begin so much less hot: they go on from a plan that is good already."""


def search(
    problem: RunProblem,
    params: SearchParams,
    *,
    start: Sequence[Sequence[int]] | None = None,
    progress: Callable[[SearchProgress], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> SearchResult:
    """
    Return the best plan found within the limits; Ctrl-C and `stop` end it early with the best so far.

    The steps do not depend on the limits: a search with more of them goes the same way further.

    Parameters
    ----------
    start
        Routes to begin from; every one must keep all rules.
    progress
        Told a few times a second.

    Raises
    ------
    ValueError
        When a route of `start` breaks a rule.
    """
    run = _Search(problem, params, progress, stop)
    try:
        run.take_over(start or ())
        run.first_plan()
        run.improve()
    except KeyboardInterrupt:
        pass  # the best so far is the answer
    return run.result()


class _Search:
    """The state of one search between its chunks of compiled steps."""

    def __init__(
        self,
        problem: RunProblem,
        params: SearchParams,
        progress: Callable[[SearchProgress], None] | None,
        stop: Callable[[], bool] | None,
    ) -> None:
        self.begun = time.perf_counter()
        self.problem = problem
        self.params = params
        self.progress = progress
        self.stop = stop
        self.data: Data = pack(problem)
        self.state: State = empty_state(self.data, params.seed)
        self.best: State = empty_state(self.data, params.seed)
        self.old: State = empty_state(self.data, params.seed)
        self.memory = memory(self.data)
        self.work = work_space(self.data)
        self.desk = Desk(
            empty_state(self.data, 0),
            empty_state(self.data, 0),
            self.work,
            np.random.default_rng(params.seed),
        )
        self.pool = empty_pool(self.data, POOL_ROOM)
        self.steps = Steps(
            chosen=np.zeros(max(1, self.data.n), np.int64),
            changed=np.zeros(self.data.v, np.int64),
            is_changed=np.zeros(self.data.v, np.bool_),
        )
        self.iterations = 0
        self.trace: list[SearchProgress] = []

    @property
    def seconds(self) -> float:
        """Seconds gone."""
        return time.perf_counter() - self.begun

    def take_over(self, start: Sequence[Sequence[int]]) -> None:
        """Begin from routes that are there."""
        take_over(self.problem, self.data, self.state, self.work, start)
        self._keep()

    def _keep(self) -> None:
        copy_plan(self.data, self.state, self.best)
        self.tell()

    def first_plan(self) -> None:
        """Put on routes who can be: by regret, batch after batch in order of their windows."""
        data, state = self.data, self.state
        left = np.flatnonzero((state.route_of < 0) & (np.diff(data.start[:, CANDIDATE]) > 0))
        left = left[np.argsort((data.window[left, OPENS] + data.window[left, CLOSES]), kind="stable")]
        batch = len(left) if len(left) <= 4 * BATCH else BATCH
        for at in range(0, len(left), max(1, batch)):
            if at and self._late():
                return
            part = left[at : at + batch].copy()
            regret(
                data, state, self.old, self.memory, self.work, part, len(part), 0.0, 1.0, 1.0,
                self.steps.changed, 0, self.steps.is_changed, 1,
            )  # fmt: skip
            self.steps.is_changed[:] = False
            self._keep()

    def improve(self) -> None:
        """Cycle after cycle: anneal from hot to cold, then put a plan together from the routes met."""
        if not len(self.data.candidate):
            return
        heat = 1.0
        length = float(CYCLE * (100 + self.data.n))
        while not self.over():
            self._cycle(heat, int(length))
            if not self.over():
                self._reassemble()
            heat = AGAIN
            length *= LONGER

    def _cycle(self, heat: float, length: int) -> None:
        tune, weight = self._tuning(heat), self._weights()
        done, chunk = 0, 20
        while done < length and not self.over():
            now = min(chunk, length - done)
            if self.params.iterations is not None:
                now = min(now, self.params.iterations - self.iterations)
            before = time.perf_counter()
            anneal(
                self.data, self.state, self.best, self.old, self.memory, self.work, self.steps, self.pool,
                weight, tune, done, done + now, length,
            )  # fmt: skip
            spent = time.perf_counter() - before
            self.iterations += now
            done += now
            chunk = int(min(2_000, max(5, chunk * CHUNK_S / max(1e-4, spent))))
            self.tell()

    def _tuning(self, heat: float) -> Tuning:
        """Return how the steps of a cycle are made; temperatures follow what a request costs."""
        data, best = self.data, self.best
        served = best.route_of >= 0
        routes = float(best.sums[:, COST].sum())
        left = data.request[~served, UNSERVED]
        if served.any():
            left = np.minimum(left, 5 * routes / served.sum())
        share = max(1e-6, (routes + float(left.sum())) / data.n)
        return DEFAULTS._replace(
            hot=DEFAULTS.hot * heat * share,
            cold=DEFAULTS.cold * share,
            most=min(DEFAULTS.most, max(DEFAULTS.least + 1, data.n // 4)),
            margin=DEFAULTS.margin * share,
        )

    def _weights(self) -> FloatArray:
        """
        Return the shares of the ways of ruin and of recreation; a child's week is only ruined where
        persons matter.
        """
        weight = np.zeros((2, 7))
        for kind, share in (RUINS | {ruin.CHILD: float(self.data.coupled)}).items():
            weight[0, kind] = share
        for how, share in RECREATES.items():
            weight[1, how] = share
        return weight

    def _reassemble(self) -> None:
        params = self.params
        left = np.inf if params.seconds is None else max(0.0, params.seconds - self.seconds)
        reassemble(self.data, self.best, self.state, self.desk, self.pool, self._put_back, seconds=left)
        self.tell()

    def _put_back(self, plan: State) -> None:
        """Put on routes who is on none."""
        left = np.flatnonzero((plan.route_of < 0) & (np.diff(self.data.start[:, CANDIDATE]) > 0))
        regret(
            self.data, plan, self.old, self.memory, self.work, left, len(left), 0.0, 1.0, 1.0,
            self.steps.changed, 0, self.steps.is_changed, REGRET_2,
        )  # fmt: skip
        self.steps.is_changed[:] = False

    def over(self) -> bool:
        """Whether a limit is reached."""
        steps = self.params.iterations
        return (steps is not None and self.iterations >= steps) or self._late()

    def _late(self) -> bool:
        """Whether the time is over, or somebody wants to stop."""
        if self.params.seconds is not None and self.seconds >= self.params.seconds:
            return True
        return self.stop is not None and self.stop()

    def tell(self) -> None:
        """Note an improvement and tell who listens."""
        now = SearchProgress(
            self.iterations, self.seconds, float(self.best.total[0]), int((self.best.route_of < 0).sum())
        )
        if not self.trace or now.cost < self.trace[-1].cost - 1e-9:
            self.trace.append(now)
        if self.progress is not None:
            self.progress(now)

    def result(self) -> SearchResult:
        """Return the best plan."""
        best = self.best
        routes = tuple(
            tuple(int(node) for node in best.seq[v, 1 : best.length[v] + 1]) for v in range(self.data.v)
        )
        return SearchResult(
            routes=routes,
            unserved=tuple(int(r) for r in np.flatnonzero(best.route_of < 0)),
            cost=float(best.total[0]),
            iterations=self.iterations,
            seconds=self.seconds,
            trace=tuple(self.trace),
        )
