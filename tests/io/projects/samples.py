"""Small plans for the tests of plans and of the project folder."""

from dataclasses import replace
from datetime import date, timedelta

from geoplan.domain.periods import Period
from geoplan.domain.plans import (
    CostBreakdown,
    Coverage,
    Mode,
    Plan,
    PlanProvenance,
    Reason,
    Run,
    Stop,
)
from geoplan.domain.requests import Direction, Request, StopKind, TimeWindow

WEEK = date(2026, 11, 23)


def request(code: str = "S0044-out", *children: str, day: date = WEEK) -> Request:
    """A journey of half an hour to contact at ten."""
    return Request(
        code=code,
        session=code.split("-")[0],
        direction=Direction.OUTBOUND if "-out" in code else Direction.INBOUND,
        day=day,
        children=children or ("C0001",),
        pickup="home:C0001",
        delivery="venue:retford",
        pickup_window=TimeWindow(33_000, 34_000),
        delivery_window=TimeWindow(34_800, 35_700),
        pickup_service_s=180,
        delivery_service_s=180,
        direct_s=1_500,
        direct_m=20_000,
        soft_ride_s=2_700,
        hard_ride_s=3_600,
        period=Period.INTER_PEAK,
        session_s=5_400,
    )


def run_of(code: str, person: str, day: date = WEEK) -> Run:
    """A run that serves one request."""
    return Run(
        code=f"{person}-mon",
        person=person,
        mode=Mode.VOLUNTEER,
        day=day,
        start_place=f"driver:{person}",
        end_place=f"driver:{person}",
        start_s=32_000,
        end_s=38_000,
        stops=(
            Stop(code, StopKind.PICKUP, "home:C0001", 33_000, 33_100, 33_280),
            Stop(code, StopKind.DELIVERY, "venue:retford", 34_780, 34_800, 34_980),
        ),
        metres=60_000,
        empty_metres=40_000,
        driving_s=4_500,
    )


def plan(seed: int = 1, *, week: date = WEEK, person: str = "D007", child: str = "C0001") -> Plan:
    """A plan of two journeys: a volunteer takes the first, a taxi with escort the second."""
    later = week + timedelta(days=2)
    return Plan(
        week=week,
        days=(week, later),
        requests=(
            request("S0044-out", child, day=week),
            request("S0050-in-a", child, "C0002", day=later),
        ),
        coverage=(
            Coverage(
                request="S0044-out",
                mode=Mode.VOLUNTEER,
                person=person,
                run=f"{person}-mon",
                reasons=(Reason(Mode.CARER, "no-driving", "F003 does not drive"),),
                pinned=True,
            ),
            Coverage(
                request="S0050-in-a",
                mode=Mode.TAXI_ESCORT,
                reasons=(
                    Reason(Mode.VOLUNTEER, "hours", "D007 drives 09:00–12:00 on this day"),
                    Reason(Mode.WORKER, "venue-staff", "nobody would be left"),
                ),
                pence=4_250,
            ),
        ),
        runs=(run_of("S0044-out", person, week),),
        cost=CostBreakdown(volunteer_miles=1_678, taxis=4_250, new_faces=300),
        provenance=PlanProvenance(
            case_version="0123456789abcdef",
            network_version="fedcba9876543210",
            params_version="00aa",
            seed=seed,
            iterations=1_000,
            geoplan_version="0.1.0",
            created="2026-11-20",
        ),
    )


def uncovered(plan_: Plan) -> Plan:
    """The same plan with nobody for its first request."""
    first, *others = plan_.coverage
    return replace(plan_, coverage=(Coverage(request=first.request, mode=Mode.NOBODY), *others), runs=())
