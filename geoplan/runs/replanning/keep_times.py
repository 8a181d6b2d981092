"""A plan changed at 8 a.m. fetches children when they were told, wherever its new runs can."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from geoplan.domain.plans import Plan, Run, Stop
from geoplan.domain.requests import Request, StopKind
from geoplan.runs.case import Case
from geoplan.runs.case.legs import legs_of
from geoplan.runs.check import check
from geoplan.runs.costs import cost_of
from geoplan.runs.freezing.frozen import Frozen

Told = Mapping[tuple[str, StopKind], int]
"""When people know that service begins, by request and end."""


def keep_times(case: Case, plan: Plan, *, base: Plan, frozen: Frozen) -> Plan:
    """
    Return a plan with the same runs in which stops begin when people know, as far as that keeps every rule.

    The search starts each run as late as it can, which moves children who have nothing to do with a change.
    The plan itself when this is no cheaper: a ride that becomes too long costs, and so does each person told.
    """
    told = {(stop.request, stop.kind): stop.begin_s for run in base.runs for stop in run.stops}
    moved = {
        run.code: kept
        for run in plan.runs
        if run.code not in frozen.closed and (kept := _kept(case, plan, run, told, frozen)) != run
    }
    candidate = _with(case, plan, moved, base)
    report = check(case, candidate, base=base)
    if not report.ok:
        broken = {violation.run for violation in report.violations if violation.run in moved}
        moved = {code: run for code, run in moved.items() if code not in broken}
        candidate = _with(case, plan, moved, base)
        report = check(case, candidate, base=base)
    cheaper = candidate.cost.total <= plan.cost.total
    return candidate if moved and report.ok and cheaper else plan


def _with(case: Case, plan: Plan, moved: Mapping[str, Run], base: Plan) -> Plan:
    runs = tuple(moved.get(run.code, run) for run in plan.runs)
    return replace(plan, runs=runs, cost=cost_of(case, plan.requests, plan.coverage, runs, base=base))


@dataclass(slots=True)
class _Timed:
    """A stop that is still to be given its time: the leg to it, and how early and late it can begin."""

    stop: Stop
    leg_s: int
    earliest_s: int
    latest_s: int
    is_told: bool
    begin_s: int = 0

    @property
    def service_s(self) -> int:
        return self.stop.depart_s - self.stop.begin_s


def _kept(case: Case, plan: Plan, run: Run, told: Told, frozen: Frozen) -> Run:
    """Return a run at the times that are told; what is new in it as late as these leave it."""
    requests = {request.code: request for request in plan.requests}
    part = frozen.runs.get(run.code)
    done = 0 if part is None else len(part.stops)
    if not any((stop.request, stop.kind) in told for stop in run.stops[done:]):
        return run
    legs_s = legs_of(case.travel, requests, run.stops, start=run.start_place, end=run.end_place).seconds
    timed = [
        _timed(requests[stop.request], stop, leg_s, told)
        for stop, leg_s in zip(run.stops[done:], legs_s[done:], strict=False)
    ]
    free_s = frozen.free_from_s(run.day) if part is None else max(part.end_s, frozen.free_from_s(run.day))
    _as_told(timed, free_s)
    _new_later(timed)
    start_s = run.start_s if done else timed[0].begin_s - legs_s[0]
    stops, left_s = list(run.stops[:done]), start_s if part is None else free_s
    for item in timed:
        depart_s = item.begin_s + item.service_s
        stops.append(
            replace(item.stop, arrive_s=left_s + item.leg_s, begin_s=item.begin_s, depart_s=depart_s)
        )
        left_s = depart_s
    return replace(run, start_s=start_s, end_s=left_s + legs_s[-1], stops=tuple(stops))


def _timed(request: Request, stop: Stop, leg_s: int, told: Told) -> _Timed:
    is_pickup = stop.kind is StopKind.PICKUP
    window = request.pickup_window if is_pickup else request.delivery_window
    begin_s = told.get((stop.request, stop.kind), window.earliest_s)
    is_told = (stop.request, stop.kind) in told
    return _Timed(stop, leg_s, max(begin_s, window.earliest_s), window.latest_s, is_told)


def _as_told(timed: list[_Timed], free_s: int) -> None:
    """Begin each stop when it is told, or as soon after it as the driver is there."""
    for item in timed:
        item.begin_s = max(item.earliest_s, free_s + item.leg_s)
        free_s = item.begin_s + item.service_s


def _new_later(timed: list[_Timed]) -> None:
    """Begin pickups that nobody knows of yet as late as the next stop lets them: nobody waits in the car."""
    for item, after in zip(reversed(timed[:-1]), reversed(timed[1:]), strict=True):
        if not item.is_told and item.stop.kind is StopKind.PICKUP:
            latest_s = after.begin_s - after.leg_s - item.service_s
            item.begin_s = max(item.begin_s, min(item.latest_s, latest_s))
