"""
What the search must find, by trying everything, in plain Python.

Times of a route come from `times.find_times`, which the checker of plans uses; nothing here calls
the kernels, but for the times that decide the price of long rides (`geoplan.runs.search.schedule`).
"""

import itertools
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from geoplan.domain.requests import StopKind
from geoplan.runs.checking.facts.schedule import RouteFacts, RouteTimes, StopFacts, check_loads
from geoplan.runs.checking.facts.times import find_times
from geoplan.runs.problem import RunProblem
from geoplan.runs.search import schedule

SLACK = 1e-6
Route = tuple[int, ...]


def legs_of(problem: RunProblem, vehicle: int, route: Sequence[int]) -> list[tuple[float, float]]:
    """Seconds and metres of the legs from start to end."""
    n, v = problem.n, problem.v
    nodes = [2 * n + vehicle, *route, 2 * n + v + vehicle]
    return [problem.leg(a, b) for a, b in itertools.pairwise(nodes)]


def facts_of(problem: RunProblem, vehicle: int, route: Sequence[int]) -> RouteFacts:
    """A route as the checker sees it."""
    n = problem.n
    legs = legs_of(problem, vehicle, route)
    return RouteFacts(
        stops=tuple(stop_of(problem, node) for node in route),
        leg_time=tuple(seconds for seconds, _ in legs),
        leg_length=tuple(metres for _, metres in legs),
        hours=(float(problem.opens[2 * n + vehicle]), float(problem.closes[2 * n + problem.v + vehicle])),
        capacity=tuple(problem.capacity[vehicle]),
        max_duration=float(problem.max_duration[vehicle]),
        max_length=float(problem.max_metres[vehicle]),
    )


def stop_of(problem: RunProblem, node: int) -> StopFacts:
    request, sign = node % problem.n, 1.0 if node < problem.n else -1.0
    return StopFacts(
        request=str(request),
        kind=StopKind.PICKUP if node < problem.n else StopKind.DELIVERY,
        window=(float(problem.opens[node]), float(problem.closes[node])),
        service=float(problem.service[node]),
        load=tuple(sign * problem.demand[request]),
        max_ride=float(problem.max_ride[request]),
    )


def apart_of(problem: RunProblem, request: int) -> set[int]:
    return set(problem.apart[problem.apart_start[request] : problem.apart_start[request + 1]].tolist())


def children_of(problem: RunProblem, request: int) -> list[int]:
    return problem.children[problem.children_start[request] : problem.children_start[request + 1]].tolist()


def times_of(problem: RunProblem, vehicle: int, route: Sequence[int]) -> RouteTimes | None:
    """The earliest times of a route, None when any rule of the route is broken."""
    if not together_well(problem, route):
        return None
    facts = facts_of(problem, vehicle, route)
    if check_loads(facts) or math.fsum(facts.leg_length) > facts.max_length + SLACK:
        return None
    found = find_times(facts)
    return found if isinstance(found, RouteTimes) else None


def together_well(problem: RunProblem, route: Sequence[int]) -> bool:
    """Whether nobody is ever in the car with somebody they must not meet."""
    aboard: set[int] = set()
    for node in route:
        request = node % problem.n
        if node >= problem.n:
            aboard.discard(request)
        elif aboard & apart_of(problem, request):
            return False
        else:
            aboard.add(request)
    return True


def orders(problem: RunProblem, requests: Sequence[int]) -> Iterator[Route]:
    """Every order of some requests, each picked up before it is brought."""

    def onwards(route: Route, waiting: frozenset[int], aboard: frozenset[int]) -> Iterator[Route]:
        if not waiting and not aboard:
            yield route
        for request in sorted(waiting):
            yield from onwards((*route, request), waiting - {request}, aboard | {request})
        for request in sorted(aboard):
            yield from onwards((*route, request + problem.n), waiting, aboard - {request})

    return onwards((), frozenset(requests), frozenset())


@dataclass(frozen=True)
class Way:
    """One route and what it comes to."""

    route: Route
    cost: float
    seconds: float
    metres: float


def way_of(problem: RunProblem, vehicle: int, route: Route) -> Way:
    """What a route costs by itself, by the formula of `RunProblem`."""
    if not route:
        return Way((), 0.0, 0.0, 0.0)
    legs = legs_of(problem, vehicle, route)
    seconds = math.fsum(seconds for seconds, _ in legs)
    metres = math.fsum(metres for _, metres in legs)
    service = math.fsum(float(problem.service[node]) for node in route)
    cost = float(
        problem.fixed_cost[vehicle]
        + problem.cost_per_metre[vehicle] * metres
        + problem.cost_per_second[vehicle] * (seconds + service)
        + long_rides(problem, vehicle, route)
    )
    return Way(route, cost, seconds, metres)


