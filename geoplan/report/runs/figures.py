"""The figures of a plan: who travels how, miles, money, minutes in the car, and continuity."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geoplan.domain.ages import RideBand, ride_band
from geoplan.domain.journeys import Journey, journeys_of
from geoplan.domain.plans import CostBreakdown, Mode, Plan
from geoplan.runs.case import Case

ALL_AGES = "all ages"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeFigures:
    """
    What one rung of the ladder does.

    Parameters
    ----------
    people
        How many persons drive; None for taxis and where nobody does.
    metres, empty_metres
        Of runs from home to home, and of it without a child. Of other modes the journeys themselves, one way,
        and None: what else is driven is not planned.
    pence
        Money paid.
    """

    mode: Mode
    journeys: int
    share: float
    children: int
    people: int | None
    metres: int
    empty_metres: int | None
    pence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverFigures:
    """The runs of one person in the plan: seconds on the road and away from home, miles, and load by day."""

    person: str
    mode: Mode
    runs: int
    days: int
    journeys: int
    children: int
    metres: int
    empty_metres: int
    driving_s: int
    away_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RideFigures:
    """
    Seconds in the car of one age group, each child and journey counted once.

    `beyond` are longer than what is aimed for at that age, be it that the venue is far; `long` are those
    that the plan itself makes longer than they should be, and that are priced.
    """

    band: str
    rides: int
    mean_s: float
    p95_s: float
    worst_s: int
    beyond: int
    long: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFigures:
    """
    What a plan comes to.

    Parameters
    ----------
    children, sessions
        Who and what is planned for, each counted once.
    modes
        In the order of the ladder, those that take anything.
    drivers
        Volunteers and contact workers with runs, by code.
    rides
        By age group, the youngest first, and all at the end.
    week_mean_s, week_worst_s, week_worst_child
        Seconds in the car of a child in all of the plan.
    longer_than_contact
        Journeys that take longer than the contact they lead to.
    faces
        How many children are taken by one, two … different persons; each taxi is another.
    new_faces
        Pairs of a child and a person who do not know each other; None where they have no price.
    """

    requests: int
    children: int
    sessions: int
    modes: tuple[ModeFigures, ...]
    drivers: tuple[DriverFigures, ...]
    rides: tuple[RideFigures, ...]
    week_mean_s: float
    week_worst_s: int
    week_worst_child: str | None
    longer_than_contact: int
    faces: tuple[tuple[int, int], ...]
    new_faces: int | None
    not_covered: tuple[Journey, ...]
    taxis: tuple[Journey, ...]
    cost: CostBreakdown

    @property
    def covered(self) -> int:
        """How many requests somebody takes."""
        return self.requests - len(self.not_covered)

    @property
    def run_metres(self) -> int:
        """Length of all runs."""
        return sum(driver.metres for driver in self.drivers)

    @property
    def empty_share(self) -> float:
        """Share of that without a child; 0 where nobody drives."""
        return (
            sum(driver.empty_metres for driver in self.drivers) / self.run_metres if self.run_metres else 0.0
        )


def figures_of(case: Case, plan: Plan) -> PlanFigures:
    """Return the figures of a plan."""
    journeys = journeys_of(plan)
    week = _weeks(journeys)
    worst = max(sorted(week), key=lambda code: week[code], default=None)
    return PlanFigures(
        requests=len(journeys),
        children=len({code for item in journeys for code in item.request.children}),
        sessions=len({(item.request.session, item.request.day) for item in journeys}),
        modes=_modes(plan, journeys),
        drivers=_drivers(plan, journeys),
        rides=_rides(case, journeys),
        week_mean_s=sum(week.values()) / len(week) if week else 0.0,
        week_worst_s=week[worst] if worst else 0,
        week_worst_child=worst,
        longer_than_contact=sum((item.ride_s or 0) > item.request.session_s for item in journeys),
        faces=_faces(journeys),
        new_faces=_new_faces(case, plan.cost),
        not_covered=tuple(item for item in journeys if not item.is_covered),
        taxis=tuple(item for item in journeys if item.mode in (Mode.TAXI, Mode.TAXI_ESCORT)),
        cost=plan.cost,
    )


def _modes(plan: Plan, journeys: Sequence[Journey]) -> tuple[ModeFigures, ...]:
    by_mode: dict[Mode, list[Journey]] = defaultdict(list)
    for item in journeys:
        by_mode[item.mode].append(item)
    return tuple(_mode(plan, mode, by_mode[mode], len(journeys)) for mode in Mode if by_mode[mode])


def _mode(plan: Plan, mode: Mode, journeys: Sequence[Journey], of: int) -> ModeFigures:
    people = {item.cover.person for item in journeys} - {None}
    runs = [run for run in plan.runs if run.mode is mode]
    metres = (
        sum(run.metres for run in runs) if mode.has_runs else sum(item.request.direct_m for item in journeys)
    )
    return ModeFigures(
        mode=mode,
        journeys=len(journeys),
        share=len(journeys) / of,
        children=sum(len(item.request.children) for item in journeys),
        people=len(people) if people else None,
        metres=0 if mode is Mode.NOBODY else metres,
        empty_metres=sum(run.empty_metres for run in runs) if mode.has_runs else None,
        pence=_paid(plan.cost, mode, journeys),
    )


def _paid(cost: CostBreakdown, mode: Mode, journeys: Sequence[Journey]) -> int:
    if mode is Mode.VOLUNTEER:
        return cost.volunteer_miles
    if mode is Mode.WORKER:
        return cost.worker_miles + cost.worker_time
    return sum(item.cover.pence for item in journeys)


def _drivers(plan: Plan, journeys: Sequence[Journey]) -> tuple[DriverFigures, ...]:
    children = {item.request.code: len(item.request.children) for item in journeys}
    by_person: dict[str, list[int]] = defaultdict(list)
    for at, run in enumerate(plan.runs):
        by_person[run.person].append(at)
    made = []
    for person in sorted(by_person):
        runs = [plan.runs[at] for at in by_person[person]]
        taken = [code for run in runs for code in run.requests]
        made.append(
            DriverFigures(
                person=person,
                mode=runs[0].mode,
                runs=len(runs),
                days=len({run.day for run in runs}),
                journeys=len(taken),
                children=sum(children.get(code, 0) for code in taken),
                metres=sum(run.metres for run in runs),
                empty_metres=sum(run.empty_metres for run in runs),
                driving_s=sum(run.driving_s for run in runs),
                away_s=sum(run.end_s - run.start_s for run in runs),
            )
        )
    return tuple(made)


def _rides(case: Case, journeys: Iterable[Journey]) -> tuple[RideFigures, ...]:
    params = case.params
    aims_s = {
        RideBand.UNDER_5: 60 * params.soft_ride_under_5_minutes,
        RideBand.FROM_5_TO_10: 60 * params.soft_ride_5_to_10_minutes,
        RideBand.FROM_11: 60 * params.soft_ride_from_11_minutes,
    }
    rides: dict[str, list[_Ride]] = defaultdict(list)
    for item in journeys:
        if item.ride_s is None:
            continue
        is_long = item.ride_s > item.request.soft_ride_s
        for code in item.request.children:
            child = case.child.get(code)
            if child is not None:
                band = ride_band(child.birth_date, item.request.day)
                ride = _Ride(item.ride_s, item.ride_s > aims_s[band], is_long)
                rides[band.value].append(ride)
                rides[ALL_AGES].append(ride)
    bands = [*(band.value for band in RideBand), ALL_AGES]
    return tuple(_of_band(band, rides[band]) for band in bands if rides[band])


class _Ride(NamedTuple):
    """One child on one journey."""

    seconds: int
    is_beyond: bool
    is_long: bool


def _of_band(band: str, rides: Sequence[_Ride]) -> RideFigures:
    import numpy as np

    seconds = [ride.seconds for ride in rides]
    return RideFigures(
        band=band,
        rides=len(rides),
        mean_s=sum(seconds) / len(seconds),
        p95_s=float(np.percentile(seconds, 95)),
        worst_s=max(seconds),
        beyond=sum(ride.is_beyond for ride in rides),
        long=sum(ride.is_long for ride in rides),
    )


def _weeks(journeys: Iterable[Journey]) -> dict[str, int]:
    week: dict[str, int] = defaultdict(int)
    for item in journeys:
        if item.ride_s is not None:
            for code in item.request.children:
                week[code] += item.ride_s
    return dict(week)


def _faces(journeys: Iterable[Journey]) -> tuple[tuple[int, int], ...]:
    met: dict[str, set[str]] = defaultdict(set)
    for item in journeys:
        if item.is_covered:
            # No taxi brings a driver whom the child has met before: each counts by itself.
            face = item.cover.person or f"taxi {item.request.code}"
            for code in item.request.children:
                met[code].add(face)
    return tuple(sorted(Counter(len(faces) for faces in met.values()).items()))


def _new_faces(case: Case, cost: CostBreakdown) -> int | None:
    """Count from their price, so that there is one definition of a new face: that of the cost."""
    price = case.params.new_face_pence
    return round(cost.new_faces / price) if price else None
