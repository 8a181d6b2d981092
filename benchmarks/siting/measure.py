"""
Run solvers on cases, each run in a process of its own, and time them.

Seconds are those of the processor, of the run and of programs that it starts: other work on the machine does
not count. Loading libraries and compiled code, and reading instances, do not count either; making a model
does.
"""

import multiprocessing
import os
import resource
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from multiprocessing.connection import Connection

from benchmarks.siting.cases import SitingCase
from benchmarks.siting.solvers import PEERS, Geoplan, Solved, Solver

PATIENCE = 3.0
"""A run that ignores its limit is ended after so many times of it."""


@dataclass(frozen=True, slots=True)
class Timed:
    """
    What a run gave, and what it took.

    Parameters
    ----------
    cpu_s, elapsed_s
        Of the processor, and on the clock.
    peak_mb
        The most memory that the process held.
    """

    solved: Solved
    cpu_s: float
    elapsed_s: float
    peak_mb: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """
    One case, solved by geoplan and by one peer; a row of the table of figures.

    Parameters
    ----------
    proven
        Whether nothing is better, or nothing is by more than the gap that was asked for (`gap_percent` says
        what is left).
    seconds, peer_seconds
        Of the processor; the peer's is left out when nothing was asked of it.
    """

    instance: str
    objective: float | None
    best_known: float | None
    proven: bool
    seconds: float
    peer: str = ""
    peer_seconds: float | None = None
    problem: str
    bound: float | None = None
    gap_percent: float | None = None
    elapsed_s: float | None = None
    peak_mb: float | None = None
    peer_objective: float | None = None
    peer_proven: bool | None = None


def installed(names: Sequence[str]) -> list[str]:
    """Return the peers whose libraries are installed."""
    return [name for name in names if all(find_spec(module) for module in PEERS[name].modules)]


def measure(cases: Sequence[SitingCase], peers: Sequence[str], *, seconds: float) -> Iterator[Figure]:
    """Yield figures as they come, one for each case and peer, one for the case when there is none."""
    for case in cases:
        own = run(Geoplan(), case, seconds)
        asked = [PEERS[name]() for name in peers]
        able = [peer for peer in asked if case.cost.size <= peer.largest]
        if not able:
            yield figure(case, own)
        for peer in able:
            yield figure(case, own, peer.name, run(peer, case, seconds))


def figure(case: SitingCase, own: Timed, name: str = "", peer: Timed | None = None) -> Figure:
    """Return a row of the table."""
    solved = own.solved
    gap = None
    if solved.objective is not None and solved.bound is not None:
        gap = 100.0 * abs(solved.objective - solved.bound) / max(1.0, abs(solved.objective))
    return Figure(
        instance=case.instance,
        problem=case.model.value,
        objective=solved.objective,
        best_known=case.best_known,
        proven=solved.proven,
        seconds=round(own.cpu_s, 3),
        bound=solved.bound,
        gap_percent=None if gap is None else round(gap, 4),
        elapsed_s=round(own.elapsed_s, 3),
        peak_mb=round(own.peak_mb),
        peer=name,
        peer_seconds=None if peer is None else round(peer.cpu_s, 3),
        peer_objective=None if peer is None else peer.solved.objective,
        peer_proven=None if peer is None else peer.solved.proven,
    )


def run(solver: Solver, case: SitingCase, seconds: float) -> Timed:
    """Run a solver on a case in a process of its own; one that outlasts all patience found nothing."""
    # Not forked: compiled libraries that hold threads would not survive it.
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(there, solver, case, seconds), daemon=True)
    process.start()
    there.close()
    try:
        if here.poll(PATIENCE * seconds + 120.0):
            given = here.recv()
            if isinstance(given, str):
                raise RuntimeError(f"{solver.name} on {case.instance}: {given}")
            return Timed(*given)
        return Timed(Solved(None, False), PATIENCE * seconds, PATIENCE * seconds, 0.0)
    except EOFError:
        raise RuntimeError(f"{solver.name} on {case.instance}: ended without a word (memory?)") from None
    finally:
        # With the programs that it started: CBC would go on, and disturb all that follows.
        with suppress(ProcessLookupError):
            assert process.pid is not None
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.join()


def _child(there: Connection, solver: Solver, case: SitingCase, seconds: float) -> None:
    os.setpgrp()  # a group of its own, to be ended as one
    # Ctrl-C is for the one that collects the figures.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        for module in solver.modules:
            import_module(module)
        solver.solve(tiny(case), seconds=10.0)  # loads compiled code
        cpu, clock = cpu_seconds(), time.perf_counter()
        solved = solver.solve(case, seconds=seconds)
        spent = cpu_seconds() - cpu, time.perf_counter() - clock
        there.send((solved, *spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0))
    except Exception as error:
        there.send(f"{type(error).__name__}: {error}")


def tiny(case: SitingCase) -> SitingCase:
    """Return a small part of a case for the same model."""
    from dataclasses import replace

    n, m = (min(12, size) for size in case.cost.shape)
    return replace(case, cost=case.cost[:n, :m], weight=case.weight[:n], p=min(2, m))


def cpu_seconds() -> float:
    """Return the seconds of the processor so far, of this process and those it waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
