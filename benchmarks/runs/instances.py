"""
Published instances of dial-a-ride and pickup-and-delivery problems, as they come.

Three formats, told apart by their first line: ``darp`` (Cordeau and Laporte 2003, Cordeau 2006, Ropke et al.
2007), ``darp_mdh`` (Malheiros et al. 2021) and ``pdptw`` (Li and Lim 2001). Times are in the instance's own
units, and travel takes as long as it is far, straight, in double precision. Nothing is tightened here.
"""

import csv
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from geoplan.runs.problem import FloatArray, RunProblem

DARP, DARP_MDH, PDPTW = "darp", "darp_mdh", "pdptw"
MDH_DEPOTS = ((-5.0, -5.0), (5.0, 5.0), (-5.0, 5.0), (5.0, -5.0))
UNSERVED_COST = 10_000.0
VEHICLE_COST = 10_000.0  # of pdptw, where one vehicle fewer is worth any distance


@dataclass(frozen=True, eq=False, kw_only=True)
class BestKnown:
    """The best value that was published; `vehicles` where their number counts first."""

    value: float
    vehicles: int | None = None
    status: str = ""


@dataclass(frozen=True, eq=False, kw_only=True)
class Instance:
    """
    n requests, v vehicles, k resources. Nodes as in `RunProblem`: pickups, deliveries, starts, ends.

    Parameters
    ----------
    form
        The format it was written in.
    position (2n+2v, 2), opens, closes, service (2n+2v,)
        Of each node, as given.
    max_ride (n,), max_duration (v,)
        inf where the format knows no such rule.
    demand (n, k), capacity (v, k)
        Of each resource.
    """

    name: str
    form: str
    position: FloatArray
    opens: FloatArray
    closes: FloatArray
    service: FloatArray
    max_ride: FloatArray
    demand: FloatArray
    capacity: FloatArray
    max_duration: FloatArray
    best_known: BestKnown | None = None

    @property
    def n(self) -> int:
        """How many requests there are."""
        return len(self.max_ride)

    @property
    def v(self) -> int:
        """How many vehicles there are."""
        return len(self.max_duration)

    @property
    def counts_vehicles(self) -> bool:
        """Whether fewer vehicles are better whatever the distance."""
        return self.form == PDPTW

    @property
    def family(self) -> str:
        """What it is summed up with: the format, and in ``darp`` the letters its name begins with."""
        letters = self.name[: next((at for at, sign in enumerate(self.name) if not sign.isalpha()), None)]
        return f"{DARP} {letters}" if self.form == DARP and letters else self.form

    @property
    def distances(self) -> FloatArray:
        """Straight distances between all nodes, shape (2n+2v, 2n+2v)."""
        apart = self.position[:, None, :] - self.position[None, :, :]
        return np.asarray(np.sqrt((apart**2).sum(axis=2)))


def read_instance(path: Path) -> Instance:
    """
    Read an instance, and its best-known value when a ``best_known.csv`` beside it has one.

    Raises
    ------
    ValueError
        When it is in none of the three formats, or its numbers do not agree with each other.
    """
    rows = [line.split() for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    try:
        numbers = [[float(value) for value in row] for row in rows]
        reader = {5: _read_darp, 2: _read_mdh, 3: _read_pdptw}[len(numbers[0])]
        instance = reader(path.stem, numbers)
    except (ValueError, KeyError, IndexError) as error:
        raise ValueError(f"{path.name} is in none of the known formats ({error}); see benchmarks") from error
    return replace(instance, best_known=read_best_known(path.parent).get(path.stem))


def read_best_known(folder: Path) -> dict[str, BestKnown]:
    """Return the published values of a folder by name of instance; none when it has no ``best_known.csv``."""
    path = folder / "best_known.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["instance"].strip(): BestKnown(
            value=float(row["value"] if "value" in row else row["distance"]),
            vehicles=int(row["vehicles"]) if row.get("vehicles") else None,
            status=row.get("status") or "best known",
        )
        for row in rows
    }


def find_instances(folder: Path, match: str = "*") -> list[Path]:
    """Return the instance files of a folder and the folders in it whose name matches, in order of path."""
    return [path for path in sorted(folder.rglob("*.txt")) if path.match(match) or path.match(f"{match}.txt")]


def _read_darp(name: str, rows: list[list[float]]) -> Instance:
    """``vehicles requests duration capacity ride``, then ``id x y service load opens closes``."""
    vehicles, counted, duration, capacity, ride = rows[0]
    v, table = int(vehicles), np.array(rows[1:])
    # Some files count requests in their first line, some stops, some stops and depots; some repeat the depot
    # at the end. The rows tell.
    n = (len(table) - 1) // 2
    if counted not in (n, 2 * n, 2 * n + 1, 2 * n + 2):
        raise ValueError(f"{counted:g} requests in the first line, {n} in the rows")
    stops, depots = table[1 : 2 * n + 1], table[np.zeros(2 * v, dtype=int)]
    nodes = np.concatenate([stops, depots])
    _check_pairs(stops[:n, 4:5], stops[n:, 4:5])
    return Instance(
        name=name,
        form=DARP,
        position=nodes[:, 1:3],
        opens=nodes[:, 5],
        closes=nodes[:, 6],
        service=nodes[:, 3],
        max_ride=np.full(n, ride),
        demand=stops[:n, 4:5],
        capacity=np.full((v, 1), capacity),
        max_duration=np.full(v, duration),
    )


