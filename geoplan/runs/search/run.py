"""The whole search: a first plan, cycles of annealing, and between them the best plan from all routes met."""

import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from geoplan.runs.problem import RunProblem
from geoplan.runs.search.assembly import reassembled
from geoplan.runs.search.kernels.anneal import Steps, add_up, anneal, choices, copy_plan
from geoplan.runs.search.kernels.insertion import memory
from geoplan.runs.search.kernels.model import COST, Data, State, empty_state, pack
from geoplan.runs.search.kernels.pool import empty_pool
from geoplan.runs.search.kernels.recreate import regret
from geoplan.runs.search.kernels.route import refresh, work_space
from geoplan.runs.search.result import SearchParams, SearchProgress, SearchResult

CHUNK_S = 0.1
POOL_ROOM = 60_000
BLINK = 0.02
MOST_IDLE = 20
POOL_BOUND = 0.05
HOT, COLD = 0.004, 0.0001
LEAST, MOST = 1.0, 30.0
FIRST = 0
BYTIME = 0
PARTS = 4


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
    begun = time.perf_counter()
    run = _Search(problem, params, begun, progress, stop)
    try:
        run.first_plan(start)
        run.improve()
    except KeyboardInterrupt:
        if run.best is None:
            raise
    return run.result()


class _Search:
    """The state of one search between its chunks of compiled steps."""

    def __init__(
        self,
        problem: RunProblem,
        params: SearchParams,
        begun: float,
        progress: Callable[[SearchProgress], None] | None,
        stop: Callable[[], bool] | None,
    ) -> None:
        self.problem = problem
        self.params = params
        self.begun = begun
        self.progress = progress
        self.stop = stop
        self.data: Data = pack(problem)
        self.state: State = empty_state(self.data, params.seed)
        self.best: State = empty_state(self.data, params.seed)
        self.old: State = empty_state(self.data, params.seed)
        self.memory = memory(self.data)
        self.work = work_space(self.data)
        self.pool = empty_pool(self.data, POOL_ROOM)
        self.choice = choices(weekly=self.data.coupled)
        self.steps = Steps(
            np.zeros(max(1, self.data.n), np.int64),
            np.zeros(self.data.v, np.int64),
            np.zeros(self.data.v, np.bool_),
        )
        self.iterations = 0
        self.trace: list[SearchProgress] = []

    @property
    def seconds(self) -> float:
        """Seconds gone."""
        return time.perf_counter() - self.begun

    def first_plan(self, start: Sequence[Sequence[int]] | None) -> None:
        """Take over the routes to begin from, put everybody else on by regret."""
        data, state = self.data, self.state
        for vehicle, route in enumerate(start or ()):
            self._take_over(vehicle, route)
        add_up(data, state)
        left = np.flatnonzero(state.route_of < 0)
        regret(
            data, state, self.old, self.memory, self.work, left, len(left), 0.0,
            self.steps.changed, 0, self.steps.is_changed, 1,
        )  # fmt: skip
        self.steps.is_changed[:] = False
        copy_plan(data, state, self.best)
        self.tell()

    def _take_over(self, vehicle: int, route: Sequence[int]) -> None:
        state, n = self.state, self.data.n
        if not route:
            return
        state.seq[vehicle, 1 : len(route) + 1] = route
        state.seq[vehicle, len(route) + 1] = 2 * n + self.data.v + vehicle
        state.length[vehicle] = len(route)
        for node in route:
            if node < n:
                state.route_of[node] = vehicle
        if not refresh(self.data, state, vehicle, self.work):
            raise ValueError(f"the route of vehicle {vehicle} to begin from breaks a rule")

    def improve(self) -> None:
        """Cycle after cycle: anneal from hot to cold, then put the best plan together from the routes met."""
        for length in self._cycles():
            self._cycle(length)
            if self.over():
                break

    def _cycles(self) -> Iterator[int]:
        """
        Lengths of the cycles in steps: each twice as long as the one before, so that no limit is
        wasteful.
        """
        length = int(FIRST) or 1_000 + 20 * self.data.n
        while True:
            yield length
            length *= 2

    def _cycle(self, length: int) -> None:
        scale = max(1e-9, float(self.best.sums[:, COST].sum()))
        tune = np.array([LEAST, MOST, BLINK, MOST_IDLE, POOL_BOUND])
        done, chunk = 0, 50
        parts = int(PARTS) if PARTS > 100 else max(1, length // 4)
        while done < length and not self.over():
            now = min(chunk, length - done, parts - done % parts)
            if self.params.iterations is not None:
                now = min(now, self.params.iterations - self.iterations)
            if BYTIME:
                f0 = min(1.0, self.seconds / self.params.seconds)
                hot = HOT * (COLD / HOT) ** f0 * scale
                cold = hot
            else:
                hot = HOT * (COLD / HOT) ** (done / length) * scale
                cold = HOT * (COLD / HOT) ** ((done + now) / length) * scale
            before = time.perf_counter()
            anneal(
                self.data, self.state, self.best, self.old, self.memory, self.work, self.steps, self.pool,
                self.choice, tune, now, hot, cold,
            )  # fmt: skip
            spent = time.perf_counter() - before
            self.iterations += now
            done += now
            chunk = int(min(5_000, max(10, chunk * CHUNK_S / max(1e-4, spent))))
            self.tell()
            if done % parts == 0 and not self.over():
                self._reassemble()
        copy_plan(self.data, self.best, self.state)

    def _reassemble(self) -> None:
        left = np.inf if self.params.seconds is None else self.params.seconds - self.seconds
        # New routes need stamps that no other plan has given.
        self.best.counter[0] = self.state.counter[0]
        if reassembled(self.data, self.best, self.pool, self.work, seconds=min(left, 5.0)):
            copy_plan(self.data, self.best, self.state)
        self.state.counter[0] = self.best.counter[0]
        self.tell()

    def over(self) -> bool:
        """Whether a limit is reached."""
        params = self.params
        if params.iterations is not None and self.iterations >= params.iterations:
            return True
        if params.seconds is not None and self.seconds >= params.seconds:
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
