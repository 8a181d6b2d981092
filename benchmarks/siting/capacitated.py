"""
Published instances of capacitated location, and geoplan on them.

Two families: ``cfl`` (OR-Library cap, Beasley 1988), where demand may be split, and ``cfl_single_source``
(Holmberg et al. 1999), where each customer keeps one facility. Costs are those of serving a customer whole.
"""

import csv
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import numpy as np

from geoplan.siting.capacitated import CapacitatedProblem, solve_capacitated
from geoplan.siting.mip import FloatArray
from geoplan.siting.sites import Site

SPLIT, SINGLE = "CFLP", "SSCFLP"

# The values listed for `cfl` are those of one facility a customer: where splitting helps, less is possible.
# So both are solved there.
FOLDERS = {"cfl": (SPLIT, SINGLE), "single": (SINGLE,)}


@dataclass(frozen=True, slots=True)
class CapacitatedFigure:
    """
    One instance, solved by geoplan and by one peer; a row of the table of figures.

    Parameters
    ----------
    problem
        ``CFLP`` or ``SSCFLP``.
    proven
        Whether nothing can cost less.
    seconds, peer_seconds
        Of the process; the peer's is left out when nothing was asked of it.
    peer_objective, peer_proven
        What the peer found, and whether it had proven it when its time was up.
    """

    instance: str
    problem: str
    objective: float
    best_known: float | None
    proven: bool
    seconds: float
    peer: str = ""
    peer_seconds: float | None = None
    peer_objective: float | None = None
    peer_proven: bool | None = None


def read_capacitated(path: Path, *, single_source: bool) -> CapacitatedProblem:
    """
    Read an instance in any of three layouts, told apart by the lengths of their lines.

    - ``m n``, m capacities, m fixed costs, n demands, n rows of m costs;
    - ``m n``, m rows of capacity and fixed cost, then for each customer its demand and m costs (OR-Library);
    - ``m n``, n demands, m capacities, m fixed costs, m rows of n costs of a unit.

    Raises
    ------
    ValueError
        When it is in none of them.
    """
    lines = [line.split() for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    try:
        m, n = int(lines[0][0]), int(lines[0][1])
        flat = np.array([float(value) for line in lines[1:] for value in line])
    except (ValueError, IndexError) as error:
        raise ValueError(f"{path.name} does not begin with two counts, or has words in it") from error
    if len(flat) != 2 * m + n + n * m:
        raise ValueError(f"{path.name} has {len(flat)} figures, not {2 * m + n + n * m} for {m} and {n}")
    ahead = [len(line) for line in lines[1:3]]
    if ahead == [2, 2] and m != 2:
        capacity, fixed = flat[: 2 * m].reshape(m, 2).T
        table = flat[2 * m :].reshape(n, m + 1)
        demand, cost = table[:, 0], table[:, 1:]
    elif ahead == [n, m] and n != m:
        demand, capacity, fixed = np.split(flat[: 2 * m + n], [n, n + m])
        cost = flat[2 * m + n :].reshape(m, n).T * demand[:, None]
    else:
        capacity, fixed, demand = np.split(flat[: 2 * m + n], [m, 2 * m])
        cost = flat[2 * m + n :].reshape(n, m)
    return _problem(capacity, fixed, demand, cost, single_source=single_source)


def _problem(
    capacity: FloatArray, fixed: FloatArray, demand: FloatArray, cost: FloatArray, *, single_source: bool
) -> CapacitatedProblem:
    return CapacitatedProblem(
        customers=tuple(f"C{i + 1}" for i in range(len(demand))),
        sites=tuple(Site(code=f"F{j + 1}", opening=float(each)) for j, each in enumerate(fixed)),
        cost=cost,
        demand=demand,
        capacity=capacity,
        single_source=single_source,
    )


def find_capacitated(folder: Path, match: str = "*") -> list[tuple[Path, str]]:
    """
    Return the instances in a folder and those in it, or a single one, with the problems of each.

    What has the counts of an instance is one. Those in a folder whose name has "single" in it are solved with
    one facility a customer alone, others in both ways.
    """
    paths = [folder] if folder.is_file() else folder.rglob(f"{match}.txt")
    inside = sorted(
        (path for path in paths if _is_capacitated(path)),
        key=lambda path: (path.parent, len(path.stem), path.stem),
    )
    return [
        (path, kind)
        for path in inside
        for kind in FOLDERS["single" if "single" in path.parent.name else "cfl"]
    ]


def _is_capacitated(path: Path) -> bool:
    try:
        read_capacitated(path, single_source=True)
    except ValueError:
        return False
    return True


def measure_capacitated(
    folder: Path, *, match: str = "*", seconds: float = 120.0, with_peers: bool = True
) -> Iterator[CapacitatedFigure]:
    """
    Yield figures as they come.

    Parameters
    ----------
    match
        Only instances with such names.
    seconds
        Each solver's limit for an instance.
    with_peers
        Whether the whole model is given to HiGHS as well.
    """
    from benchmarks.siting.capacitated_peer import solve_whole_model

    found = find_capacitated(folder, match)
    if found:  # compiled code is loaded before the clock runs
        solve_capacitated(read_capacitated(found[0][0], single_source=True))
        solve_capacitated(read_capacitated(found[0][0], single_source=False))
    for path, kind in found:
        problem = read_capacitated(path, single_source=kind == SINGLE)
        begun = time.process_time()
        answer = solve_capacitated(problem, seconds=seconds)
        own_s = time.process_time() - begun
        wrong = answer.broken()
        if wrong:
            raise AssertionError(f"{path.stem}: {'; '.join(wrong)}")
        own = (path.stem, kind, _rounded(answer.cost), best_known(path), answer.proven, round(own_s, 3))
        if not with_peers:
            yield CapacitatedFigure(*own)
            continue
        begun = time.process_time()
        cost, bound = solve_whole_model(problem, seconds)
        peer_s = time.process_time() - begun
        proven = math.isclose(cost, bound, rel_tol=1e-7)
        yield CapacitatedFigure(*own, "HiGHS, whole model", round(peer_s, 3), _rounded(cost), proven)


def _rounded(cost: float) -> float:
    """Return a cost in two places, as costs are published: halves up."""
    return float(Decimal(str(round(cost, 6))).quantize(Decimal("0.01"), ROUND_HALF_UP))


def best_known(path: Path) -> float | None:
    """Return the published value of an instance; None without a ``best_known.csv`` that has it."""
    table = path.parent / "best_known.csv"
    if not table.exists():
        return None
    with table.open(encoding="utf-8-sig", newline="") as file:
        values = {row["instance"]: float(row["value"]) for row in csv.DictReader(file)}
    return values.get(path.stem)
