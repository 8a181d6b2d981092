"""How long a good plan takes to find: the way of the best cost so far, on days and weeks of the county."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.runs.county.cases import Size, county_case
from benchmarks.runs.solvers.own import Geoplan
from geoplan.runs.assembling.assemble import assemble
from geoplan.runs.search import SearchParams, SearchProgress, search

MARKS_S = (1, 5, 10, 30, 60)
NEAR = 1.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """
    One long run of the search.

    Parameters
    ----------
    requests, vehicles
        That the search decides on: carers and known adults have taken theirs.
    prepare_s
        Seconds from tables and roads to a problem.
    best_gbp
        Cost at the end of the long run; carers' and adults' journeys are not in it.
    within_1_percent_s
        When the best plan so far first cost at most 1 % more than that.
    above_after
        Percent above the best after so many seconds.
    """

    size: str
    seed: int
    sessions: int
    requests: int
    vehicles: int
    prepare_s: float
    long_run_s: float
    iterations: int
    unserved: int
    best_gbp: float
    within_1_percent_s: float
    above_after: str


def measure_scale(sizes: Sequence[Size], seconds: float, seed: int = 1) -> Iterator[Scale]:
    """Yield a long run of so many seconds for each size."""
    # Compiled code is loaded once in a process: not part of what is asked.
    Geoplan().warm_up()
    for size in sizes:
        begun = time.perf_counter()
        case = county_case(size, seed)
        assembled = assemble(case)
        problem = assembled.problem
        prepared_s = time.perf_counter() - begun
        found = search(problem, SearchParams(seed=seed, seconds=seconds))
        yield Scale(
            size=size.name,
            seed=seed,
            sessions=len({(request.session, request.day) for request in assembled.requests}),
            requests=problem.n,
            vehicles=problem.v,
            prepare_s=round(prepared_s, 2),
            long_run_s=round(found.seconds, 1),
            iterations=found.iterations,
            unserved=len(found.unserved),
            best_gbp=round(found.cost / 100, 2),
            within_1_percent_s=round(first_within(found.trace, NEAR * found.cost), 2),
            above_after=above_after(found.trace, found.cost, found.seconds),
        )


def first_within(trace: Sequence[SearchProgress], cost: float) -> float:
    """Return the seconds after which the best plan so far cost at most so much; inf when it never did."""
    return min((step.seconds for step in trace if step.cost <= cost), default=float("inf"))


def above_after(trace: Sequence[SearchProgress], best: float, seconds: float) -> str:
    """Return how many percent above the best the plan was after some of the seconds, such as ``5 s 1.20``."""
    told = []
    for mark in (mark for mark in MARKS_S if mark < seconds):
        so_far = [step.cost for step in trace if step.seconds <= mark]
        if so_far and best > 0:
            told.append(f"{mark} s {100 * (min(so_far) / best - 1):.2f}")
    return ", ".join(told)


def scale_summary(rows: Sequence[Scale]) -> list[str]:
    """Return a line for each long run."""
    return [
        f"  {row.size:<9} {row.sessions:>5} sessions, {row.requests:>5} requests, {row.vehicles:>5} vehicles:"
        f" £{row.best_gbp:,.2f} after {row.long_run_s:g} s, within 1 % after {row.within_1_percent_s:g} s"
        f" ({row.above_after} % above)"
        for row in rows
    ]
