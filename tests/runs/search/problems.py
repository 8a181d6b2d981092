"""
Small problems, written by hand or drawn by hypothesis, on a plain with whole coordinates.

Going a step east, north or south takes 60 s, a step west 90 s (into the wind). A step east or west is 400 m
long, a step north or south 900 m. So no detour is faster or shorter than the direct way, the way back takes
another time, and what is nearer in time may be farther in metres.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from geoplan.runs.problem import RunProblem

Point = tuple[int, int]
Window = tuple[float, float]

NO_LIMIT = float("inf")
ALWAYS: Window = (0.0, 36_000.0)


def seconds_between(a: Point, b: Point) -> float:
    east = b[0] - a[0]
    return 60.0 * (max(0, east) + abs(b[1] - a[1])) + 90.0 * max(0, -east)


def metres_between(a: Point, b: Point) -> float:
    return 400.0 * abs(b[0] - a[0]) + 900.0 * abs(b[1] - a[1])


@dataclass(frozen=True, kw_only=True)
class Ask:
    """A request; `takers` are the vehicles that may take it, None for all of its day."""

    at: Point
    to: Point
    pickup: Window = ALWAYS
    delivery: Window = ALWAYS
    service: tuple[float, float] = (0.0, 0.0)
    max_ride: float = NO_LIMIT
    soft_ride: float = NO_LIMIT
    demand: tuple[float, ...] = (1.0,)
    children: tuple[int, ...] = (0,)
    takers: frozenset[int] | None = None
    person_cost: tuple[float, ...] | None = None
    unserved: float = 10_000.0
    day: int = 0


@dataclass(frozen=True, kw_only=True)
class Car:
    """A vehicle, which starts and ends at one place."""

    at: Point = (0, 0)
    person: int = 0
    hours: Window = ALWAYS
    capacity: tuple[float, ...] = (4.0,)
    max_duration: float = NO_LIMIT
    max_metres: float = NO_LIMIT
    fixed: float = 0.0
    per_metre: float = 0.1
    per_second: float = 0.0
    day: int = 0


@dataclass(frozen=True, kw_only=True)
class Person:
    """A person, the children who know them, and their week."""

    known_to: frozenset[int] = frozenset()
    load_cost: float = 0.0
    week_seconds: float = NO_LIMIT
    week_metres: float = NO_LIMIT


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What holds for all."""

    apart: tuple[tuple[int, int], ...] = ()
    ride_price: float = 0.0
    new_face_cost: float = 0.0
    persons: tuple[Person, ...] = field(default_factory=lambda: (Person(),))


