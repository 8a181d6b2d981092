"""
Runs as they are planned on paper: one driver a child, nearest first.

The same carers and known adults take what they take in any plan. Then child by child, in order of code, the
nearest volunteer who can drive all of the child's journeys in the week has them; if nobody can, each session
goes to the nearest who can drive there and back, and what is still left journey by journey. Contact workers
are asked after volunteers. No two requests share a car; the driver waits, or goes straight on to the next
child. What nobody can take goes by taxi. Every hard rule is kept.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from geoplan.domain.requests import Direction
from geoplan.runs.assembling.assembled import Assembled
from geoplan.runs.search import schedule

Given = dict[int, tuple[int, ...]]


def paper_routes(assembled: Assembled) -> list[list[int]]:
    """Return for each vehicle of an assembled case its nodes, in the order in which they are driven."""
    rota = _Rota(assembled)
    for requests in _by_child(assembled):
        _give(rota, requests)
    return [list(itertools.chain.from_iterable((r, r + rota.n) for r in route)) for route in rota.routes]


def _give(rota: "_Rota", requests: Sequence[int]) -> None:
    """Give a child's journeys away: all together if anybody can, else by session, else one by one."""
    if rota.give_nearest(requests):
        return
    for session in rota.by_session(requests):
        if not rota.give_nearest(session):
            for request in session:
                rota.give_nearest([request])


def _by_child(assembled: Assembled) -> list[list[int]]:
    """Return the open requests of each child, or of siblings who travel together."""
    found: dict[str, list[int]] = {}
    for at, request in enumerate(assembled.open):
        found.setdefault(min(request.children), []).append(at)
    return [found[code] for code in sorted(found)]


@dataclass
class _Rota:
    """Who drives what so far: for each vehicle its requests in order, one after the other."""

    assembled: Assembled
    routes: list[tuple[int, ...]] = field(init=False)

    def __post_init__(self) -> None:
        problem = self.assembled.problem
        self.n = problem.n
        self.routes = [()] * problem.v
        self.vehicles: dict[str, list[int]] = {}
        for at, vehicle in enumerate(self.assembled.vehicles):
            self.vehicles.setdefault(vehicle.person, []).append(at)

    def by_session(self, requests: Sequence[int]) -> list[list[int]]:
        """Return requests by the session they serve."""
        sessions: dict[tuple[str, object], list[int]] = {}
        for at in requests:
            request = self.assembled.open[at]
            sessions.setdefault((request.session, request.day), []).append(at)
        return list(sessions.values())

    def give_nearest(self, requests: Sequence[int]) -> bool:
        """Give requests to the nearest person who can take them all; volunteers are asked before workers."""
        for person in sorted(self.vehicles, key=lambda person: self._order(person, requests[0])):
            given = self._fit(person, requests)
            if given is not None:
                for vehicle, route in given.items():
                    self.routes[vehicle] = route
                return True
        return False

    def _order(self, person: str, request: int) -> tuple[int, float, str]:
        """Return rung of the ladder, time from home to the child, and code: the least is asked first."""
        vehicle, travel = self.assembled.vehicles[self.vehicles[person][0]], self.assembled.case.travel
        asked = self.assembled.open[request]
        child = asked.pickup if asked.direction is Direction.OUTBOUND else asked.delivery
        seconds, _ = travel.leg(vehicle.start_place, child, (asked.period,))
        return vehicle.mode.rung, seconds, person

    def _fit(self, person: str, requests: Sequence[int]) -> Given | None:
        """Return the person's new routes with all of the requests on them; None when a rule is in the way."""
        given: Given = {}
        for request in requests:
            for vehicle in self.vehicles[person]:
                route = self._insert(vehicle, given.get(vehicle, self.routes[vehicle]), request)
                if route is not None:
                    given[vehicle] = route
                    break
            else:
                return None
        return given if self._within_week(person, given) else None

    def _insert(self, vehicle: int, route: tuple[int, ...], request: int) -> tuple[int, ...] | None:
        """Return a route with a request between two others at the first place where every rule is kept."""
        problem = self.assembled.problem
        if (
            problem.request_day[request] != problem.vehicle_day[vehicle]
            or not problem.allowed[request, vehicle]
        ):
            return None
        for at in range(len(route) + 1):
            longer = (*route[:at], request, *route[at:])
            nodes = [node for one in longer for node in (one, one + self.n)]
            if schedule(problem, vehicle, nodes) is not None:
                return longer
        return None

    def _within_week(self, person: str, given: Given) -> bool:
        """Whether all of a person's routes, the new ones among them, are within what they drive in a week."""
        problem = self.assembled.problem
        number = int(problem.vehicle_person[self.vehicles[person][0]])
        seconds = metres = 0.0
        for vehicle in self.vehicles[person]:
            route = given.get(vehicle, self.routes[vehicle])
            if route:
                nodes = [node for one in route for node in (one, one + self.n)]
                path = [2 * self.n + vehicle, *nodes, 2 * self.n + problem.v + vehicle]
                for a, b in itertools.pairwise(path):
                    leg_s, leg_m = problem.leg(a, b)
                    seconds, metres = seconds + leg_s, metres + leg_m
        return bool(seconds <= problem.week_seconds[number] and metres <= problem.week_metres[number])
