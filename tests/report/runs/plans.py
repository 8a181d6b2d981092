"""
A plan made by hand for the world of `tests.runs.worlds`, and figures that follow from it.

    Monday      D001  C0001+C0002 to contact S0001 and home, waiting at the venue
                D002  C0004 to contact S0003 and home, waiting at the venue
                G002  C0003 to contact S0002 and home (foster carer)
    Wednesday   D002  C0001+C0002 to contact S0004
                D001  C0001+C0002 home from S0004
    Thursday    taxi  C0004 to contact S0005; nobody takes C0004 home
"""

from dataclasses import replace

from geoplan.domain.periods import Period
from geoplan.domain.plans import CostBreakdown, Coverage, Mode, Plan, PlanProvenance, Reason, Run, Stop
from geoplan.domain.requests import Direction, Request, StopKind, TimeWindow
from tests.runs.worlds import MONDAY, THURSDAY, WEDNESDAY, WEEK, small_case

VENUE = "venue:retford"


def s(text: str) -> int:
    """Seconds since midnight of ``9:35``."""
    hours, minutes = text.split(":")
    return 3600 * int(hours) + 60 * int(minutes)


def request(code, day, children, home, start, end, minutes, metres, service_s, *, soft=30, **other):
    """A request of contact from `start` to `end`, `minutes` of direct driving; the rules of the default."""
    session, way = code.split("-")
    out = way == "out"
    ends = (home, VENUE) if out else (VENUE, home)
    wide = TimeWindow(s("6:30"), s("21:0"))
    at_venue = TimeWindow(s(start) - 1200, s(start) - 300) if out else TimeWindow(s(end), s(end) + 900)
    return Request(
        **{
            "code": code,
            "session": session,
            "direction": Direction(way),
            "day": day,
            "children": children,
            "pickup": ends[0],
            "delivery": ends[1],
            "pickup_window": wide if out else at_venue,
            "delivery_window": at_venue if out else wide,
            "pickup_service_s": service_s,
            "delivery_service_s": service_s,
            "direct_s": 60 * minutes,
            "direct_m": metres,
            "soft_ride_s": 60 * soft,
            "hard_ride_s": 60 * (soft + 15),
            "period": Period.INTER_PEAK,
            "session_s": s(end) - s(start),
        }
        | other
    )


def requests():
    """Every request of the plan, in order of code."""
    siblings, pm = ("C0001", "C0002"), {"period": Period.PM_PEAK}
    both = ("home:C0001", "10:0", "11:30", 10, 5_000, 600)
    teenager = (THURSDAY, ("C0004",), "home:C0004", "13:0", "14:0", 14, 14_000, 180)
    pupil = (MONDAY, ("C0003",))
    return (
        request("S0001-in", MONDAY, siblings, *both),
        request("S0001-out", MONDAY, siblings, *both),
        request("S0002-in", *pupil, "home:C0003", "16:0", "17:0", 12, 10_000, 180, soft=45, **pm),
        request("S0002-out", *pupil, "school:north-school", "16:0", "17:0", 6, 2_500, 180, soft=45, **pm),
        request("S0003-in", MONDAY, ("C0004",), "home:C0004", "11:0", "12:30", 14, 14_000, 180, soft=60),
        request("S0003-out", MONDAY, ("C0004",), "home:C0004", "11:0", "12:30", 14, 14_000, 180, soft=60),
        request("S0004-in", WEDNESDAY, siblings, *both),
        request("S0004-out", WEDNESDAY, siblings, *both),
        request("S0005-in", *teenager, soft=60),
        request("S0005-out", *teenager, soft=60),
    )


def stop(code, kind, place, arrive, begin, depart):
    return Stop(code, StopKind(kind), place, s(arrive), s(begin), s(depart))


def run(code, day, start, end, stops, metres, empty, driving):
    person = code.split("-")[0]
    home = f"driver:{person}"
    return Run(
        code=code,
        person=person,
        mode=Mode.VOLUNTEER,
        day=day,
        start_place=home,
        end_place=home,
        start_s=s(start),
        end_s=s(end),
        stops=stops,
        metres=metres,
        empty_metres=empty,
        driving_s=60 * driving,
    )


