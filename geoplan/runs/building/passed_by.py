"""Why no volunteer, or no contact worker, takes a request: one reason that sums up a rung."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from geoplan.domain.plans import Mode, Reason
from geoplan.runs.assembling.assembled import Assembled
from geoplan.runs.building.blocked import Blocked
from geoplan.runs.building.extra import Load, children_of, loads_of
from geoplan.runs.rules import RULES, tell
from geoplan.runs.search import Insertion, cheapest_insertion, route_cost

_RULES_TOLD = 3


class PassedBy:
    """
    Tells why a rung is passed by, given the routes of a plan.

    Parameters
    ----------
    routes
        For each vehicle; they keep all rules.
    """

    def __init__(self, assembled: Assembled, routes: Sequence[Sequence[int]]) -> None:
        self._assembled = assembled
        self._routes = routes
        self._blocked = Blocked(assembled)

    @cached_property
    def _loads(self) -> tuple[Load, ...]:
        return loads_of(self._assembled.problem, self._routes)

    def reason(self, row: int, mode: Mode, *, taken_by: int | None = None) -> Reason:
        """
        Return why nobody on a rung takes an open request.

        `costs-more` with the amount where somebody could; else the most frequent rule in the way, with the
        numbers of people whom each keeps off.

        Parameters
        ----------
        taken_by
            The vehicle that takes it, None where it falls back.
        """
        case = self._assembled.case
        if mode is Mode.WORKER and not case.params.workers_drive:
            return Reason(mode, "switched-off", tell("switched-off", mode="driving by contact workers"))
        counts = self._blocked.counts(row, mode)
        cheapest: tuple[float, str] | None = None
        for column in self._blocked.free(row, mode):
            price = self._price(row, column)
            if price is not None and (cheapest is None or price < cheapest[0]):
                cheapest = (price, self._assembled.vehicles[column].person)
        if cheapest is not None:
            more = max(0.0, cheapest[0] - self._price_now(row, taken_by)) / 100
            return Reason(mode, "costs-more", tell("costs-more", who=cheapest[1], found=f"{more:.2f}"))
        return _summed_up(mode, counts)

    def _price_now(self, row: int, taken_by: int | None) -> float:
        """Return what a request costs where it is, in pence."""
        problem = self._assembled.problem
        if taken_by is None:
            return float(problem.unserved_cost[row])
        route, person = self._routes[taken_by], int(problem.vehicle_person[taken_by])
        without = [node for node in route if node not in (row, problem.n + row)]
        saved = route_cost(problem, taken_by, route) - route_cost(problem, taken_by, without)
        met = {
            child
            for at in (problem.vehicle_person == person).nonzero()[0]
            for node in (without if at == taken_by else self._routes[at])
            if node < problem.n
            for child in children_of(problem, node)
        }
        faces = sum(
            not problem.known[child, person] and child not in met for child in children_of(problem, row)
        )
        return saved + problem.new_face_cost * faces + float(problem.person_cost[row, person])

    def _price(self, row: int, column: int) -> float | None:
        """Return what a vehicle would cost for a request more, in pence; None when it does not fit."""
        problem = self._assembled.problem
        found = cheapest_insertion(problem, column, self._routes[column], row)
        person = int(problem.vehicle_person[column])
        load = self._loads[person]
        if (
            found is None
            or load.seconds + found.seconds > problem.week_seconds[person]
            or load.metres + found.metres > problem.week_metres[person]
        ):
            return None
        return found.cost + self._beside_the_route(row, person, found, load)

    def _beside_the_route(self, row: int, person: int, found: Insertion, load: Load) -> float:
        problem = self._assembled.problem
        faces = sum(
            not problem.known[child, person] and child not in load.children
            for child in children_of(problem, row)
        )
        hours, more = load.seconds / 3600, (load.seconds + found.seconds) / 3600
        uneven = float(problem.load_cost[person]) * (more**2 - hours**2)
        return problem.new_face_cost * faces + uneven + float(problem.person_cost[row, person])


def _summed_up(mode: Mode, counts: Counter[str]) -> Reason:
    people = "contact worker" if mode is Mode.WORKER else "volunteer"
    total = sum(counts.values())
    if not total:
        return Reason(mode, "day-off", f"no {people} is registered")
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    parts = [f"{number} {RULES[rule].short}" for rule, number in ranked[:_RULES_TOLD]]
    rest = sum(number for _, number in ranked[_RULES_TOLD:])
    if rest:
        parts.append(f"{rest} for other reasons")
    who = f"none of {total} {people}s fits" if total > 1 else f"the only {people} does not fit"
    return Reason(mode, ranked[0][0], f"{who}: {', '.join(parts)}")