def make_problem(asks: Sequence[Ask], cars: Sequence[Car], rules: Rules | None = None) -> RunProblem:
    """Lay requests and vehicles out as arrays; there are as many children as the highest number asks for."""
    rules = rules or Rules()
    n, v, persons = len(asks), len(cars), rules.persons
    places = [*(a.at for a in asks), *(a.to for a in asks), *(c.at for c in cars), *(c.at for c in cars)]
    days = [*(a.day for a in asks), *(a.day for a in asks), *(c.day for c in cars), *(c.day for c in cars)]
    hours = [car.hours for car in cars]
    windows = [*(a.pickup for a in asks), *(a.delivery for a in asks), *hours, *hours]
    service = [*(a.service[0] for a in asks), *(a.service[1] for a in asks), *([0.0] * (2 * v))]
    apart = [{b for a, b in both_ways(rules.apart) if a == at} for at in range(n)]
    children = 1 + max((child for ask in asks for child in ask.children), default=-1)
    k = len(asks[0].demand) if asks else len(cars[0].capacity) if cars else 1
    return RunProblem(
        n=n,
        v=v,
        request_day=ints(a.day for a in asks),
        vehicle_day=ints(c.day for c in cars),
        vehicle_person=ints(c.person for c in cars),
        opens=floats(opens for opens, _ in windows),
        closes=floats(closes for _, closes in windows),
        service=floats(service),
        max_ride=floats(a.max_ride for a in asks),
        soft_ride=floats(a.soft_ride for a in asks),
        riders=floats(len(a.children) for a in asks),
        demand=floats(a.demand for a in asks).reshape(n, k),
        capacity=floats(c.capacity for c in cars).reshape(v, k),
        max_duration=floats(c.max_duration for c in cars),
        max_metres=floats(c.max_metres for c in cars),
        week_seconds=floats(p.week_seconds for p in persons),
        week_metres=floats(p.week_metres for p in persons),
        **legs(places, days),
        fixed_cost=floats(c.fixed for c in cars),
        cost_per_metre=floats(c.per_metre for c in cars),
        cost_per_second=floats(c.per_second for c in cars),
        ride_price=rules.ride_price,
        allowed=np.array(
            [[(a.takers is None or c in a.takers) and cars[c].day == a.day for c in range(v)] for a in asks],
            dtype=bool,
        ).reshape(n, v),
        person_cost=floats(a.person_cost or [0.0] * len(persons) for a in asks).reshape(n, len(persons)),
        unserved_cost=floats(a.unserved for a in asks),
        apart_start=starts(apart),
        apart=ints(other for row in apart for other in sorted(row)),
        children_start=starts([a.children for a in asks]),
        children=ints(child for a in asks for child in a.children),
        known=np.array([[c in p.known_to for p in persons] for c in range(children)], dtype=bool).reshape(
            children, len(persons)
        ),
        new_face_cost=rules.new_face_cost,
        load_cost=floats(p.load_cost for p in persons),
    )


def legs(places: Sequence[Point], days: Sequence[int]) -> dict[str, Any]:
    """Lay the legs of each day out as a square, one day after the other."""
    row, column = np.zeros(len(places), np.int64), np.zeros(len(places), np.int64)
    time: list[float] = []
    metres: list[float] = []
    for day in sorted(set(days)):
        members = [at for at, of_day in enumerate(days) if of_day == day]
        for number, at in enumerate(members):
            row[at], column[at] = len(time), number
            time += [seconds_between(places[at], places[other]) for other in members]
            metres += [metres_between(places[at], places[other]) for other in members]
    return {
        "leg_time": floats(time),
        "leg_metres": floats(metres),
        "leg_row": row,
        "leg_column": column,
    }


