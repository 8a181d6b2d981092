"""From the routes of a search to a plan: times in whole seconds, who takes what and why, and the cost."""

from collections.abc import Sequence
from datetime import date
from importlib.metadata import version

from geoplan.domain.canonical import digest
from geoplan.domain.plans import Coverage, Mode, Plan, PlanProvenance, Reason, Run, Stop
from geoplan.domain.requests import StopKind
from geoplan.runs.assembling.assembled import Assembled
from geoplan.runs.assembling.pins import because_pinned
from geoplan.runs.building.passed_by import PassedBy
from geoplan.runs.case import Case
from geoplan.runs.case.legs import legs_of
from geoplan.runs.costs import cost_of
from geoplan.runs.search import schedule


def plan_of(assembled: Assembled, routes: Sequence[Sequence[int]], *, seed: int, iterations: int) -> Plan:
    """
    Return the plan that some routes make.

    Each run starts as late as it can. Every request is covered by somebody or something, or by nobody, with
    why each rung above is passed by.

    Parameters
    ----------
    routes
        For each vehicle its nodes without start and end.
    seed, iterations
        Of the search that found them, for provenance.

    Raises
    ------
    ValueError
        When a route breaks a rule, or a request is on two.
    """
    case = assembled.case
    on_route = _takers(assembled, routes)
    runs = _runs(assembled, routes)
    passed = PassedBy(assembled, routes)
    coverage = []
    for request in assembled.requests:
        settled = assembled.settled.get(request.code)
        coverage.append(settled or _coverage(assembled, request.code, on_route, passed))
    return Plan(
        week=case.week,
        days=case.days,
        requests=assembled.requests,
        coverage=tuple(coverage),
        runs=runs,
        cost=cost_of(case, assembled.requests, coverage, runs, base=assembled.base),
        provenance=_provenance(case, seed, iterations),
    )


def _takers(assembled: Assembled, routes: Sequence[Sequence[int]]) -> dict[str, int]:
    """Return the vehicle of each request on a route."""
    n = assembled.problem.n
    found: dict[str, int] = {}
    for vehicle, route in enumerate(routes):
        for node in route:
            if node < n:
                code = assembled.open[node].code
                if code in found:
                    raise ValueError(f"request {code} is on two routes")
                found[code] = vehicle
    return found


def _runs(assembled: Assembled, routes: Sequence[Sequence[int]]) -> tuple[Run, ...]:
    runs = [] if assembled.frozen is None else list(assembled.frozen.closed.values())
    for at, vehicle in enumerate(assembled.vehicles):
        route = routes[at] if at < len(routes) else ()
        if route or vehicle.driven is not None:
            runs.append(_run(assembled, at, route))
    return tuple(sorted(runs, key=lambda run: (run.day, run.person, run.start_s, run.code)))


def _run(assembled: Assembled, at: int, route: Sequence[int]) -> Run:
    """Return the run of a vehicle: what is driven, then the route, then home."""
    vehicle, travel = assembled.vehicles[at], assembled.case.travel
    driven = vehicle.driven
    stops = driven.stops if driven is not None else ()
    start_place = vehicle.start_place if driven is None else driven.start_place
    left_s, new = _stops(assembled, at, route)
    stops = (*stops, *new)
    legs = legs_of(travel, assembled.request, stops, start=start_place, end=vehicle.end_place)
    return Run(
        code=vehicle.code,
        person=vehicle.person,
        mode=vehicle.mode,
        day=vehicle.day,
        start_place=start_place,
        end_place=vehicle.end_place,
        start_s=left_s if driven is None else driven.start_s,
        end_s=stops[-1].depart_s + legs.seconds[-1],
        stops=stops,
        metres=sum(legs.metres),
        empty_metres=legs.empty_metres,
        driving_s=sum(legs.seconds),
    )


def _stops(assembled: Assembled, at: int, route: Sequence[int]) -> tuple[int, tuple[Stop, ...]]:
    """Return when a vehicle leaves its start, and its stops."""
    problem, vehicle, n = assembled.problem, assembled.vehicles[at], assembled.problem.n
    if not route:
        return vehicle.opens_s, ()
    times = schedule(problem, at, route)
    if times is None:
        raise ValueError(f"the route of {vehicle.code} breaks a rule")
    left_s = free_s = round(times[0])
    if vehicle.driven is not None and vehicle.opens_s == vehicle.driven.stops[-1].depart_s:
        # Who goes on at once waits at the next stop, as in a run planned whole.
        free_s = vehicle.opens_s
    stops, before = [], 2 * n + at
    for node, begin in zip(route, times[1:-1], strict=True):
        request = assembled.open[node % n]
        is_pickup = node < n
        begin_s, arrive_s = round(begin), free_s + round(problem.leg(before, node)[0])
        service_s = request.pickup_service_s if is_pickup else request.delivery_service_s
        stops.append(
            Stop(
                request=request.code,
                kind=StopKind.PICKUP if is_pickup else StopKind.DELIVERY,
                place=request.pickup if is_pickup else request.delivery,
                arrive_s=arrive_s,
                begin_s=begin_s,
                depart_s=begin_s + service_s,
            )
        )
        free_s, before = begin_s + service_s, node
    return left_s, tuple(stops)


def _coverage(assembled: Assembled, code: str, on_route: dict[str, int], passed_by: PassedBy) -> Coverage:
    """Return who takes an open request: who drives the route it is on, or what it falls back to."""
    above = assembled.ladder.passed.get(code, ())
    row, pinned = assembled.position[code], code in assembled.pinned
    if code in on_route:
        vehicle = assembled.vehicles[on_route[code]]
        if pinned:
            reasons = because_pinned(vehicle.mode, vehicle.person, above)
        elif vehicle.mode is Mode.WORKER:
            reasons = (*above, passed_by.reason(row, Mode.VOLUNTEER, taken_by=on_route[code]))
        else:
            reasons = tuple(above)
        return Coverage(
            request=code,
            mode=vehicle.mode,
            person=vehicle.person,
            run=vehicle.code,
            reasons=reasons,
            pinned=pinned,
        )
    fallback = assembled.fallbacks[code]
    people: tuple[Reason, ...] = tuple(passed_by.reason(row, mode) for mode in (Mode.VOLUNTEER, Mode.WORKER))
    return Coverage(
        request=code,
        mode=fallback.mode,
        reasons=(*above, *people, *fallback.reasons),
        pence=0 if fallback.mode is Mode.NOBODY else fallback.pence,
    )


def _provenance(case: Case, seed: int, iterations: int) -> PlanProvenance:
    return PlanProvenance(
        case_version=case.version,
        network_version=case.travel.network_version,
        params_version=digest(case.params, 16),
        seed=seed,
        iterations=iterations,
        geoplan_version=version("geoplan"),
        created=date.today().isoformat(),
    )
