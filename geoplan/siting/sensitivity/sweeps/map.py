"""
`map_scenarios`: one function over many scenarios, on all cores, on a cluster, or in this process.

The function goes to each worker as bytes, with every piece of work, and is unpacked once a worker: any
executor will do, none has to know of it, and workers need no common disk. Results do not depend on where or
in which order they were made, since the function is pure.
"""

import hashlib
import os
import pickle
import signal
import zlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from geoplan.errors import GeoplanError
from geoplan.progress import Progress

S = TypeVar("S")
R = TypeVar("R")
S_in = TypeVar("S_in", contravariant=True)
_UNDERWAY = 3
_ASK_EVERY_S = 0.2
_HELD = 2


class Kept(Protocol[S_in, R]):
    """Where results are kept by what they depend on."""

    def find(self, scenario: S_in, /) -> R | None:
        """Return what was kept; None when nothing was."""

    def keep(self, done: Sequence[tuple[S_in, R]], /) -> None:
        """Keep results."""


@dataclass(frozen=True, slots=True)
class Mapped(Generic[R]):
    """
    The results of a sweep.

    Parameters
    ----------
    results
        In order of the scenarios; None where it was stopped before.
    found
        How many were done before and only found again.
    stopped
        Whether it was stopped before all was done.
    """

    results: tuple[R | None, ...]
    found: int = 0
    stopped: bool = False

    @property
    def whole(self) -> tuple[R, ...]:
        """
        All results.

        Raises
        ------
        ValueError
            When it was stopped.
        """
        if self.stopped:
            raise ValueError("the sweep was stopped before all was done")
        return tuple(one for one in self.results if one is not None)


def map_scenarios(
    function: Callable[[S], R],
    scenarios: Sequence[S],
    *,
    executor: "Executor | Any | None" = None,
    workers: int | None = None,
    chunk: int = 1,
    kept: "Kept[S, R] | None" = None,
    progress: Progress | None = None,
    what: str = "scenarios",
    stop: Callable[[], bool] | None = None,
) -> Mapped[R]:
    """
    Return what a function makes of each scenario.

    Parameters
    ----------
    function
        Pure, and at home in a module, so that it can be sent to other processes. It returns no None.
    executor
        Anything like `concurrent.futures.Executor`, or a Dask client; by default processes on all cores,
        which end with the call. See `local_processes` for some that stay.
    workers
        How many processes by default; all cores when None. With 1, no other process is begun.
    chunk
        So many scenarios are sent, and kept, together: more where each takes little.
    kept
        Where results are found again, and kept as soon as they come.
    progress
        Told of each result.
    stop
        Asked often whether to end. What is underway then is waited for and kept. Ctrl-C does the same.

    Raises
    ------
    GeoplanError
        When a worker ended by itself; what was done by then is kept.
    """
    sweep: _Sweep[S, R] = _Sweep(scenarios, kept, progress, what, stop)
    left = sweep.left
    count = workers or os.cpu_count() or 1
    if not left:
        return sweep.mapped()
    if executor is None and (count == 1 or len(left) == 1):
        sweep.here(function, chunk)
    elif executor is None:
        with local_processes(min(count, len(left))) as own:
            sweep.there(function, own, chunk)
    else:
        sweep.there(function, _as_executor(executor), chunk)
    return sweep.mapped()


@contextmanager
def local_processes(workers: int | None = None) -> Iterator[Executor]:
    """
    Give processes of this machine that stay for several sweeps; none is begun before there is work.

    They are begun afresh (spawn), the same on every system, and leave Ctrl-C to this process.
    """
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _leave_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _as_executor(given: Any) -> Executor:
    """A Dask client gives an executor; everything else is taken for one."""
    make = getattr(given, "get_executor", None)
    return make() if callable(make) else given  # type: ignore[no-any-return]


