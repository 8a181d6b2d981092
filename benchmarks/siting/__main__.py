"""
Measure siting: on published instances beside other libraries, and on a made-up county.

    python -m benchmarks.siting --instances FOLDER --csv out.csv
    python -m benchmarks.siting --instances FOLDER --match 'pmed1*' --peers spopt-highs,spopt-cbc,milp
    python -m benchmarks.siting --county 10000x500 --csv county.csv
"""

import argparse
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from pathlib import Path

from benchmarks.siting.capacitated import find_capacitated, measure_capacitated
from benchmarks.siting.cases import SitingCase, cases_of
from benchmarks.siting.county import county_cases
from benchmarks.siting.measure import Figure, installed, measure
from benchmarks.siting.solvers import PEERS
from benchmarks.siting.summary import summary

SIZE = re.compile(r"(\d+)x(\d+)")


def main() -> None:
    """Run from the command line."""
    arguments = _parser().parse_args()
    figures: list[Figure] = []
    try:
        for figure in _figures(arguments):
            figures.append(figure)
            show(figure)
            if arguments.csv:
                write(arguments.csv, figures)
    except KeyboardInterrupt:
        print("Stopped; these are the figures so far")
    print("\n".join(["", *summary(figures)]))
    if arguments.csv and figures:
        print(f"Written to {arguments.csv}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.siting",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--instances", type=Path, help="a folder of published instances, or one of them")
    parser.add_argument("--match", default="*", help="only instances with such names, for example 'pmed1*'")
    parser.add_argument(
        "--county",
        nargs="?",
        const="10000x500",
        metavar="NxM",
        help="a made-up county of so many demands and candidates (10000x500)",
    )
    parser.add_argument("--seed", type=int, default=1, help="of the county (default 1)")
    parser.add_argument(
        "--peers", default="", help=f"with commas between, of {', '.join(PEERS)} (default none)"
    )
    parser.add_argument("--seconds", type=float, default=120.0, help="each solver's limit (default 120)")
    parser.add_argument("--csv", type=Path, help="where to write the figures, as they come")
    return parser


def _figures(arguments: argparse.Namespace) -> Iterator[Figure]:
    """Yield all figures that are asked for."""
    peers = _peers(arguments.peers)
    cases = _cases(arguments)
    capacitated = bool(arguments.instances and find_capacitated(arguments.instances, arguments.match))
    if not cases and not capacitated:
        raise SystemExit("no instances were found; give --instances FOLDER with *.txt files, or --county")
    print(f"{len(cases)} problems, at most {arguments.seconds:g} s each; seconds are of the processor")
    yield from measure(cases, peers, seconds=arguments.seconds)
    if capacitated:
        rows = measure_capacitated(
            arguments.instances, match=arguments.match, seconds=arguments.seconds, with_peers="milp" in peers
        )
        for row in rows:
            yield Figure(**asdict(row))


def _peers(given: str) -> list[str]:
    asked = [name for name in given.split(",") if name]
    unknown = [name for name in asked if name not in PEERS]
    if unknown:
        raise SystemExit(f"no peer called {', '.join(unknown)}; there are {', '.join(PEERS)}")
    found = installed(asked)
    for name in asked:
        if name not in found:
            print(f"{name} is not installed and left out; make bench-setup adds it")
    return found


def _cases(arguments: argparse.Namespace) -> list[SitingCase]:
    cases = list(cases_of(arguments.instances, arguments.match)) if arguments.instances else []
    if arguments.county:
        size = SIZE.fullmatch(arguments.county)
        if size is None:
            raise SystemExit(f"--county {arguments.county} is not a size such as 10000x500")
        cases += county_cases(int(size[1]), int(size[2]), arguments.seed)
    return cases


def show(figure: Figure) -> None:
    """Print one figure."""
    objective = "nothing" if figure.objective is None else f"{figure.objective:,.10g}"
    known = "" if figure.best_known is None else f"{figure.best_known:,.10g}"
    proven = "proven" if figure.proven else "not proven"
    if figure.gap_percent:
        proven += f", {figure.gap_percent:.3f} % left"
    peer = ""
    if figure.peer_seconds is not None:
        peer = f"{figure.peer} {figure.peer_seconds:8.2f} s {'' if figure.peer_proven else 'not proven'}"
    print(
        f"  {figure.instance:<28} {figure.problem:<9} {objective:>12} {known:>9} {figure.seconds:8.2f} s "
        f"{proven:<22} {peer}",
        flush=True,
    )


def write(path: Path, figures: Sequence[Figure]) -> None:
    """Write all figures so far."""
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, [field.name for field in fields(Figure)])
        table.writeheader()
        table.writerows(asdict(figure) for figure in figures)


if __name__ == "__main__":
    main()
