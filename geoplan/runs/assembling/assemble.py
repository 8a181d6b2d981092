"""From a case to the problem that the search solves, and from a plan back to routes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from geoplan.domain.plans import Coverage, Plan
from geoplan.domain.requests import Request, StopKind
from geoplan.runs.assembling import arrays
from geoplan.runs.assembling.assembled import Assembled
from geoplan.runs.assembling.masks import FREE, RuleArray, first_objections
from geoplan.runs.assembling.pins import (
    Pin,
    groups,
    only_for,
    pins_of,
    settled_by_fallback,
    settled_by_ladder,
)
from geoplan.runs.case import Case
from geoplan.runs.case.requests import requests_of
from geoplan.runs.fleet.vehicles import Vehicle, vehicles_of
from geoplan.runs.freezing.freeze import known_first
from geoplan.runs.freezing.frozen import Frozen
from geoplan.runs.freezing.vehicles import met_in, road_of, still_free
from geoplan.runs.ladder.climb import Ladder, climb
from geoplan.runs.ladder.fallback import Fallback, fallback_of
from geoplan.runs.problem import BoolArray, FloatArray, RunProblem
from geoplan.runs.search import schedule

__all__ = ["Assembled", "assemble", "routes_of"]

PIN_PENCE = 100_000_000.0
"""Leaving a pinned request unserved costs so much: more than any plan."""


def assemble(
    case: Case, *, base: Plan | None = None, frozen: Frozen | None = None, keep: Collection[str] = ()
) -> Assembled:
    """
    Make a case ready for the search.

    Parameters
    ----------
    base
        The plan that people know of: giving a request to somebody else is priced as two persons to tell.
    frozen
        The part of it that stays.
    keep
        Codes of requests that the search decides on although somebody higher on the ladder takes them.

    Raises
    ------
    InfeasibleError
        When a pin breaks a rule that does not depend on the rest of the plan.
    """
    frozen = frozen or Frozen()
    requests = requests_of(case)
    by_code = {request.code: request for request in requests}
    settled = _settle(case, by_code, frozen, keep)
    free = [request for request in requests if request.code not in settled.coverage]
    opened = tuple(sorted(free, key=lambda request: (request.day, request.code)))
    vehicles = still_free(vehicles_of(case), frozen, by_code)
    first = first_objections(case, opened, vehicles)
    draft = _Draft(
        case=case,
        requests=opened,
        vehicles=vehicles,
        persons=tuple(sorted({vehicle.person for vehicle in vehicles})),
        children=tuple(sorted({child for request in opened for child in request.children})),
        fallbacks={request.code: fallback_of(case, request) for request in opened},
        base=base,
    )
    allowed = _allowed(draft, first, settled.pins)
    return Assembled(
        case=case,
        requests=requests,
        open=opened,
        vehicles=vehicles,
        problem=_problem(draft, allowed, settled.pins, frozen, by_code),
        ladder=settled.ladder,
        fallbacks=draft.fallbacks,
        settled=settled.coverage,
        pinned=frozenset(settled.pins),
        first_objections=first,
        persons=draft.persons,
        children=draft.children,
        base=base,
        frozen=frozen,
    )


@dataclass(frozen=True, slots=True)
class _Settled:
    """What is decided before the search: by whom, the ladder, and pins that are left to the search."""

    coverage: Mapping[str, Coverage]
    ladder: Ladder
    pins: Mapping[str, Pin]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """What the arrays are made of, in the order of the problem."""

    case: Case
    requests: tuple[Request, ...]
    vehicles: tuple[Vehicle, ...]
    persons: tuple[str, ...]
    children: tuple[str, ...]
    fallbacks: Mapping[str, Fallback]
    base: Plan | None


def _settle(case: Case, requests: Mapping[str, Request], frozen: Frozen, keep: Collection[str]) -> _Settled:
    ladder = climb(known_first(case, frozen), tuple(requests.values()))
    pins = pins_of(case, [request for code, request in requests.items() if code not in frozen.requests])
    by_ladder, by_search, by_fallback = groups(pins)
    coverage = dict(frozen.requests)
    coverage |= {code: settled_by_ladder(pin, ladder) for code, pin in by_ladder.items()}
    for code, pin in by_fallback.items():
        fallback = fallback_of(case, requests[code])
        coverage[code] = settled_by_fallback(pin, fallback, ladder.passed.get(code, ()))
    for code, cover in ladder.taken.items():
        if code not in by_search and code not in keep:
            coverage.setdefault(code, cover)
    return _Settled(coverage, ladder, by_search)


def _allowed(draft: _Draft, first: RuleArray, pins: Mapping[str, Pin]) -> BoolArray:
    allowed = np.asarray(first == FREE)
    for row, request in enumerate(draft.requests):
        pin = pins.get(request.code)
        if pin is not None:
            allowed[row] = False
            allowed[row, only_for(pin, row, first, draft.case, draft.vehicles)] = True
    return allowed


def _problem(
    draft: _Draft,
    allowed: BoolArray,
    pins: Mapping[str, Pin],
    frozen: Frozen,
    requests: Mapping[str, Request],
) -> RunProblem:
    case, opened, vehicles, persons = draft.case, draft.requests, draft.vehicles, draft.persons
    person_cost, change_cost = _change_costs(draft)
    unserved = arrays.unserved_cost(case, opened, draft.fallbacks) + change_cost
    unserved[[request.code in pins for request in opened]] = PIN_PENCE
    return RunProblem(
        n=len(opened),
        v=len(vehicles),
        **arrays.of_requests(case, opened),
        **arrays.of_vehicles(case, vehicles, persons),
        **arrays.of_nodes(case, opened, vehicles),
        **arrays.of_company(case, opened, draft.children),
        **arrays.week_limits(case, persons, road_of(frozen)),
        ride_price=case.params.long_ride_pence_per_minute / 60,
        allowed=allowed,
        person_cost=person_cost,
        unserved_cost=unserved,
        known=arrays.known(case, draft.children, persons, met_in(frozen, requests)),
        new_face_cost=float(case.params.new_face_pence),
    )


def _change_costs(draft: _Draft) -> tuple[FloatArray, FloatArray]:
    """Return the price of telling people: of each request and person, and of each request left unserved."""
    of_person = np.zeros((len(draft.requests), len(draft.persons)))
    of_unserved = np.zeros(len(draft.requests))
    if draft.base is None:
        return of_person, of_unserved
    price = 2.0 * draft.case.params.change_pence_per_person
    was = {cover.request: cover for cover in draft.base.coverage}
    column = {person: at for at, person in enumerate(draft.persons)}
    for row, request in enumerate(draft.requests):
        cover = was.get(request.code)
        if cover is None:
            # A new request has to be told whoever takes it.
            continue
        of_person[row] = price
        if cover.person in column:
            of_person[row, column[cover.person]] = 0.0
        of_unserved[row] = 0.0 if cover.mode is draft.fallbacks[request.code].mode else price
    return of_person, of_unserved


def routes_of(assembled: Assembled, plan: Plan) -> list[list[int]]:
    """
    Return the routes of a plan for each vehicle, to start a search from.

    Of requests that are not open, or not allowed on their vehicle any more, nothing is kept; of a route that
    no longer keeps its rules, the last requests are left out until it does.
    """
    n = len(assembled.open)
    routes: list[list[int]] = [[] for _ in assembled.vehicles]
    for run in plan.runs:
        vehicle = assembled.vehicle_position.get(run.code)
        if vehicle is None:
            continue
        for stop in run.stops:
            request = assembled.position.get(stop.request)
            if request is not None and assembled.problem.allowed[request, vehicle]:
                routes[vehicle].append(request + (n if stop.kind is StopKind.DELIVERY else 0))
        routes[vehicle] = _kept(assembled.problem, vehicle, routes[vehicle])
    return routes


def _kept(problem: RunProblem, vehicle: int, route: Sequence[int]) -> list[int]:
    """Return a route without the last of its requests, as many as stand in the way of a schedule."""
    kept = list(route)
    while kept and schedule(problem, vehicle, kept) is None:
        last = max(at for at, node in enumerate(kept) if node < problem.n)
        gone = {kept[last], problem.n + kept[last]}
        kept = [node for node in kept if node not in gone]
    return kept
