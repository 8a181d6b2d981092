"""
Ask whether a decision would change: in this process, on two processes, and on a Dask cluster of two workers.

    python -m benchmarks.sensitivity --children 40 --draws 20

Prints what each took, and whether every number is the same.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import numpy as np

from geoplan.county import load_county
from geoplan.county.embedded import WEEKS
from geoplan.domain.scenarios import Scenario
from geoplan.network.builders.county import build_from_county
from geoplan.runs.case import Case
from geoplan.runs.case.make import case_of_county
from geoplan.siting.options.params import OptionParams
from geoplan.siting.sensitivity.params import SensitivityParams
from geoplan.siting.sensitivity.result import Sensitivity
from geoplan.siting.sensitivity.study import sensitivity
from geoplan.siting.sensitivity.sweeps.map import local_processes

Study = Callable[[Any], Sensitivity]


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sensitivity", description=__doc__)
    parser.add_argument("--children", type=int, default=40, help="of the embedded county (default 40)")
    parser.add_argument("--drivers", type=int, default=12, help="of the embedded county (default 12)")
    parser.add_argument("--draws", type=int, default=20, help="of Monte Carlo (default 20)")
    parser.add_argument("--iterations", type=int, default=500, help="steps of each search (default 500)")
    arguments = parser.parse_args()
    study = _study(arguments)
    first: Sensitivity | None = None
    for name, executor in _executors():
        with executor as given:
            began = time.perf_counter()
            found = study(given)
            took = time.perf_counter() - began
        first = first or found
        same = "the same numbers" if _same(first, found) else "OTHER NUMBERS"
        print(f"{name:<42} {took:8.1f} s   {same}")


def _study(arguments: argparse.Namespace) -> Study:
    """The study to be asked: to close the venue with fewest sessions, or not."""
    county = load_county(children=arguments.children, drivers=arguments.drivers)
    roads = build_from_county()
    case: Case = case_of_county(county, roads, week=WEEKS["2015"])
    option = Scenario(name="close Hawtonville", closed=("hawtonville",), yearly_pence=-1_800_000)
    params = SensitivityParams(draws=arguments.draws, grid_steps=3, scan=3, checks=1)
    effort = OptionParams(iterations=arguments.iterations, searches=1)
    print(f"{len(case.children)} children, {len(case.sessions)} sessions, {arguments.draws} draws")
    return lambda executor: sensitivity(
        case, roads, [option], params=params, effort=effort, executor=executor, workers=1
    )


@contextmanager
def _here() -> Iterator[None]:
    yield None


@contextmanager
def _cluster() -> Iterator[Any]:
    from distributed import Client, LocalCluster

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        yield client


def _executors() -> Iterator[tuple[str, Any]]:
    yield "in this process", _here()
    yield "two processes", local_processes(2)
    with suppress(ImportError):
        import distributed  # noqa: F401

        yield "a Dask cluster of two workers, by its client", _cluster()


def _same(one: Sensitivity, other: Sensitivity) -> bool:
    drawn = [each.monte_carlo for each in (one, other)]
    assert drawn[0] is not None
    assert drawn[1] is not None
    parts = ("base", "tornado", "break_evens", "grid", "checks")
    alike = all(getattr(one, part) == getattr(other, part) for part in parts)
    return alike and np.array_equal(drawn[0].costs, drawn[1].costs)


if __name__ == "__main__":
    main()
