"""What planned runs are worth: the same weeks planned, done as on paper, and all by taxi."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from statistics import fmean, stdev

from benchmarks.runs.county.cases import WEEK, county_case
from benchmarks.runs.county.paper import paper_routes
from benchmarks.runs.solvers.own import Geoplan
from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.plans import Plan
from geoplan.report.runs.figures import figures_of
from geoplan.runs.assembling.assemble import assemble
from geoplan.runs.building.plan import plan_of
from geoplan.runs.case import Case
from geoplan.runs.check import check
from geoplan.runs.week import plan_week

PLANNED, PAPER, TAXIS = "planned", "on paper", "all taxis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """
    One week done in one way.

    Parameters
    ----------
    way
        ``planned`` by geoplan; ``on paper``, one driver a child, nearest first; ``all taxis``. Carers and
        adults whom the children know take the same journeys in all three.
    paid_gbp, total_gbp
        Money that leaves the council, and with preferences priced.
    miles
        Of runs from home to home, and of other journeys with the child.
    ride_minutes, long_rides
        Mean time in the car, each child and journey counted once; how many are longer than aimed for.
    faces, new_faces
        Mean number of different persons who take a child in the week; pairs of a child and somebody new.
    accepted_by_checker
        Whether every rule is kept.
    """

    seed: int
    way: str
    sessions: int
    requests: int
    paid_gbp: float
    total_gbp: float
    miles: float
    ride_minutes: float
    long_rides: int
    faces: float
    new_faces: int
    volunteers: int
    taxis: int
    not_covered: int
    accepted_by_checker: bool


def measure_worth(seeds: int, seconds: float) -> Iterator[Worth]:
    """Yield the three ways of each made-up week, planning for so many seconds."""
    # Compiled code is loaded before the clock of the first plan runs.
    Geoplan().warm_up()
    for seed in range(1, seeds + 1):
        case = county_case(WEEK, seed)
        for way, make in _ways(seconds).items():
            yield worth_of(seed, way, case, make(case))


def _ways(seconds: float) -> dict[str, Callable[[Case], Plan]]:
    return {
        PLANNED: lambda case: plan_week(case, seed=1, seconds=seconds),
        PAPER: paper_plan,
        TAXIS: taxi_plan,
    }


def paper_plan(case: Case) -> Plan:
    """Return the plan made on paper."""
    assembled = assemble(case)
    return plan_of(assembled, paper_routes(assembled), seed=0, iterations=0)


def taxi_plan(case: Case) -> Plan:
    """Return the plan in which nobody but carers and known adults drives."""
    assembled = assemble(case)
    return plan_of(assembled, [[] for _ in assembled.vehicles], seed=0, iterations=0)


def worth_of(seed: int, way: str, case: Case, plan: Plan) -> Worth:
    """Return the figures of one plan."""
    figures = figures_of(case, plan)
    met = [number for number, children in figures.faces for _ in range(children)]
    rides = figures.rides[-1] if figures.rides else None
    return Worth(
        seed=seed,
        way=way,
        sessions=figures.sessions,
        requests=figures.requests,
        paid_gbp=plan.cost.paid / 100,
        total_gbp=plan.cost.total / 100,
        miles=round(sum(mode.metres for mode in figures.modes) / METRES_PER_MILE, 1),
        ride_minutes=round(rides.mean_s / 60, 2) if rides else 0.0,
        long_rides=rides.long if rides else 0,
        faces=round(fmean(met), 3) if met else 0.0,
        new_faces=figures.new_faces or 0,
        volunteers=len(figures.drivers),
        taxis=len(figures.taxis),
        not_covered=len(figures.not_covered),
        accepted_by_checker=check(case, plan).ok,
    )


def worth_summary(rows: Sequence[Worth]) -> list[str]:
    """Return a table as lines: the mean of each figure over all seeds, and how far seeds lie apart."""
    ways = [way for way in (PLANNED, PAPER, TAXIS) if any(row.way == way for row in rows)]
    lines = [f"{'mean over ' + str(len({row.seed for row in rows})) + ' weeks':<22}" + _cells(ways)]
    for column in fields(Worth):
        if column.name in ("seed", "way"):
            continue
        values = [[float(getattr(row, column.name)) for row in rows if row.way == way] for way in ways]
        lines.append(f"  {column.name:<20}" + _cells([_told(one) for one in values]))
    return lines


def _cells(texts: Sequence[str]) -> str:
    return "".join(f"{text:>22}" for text in texts)


def _told(values: Sequence[float]) -> str:
    spread = f" ± {stdev(values):.1f}" if len(values) > 1 else ""
    return f"{fmean(values):,.2f}{spread}"