class _Sweep(Generic[S, R]):
    """Which scenarios are done, and with what result."""

    def __init__(
        self,
        scenarios: Sequence[S],
        kept: "Kept[S, R] | None",
        progress: Progress | None,
        what: str,
        stop: Callable[[], bool] | None,
    ) -> None:
        self._scenarios, self._kept, self._progress = scenarios, kept, progress
        self._what, self._stop = what, stop or (lambda: False)
        self._results: list[R | None] = [kept.find(one) if kept else None for one in scenarios]
        self._found = len(scenarios) - len(self.left)
        self._stopped = False
        self._tell()

    @property
    def left(self) -> list[int]:
        """Positions of the scenarios that are not done."""
        return [at for at, result in enumerate(self._results) if result is None]

    def mapped(self) -> Mapped[R]:
        return Mapped(tuple(self._results), self._found, self._stopped and bool(self.left))

    def _tell(self) -> None:
        if self._progress is not None:
            self._progress(len(self._results) - len(self.left), len(self._results), self._what)

    def _take(self, positions: Sequence[int], results: Sequence[R]) -> None:
        for at, result in zip(positions, results, strict=True):
            self._results[at] = result
        if self._kept is not None:
            self._kept.keep(
                [(self._scenarios[at], result) for at, result in zip(positions, results, strict=True)]
            )
        self._tell()

    def _stopping(self) -> bool:
        self._stopped = self._stopped or self._stop()
        return self._stopped

    def here(self, function: Callable[[S], R], chunk: int) -> None:
        """Do what is left in this process."""
        positions, size = self.left, max(1, chunk)
        for begin in range(0, len(positions), size):
            if self._stopping():
                return
            done: list[R] = []
            try:
                # One by one: what is done when Ctrl-C comes counts.
                for at in positions[begin : begin + size]:
                    done.append(function(self._scenarios[at]))  # noqa: PERF401
            except KeyboardInterrupt:
                self._stopped = True
            self._take(positions[begin : begin + len(done)], done)

    def there(self, function: Callable[[S], R], executor: Executor, chunk: int) -> None:
        """Do what is left by an executor: a few pieces are underway at a time, so that a stop is soon."""
        positions, size = self.left, max(1, chunk)
        waiting = deque(positions[at : at + size] for at in range(0, len(positions), size))
        job = _Job.of(function)
        underway: dict[Future[list[R]], list[int]] = {}
        most = _UNDERWAY * _width(executor)
        try:
            while waiting or underway:
                try:
                    while waiting and len(underway) < most and not self._stopping():
                        piece = waiting.popleft()
                        sent = executor.submit(job, [self._scenarios[at] for at in piece])
                        underway[sent] = piece
                    self._collect(underway)
                except KeyboardInterrupt:
                    self._stopped = True
                if self._stopping():
                    waiting.clear()
        except BrokenExecutor as error:
            message = "a worker process ended by itself; what was done is kept: run the same again"
            raise GeoplanError(message) from error
        finally:
            for one in underway:
                one.cancel()

    def _collect(self, underway: "dict[Future[list[R]], list[int]]") -> None:
        done, _ = wait(underway, timeout=_ASK_EVERY_S, return_when=FIRST_COMPLETED)
        if self._stopping():
            for one in [one for one in underway if one.cancel()]:
                del underway[one]
        for one in done & underway.keys():
            self._take(underway[one], one.result())
            del underway[one]


def _width(executor: Executor) -> int:
    """How many pieces it may do at once: pools of this machine say so, a cluster is taken to be large."""
    return int(getattr(executor, "_max_workers", None) or 64)


@dataclass(frozen=True, slots=True)
class _Job:
    """A function as bytes: each process unpacks it once, however many pieces of work come with it."""

    packed: bytes
    digest: str

    @classmethod
    def of(cls, function: Callable[[Any], Any]) -> "_Job":
        packed = zlib.compress(pickle.dumps(function), 1)
        return cls(packed, hashlib.sha256(packed).hexdigest())

    def __call__(self, scenarios: Sequence[Any]) -> list[Any]:
        function = _unpacked.get(self.digest)
        if function is None:
            while len(_unpacked) >= _HELD:
                del _unpacked[next(iter(_unpacked))]
            function = _unpacked[self.digest] = pickle.loads(zlib.decompress(self.packed))  # noqa: S301
        return [function(one) for one in scenarios]


_unpacked: dict[str, Callable[[Any], Any]] = {}
"""Functions that this process has unpacked, by digest."""
