"""Run solvers on instances, one after the other or two side by side, and check what they give."""

import multiprocessing
import signal
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from benchmarks.runs.instances import BestKnown, Instance, read_instance
from benchmarks.runs.solvers import SOLVERS
from benchmarks.runs.verify import Verdict, verify


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One solver once on one instance."""

    path: Path
    solver: str
    seed: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """
    What came of a task; one row of the table of figures.

    Parameters
    ----------
    seconds
        The solver's limit; `elapsed_s` and `cpu_s` are what it really took.
    objective
        Distance as the checker adds it up; None when nothing was found.
    best_known, best_known_vehicles
        As published; vehicles only where their number counts first.
    gap_percent
        Above the best known. Where vehicles count first and are not as many as published: of their number.
    accepted_by_checker
        Whether every rule of the instance is kept; `broken` names those that are not.
    rules
        Which rules the solver was given tighter, or not at all.
    """

    instance: str
    seed: int
    seconds: float
    objective: float | None
    best_known: float | None
    gap_percent: float | None
    accepted_by_checker: bool
    solver: str
    family: str
    vehicles: int | None
    best_known_vehicles: int | None
    broken: str
    rules: str
    elapsed_s: float
    cpu_s: float


def tasks_of(paths: Sequence[Path], solvers: Sequence[str], seeds: int, seconds: float) -> list[Task]:
    """Return all tasks, solver by solver; those without a seed run once on each instance."""
    return [
        Task(path=path, solver=solver, seed=seed, seconds=seconds)
        for solver in solvers
        for path in paths
        for seed in range(1, (seeds if SOLVERS[solver].seeded else 1) + 1)
    ]


def installed(solvers: Sequence[str]) -> list[str]:
    """Return the solvers whose libraries are installed."""
    return [name for name in solvers if find_spec(SOLVERS[name].module.split(".")[0])]


def measure(tasks: Sequence[Task], jobs: int = 1) -> Iterator[Figure]:
    """
    Yield figures as they come, solver by solver, in order of tasks.

    Every solver has processes of its own: OR-Tools carries a HiGHS that geoplan's must not meet.

    Parameters
    ----------
    jobs
        Tasks side by side; no more than there are cores.
    """
    for name in dict.fromkeys(task.solver for task in tasks):
        with processes_for(name, jobs) as pool:
            yield from pool.map(run, [task for task in tasks if task.solver == name])


@contextmanager
def processes_for(solver: str, jobs: int = 1) -> Iterator[ProcessPoolExecutor]:
    """Provide fresh processes in which only one solver is loaded; what has not begun at the end is left."""
    # Not forked: compiled libraries that hold threads would not survive it.
    pool = ProcessPoolExecutor(
        jobs, multiprocessing.get_context("spawn"), initializer=_warm_up, initargs=(solver,)
    )
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _warm_up(solver: str) -> None:
    # Ctrl-C is for the one that collects the figures.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    SOLVERS[solver]().warm_up()


def run(task: Task) -> Figure:
    """Run one task and check what it gives."""
    instance, solver = read_instance(task.path), SOLVERS[task.solver]()
    wall, cpu = time.perf_counter(), time.process_time()
    routes = solver.solve(instance, seconds=task.seconds, seed=task.seed)
    elapsed_s, cpu_s = time.perf_counter() - wall, time.process_time() - cpu
    verdict = None if routes is None else verify(instance, routes)
    best = instance.best_known
    return Figure(
        instance=instance.name,
        seed=task.seed,
        seconds=task.seconds,
        objective=None if verdict is None else round(verdict.distance, 6),
        best_known=None if best is None else best.value,
        gap_percent=gap_percent(instance, verdict, best),
        accepted_by_checker=verdict is not None and verdict.accepted,
        solver=task.solver,
        family=instance.family,
        vehicles=None if verdict is None else verdict.vehicles,
        best_known_vehicles=None if best is None else best.vehicles,
        broken="nothing found" if verdict is None else " ".join(verdict.broken),
        rules=solver.rules(instance),
        elapsed_s=round(elapsed_s, 3),
        cpu_s=round(cpu_s, 3),
    )


def gap_percent(instance: Instance, verdict: Verdict | None, best: BestKnown | None) -> float | None:
    """Return how far above the best known a solution that serves everybody is, in percent."""
    if verdict is None or best is None or "missing" in verdict.broken:
        return None
    found, known = verdict.distance, best.value
    if instance.counts_vehicles and best.vehicles and verdict.vehicles != best.vehicles:
        found, known = verdict.vehicles, best.vehicles
    return round(100 * (found / known - 1), 4)
