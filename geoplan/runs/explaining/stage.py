"""A plan with one request taken out of it: where every question about who could take it begins."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from geoplan.domain.plans import Coverage, Mode, Plan, Reason, clock
from geoplan.domain.requests import Request
from geoplan.errors import Fault, InfeasibleError, InputError
from geoplan.runs.assembling.assemble import Assembled, assemble, routes_of
from geoplan.runs.building.extra import Extra, Load, extra_of, loads_of
from geoplan.runs.building.spot import Spot, spot_of
from geoplan.runs.case import Case
from geoplan.runs.explaining.breaches import Names
from geoplan.runs.fleet.eligibility import objections
from geoplan.runs.fleet.vehicles import Vehicle
from geoplan.runs.freezing.freeze import standing_at
from geoplan.runs.freezing.frozen import Frozen, Moment
from geoplan.runs.ladder.climb import Ladder
from geoplan.runs.ladder.fallback import Fallback
from geoplan.runs.search import Insertion


@dataclass(frozen=True, eq=False)
class Stage:
    """
    A case and plan with one request taken out and open to everybody.

    Parameters
    ----------
    case
        As asked about.
    assembled
        Of the same case, but that the request in question is open to everybody.
    number
        Of the request in the problem.
    routes
        Of the plan, without the request.
    """

    case: Case
    assembled: Assembled
    plan: Plan
    request: Request
    number: int
    routes: tuple[tuple[int, ...], ...]

    @property
    def frozen(self) -> Frozen:
        """What stands fast; nothing unless the plan is being driven."""
        return self.assembled.frozen or Frozen()

    @property
    def ladder(self) -> Ladder:
        """What becomes of every request on the first two rungs."""
        return self.assembled.ladder

    @property
    def fallback(self) -> Fallback:
        """How the request travels when nobody takes it."""
        return self.assembled.fallbacks[self.request.code]

    def same_settled(self, other: "Stage") -> bool:
        """Whether the same carers, adults and taxis take the requests that no run takes, on another stage."""
        mine, theirs = (
            {code: (cover.mode, cover.person) for code, cover in stage.assembled.settled.items()}
            for stage in (self, other)
        )
        return mine == theirs

    @cached_property
    def planned(self) -> tuple[tuple[int, ...], ...]:
        """The routes of the plan as it is, with the request."""
        return tuple(map(tuple, routes_of(self.assembled, self.plan)))

    @cached_property
    def loads(self) -> tuple[Load, ...]:
        """What every person does in the week, without the request."""
        return loads_of(self.assembled.problem, self.routes)

    def vehicles(self) -> Iterator[tuple[int, Vehicle]]:
        """Yield the vehicles of the request's day, with their numbers."""
        for number, vehicle in enumerate(self.assembled.vehicles):
            if vehicle.day == self.request.day:
                yield number, vehicle

    def objections(self, vehicle: Vehicle) -> tuple[Reason, ...]:
        """Return the rules that keep a vehicle from taking the request whatever else it does."""
        return objections(self.case, self.request, vehicle)

    def load(self, vehicle: int) -> Load:
        """Return what the person of a vehicle does in the week, without the request."""
        return self.loads[int(self.assembled.problem.vehicle_person[vehicle])]

    def spot(self, vehicle: int) -> Spot:
        """Return the run of a vehicle and the request, cut out of the week."""
        problem, route, load = self.assembled.problem, self.routes[vehicle], self.load(vehicle)
        person = int(problem.vehicle_person[vehicle])
        spot = spot_of(problem, vehicle, route, self.number)
        driven = spot.driven()
        return spot.replace(
            week_s=float(problem.week_seconds[person]) - load.seconds + driven[0],
            week_m=float(problem.week_metres[person]) - load.metres + driven[1],
        )

    def price(self, vehicle: int, spot: Spot, insertion: Insertion) -> Extra:
        """Return what an insertion costs the whole plan."""
        return extra_of(
            self.assembled.problem,
            spot,
            insertion,
            vehicle=vehicle,
            request=self.number,
            load=self.load(vehicle),
        )

    def names(self, number: int, vehicle: Vehicle, spot: Spot) -> Names:
        """Return what the spot of a vehicle is called."""
        problem = self.assembled.problem
        person = int(problem.vehicle_person[number])
        return Names(
            who=vehicle.person,
            mode=vehicle.mode,
            hours=f"{clock(vehicle.opens_s):%H:%M}–{clock(vehicle.closes_s):%H:%M}",
            children=tuple(self.assembled.open[request].children for request in spot.numbers),
            week_s=float(problem.week_seconds[person]),
            week_m=float(problem.week_metres[person]),
        )


def stage_of(case: Case, plan: Plan, code: str, moment: Moment | None = None) -> Stage:
    """
    Take a request out of a plan.

    Parameters
    ----------
    moment
        While the plan is driven: what is driven by then or near stays, and nobody sets off before.

    Raises
    ------
    InputError
        When the plan has no such request, or the inputs do not ask for it any more.
    InfeasibleError
        When the request itself is driven or near.
    """
    request_of(plan, code)
    frozen = standing_at(case, plan, moment)
    if code in frozen.requests:
        raise InfeasibleError(f"{code} {STANDS}: it stays {_with_whom(plan.covers(code))}.")
    pins = {key: person for key, person in case.pins.items() if key != code}
    assembled = assemble(replace(case, pins=pins), frozen=frozen, keep={code, *off_ladder(plan)})
    number = assembled.position.get(code)
    if number is None:
        cure = "plan again: the inputs have changed since"
        raise InputError(Fault(f"request {code} of the plan does not follow from the inputs any more", cure))
    gone = {number, assembled.problem.n + number}
    routes = tuple(tuple(node for node in route if node not in gone) for route in routes_of(assembled, plan))
    return Stage(case, assembled, plan, assembled.open[number], number, routes)


STANDS = "is driven already, or starts too soon to be changed"


def _with_whom(cover: Coverage) -> str:
    return "open" if cover.mode is Mode.NOBODY else f"with {cover.person or f'the {cover.mode.value}'}"


def off_ladder(plan: Plan) -> frozenset[str]:
    """Return the requests that neither carers nor known adults take: they stay where the plan has them."""
    return frozenset(cover.request for cover in plan.coverage if cover.mode not in (Mode.CARER, Mode.ADULT))


def request_of(plan: Plan, code: str) -> Request:
    """
    Return the request of a code.

    Raises
    ------
    InputError
        When the plan has no such request; the message names those of the same session.
    """
    try:
        return plan.request(code)
    except KeyError:
        session = code.partition("-")[0]
        near = [request.code for request in plan.requests if request.session == session]
        cure = f"write one of {', '.join(near)}" if near else "see the list of requests of the plan"
        raise InputError(Fault(f"request {code} is not in the plan", cure)) from None
