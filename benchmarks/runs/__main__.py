"""
Measure driver runs: on published instances beside other libraries, and on the made-up county.

    python -m benchmarks.runs --instances FOLDER --seconds 10 --seeds 5 --csv out.csv
    python -m benchmarks.runs --county worth --seconds 60 --seeds 10 --csv worth.csv
    python -m benchmarks.runs --county scale --seconds 300 --csv scale.csv
"""

import argparse
import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.runs.instances import find_instances, read_instance
from benchmarks.runs.measure import Figure, installed, measure, tasks_of
from benchmarks.runs.solvers import SOLVERS
from benchmarks.runs.summary import behind, summary

Row = TypeVar("Row", bound=Any)


def main() -> None:
    """Run from the command line."""
    arguments = _parser().parse_args()
    try:
        if arguments.instances:
            measure_instances(arguments)
        else:
            measure_county(arguments)
    except KeyboardInterrupt:
        raise SystemExit(130) from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.runs",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--instances", type=Path, help="a folder of published instances, or one of them")
    what.add_argument(
        "--county",
        nargs="?",
        const="all",
        choices=("all", "scale", "worth"),
        help="the made-up county: how long good plans take to find, what they are worth, or both",
    )
    parser.add_argument("--match", default="*", help="only instances with such names, for example 'pr*'")
    parser.add_argument(
        "--seconds",
        type=float,
        help="each solver's limit (default 10); of the county's plans (60) and long runs (300)",
    )
    parser.add_argument(
        "--seeds",
        type=int,
        help="runs of each solver that takes a seed (default 5), or weeks to make up (10)",
    )
    parser.add_argument(
        "--solvers", default="geoplan", help=f"with commas between, of {', '.join(SOLVERS)} (default geoplan)"
    )
    parser.add_argument(
        "--jobs", type=int, default=1, choices=(1, 2), help="how many runs side by side (default 1)"
    )
    parser.add_argument(
        "--sizes", default="day,week,ten times", help="of --county scale, with commas between"
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
    seconds = 10.0 if arguments.seconds is None else arguments.seconds
    tasks = tasks_of(paths, solvers, arguments.seeds or 5, seconds)
    print(f"{len(paths)} instances, {len(tasks)} runs of {seconds:g} s, {arguments.jobs} side by side")
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


def measure_county(arguments: argparse.Namespace) -> None:
    """Measure what planned runs are worth, or how long they take to find, or both."""
    from benchmarks.runs.county.cases import SIZES
    from benchmarks.runs.county.scale import measure_scale, scale_summary
    from benchmarks.runs.county.worth import measure_worth, worth_summary

    names = arguments.sizes.split(",")
    sizes = [size for size in SIZES if size.name in names]
    if len(sizes) != len(names):
        raise SystemExit(f"there are these sizes: {', '.join(size.name for size in SIZES)}")
    if arguments.county in ("all", "scale"):
        rows = measure_scale(sizes, arguments.seconds or 300.0)
        _collect(rows, scale_summary, _csv_for(arguments, "scale"))
    if arguments.county in ("all", "worth"):
        weeks = measure_worth(arguments.seeds or 10, arguments.seconds or 60.0)
        _collect(weeks, worth_summary, _csv_for(arguments, "worth"))


def _collect(figures: Iterable[Row], told: Callable[[Sequence[Row]], list[str]], path: Path | None) -> None:
    """Show and write rows as they come, and at the end what they come to."""
    rows: list[Row] = []
    try:
        for row in figures:
            rows.append(row)
            print("  " + ", ".join(f"{name} {value}" for name, value in asdict(row).items()), flush=True)
            if path:
                write(path, rows)
    except KeyboardInterrupt:
        print("Stopped; these are the figures so far")
    print("\n".join(["", *told(rows)]))


def _csv_for(arguments: argparse.Namespace, part: str) -> Path | None:
    """Return where a part's figures go: where both are measured, each has a file of its own."""
    path: Path | None = arguments.csv
    return path.with_stem(f"{path.stem}-{part}") if path and arguments.county == "all" else path


def write(path: Path, rows: Sequence[Any]) -> None:
    """Write all rows so far."""
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, [field.name for field in fields(rows[0])])
        table.writeheader()
        table.writerows(asdict(row) for row in rows)


if __name__ == "__main__":
    main()
