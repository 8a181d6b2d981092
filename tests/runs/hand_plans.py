"""
Plans made by hand in the small world of `tests.runs.worlds`.

Times and orders are written down here; lengths and driving times follow from the line that the world lies on.

- Monday: D001 takes C0001 and C0002 to S0001, waits, and takes them home; D002 does so with C0004 and S0003;
  the carer G002 drives C0003 to S0002 and back.
- Wednesday: D001 again, S0004.
- Thursday: C0004 goes to S0005 and back by taxi.
"""

import dataclasses
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from geoplan.domain.plans import CostBreakdown, Coverage, Mode, Plan, PlanProvenance, Reason, Run, Stop
from geoplan.domain.requests import Request, StopKind
from geoplan.runs.case import Case
from geoplan.runs.case.requests import requests_of
from geoplan.runs.check import check
from tests.runs.worlds import MONDAY, WEDNESDAY, metres_between, minute_of, seconds_between

PROVENANCE = PlanProvenance(
    case_version="by hand",
    network_version="by hand",
    params_version="by hand",
    seed=1,
    iterations=0,
    geoplan_version="0",
    created="2026-11-20",
)
DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def hm(hours: int, minutes: float = 0) -> int:
    """Seconds since midnight."""
    return int(3600 * hours + 60 * minutes)


_LAST: list[tuple[Case, tuple[Request, ...]]] = []


def requests_for(case: Case) -> tuple[Request, ...]:
    """Its requests; those of the case asked about last are kept."""
    if not _LAST or _LAST[0][0] is not case:
        _LAST[:] = [(case, requests_of(case))]
    return _LAST[0][1]


def run_of(
    case: Case,
    person: str,
    day: date,
    stops: Iterable[tuple[str, str, int]],
    *,
    mode: Mode = Mode.VOLUNTEER,
    number: int = 1,
) -> Run:
    """
    A run with these stops: request, ``up`` or ``down``, begin of service.

    It leaves so that it need not wait at the first stop.
    """
    requests = {request.code: request for request in requests_for(case)}
    home = f"driver:{person}" if mode is Mode.VOLUNTEER else f"venue:{case.worker[person].base}"
    served = [(requests[code], kind, begin_s) for code, kind, begin_s in stops]
    places = [home, *(_place(request, kind) for request, kind, _ in served), home]
    periods = [None, *(request.period for request, _, _ in served), None]
    minutes = [minute_of(_position(case, place)) for place in places]
    legs = []
    for (here, before), (there, after) in pairwise(zip(minutes, periods, strict=True)):
        seconds = max(seconds_between(here, there, period) for period in (before, after) if period)
        legs.append((seconds, metres_between(here, there)))
    free_s = start_s = served[0][2] - legs[0][0]
    made, aboard, empty_m = [], 0, 0
    for (request, kind, begin_s), (seconds, metres) in zip(served, legs, strict=False):
        empty_m += 0 if aboard else metres
        service_s = request.pickup_service_s
        stop_kind = StopKind.PICKUP if kind == "up" else StopKind.DELIVERY
        place = _place(request, kind)
        arrive_s, depart_s = free_s + seconds, begin_s + service_s
        made.append(Stop(request.code, stop_kind, place, arrive_s, begin_s, depart_s))
        aboard += 1 if kind == "up" else -1
        free_s = depart_s
    return Run(
        code=f"{person}-{DAY_NAMES[day.weekday()]}" + (f"-{number}" if number > 1 else ""),
        person=person,
        mode=mode,
        day=day,
        start_place=home,
        end_place=home,
        start_s=start_s,
        end_s=free_s + legs[-1][0],
        stops=tuple(made),
        metres=sum(metres for _, metres in legs),
        empty_metres=empty_m + legs[-1][1],
        driving_s=sum(seconds for seconds, _ in legs),
    )


def _place(request: Request, kind: str) -> str:
    return request.pickup if kind == "up" else request.delivery


def _position(case: Case, place: str):
    kind, _, code = place.partition(":")
    if kind == "home":
        return case.child[code].home
    if kind == "driver":
        return case.driver[code].home
    if kind == "venue":
        return case.venue[code].position
    return next(school.position for school in case.schools if school.code == code)


def there_and_back(session: str, *, out_up: int, out_down: int, in_up: int, in_down: int):
    """The stops of a driver who waits while the contact lasts."""
    return (
        (f"{session}-out", "up", out_up),
        (f"{session}-out", "down", out_down),
        (f"{session}-in", "up", in_up),
        (f"{session}-in", "down", in_down),
    )


D001_TIMES = {"out_up": hm(9, 30), "out_down": hm(9, 50), "in_up": hm(11, 30), "in_down": hm(11, 50)}
D002_TIMES = {"out_up": hm(10, 25), "out_down": hm(10, 42), "in_up": hm(12, 30), "in_down": hm(12, 47)}


def plan_with(
    case: Case,
    runs: Iterable[Run],
    others: dict[str, tuple[Mode, str | None, int]],
) -> Plan:
    """
    A plan of some runs; `others` says mode, person and pence of requests on no run, the rest go by taxi.

    Its cost is what the checker makes of it.
    """
    runs = tuple(sorted(runs, key=lambda run: (run.day, run.person, run.start_s)))
    requests = requests_for(case)
    on_run = {code: run for run in runs for code in run.requests}
    coverage = []
    for request in requests:
        run = on_run.get(request.code)
        mode, person, pence = others.get(request.code, (Mode.TAXI, None, 2575))
        if run is not None:
            mode, person, pence = run.mode, run.person, 0
        coverage.append(
            Coverage(
                request=request.code,
                mode=mode,
                person=person,
                run=run.code if run else None,
                reasons=tuple(Reason(one, "day-off", "…") for one in Mode if one.rung < mode.rung),
                pinned=request.code in case.pins,
                pence=pence,
            )
        )
    plan = Plan(
        week=case.week,
        days=case.days,
        requests=requests,
        coverage=tuple(coverage),
        runs=runs,
        cost=CostBreakdown(),
        provenance=PROVENANCE,
    )
    return priced(case, plan)


def priced(case: Case, plan: Plan) -> Plan:
    """The plan with the cost that the checker works out, for tests of other rules."""
    return dataclasses.replace(plan, cost=check(case, plan).cost)


CARER_TAKES = {
    "S0002-out": (Mode.CARER, "G002", 419),
    "S0002-in": (Mode.CARER, "G002", 280),
}


def good_plan(case: Case) -> Plan:
    """The plan of this module's heading."""
    runs = (
        run_of(case, "D001", MONDAY, there_and_back("S0001", **D001_TIMES)),
        run_of(case, "D002", MONDAY, there_and_back("S0003", **D002_TIMES)),
        run_of(case, "D001", WEDNESDAY, there_and_back("S0004", **D001_TIMES)),
    )
    return plan_with(case, runs, CARER_TAKES)
