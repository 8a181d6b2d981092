"""Which rules a run would break with a request on it, by how much, in plain English."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.plans import Mode, Reason, clock
from geoplan.domain.seats import SeatKind
from geoplan.runs.assembling.resources import RESOURCES
from geoplan.runs.building.spot import Spot, companions, loads, on_the_road
from geoplan.runs.problem import FloatArray, RunProblem
from geoplan.runs.rules import tell

_SEATS = {
    "rear": SeatKind.REAR_FACING,
    "forward": SeatKind.FORWARD_FACING,
    "booster": SeatKind.BOOSTER,
}
_A_LITTLE = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """
    What a spot is called.

    Parameters
    ----------
    who
        Code of the person whose run it is.
    hours
        Their hours, such as ``08:00–19:00``.
    children
        Codes of the children of every request of the spot.
    week_s, week_m
        The most that the person may be on the road in a week; inf for no limit.
    """

    who: str
    mode: Mode
    hours: str
    children: tuple[tuple[str, ...], ...]
    week_s: float
    week_m: float


def breaches(spot: Spot, route: Sequence[int], times: FloatArray, names: Names) -> tuple[Reason, ...]:
    """
    Return the rules of a spot that a route with these times breaks, each with its sentence.

    Parameters
    ----------
    spot
        With its rules as they are.
    route, times
        With the request on it, as found when some rules gave way; times of start, stops and end.
    """
    found = (
        *_of_windows(spot, route, times),
        *_of_rides(spot.problem, route, times),
        *_of_hours(spot, times, names),
        *_of_miles(spot, route, names),
        *_of_room(spot.problem, route),
        *_of_company(spot, route, names),
    )
    return tuple(
        Reason(names.mode, rule, tell(rule, **{"who": names.who} | dict(amounts))) for rule, amounts in found
    )


_Found = Iterator[tuple[str, Mapping[str, object]]]


def _of_windows(spot: Spot, route: Sequence[int], times: FloatArray) -> _Found:
    """Tell of the end with the narrower window where both are missed: the venue's."""
    problem, begins = spot.problem, dict(zip(route, times[1:-1], strict=True))
    opens, closes = problem.opens, problem.closes
    missed = [
        node
        for node in spot.nodes_of([spot.request])
        if not opens[node] - _A_LITTLE <= begins[node] <= closes[node] + _A_LITTLE
    ]
    if missed:
        node = min(missed, key=lambda node: (closes[node] - opens[node], node))
        found, earliest, latest = begins[node], opens[node], closes[node]
        bound = "at the latest" if found < earliest else "at the earliest"
        amounts = {"earliest": _clock(earliest), "latest": _clock(latest)}
        yield "window", {"found": f"{_clock(found)} {bound}"} | amounts


def _of_rides(problem: RunProblem, route: Sequence[int], times: FloatArray) -> _Found:
    n, begins = problem.n, dict(zip(route, times[1:-1], strict=True))
    rides = {r: begins[n + r] - begins[r] - problem.service[r] for r in route if r < n}
    late = [r for r, ride in rides.items() if ride > problem.max_ride[r] + _A_LITTLE]
    if late:
        worst = max(late, key=lambda r: (rides[r] - problem.max_ride[r], -r))
        yield "ride-time", {"found": _up(rides[worst] / 60), "limit": f"{problem.max_ride[worst] / 60:.0f}"}


def _of_hours(spot: Spot, times: FloatArray, names: Names) -> _Found:
    problem = spot.problem
    n, lasts = problem.n, times[-1] - times[0]
    early = times[0] < problem.opens[2 * n] - _A_LITTLE
    if early or times[-1] > problem.closes[2 * n + 1] + _A_LITTLE:
        yield "hours", {"hours": names.hours}
    if lasts > problem.max_duration[0] + _A_LITTLE:
        yield "longest-day", {"found": _up(lasts / 60), "limit": f"{problem.max_duration[0] / 60:.0f}"}


def _of_miles(spot: Spot, route: Sequence[int], names: Names) -> _Found:
    seconds, metres = on_the_road(spot.problem, 0, route)
    if metres > spot.day_m + _A_LITTLE:
        yield "longest-day-miles", {"found": _miles(metres), "limit": _miles(spot.day_m)}
    if seconds > spot.week_s + _A_LITTLE:
        found = names.week_s - spot.week_s + seconds
        yield "week-minutes", {"found": _up(found / 60), "limit": f"{names.week_s / 60:.0f}"}
    if metres > spot.week_m + _A_LITTLE:
        found = names.week_m - spot.week_m + metres
        yield "week-miles", {"found": _miles(found), "limit": _miles(names.week_m)}


def _of_room(problem: RunProblem, route: Sequence[int]) -> _Found:
    most = loads(problem, route).max(axis=0)
    for column in np.flatnonzero(most > problem.capacity[0] + _A_LITTLE):
        name, limit = RESOURCES[column], problem.capacity[0, column]
        amounts: dict[str, object] = {"found": f"{most[column]:.0f}", "limit": f"{limit:.0f}"}
        if name in _SEATS:
            amounts |= {"kind": _SEATS[name].value, "limit": f"{limit:.0f}" if limit else "no"}
            yield "child-seat", amounts
        elif name in ("seats", "wheelchair"):
            yield name, amounts


def _of_company(spot: Spot, route: Sequence[int], names: Names) -> _Found:
    problem, own = spot.problem, spot.request
    others = companions(problem, route, own)
    never = set(problem.apart[problem.apart_start[own] : problem.apart_start[own + 1]].tolist())
    column = RESOURCES.index("alone")
    lone = [r for r in (own, *others) if problem.demand[r, column] >= problem.capacity[0, column]]
    if others and lone:
        yield "alone", {"child": names.children[lone[0]][0]}
    for other in others:
        if other in never:
            yield "apart", {"child": names.children[own][0], "other": names.children[other][0]}


def _clock(seconds: float) -> str:
    return f"{clock(round(seconds)):%H:%M}"


def _up(minutes: float) -> str:
    return f"{math.ceil(minutes - _A_LITTLE)}"


def _miles(metres: float) -> str:
    return f"{metres / METRES_PER_MILE:.1f}"