def runs():
    """The four runs."""
    family, teenager = "home:C0001", "home:C0004"
    return (
        run(
            "D001-mon",
            MONDAY,
            "9:33",
            "12:2",
            (
                stop("S0001-out", "pickup", family, "9:35", "9:35", "9:45"),
                stop("S0001-out", "delivery", VENUE, "9:55", "9:55", "10:5"),
                stop("S0001-in", "pickup", VENUE, "10:5", "11:30", "11:40"),
                stop("S0001-in", "delivery", family, "11:50", "11:50", "12:0"),
            ),
            12_000,
            2_000,
            24,
        ),
        run(
            "D002-mon",
            MONDAY,
            "10:26",
            "12:52",
            (
                stop("S0003-out", "pickup", teenager, "10:28", "10:28", "10:31"),
                stop("S0003-out", "delivery", VENUE, "10:45", "10:45", "10:48"),
                stop("S0003-in", "pickup", VENUE, "10:48", "12:30", "12:33"),
                stop("S0003-in", "delivery", teenager, "12:47", "12:47", "12:50"),
            ),
            32_000,
            4_000,
            32,
        ),
        run(
            "D001-wed",
            WEDNESDAY,
            "11:18",
            "12:2",
            (
                stop("S0004-in", "pickup", VENUE, "11:30", "11:30", "11:40"),
                stop("S0004-in", "delivery", family, "11:50", "11:50", "12:0"),
            ),
            12_000,
            7_000,
            24,
        ),
        run(
            "D002-wed",
            WEDNESDAY,
            "9:13",
            "10:17",
            (
                stop("S0004-out", "pickup", family, "9:35", "9:35", "9:45"),
                stop("S0004-out", "delivery", VENUE, "9:55", "9:55", "10:5"),
            ),
            34_000,
            29_000,
            44,
        ),
    )


NOT_CARER = Reason(Mode.CARER, "no-carer", "the child has no foster carer")
NOT_ADULT = Reason(Mode.ADULT, "no-adult", "no other adult whom the child knows is registered")
DEAR = Reason(Mode.VOLUNTEER, "costs-more", "D002 could, but it would cost £3.20 more")
OFF = Reason(Mode.VOLUNTEER, "day-off", "D001 does not drive on this day")
NO_TAXI = Reason(Mode.TAXI, "switched-off", "taxi is switched off in the settings")


def coverage():
    """Who takes each request, in order of code."""

    def by_run(code, run_code, **other):
        return Coverage(
            request=code,
            mode=Mode.VOLUNTEER,
            person=run_code[:4],
            run=run_code,
            reasons=(NOT_CARER, NOT_ADULT),
            **other,
        )

    def by_carer(code, pence):
        return Coverage(request=code, mode=Mode.CARER, person="G002", pence=pence)

    return (
        by_run("S0001-in", "D001-mon"),
        by_run("S0001-out", "D001-mon", pinned=True),
        by_carer("S0002-in", 559),
        by_carer("S0002-out", 559),
        by_run("S0003-in", "D002-mon"),
        by_run("S0003-out", "D002-mon"),
        by_run("S0004-in", "D001-wed"),
        by_run("S0004-out", "D002-wed"),
        Coverage(request="S0005-in", mode=Mode.NOBODY, reasons=(NOT_CARER, NOT_ADULT, OFF, NO_TAXI)),
        Coverage(request="S0005-out", mode=Mode.TAXI, reasons=(NOT_CARER, NOT_ADULT, DEAR), pence=2_575),
    )


COST = CostBreakdown(
    volunteer_miles=2_517, carer_miles=1_118, taxis=2_575, new_faces=2_100, uneven_load=10, not_covered=50_000
)
PROVENANCE = PlanProvenance(
    case_version="0123456789abcdef",
    network_version="made by hand",
    params_version="fedcba9876543210",
    seed=1,
    iterations=100,
    geoplan_version="0.1.0",
    created="2026-11-20",
)


def hand_plan(**other):
    """The plan of this module's heading, with fields exchanged."""
    given = {
        "week": WEEK,
        "days": small_case().days[:5],
        "requests": requests(),
        "coverage": coverage(),
        "runs": runs(),
        "cost": COST,
        "provenance": PROVENANCE,
    }
    return Plan(**given | other)


def hand_case(**other):
    """The case that the plan was made for: one request is pinned."""
    return small_case(**{"days": small_case().days[:5], "pins": {"S0001-out": "D001"}} | other)


def covered_otherwise(plan, code, **changes):
    """The plan with one request covered otherwise."""
    changed = tuple(replace(cover, **changes) if cover.request == code else cover for cover in plan.coverage)
    return replace(plan, coverage=changed)
