"""
Whether routes solve an instance, and what they are worth: from the instance alone, whoever found them.

`geoplan.runs.checking.facts.schedule` decides. It finds times for an order of stops by itself, so a solver is
asked for the order alone.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.runs.instances import Instance
from geoplan.domain.requests import StopKind
from geoplan.runs.checking.facts.schedule import RouteFacts, StopFacts, check_order, check_route, check_served
from geoplan.runs.checking.facts.times import Clash, find_times

Routes = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    What a solution is.

    Parameters
    ----------
    distance
        Of all routes, in the instance's own unit.
    vehicles
        How many leave their depot.
    broken
        Codes of the rules that are broken, each once; none when the solution is accepted.
    """

    distance: float
    vehicles: int
    broken: tuple[str, ...]

    @property
    def accepted(self) -> bool:
        """Whether every rule of the instance is kept."""
        return not self.broken


def verify(instance: Instance, routes: Routes) -> Verdict:
    """
    Return what routes are worth and which rules they break.

    Parameters
    ----------
    routes
        For each vehicle its nodes without start and end, empty when it stays.

    Raises
    ------
    ValueError
        When there is not one route for each vehicle.
    """
    if len(routes) != instance.v:
        raise ValueError(f"{len(routes)} routes for {instance.v} vehicles")
    facts = [facts_of(instance, at, route) for at, route in enumerate(routes) if route]
    broken = {breach.rule for breach in check_served(facts, [str(at) for at in range(instance.n)])}
    for route in facts:
        broken.update(_broken_rules(route))
    return Verdict(
        distance=math.fsum(length for route in facts for length in route.leg_length),
        vehicles=len(facts),
        broken=tuple(sorted(broken)),
    )


def _broken_rules(facts: RouteFacts) -> set[str]:
    """Return the rules that no schedule of a route can keep."""
    disorder = {breach.rule for breach in check_order(facts)}
    if disorder:
        return disorder
    times = find_times(facts)
    if isinstance(times, Clash):
        # Travel is a fact; the others in the circle are the rules that ask for too much.
        return {rule.rule for rule in times.rules} - {"travel"}
    return {breach.rule for breach in check_route(facts, times)}


def facts_of(instance: Instance, vehicle: int, route: Sequence[int]) -> RouteFacts:
    """Return one route of an instance as the checker takes it."""
    start = 2 * instance.n + vehicle
    end = start + instance.v
    path = (start, *route, end)
    legs = tuple(math.dist(instance.position[a], instance.position[b]) for a, b in pairwise(path))
    return RouteFacts(
        stops=tuple(_stop(instance, node) for node in route),
        leg_time=legs,
        leg_length=legs,
        hours=(float(instance.opens[start]), float(instance.closes[end])),
        capacity=tuple(instance.capacity[vehicle].tolist()),
        max_duration=float(instance.max_duration[vehicle]),
    )


def _stop(instance: Instance, node: int) -> StopFacts:
    request, is_delivery = node % instance.n, node >= instance.n
    demand = instance.demand[request]
    return StopFacts(
        request=str(request),
        kind=StopKind.DELIVERY if is_delivery else StopKind.PICKUP,
        window=(float(instance.opens[node]), float(instance.closes[node])),
        service=float(instance.service[node]),
        load=tuple((-demand if is_delivery else demand).tolist()),
        max_ride=float(instance.max_ride[request]),
    )