def _read_mdh(name: str, rows: list[list[float]]) -> Instance:
    """``vehicles requests``, a row a vehicle, then stops between two rows that stand for depots."""
    v, n = (int(number) for number in rows[0])
    cars, table = np.array(rows[1 : v + 1]), np.array(rows[v + 1 :])
    if len(table) != 2 * n + 2:
        raise ValueError(f"{n} requests in the first line, {len(table) - 2} stops in the rows")
    stops, depot = table[1 : 2 * n + 1], table[0]
    homes = np.array([MDH_DEPOTS[at % len(MDH_DEPOTS)] for at in range(v)] * 2)
    _check_pairs(stops[:n, 5:9], stops[n:, 5:9])
    return Instance(
        name=name,
        form=DARP_MDH,
        position=np.concatenate([stops[:, 1:3], homes]),
        opens=np.concatenate([stops[:, 9], np.full(2 * v, depot[9])]),
        closes=np.concatenate([stops[:, 10], np.full(2 * v, depot[10])]),
        service=np.concatenate([stops[:, 3], np.zeros(2 * v)]),
        max_ride=stops[:n, 4],
        demand=_with_upgrading(stops[:n, 5:9]),
        capacity=_with_upgrading(cars[:, 1:5]),
        max_duration=cars[:, 0],
    )


def _with_upgrading(seats: FloatArray) -> FloatArray:
    """
    Turn staff seats, patient seats, stretchers and wheelchair places into sums that need no assignment.

    A companion may take a staff seat, a patient seat or a stretcher; a seated patient a patient seat or a
    stretcher. As the choices are nested, everybody fits exactly when stretchers, stretchers and patient
    seats, and all three suffice for those who may use nothing else.
    """
    staff, patient, stretcher, wheelchair = seats.T
    return np.column_stack([stretcher, stretcher + patient, stretcher + patient + staff, wheelchair])


def _read_pdptw(name: str, rows: list[list[float]]) -> Instance:
    """``vehicles capacity speed``, then ``id x y demand opens closes service pickup delivery``."""
    v, capacity, table = int(rows[0][0]), rows[0][1], np.array(rows[1:])
    where = {int(row[0]): at for at, row in enumerate(table)}
    pickups = np.array([at for at, row in enumerate(table) if row[8] > 0])
    deliveries = np.array([where[int(table[at, 8])] for at in pickups])
    if 2 * len(pickups) + 1 != len(table) or (table[deliveries, 7] != table[pickups, 0]).any():
        raise ValueError("pickups and deliveries are not pairs")
    _check_pairs(table[pickups, 3:4], table[deliveries, 3:4])
    nodes = table[np.concatenate([pickups, deliveries, np.zeros(2 * v, dtype=int)])]
    return Instance(
        name=name,
        form=PDPTW,
        position=nodes[:, 1:3],
        opens=nodes[:, 4],
        closes=nodes[:, 5],
        service=nodes[:, 6],
        max_ride=np.full(len(pickups), np.inf),
        demand=table[pickups, 3:4],
        capacity=np.full((v, 1), capacity),
        max_duration=np.full(v, np.inf),
    )


def _check_pairs(taken: FloatArray, left: FloatArray) -> None:
    """Raise ValueError unless every delivery leaves what its pickup took."""
    if (taken != -left).any() or (taken < 0).any():
        raise ValueError("a delivery does not leave what its pickup took")


def to_problem(instance: Instance) -> RunProblem:
    """
    Return an instance as the search takes it: the cost is the distance, and everybody is served.

    In ``pdptw`` a vehicle costs `VEHICLE_COST` beside, so that fewer are better whatever the distance.
    Every vehicle is a person of its own; there are no children, preferences or weekly limits.
    """
    n, v = instance.n, instance.v
    nodes = 2 * n + 2 * v
    distances = instance.distances.ravel()
    vehicle_cost = VEHICLE_COST if instance.counts_vehicles else 0.0
    return RunProblem(
        n=n,
        v=v,
        request_day=np.zeros(n, dtype=np.int32),
        vehicle_day=np.zeros(v, dtype=np.int32),
        vehicle_person=np.arange(v, dtype=np.int32),
        opens=instance.opens.copy(),
        closes=instance.closes.copy(),
        service=instance.service.copy(),
        max_ride=instance.max_ride.copy(),
        soft_ride=np.full(n, np.inf),
        riders=np.ones(n),
        demand=instance.demand.copy(),
        capacity=instance.capacity.copy(),
        max_duration=instance.max_duration.copy(),
        max_metres=np.full(v, np.inf),
        week_seconds=np.full(v, np.inf),
        week_metres=np.full(v, np.inf),
        leg_time=distances,
        leg_metres=distances,
        leg_row=np.arange(nodes, dtype=np.int64) * nodes,
        leg_column=np.arange(nodes, dtype=np.int64),
        fixed_cost=np.full(v, vehicle_cost),
        cost_per_metre=np.ones(v),
        cost_per_second=np.zeros(v),
        ride_price=0.0,
        allowed=np.ones((n, v), dtype=np.bool_),
        person_cost=np.zeros((n, v)),
        unserved_cost=np.full(n, UNSERVED_COST + 2 * vehicle_cost),
        new_face_cost=0.0,
        load_cost=np.zeros(v),
        apart_start=np.zeros(n + 1, dtype=np.int32),
        apart=np.zeros(0, dtype=np.int32),
        children_start=np.zeros(n + 1, dtype=np.int32),
        children=np.zeros(0, dtype=np.int32),
        known=np.zeros((0, v), dtype=np.bool_),
    )
