"""One run and one request that might go on it, cut out of the week as a small problem of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geoplan.runs.problem import FloatArray, IntArray, RunProblem
from geoplan.runs.search import Insertion, cheapest_insertion, schedule

NO_LIMIT = float("inf")


@dataclass(frozen=True, eq=False, slots=True)
class Spot:
    """
    A run as it is and a request that is not on it.

    Questions such as "and if they started earlier?" change a few numbers of it, which costs the same for a
    day as for a year.

    Parameters
    ----------
    problem
        One vehicle, number 0; the requests of its run and, as the last one, the request in question. Limits
        of miles are not in it but below.
    route
        Nodes of `problem`, without the request.
    numbers
        Number in the whole problem of each request.
    day_m
        Metres that the run may have.
    week_s, week_m
        Seconds on the road and metres that the run may have so that its driver keeps to the limits of the
        week.
    """

    problem: RunProblem
    route: tuple[int, ...]
    numbers: tuple[int, ...]
    day_m: float
    week_s: float
    week_m: float

    @property
    def request(self) -> int:
        """Number, here, of the request in question."""
        return self.problem.n - 1

    def replace(self, **changes: Any) -> "Spot":
        """Return the spot with some parts exchanged."""
        return replace(self, **changes)

    def insertion(self) -> Insertion | None:
        """Return the cheapest way to put the request on the run; None when no way keeps every rule."""
        limit = min(self.day_m, self.week_m)
        problem = self.problem.replace(max_metres=np.array([limit]))
        # A run may break a rule by itself: a session that is moved moves all its requests.
        if self.route and schedule(problem, 0, self.route) is None:
            return None
        found = cheapest_insertion(problem, 0, self.route, self.request)
        if found is None or on_the_road(self.problem, 0, found.route)[0] > self.week_s:
            return None
        return found

    def driven(self) -> tuple[float, float]:
        """Return seconds on the road and metres of the run without the request."""
        return on_the_road(self.problem, 0, self.route)

    def nodes_of(self, requests: Sequence[int]) -> list[int]:
        """Return the pickups and deliveries of some requests."""
        return [*requests, *(self.problem.n + request for request in requests)]

    def whole(self, route: Sequence[int], n: int) -> tuple[int, ...]:
        """Return a route of this spot in the numbers of the whole problem, which has n requests."""
        here = self.problem.n
        return tuple(self.numbers[node] if node < here else n + self.numbers[node - here] for node in route)


def on_the_road(problem: RunProblem, vehicle: int, route: Sequence[int]) -> tuple[float, float]:
    """Return seconds of driving and metres of a route, from start to end; nothing for an empty one."""
    if not route:
        return 0.0, 0.0
    start, end = 2 * problem.n + vehicle, 2 * problem.n + problem.v + vehicle
    nodes = np.array([start, *route, end])
    at = problem.leg_row[nodes[:-1]] + problem.leg_column[nodes[1:]]
    return float(problem.leg_time[at].sum()), float(problem.leg_metres[at].sum())


def spot_of(
    problem: RunProblem,
    vehicle: int,
    route: Sequence[int],
    request: int,
    *,
    week_s: float = NO_LIMIT,
    week_m: float = NO_LIMIT,
) -> Spot:
    """
    Cut a vehicle, its route and one request more out of a problem.

    Whether the vehicle may take the request at all (`RunProblem.allowed`) is left aside: that is for
    `geoplan.runs.fleet.eligibility` to say, with reasons.

    Parameters
    ----------
    route
        Without the request.
    week_s, week_m
        What is left for this vehicle of its person's limits of the week.
    """
    n = problem.n
    numbers = (*(node for node in route if node < n), request)
    place = {number: at for at, number in enumerate(numbers)}
    moved = tuple(place[node] if node < n else len(numbers) + place[node - n] for node in route)
    small = _cut_out(problem, vehicle, numbers)
    return Spot(small, moved, numbers, float(problem.max_metres[vehicle]), week_s, week_m)


def _cut_out(problem: RunProblem, vehicle: int, numbers: Sequence[int]) -> RunProblem:
    """Return the problem of one vehicle and some requests, without limits of miles and of the week."""
    n, rows = problem.n, np.array(numbers)
    nodes = np.concatenate([rows, n + rows, [2 * n + vehicle, 2 * n + problem.v + vehicle]])
    one, person = np.array([vehicle]), np.array([problem.vehicle_person[vehicle]])
    none = np.full(1, NO_LIMIT)
    return problem.replace(
        n=len(numbers),
        v=1,
        request_day=np.zeros(len(numbers), problem.request_day.dtype),
        vehicle_day=np.zeros(1, problem.vehicle_day.dtype),
        vehicle_person=np.zeros(1, problem.vehicle_person.dtype),
        **{name: getattr(problem, name)[nodes] for name in _BY_NODE},
        **{name: getattr(problem, name)[rows] for name in _BY_REQUEST},
        **{name: getattr(problem, name)[one] for name in _BY_VEHICLE},
        **_legs(problem, nodes),
        **_apart(problem, numbers),
        **_children(problem, numbers, person),
        max_metres=none,
        week_seconds=none,
        week_metres=none,
        load_cost=problem.load_cost[person],
        allowed=np.ones((len(numbers), 1), bool),
        person_cost=problem.person_cost[np.ix_(rows, person)],
    )


_BY_NODE = ("opens", "closes", "service")
_BY_REQUEST = ("max_ride", "soft_ride", "riders", "demand", "unserved_cost")
_BY_VEHICLE = ("capacity", "max_duration", "fixed_cost", "cost_per_metre", "cost_per_second")


def _legs(problem: RunProblem, nodes: NDArray[np.int64]) -> dict[str, Any]:
    """Cut out the legs between some nodes; none leads to the start or from the end, the last two."""
    at = problem.leg_row[nodes][:, None] + problem.leg_column[nodes][None, :]
    at[:, -2] = at[-1, :] = 0
    return {
        "leg_time": problem.leg_time[at].ravel(),
        "leg_metres": problem.leg_metres[at].ravel(),
        "leg_row": np.arange(len(nodes)) * len(nodes),
        "leg_column": np.arange(len(nodes)),
    }


def _apart(problem: RunProblem, numbers: Sequence[int]) -> dict[str, Any]:
    """Keep who may never be with whom, of some requests."""
    starts, values = problem.apart_start, problem.apart
    place = {number: at for at, number in enumerate(numbers)}
    rows = [values[starts[row] : starts[row + 1]].tolist() for row in numbers]
    kept = [[place[value] for value in row if value in place] for row in rows]
    apart_start, apart = _end_to_end(kept, starts, values)
    return {"apart_start": apart_start, "apart": apart}


def _children(problem: RunProblem, numbers: Sequence[int], person: IntArray) -> dict[str, Any]:
    """Number the children of some requests anew, and keep whether they know the person."""
    starts, values = problem.children_start, problem.children
    rows = [values[starts[row] : starts[row + 1]].tolist() for row in numbers]
    members = sorted({child for row in rows for child in row})
    place = {child: at for at, child in enumerate(members)}
    children_start, children = _end_to_end([[place[child] for child in row] for row in rows], starts, values)
    known = problem.known[np.ix_(np.array(members, np.int64), person)]
    return {"children_start": children_start, "children": children, "known": known}


def _end_to_end(
    rows: Sequence[Sequence[int]], starts: IntArray, values: IntArray
) -> tuple[IntArray, IntArray]:
    sizes = np.array([0, *(len(row) for row in rows)])
    flat = [value for row in rows for value in row]
    return sizes.cumsum().astype(starts.dtype), np.array(flat, values.dtype)


def loads(problem: RunProblem, route: Sequence[int]) -> FloatArray:
    """Return what is in the car after each stop of a route, of every resource: shape (stops, resources)."""
    n = problem.n
    signed = [problem.demand[node] if node < n else -problem.demand[node - n] for node in route]
    return np.cumsum(np.array(signed).reshape(len(route), problem.demand.shape[1]), axis=0)


def companions(problem: RunProblem, route: Sequence[int], request: int) -> tuple[int, ...]:
    """Return the requests that are in the car at some time together with a given one, in order of pickup."""
    n, aboard, met = problem.n, set[int](), dict[int, None]()
    for node in route:
        if node < n:
            aboard.add(node)
        else:
            aboard.discard(node - n)
        if request in aboard:
            met.update(dict.fromkeys(sorted(aboard - {request})))
    return tuple(met)
