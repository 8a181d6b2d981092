"""What is measured: a location problem, the value that others published, and published instances."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]

BEST_KNOWN = {"p-median": "best_known.csv", "p-center": "best_known_p_center.csv"}


class Model(StrEnum):
    """The models compared."""

    P_MEDIAN = "p-median"
    P_CENTER = "p-center"
    MCLP = "MCLP"


@dataclass(frozen=True, eq=False, kw_only=True)
class SitingCase:
    """
    One problem for one model.

    Parameters
    ----------
    cost, weight
        (n, m) and (n,) whole numbers.
    radius
        Of MCLP.
    best_known
        As published; None where nobody did.
    gap
        Share of the objective at which geoplan may stop; 0 for a proof.
    """

    instance: str
    model: Model
    cost: Whole
    weight: Whole
    p: int
    radius: int = 0
    best_known: int | None = None
    gap: float = 0.0


def read_pmed(path: Path) -> tuple[Whole, int]:
    """
    Read an instance of the OR-Library (Beasley 1985): ``n edges p``, then edges ``i j cost``.

    Returns
    -------
    tuple
        Lengths of shortest paths (n, n), the last of repeated edges counting, and p.

    Raises
    ------
    ValueError
        When it is in another format, or not every node can be reached from every other.
    """
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import shortest_path

    words = path.read_text(encoding="utf-8-sig").split()
    try:
        figures = np.array(words, np.int64)
        n, edges, p = (int(figure) for figure in figures[:3])
    except ValueError as error:
        raise ValueError(f"{path.name} holds words, or fewer than three figures") from error
    if len(figures) != 3 + 3 * edges or not 1 <= p <= n:
        raise ValueError(f"{path.name} has {len(figures) - 3} figures after the first three, not {3 * edges}")
    table = figures[3:].reshape(-1, 3)
    if edges and not (table[:, :2].min() >= 1 and table[:, :2].max() <= n and table[:, 2].min() >= 0):
        raise ValueError(f"{path.name} has an edge to a node that is not there, or of negative length")
    length = {(min(i, j), max(i, j)): cost for i, j, cost in table.tolist()}
    row, column = np.array(list(length), np.int64).reshape(-1, 2).T - 1
    # A length of nothing would be no edge to scipy: all are one longer on the way, and paths by their edges.
    graph = csr_array((np.array(list(length.values())) * (n + 1) + 1.0, (row, column)), shape=(n, n))
    scaled = shortest_path(graph, directed=False)
    if not np.isfinite(scaled).all():
        raise ValueError(f"{path.name} falls into parts that no edge joins")
    return (scaled // (n + 1)).astype(np.int64), p


def cases_of(folder: Path, match: str = "*") -> Iterator[SitingCase]:
    """Yield the cases of all instances in a folder and those in it, smallest names first."""
    paths = [folder] if folder.is_file() else sorted(folder.rglob("*.txt"))
    for path in sorted(paths, key=lambda path: (str(path.parent), len(path.stem), path.stem)):
        if not path.match(f"{match}.txt"):
            continue
        try:
            cost, p = read_pmed(path)
        except ValueError:
            continue  # one of another family
        weight = np.ones(len(cost), np.int64)
        for model in (Model.P_MEDIAN, Model.P_CENTER):
            yield SitingCase(
                instance=path.stem,
                model=model,
                cost=cost,
                weight=weight,
                p=p,
                best_known=best_known(path, model),
            )


def best_known(path: Path, model: Model) -> int | None:
    """Return the published value of an instance; None without a table beside it that has it."""
    table = path.parent / BEST_KNOWN[model]
    if not table.exists():
        return None
    with table.open(encoding="utf-8-sig", newline="") as file:
        values = {row["instance"]: int(row["value"]) for row in csv.DictReader(file)}
    return values.get(path.stem)
