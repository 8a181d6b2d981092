"""Tables of every shape by every engine, checked against scipy."""

import importlib
import importlib.metadata
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.roads.engines import ENGINES, Engine, Nodes, Scipy, Table
from benchmarks.roads.graph import Graph


@dataclass(frozen=True)
class Figure:
    """
    One measured figure.

    `cpu_s` is processor time and `wall_s` time by the clock, the least of the runs. `rows` is how many rows
    were really computed: fewer than asked for where a whole table would have outlasted the patience given;
    then the times are scaled up from them. `off_by_ms` is the largest difference from scipy.
    """

    what: str
    engine: str
    shape: str
    cpu_s: float
    wall_s: float
    rows: int
    off_by_ms: float | None = None
    peak_mb: float | None = None


def prepared(graph: Graph, kind: type[Engine]) -> tuple[Engine, Figure] | None:
    """Make an engine ready; None, and a word, where its library is not installed."""
    try:
        if kind.version_of != "geoplan":
            importlib.import_module(kind.version_of.replace("-", "_"))
    except ImportError:
        print(f"  {kind.name}: not installed (make bench-setup)")
        return None
    if kind.name == "geoplan":
        kind(graph)  # compiled kernels are loaded once a process
    engine, cpu_s, wall_s = timed(lambda: kind(graph))
    # pyroutingkit is made ready for both directions; one is counted.
    share = len(kind.sides) if kind.name == "pyroutingkit" else 1
    return engine, Figure("prepare", kind.name, f"{graph.node_count} nodes", cpu_s / share, wall_s / share, 0)


def measure(
    graph: Graph,
    shapes: list[tuple[int, int]],
    names: list[str],
    *,
    repeat: int,
    patience_s: float,
    seed: int,
) -> Iterator[Figure]:
    """Prepare every engine, then measure every shape; the reference goes first."""
    engines = []
    for kind in ENGINES:
        ready = prepared(graph, kind) if kind.name in names else None
        if ready:
            engines.append(ready[0])
            yield ready[1]
    rng = np.random.default_rng(seed)
    for origin_count, destination_count in shapes:
        origins = rng.choice(graph.node_count, min(origin_count, graph.node_count), replace=False)
        destinations = rng.choice(graph.node_count, min(destination_count, graph.node_count), replace=False)
        reference = None
        for engine in sorted(engines, key=lambda engine: not isinstance(engine, Scipy)):
            figure, table = best_side(engine, origins, destinations, reference, repeat, patience_s)
            reference = table if isinstance(engine, Scipy) else reference
            yield figure


def best_side(
    engine: Engine,
    origins: Nodes,
    destinations: Nodes,
    reference: Table | None,
    repeat: int,
    patience_s: float,
) -> tuple[Figure, Table]:
    """The better of an engine's sides, compared with the reference."""
    figures = []
    for side in engine.sides:
        rows = _rows_within(engine, origins, destinations, side, patience_s)
        some = origins[:rows]

        def run(side: str = side, some: Nodes = some) -> Any:
            return engine.table(some, destinations, side)

        if rows == len(origins):
            run()  # warm
        answer, cpu_s, wall_s = timed(run)
        for _ in range(repeat - 1 if wall_s < 5 else 0):
            again = timed(run)
            cpu_s, wall_s = min(cpu_s, again[1]), min(wall_s, again[2])
        scale = len(origins) / rows
        table = engine.milliseconds(answer, side)
        del answer
        off = None if reference is None else float(np.abs(table - reference[:rows]).max())
        shape = f"{len(origins)}x{len(destinations)}"
        figures.append((Figure("table", engine.name, shape, cpu_s * scale, wall_s * scale, rows, off), table))
    return min(figures, key=lambda pair: pair[0].cpu_s)


def _rows_within(engine: Engine, origins: Nodes, destinations: Nodes, side: str, patience_s: float) -> int:
    """How many rows an engine can do in the time given; all of them if possible."""
    if isinstance(engine, Scipy):
        return len(origins)
    few = min(len(origins), 20)
    _, _, one_s = timed(lambda: engine.table(origins[:1], destinations, side))
    _, _, few_s = timed(lambda: engine.table(origins[:few], destinations, side))
    # Some engines take most of their time for the other side, however few rows are asked for.
    row_s = max((few_s - one_s) / max(few - 1, 1), 1e-9)
    within = int((patience_s - one_s) / row_s)
    return max(1, min(len(origins), within))


def timed(run: Callable[[], Any]) -> tuple[Any, float, float]:
    """Run something; its answer, processor seconds and clock seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    answer = run()
    return answer, time.process_time() - cpu, time.perf_counter() - wall


def version(name: str) -> str:
    """Installed version of a library."""
    return importlib.metadata.version(name)
