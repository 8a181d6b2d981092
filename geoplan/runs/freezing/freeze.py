"""What stands fast of a plan at a moment: the runs, and who takes which request."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from geoplan.domain.changes import starts_s
from geoplan.domain.plans import Coverage, Mode, Plan, Reason, Run
from geoplan.domain.requests import DAY_S, Request, StopKind
from geoplan.runs.case import Case
from geoplan.runs.case.travel import Travel
from geoplan.runs.fleet.vehicles import Vehicle, vehicles_of
from geoplan.runs.freezing.frozen import Frozen, Moment
from geoplan.runs.freezing.run_parts import committed, first_part, with_way_home, without
from geoplan.runs.ladder.climb import climb
from geoplan.runs.rules import tell

Leaving = Mapping[tuple[str, date], bool]
"""Who goes off on which day; True for at once, False after the ride they are on."""


@dataclass
class _Kept:
    """What has been found to stand fast so far."""

    runs: dict[str, Run] = field(default_factory=dict)
    closed: dict[str, Run] = field(default_factory=dict)
    requests: dict[str, Coverage] = field(default_factory=dict)


def begun(plan: Plan, moment: Moment | None) -> frozenset[str]:
    """Return the codes of the requests whose children are in a car by a moment, or have been."""
    if moment is None:
        return frozenset()
    pickups = {
        stop.request: stop.begin_s for run in plan.runs for stop in run.stops if stop.kind is StopKind.PICKUP
    }
    return frozenset(
        request.code
        for request, cover in zip(plan.requests, plan.coverage, strict=True)
        if cover.mode is not Mode.NOBODY
        and pickups.get(request.code, starts_s(request)) <= moment.on(request.day)
    )


def freeze(
    travel: Travel,
    plan: Plan,
    moment: Moment | None,
    *,
    leaving: Leaving | None = None,
    dropped: Collection[str] = (),
) -> Frozen:
    """
    Return what stands fast of a plan at a moment.

    Parameters
    ----------
    leaving
        Who goes off: of their runs only the rides that have begun stay (with True, only those that are over).
    dropped
        Codes of requests that are cancelled; none of them has begun.
    """
    if moment is None:
        return Frozen()
    kept = _Kept()
    for run in plan.runs:
        _freeze_run(kept, travel, plan, run, moment, leaving or {}, dropped)
    for trips in _without_runs(plan, leaving or {}, dropped):
        if any(_is_near(request, cover, moment, leaving or {}) for request, cover in trips):
            kept.requests |= {request.code: cover for request, cover in trips}
    return Frozen(runs=kept.runs, closed=kept.closed, requests=kept.requests, moment=moment)


def standing_at(case: Case, plan: Plan, moment: Moment | None) -> Frozen:
    """Return what stands fast of a plan that goes on as it is; nothing without a moment."""
    if moment is None:
        return Frozen()
    frozen = price_alone(case, plan, freeze(case.travel, plan, moment))
    return close_lost(case.travel, plan, frozen, vehicles_of(case))


def close_lost(travel: Travel, plan: Plan, frozen: Frozen, vehicles: Iterable[Vehicle]) -> Frozen:
    """
    Return what stands fast with those parts of runs closed that nobody can go on from.

    When sessions go or come, the gaps between them in which a contact worker drives are others, by time and
    by code.
    """
    spans = {vehicle.code: (vehicle.opens_s, vehicle.closes_s) for vehicle in vehicles}
    requests = {request.code: request for request in plan.requests}
    runs, closed = {}, dict(frozen.closed)
    for code, part in frozen.runs.items():
        opens_s, closes_s = spans.get(code, (0, 0))
        if opens_s <= part.start_s and part.stops[-1].depart_s <= closes_s:
            runs[code] = part
        else:
            closed[code] = with_way_home(travel, requests, part, plan.run(code).end_place)
    return replace(frozen, runs=runs, closed=closed)


def _freeze_run(
    kept: _Kept,
    travel: Travel,
    plan: Plan,
    run: Run,
    moment: Moment,
    leaving: Leaving,
    dropped: Collection[str],
) -> None:
    requests = {request.code: request for request in plan.requests}
    now_s, off = moment.on(run.day), (run.person, run.day) in leaving
    keep = set(run.requests).difference(dropped)
    if off:
        keep &= _rides(run, now_s, StopKind.DELIVERY if leaving[run.person, run.day] else StopKind.PICKUP)
        kept.requests |= _stranded(run, now_s, keep)
    left = without(travel, requests, run, keep, now_s=now_s)
    if left is None:
        return
    if off or now_s >= DAY_S:
        kept.closed[run.code] = left
        kept.requests |= {code: plan.covers(code) for code in left.requests}
        return
    count = committed(left, now_s + moment.freeze_s)
    if count:
        part = first_part(travel, requests, left, count, now_s=now_s)
        kept.runs[run.code] = part
        kept.requests |= {code: plan.covers(code) for code in part.requests}


def _rides(run: Run, now_s: int, kind: StopKind) -> set[str]:
    """Return the requests of a run that have been picked up, or delivered, by a moment."""
    return {stop.request for stop in run.stops if stop.kind is kind and stop.begin_s <= now_s}


def _stranded(run: Run, now_s: int, keep: Collection[str]) -> dict[str, Coverage]:
    """Return, as taken by nobody, the rides that a driver who goes off at once breaks off."""
    reason = Reason(run.mode, "day-off", tell("day-off", who=run.person))
    return {
        code: Coverage(request=code, mode=Mode.NOBODY, reasons=(reason,))
        for code in sorted(_rides(run, now_s, StopKind.PICKUP).difference(keep))
    }


def _without_runs(
    plan: Plan, leaving: Leaving, dropped: Collection[str]
) -> Iterator[list[tuple[Request, Coverage]]]:
    """
    Yield the journeys without a run that stand fast together.

    A carer or adult who takes a child there and back waits there: that is one journey, unless they go off at
    once. All others are by themselves.
    """
    together: dict[tuple[str, str, date], list[tuple[Request, Coverage]]] = {}
    for request, cover in zip(plan.requests, plan.coverage, strict=True):
        if cover.mode.has_runs or request.code in dropped:
            continue
        if cover.person is None or leaving.get((cover.person, request.day), False):
            yield [(request, cover)]
        else:
            key = (cover.person, request.session, request.day)
            together.setdefault(key, []).append((request, cover))
    yield from together.values()


def price_alone(case: Case, plan: Plan, frozen: Frozen) -> Frozen:
    """
    Return what stands fast with the price of carers' and adults' journeys that have become one way only.

    Who takes a child one way drives the other way empty, and is paid for it.
    """
    sessions: dict[tuple[str, date], list[Request]] = {}
    for request, cover in zip(plan.requests, plan.coverage, strict=True):
        if cover.mode in (Mode.CARER, Mode.ADULT):
            sessions.setdefault((request.session, request.day), []).append(request)
    alone = [
        request
        for requests in sessions.values()
        if any(one.code not in frozen.requests for one in requests)
        for request in requests
        if request.code in frozen.requests
    ]
    taken = climb(known_first(case, frozen), alone).taken if alone else {}
    repriced = {
        code: replace(cover, pence=taken[code].pence)
        for code, cover in frozen.requests.items()
        if code in taken and taken[code].person == cover.person
    }
    return replace(frozen, requests={**frozen.requests, **repriced})


def known_first(case: Case, frozen: Frozen) -> Case:
    """Return a case in which the carers' and adults' journeys that stand fast come before their others."""
    pins = {
        code: cover.person
        for code, cover in frozen.requests.items()
        if cover.mode in (Mode.CARER, Mode.ADULT) and cover.person is not None
    }
    return replace(case, pins={**case.pins, **pins}) if pins else case


def _is_near(request: Request, cover: Coverage, moment: Moment, leaving: Leaving) -> bool:
    """Whether a journey without a run has begun or is about to, or it is too late for anybody to take it."""
    now_s = moment.on(request.day)
    if cover.mode is Mode.NOBODY:
        return request.pickup_window.latest_s < now_s + moment.notice_s
    off = cover.person is not None and (cover.person, request.day) in leaving
    return starts_s(request) <= now_s + (0 if off else moment.freeze_s)
