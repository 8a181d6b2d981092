"""
Audit a made-up year of mileage claims, and time it.

    python -m benchmarks.claims --journeys 20000
"""

import argparse
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.claims.year import make_year, planted, write_year
from geoplan.costs.claims import QueryKind, audit_claims
from geoplan.county import load_county
from geoplan.io.claims.places import PlaceBook
from geoplan.io.claims.read import read_claims
from geoplan.network.builders.county import build_from_county
from geoplan.report.costs.claims import claims_workbook

_FOUND_AS = {"more miles": QueryKind.MORE_MILES, "late": QueryKind.LATE, "twice": QueryKind.DUPLICATE}


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.claims", description=__doc__)
    parser.add_argument("--journeys", type=int, default=20_000, help="how many (default 20000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another year (default 1)")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep both workbooks there")
    arguments = parser.parse_args()
    with TemporaryDirectory() as made:
        measure(arguments.keep or Path(made), arguments.journeys, arguments.seed)


def measure(folder: Path, journeys: int, seed: int) -> None:
    """Make up a year, audit it, and print what it took and what was found of what was planted."""
    county, network = load_county(), build_from_county()
    lines = make_year(county, network, journeys=journeys, seed=seed)
    source, target = folder / "claims.xlsx", folder / "audit.xlsx"
    write_year(lines, source)
    spent: dict[str, tuple[float, float]] = {}
    with timed("read", spent.__setitem__):
        claims = read_claims(source, places=PlaceBook.of_county(county))
    with timed("audit", spent.__setitem__):
        audit = audit_claims(claims, network)
    with timed("workbook", spent.__setitem__):
        claims_workbook(audit, target)
    for what, (wall, cpu) in spent.items():
        print(f"  {what:<10} {wall:7.2f} s {cpu:7.2f} s cpu")
    wall, cpu = (sum(times) for times in zip(*spent.values(), strict=True))
    print(f"  {'in all':<10} {wall:7.2f} s {cpu:7.2f} s cpu")
    print(audit)
    counts = audit.query_counts
    for word, count in planted(lines).items():
        print(f"  planted {word}: {count:,}; asked about as such: {counts.get(_FOUND_AS[word], 0):,} rows")
    print("  asked about in all: " + ", ".join(f"{kind.label} {count:,}" for kind, count in counts.items()))


@contextmanager
def timed(what: str, tell: Callable[[str, tuple[float, float]], None]) -> Iterator[None]:
    """Measure seconds on the clock and of the processor."""
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    tell(what, (time.perf_counter() - wall, time.process_time() - cpu))


if __name__ == "__main__":
    main()