def long_rides(problem: RunProblem, vehicle: int, route: Route) -> float:
    """The price of long rides at the times that the run is told to keep."""
    if not problem.ride_price:
        return 0.0
    times = schedule(problem, vehicle, route)
    assert times is not None
    begins = dict(zip(route, times[1:-1], strict=True))
    price = 0.0
    for request in (node for node in route if node < problem.n):
        ride = begins[request + problem.n] - begins[request] - problem.service[request]
        price += problem.ride_price * problem.riders[request] * max(0.0, ride - problem.soft_ride[request])
    return price


def cost_of(problem: RunProblem, ways: Sequence[Way]) -> float | None:
    """The cost of a plan, one way for each vehicle; None when somebody's week is too long."""
    total = math.fsum(way.cost for way in ways)
    met: Counter[tuple[int, int]] = Counter()
    week = [[0.0, 0.0] for _ in range(problem.persons)]
    unserved = set(range(problem.n))
    for vehicle, way in enumerate(ways):
        person = int(problem.vehicle_person[vehicle])
        week[person][0] += way.seconds
        week[person][1] += way.metres
        for request in (node for node in way.route if node < problem.n):
            unserved.discard(request)
            total += float(problem.person_cost[request, person])
            met.update((child, person) for child in children_of(problem, request))
    total += sum(problem.new_face_cost for child, person in met if not problem.known[child, person])
    total += math.fsum(float(problem.unserved_cost[request]) for request in unserved)
    for person, (seconds, metres) in enumerate(week):
        total += float(problem.load_cost[person]) * (seconds / 3600.0) ** 2
        if seconds > problem.week_seconds[person] + SLACK or metres > problem.week_metres[person] + SLACK:
            return None
    return float(total)


def plan_cost_by_hand(problem: RunProblem, routes: Sequence[Sequence[int]]) -> float | None:
    return cost_of(problem, [way_of(problem, vehicle, tuple(route)) for vehicle, route in enumerate(routes)])


def why_not(problem: RunProblem, routes: Sequence[Sequence[int]]) -> str:
    """Which rule a plan breaks; nothing when it keeps all of them."""
    if len(routes) != problem.v:
        return "not a route for each vehicle"
    taken = [node for route in routes for node in route]
    if len(set(taken)) != len(taken):
        return "somebody is taken twice"
    for vehicle, route in enumerate(routes):
        if sorted(node for node in route if node >= problem.n) != sorted(
            node + problem.n for node in route if node < problem.n
        ):
            return f"vehicle {vehicle} leaves somebody in the car"
        if any(route.index(node) > route.index(node + problem.n) for node in route if node < problem.n):
            return f"vehicle {vehicle} brings somebody before it fetches them"
        if not all(problem.allowed[node % problem.n, vehicle] for node in route):
            return f"vehicle {vehicle} takes somebody it may not take"
        if route and times_of(problem, vehicle, route) is None:
            return f"vehicle {vehicle} breaks a rule on its way"
    if plan_cost_by_hand(problem, routes) is None:
        return "somebody's week is too long"
    return ""


def ways_for(problem: RunProblem, vehicle: int, requests: Sequence[int]) -> list[Way]:
    """All ways to drive some requests that no other way beats in cost, seconds and metres at once."""
    if not requests:
        return [Way((), 0.0, 0.0, 0.0)]
    if not all(problem.allowed[request, vehicle] for request in requests):
        return []
    found = [
        way_of(problem, vehicle, route)
        for route in orders(problem, requests)
        if in_time(problem, vehicle, route) and times_of(problem, vehicle, route) is not None
    ]
    found.sort(key=lambda way: (way.cost, way.seconds, way.metres))
    kept: list[Way] = []
    for way in found:
        if not any(one.seconds <= way.seconds and one.metres <= way.metres for one in kept):
            kept.append(way)
    return kept


def in_time(problem: RunProblem, vehicle: int, route: Sequence[int]) -> bool:
    """Whether a run that always leaves at once keeps the windows; when it does not, no other run does."""
    n, v = problem.n, problem.v
    clock = float(problem.opens[2 * n + vehicle])
    nodes = [2 * n + vehicle, *route, 2 * n + v + vehicle]
    for here, there in itertools.pairwise(nodes):
        clock = max(clock + problem.service[here] + problem.leg(here, there)[0], problem.opens[there])
        if clock > problem.closes[there] + SLACK:
            return False
    return True


def optimum(problem: RunProblem) -> float:
    """The least cost of all plans."""

    @cache
    def ways(vehicle: int, requests: tuple[int, ...]) -> list[Way]:
        return ways_for(problem, vehicle, requests)

    best = math.inf
    for takers in itertools.product(range(-1, problem.v), repeat=problem.n):
        shares = [
            tuple(request for request, taker in enumerate(takers) if taker == vehicle)
            for vehicle in range(problem.v)
        ]
        for plan in itertools.product(*(ways(vehicle, share) for vehicle, share in enumerate(shares))):
            cost = cost_of(problem, plan)
            if cost is not None:
                best = min(best, cost)
    return best