def both_ways(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [*pairs, *((b, a) for a, b in pairs)]


def floats(values: Any) -> np.ndarray:
    return np.array(list(values), dtype=np.float64)


def ints(values: Any) -> np.ndarray:
    return np.array(list(values), dtype=np.int32)


def starts(rows: Sequence[Any]) -> np.ndarray:
    return np.cumsum([0, *(len(row) for row in rows)]).astype(np.int32)


points = st.tuples(st.integers(-4, 4), st.integers(-3, 3))
minutes = st.integers(0, 60).map(lambda minute: 60.0 * minute)


@st.composite
def asks_of(draw: st.DrawFn, n: int, v: int, persons: int, days: int, *, is_dear: bool) -> list[Ask]:
    """Draw requests, some with tight windows and rides, some that a few vehicles may not take."""
    asks = []
    for _ in range(n):
        at, to = draw(points), draw(points)
        direct = seconds_between(at, to)
        opens = draw(minutes)
        is_outbound = draw(st.booleans())
        window = (opens, opens + draw(st.sampled_from([300.0, 900.0, 3_600.0])))
        soft = direct + draw(st.sampled_from([0.0, 120.0]))
        asks.append(
            Ask(
                at=at,
                to=to,
                pickup=ALWAYS if is_outbound else window,
                delivery=window if is_outbound else ALWAYS,
                service=draw(st.sampled_from([(0.0, 0.0), (180.0, 180.0), (300.0, 60.0)])),
                max_ride=draw(st.sampled_from([NO_LIMIT, soft, soft + 300.0])),
                soft_ride=draw(st.sampled_from([NO_LIMIT, soft])),
                demand=draw(st.sampled_from([(1.0, 0.0), (1.0, 1.0), (2.0, 1.0)])),
                children=draw(st.sampled_from([(0,), (1,), (2,), (0, 1)])),
                takers=draw(st.sampled_from([None, None, None, frozenset({draw(st.integers(0, v - 1))})])),
                person_cost=tuple(draw(st.sampled_from([0.0, 0.0, 70.0])) for _ in range(persons)),
                unserved=draw(
                    st.sampled_from([20_000.0, 30_000.0] if is_dear else [300.0, 2_000.0, 20_000.0])
                ),
                day=draw(st.integers(0, days - 1)),
            )
        )
    return asks


@st.composite
def cars_of(draw: st.DrawFn, v: int, persons: int, days: int) -> list[Car]:
    """Draw vehicles, some of them alike."""
    cars = []
    for at in range(v):
        if at and draw(st.integers(0, 3)) == 0:
            cars.append(cars[-1])
            continue
        opens = draw(minutes) / 2
        cars.append(
            Car(
                at=draw(points),
                person=draw(st.integers(0, persons - 1)),
                hours=(opens, opens + draw(st.sampled_from([4_000.0, 9_000.0, 20_000.0]))),
                capacity=draw(st.sampled_from([(2.0, 1.0), (3.0, 2.0), (1.0, 1.0)])),
                max_duration=draw(st.sampled_from([NO_LIMIT, NO_LIMIT, 3_000.0])),
                max_metres=draw(st.sampled_from([NO_LIMIT, NO_LIMIT, 15_000.0])),
                fixed=draw(st.sampled_from([0.0, 100.0])),
                per_metre=draw(st.sampled_from([0.0, 0.03, 0.1])),
                per_second=draw(st.sampled_from([0.0, 0.5])),
                day=draw(st.integers(0, days - 1)),
            )
        )
    return cars


@st.composite
def problems(
    draw: st.DrawFn,
    *,
    least: int = 2,
    most: int = 4,
    weekly: bool = True,
    load: bool = True,
    limits: bool = True,
    rides: bool = True,
    is_dear: bool = False,
) -> RunProblem:
    """
    Draw a whole problem.

    Parameters
    ----------
    weekly
        Two days and two persons; else nothing ties the routes of a person together.
    load, limits, rides
        Whether uneven load is priced, weeks have limits, and long rides are priced.
    is_dear
        Leaving somebody behind costs more than any run.
    """
    n, v = draw(st.integers(least, most)), draw(st.integers(1, 3))
    days = draw(st.integers(1, 2)) if weekly else 1
    persons = draw(st.integers(1, 2)) if weekly else 1
    asks = draw(asks_of(n, v, persons, days, is_dear=is_dear))
    if not weekly:
        asks = [replace(ask, person_cost=None) for ask in asks]
    pair = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda both: both[0] < both[1])
    pairs = [both for both in draw(st.sets(pair, max_size=1)) if asks[both[0]].day == asks[both[1]].day]
    rules = Rules(
        apart=tuple(pairs),
        ride_price=draw(st.sampled_from([0.0, 0.5])) if rides else 0.0,
        new_face_cost=draw(st.sampled_from([0.0, 150.0])) if weekly else 0.0,
        persons=tuple(draw(people(load=weekly and load, limits=weekly and limits)) for _ in range(persons)),
    )
    return make_problem(asks, draw(cars_of(v, persons, days)), rules)


@st.composite
def people(draw: st.DrawFn, *, load: bool, limits: bool) -> Person:
    return Person(
        known_to=draw(st.frozensets(st.integers(0, 2), max_size=2)),
        load_cost=draw(st.sampled_from([0.0, 400.0])) if load else 0.0,
        week_seconds=draw(st.sampled_from([NO_LIMIT, NO_LIMIT, 2_400.0])) if limits else NO_LIMIT,
        week_metres=draw(st.sampled_from([NO_LIMIT, NO_LIMIT, 16_000.0])) if limits else NO_LIMIT,
    )
