"""
Measure driver runs: on published instances beside other libraries, and on the made-up county.

    python -m benchmarks.runs --instances FOLDER --seconds 10 --seeds 5 --csv out.csv
    python -m benchmarks.runs --county
"""

import argparse
import csv
from dataclasses import asdict, fields
from pathlib import Path

from benchmarks.runs.instances import find_instances, read_instance
from benchmarks.runs.measure import Figure, installed, measure, tasks_of
from benchmarks.runs.solvers import SOLVERS
from benchmarks.runs.summary import behind, summary


def main() -> None:
    """Run from the command line."""
    arguments = _parser().parse_args()
    if arguments.instances:
        measure_instances(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.runs",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--instances", type=Path, help="a folder of published instances, or one of them")
    parser.add_argument("--match", default="*", help="only instances with such names, for example 'pr*'")
    parser.add_argument("--seconds", type=float, default=10, help="each solver's limit (default 10)")
    parser.add_argument(
        "--seeds", type=int, default=5, help="runs of each solver that takes a seed (default 5)"
    )
    parser.add_argument(
        "--solvers", default="geoplan", help=f"with commas between, of {', '.join(SOLVERS)} (default geoplan)"
    )
    parser.add_argument(
        "--jobs", type=int, default=1, choices=(1, 2), help="how many runs side by side (default 1)"
    )
    parser.add_argument("--csv", type=Path, help="where to write the figures, as they come")
    return parser


def measure_instances(arguments: argparse.Namespace) -> None:
    """Run the chosen solvers on a folder of instances."""
    paths = _paths(arguments.instances, arguments.match)
    asked = arguments.solvers.split(",")
    unknown = [name for name in asked if name not in SOLVERS]
    if unknown or not paths:
        raise SystemExit(
            f"no solver called {', '.join(unknown)}; there are {', '.join(SOLVERS)}"
            if unknown
            else f"no instances called {arguments.match} in {arguments.instances}; look for *.txt files"
        )
    solvers = installed(asked)
    for name in asked:
        if name not in solvers:
            print(f"{name} is not installed and left out; make bench-setup adds it")
    tasks = tasks_of(paths, solvers, arguments.seeds, arguments.seconds)
    print(
        f"{len(paths)} instances, {len(tasks)} runs of {arguments.seconds:g} s, {arguments.jobs} side by side"
    )
    figures: list[Figure] = []
    try:
        for figure in measure(tasks, arguments.jobs):
            figures.append(figure)
            show(figure)
            if arguments.csv:
                write(arguments.csv, figures)
    except KeyboardInterrupt:
        print("Stopped: what is under way ends first; these are the figures so far")
    print("\n".join(["", *summary(figures), *behind(figures)]))
    if arguments.csv:
        print(f"Written to {arguments.csv}")


def _paths(instances: Path, match: str) -> list[Path]:
    """Return the files that can be read; in a folder, others may lie beside them."""
    if instances.is_file():
        return [instances]
    paths, others = [], 0
    for path in find_instances(instances, match):
        try:
            read_instance(path)
        except ValueError:
            others += 1
        else:
            paths.append(path)
    if others:
        print(f"{others} other files are in none of the formats and left out")
    return paths


def show(figure: Figure) -> None:
    """Print one figure."""
    objective = "" if figure.objective is None else f"{figure.objective:.2f}"
    gap = "" if figure.gap_percent is None else f"{figure.gap_percent:+.3f} %"
    print(
        f"  {figure.instance:<15} {figure.solver:<8} seed {figure.seed} {objective:>10} {gap:>10}"
        f"  {'accepted' if figure.accepted_by_checker else 'breaks ' + figure.broken}",
        flush=True,
    )


def write(path: Path, figures: list[Figure]) -> None:
    """Write all figures so far."""
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, [field.name for field in fields(Figure)])
        table.writeheader()
        table.writerows(asdict(figure) for figure in figures)


if __name__ == "__main__":
    main()
