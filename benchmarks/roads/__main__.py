"""
Compare geoplan's travel matrices and loading with other libraries on any OpenStreetMap extract.

    python -m benchmarks.roads --osm nottinghamshire.osm.pbf --csv roads.csv
"""

import argparse
import platform
from dataclasses import asdict
from pathlib import Path

import pandas as pd

from benchmarks.roads.cold import measure_cold_start
from benchmarks.roads.engines import ENGINES
from benchmarks.roads.graph import graph_of
from benchmarks.roads.loading import measure_loading
from benchmarks.roads.tables import Figure, measure
from geoplan.network.builders import build

ENGINE_NAMES = [engine.name for engine in ENGINES]
SHAPES = "400x400,5000x50,2000x2000,20000x1000"


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.roads", description=__doc__)
    parser.add_argument("--osm", type=Path, required=True, help="an .osm.pbf or .osm extract")
    parser.add_argument("--csv", type=Path, help="where to write the figures")
    parser.add_argument("--shapes", default=SHAPES, help=f"origins x destinations (default {SHAPES})")
    parser.add_argument(
        "--engines", default=",".join(ENGINE_NAMES), help="which engines, with commas between"
    )
    parser.add_argument("--repeat", type=int, default=5, help="runs of which the best counts (default 5)")
    parser.add_argument("--patience", type=float, default=120, help="seconds a peer may take for one figure")
    parser.add_argument("--seed", type=int, default=1, help="which places are drawn")
    parser.add_argument("--no-loading", action="store_true", help="leave loading out")
    arguments = parser.parse_args()
    shapes = [(int(n), int(m)) for n, m in (shape.split("x") for shape in arguments.shapes.split(","))]
    network = build(arguments.osm)
    graph = graph_of(network)
    print(f"{arguments.osm.name}: {graph.node_count} nodes, {len(graph.tail)} arcs; {platform.machine()}")
    figures = []
    for figure in measure(
        graph,
        shapes,
        arguments.engines.split(","),
        repeat=arguments.repeat,
        patience_s=arguments.patience,
        seed=arguments.seed,
    ):
        figures.append(figure)
        show(figure)
    figures.append(measure_cold_start(network))
    show(figures[-1])
    if not arguments.no_loading:
        for figure in measure_loading(arguments.osm, patience_s=10 * arguments.patience):
            figures.append(figure)
            show(figure)
    compare(figures)
    if arguments.csv:
        pd.DataFrame([asdict(figure) for figure in figures]).to_csv(arguments.csv, index=False)
        print(f"Written to {arguments.csv}")


def show(figure: Figure) -> None:
    """Print one figure."""
    off = "" if figure.off_by_ms is None else f"   off by {figure.off_by_ms:g} ms"
    peak = "" if figure.peak_mb is None else f"   {figure.peak_mb:.0f} MB"
    rows, columns = (int(size) for size in figure.shape.split("x")) if figure.what == "table" else (0, 0)
    del columns
    scaled = f"   scaled up from {figure.rows} rows" if 0 < figure.rows < rows else ""
    print(
        f"  {figure.what:<10} {figure.engine:<15} {figure.shape:<22}"
        f" {figure.cpu_s:9.4f} s cpu {figure.wall_s:9.4f} s{off}{peak}{scaled}",
        flush=True,
    )


def compare(figures: list[Figure]) -> None:
    """Print how many times faster geoplan is than the best peer, for every shape."""
    tables = [figure for figure in figures if figure.what == "table"]
    for shape in dict.fromkeys(figure.shape for figure in tables):
        own = next(figure for figure in tables if figure.shape == shape and figure.engine == "geoplan")
        peers = [figure for figure in tables if figure.shape == shape and figure.engine != "geoplan"]
        if peers:
            best = min(peers, key=lambda figure: figure.cpu_s)
            print(f"  {shape}: {best.cpu_s / own.cpu_s:.1f} times faster than {best.engine}, the best peer")


if __name__ == "__main__":
    main()
