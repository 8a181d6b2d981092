"""Every solver finds the one good answer of an instance on a line, and keeps its rules."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest

from benchmarks.runs.instances import Instance
from benchmarks.runs.measure import installed, processes_for
from benchmarks.runs.solvers import SOLVERS
from benchmarks.runs.verify import Verdict, verify
from tests.benchmarks.runs.samples import line_instance

Solve = Callable[[Instance], Verdict]


def solve_here(solver: str, instance: Instance) -> Verdict:
    routes = SOLVERS[solver]().solve(instance, seconds=0.3, seed=1)
    assert routes is not None
    return verify(instance, routes)


@pytest.fixture(params=list(SOLVERS), scope="module")
def solve(request: pytest.FixtureRequest) -> Iterator[Solve]:
    """Solves in a process of its own, as the libraries do not bear each other."""
    if not installed([request.param]):
        pytest.skip(f"{request.param} is not installed")
    with processes_for(request.param) as pool:
        yield lambda instance: pool.submit(solve_here, request.param, instance).result()


def test_all_travel_together_when_that_is_shortest(solve: Solve) -> None:
    verdict = solve(line_instance())
    assert (verdict.distance, verdict.accepted) == (4 + 4, True)


def test_seats_are_kept(solve: Solve) -> None:
    # One seat each: from 1 to 4, back to 2, on to 3 and home. Two vehicles drive 14, the other order 12.
    verdict = solve(line_instance(capacity=np.ones((2, 1))))
    assert (verdict.distance, verdict.accepted) == (10, True)


def test_rides_are_kept(solve: Solve) -> None:
    # Request 0 may not stop on its way, though request 1 lies on it.
    opens, closes = np.zeros(8), np.full(8, 100.0)
    opens[0] = closes[0] = 1
    verdict = solve(line_instance(max_ride=np.array([3.0, 50.0]), opens=opens, closes=closes))
    assert (verdict.distance, verdict.accepted) == (10, True)


def test_one_vehicle_is_better_than_two_shorter_routes(solve: Solve) -> None:
    # Fetched at 5 and -5, brought to 10 and -10: two vehicles drive 40. A single one must fetch both before
    # it brings either, and drives 50.
    closes = np.full(8, 100.0)
    closes[:2] = 6, 20
    instance = line_instance(
        form="pdptw",
        position=np.array([[5.0, 0], [-5, 0], [10, 0], [-10, 0]] + [[0.0, 0]] * 4),
        closes=closes,
        max_ride=np.full(2, np.inf),
        max_duration=np.full(2, np.inf),
    )
    verdict = solve(instance)
    assert (verdict.vehicles, verdict.distance, verdict.accepted) == (1, 50, True)
