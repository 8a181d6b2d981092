"""What one request more costs: of a run by itself, and of the person's week."""

from collections.abc import Sequence
from dataclasses import dataclass

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.runs.building.spot import Spot, on_the_road
from geoplan.runs.problem import RunProblem
from geoplan.runs.search import Insertion, schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """
    What a plan costs more when somebody takes a request, in pence, with miles and minutes.

    Parameters
    ----------
    metres, seconds
        Of the run, longer by so much on the road.
    paid
        Money: miles, staff time, a taxi, an escort.
    long_rides, new_faces, uneven_load, changes
        Preferences priced by `RunParams`, as in `CostBreakdown`.
    """

    metres: float = 0.0
    seconds: float = 0.0
    paid: float = 0.0
    long_rides: float = 0.0
    new_faces: float = 0.0
    uneven_load: float = 0.0
    changes: float = 0.0

    @property
    def miles(self) -> float:
        """Miles more."""
        return self.metres / METRES_PER_MILE

    @property
    def minutes(self) -> float:
        """Minutes more on the road."""
        return self.seconds / 60

    @property
    def preferences(self) -> float:
        """What is priced and not paid, in pence."""
        return self.long_rides + self.new_faces + self.uneven_load + self.changes

    @property
    def pence(self) -> float:
        """All of it."""
        return self.paid + self.preferences


@dataclass(frozen=True, slots=True)
class Load:
    """A person's week without the request: seconds and metres on the road, children met."""

    seconds: float
    metres: float
    children: frozenset[int]


def loads_of(problem: RunProblem, routes: Sequence[Sequence[int]]) -> tuple[Load, ...]:
    """Return what every person does in the week, by number of the person."""
    seconds, metres = [0.0] * problem.persons, [0.0] * problem.persons
    met: list[set[int]] = [set() for _ in range(problem.persons)]
    for vehicle, route in enumerate(routes):
        person = int(problem.vehicle_person[vehicle])
        driven_s, driven_m = on_the_road(problem, vehicle, route)
        seconds[person] += driven_s
        metres[person] += driven_m
        for node in route:
            if node < problem.n:
                met[person].update(children_of(problem, node))
    return tuple(Load(*row) for row in zip(seconds, metres, map(frozenset, met), strict=True))


def children_of(problem: RunProblem, request: int) -> list[int]:
    """Return the numbers of the children of a request."""
    start, end = problem.children_start[request : request + 2]
    return [int(child) for child in problem.children[start:end]]


def extra_of(
    problem: RunProblem, spot: Spot, insertion: Insertion, *, vehicle: int, request: int, load: Load
) -> Extra:
    """
    Return what an insertion costs the whole plan.

    Parameters
    ----------
    problem, vehicle, request
        The whole problem, and the numbers in it.
    spot, insertion
        The run and request cut out of it, and where the request goes.
    load
        What the person does in the week without the request.
    """
    person = int(problem.vehicle_person[vehicle])
    before, after = spot.driven(), on_the_road(spot.problem, 0, insertion.route)
    seconds, metres = after[0] - before[0], after[1] - before[1]
    service = float(problem.service[request] + problem.service[problem.n + request])
    paid = float(
        problem.cost_per_metre[vehicle] * metres + problem.cost_per_second[vehicle] * (seconds + service)
    )
    if not spot.route:
        paid += float(problem.fixed_cost[vehicle])
    faces = sum(
        not problem.known[child, person] and child not in load.children
        for child in children_of(problem, request)
    )
    hours = load.seconds / 3600, (load.seconds + seconds) / 3600
    return Extra(
        metres=metres,
        seconds=seconds,
        paid=paid,
        long_rides=long_rides(spot.problem, insertion.route) - long_rides(spot.problem, spot.route),
        new_faces=float(problem.new_face_cost) * faces,
        uneven_load=float(problem.load_cost[person]) * (hours[1] ** 2 - hours[0] ** 2),
        changes=float(problem.person_cost[request, person]),
    )


def long_rides(problem: RunProblem, route: Sequence[int]) -> float:
    """Return the price of the time in the car beyond what is aimed for, in pence; the route has vehicle 0."""
    if not route or not problem.ride_price:
        return 0.0
    times = schedule(problem, 0, route)
    if times is None:
        raise ValueError("a route without a schedule has no price")
    n, begins = problem.n, dict(zip(route, times[1:-1], strict=True))
    return float(
        problem.ride_price
        * sum(
            problem.riders[r]
            * max(0.0, begins[n + r] - begins[r] - problem.service[r] - problem.soft_ride[r])
            for r in route
            if r < n
        )
    )
