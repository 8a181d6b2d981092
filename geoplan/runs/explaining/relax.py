"""
Rules that give way: the spot of a run with one rule less, or with a rule that yields by some amount.

An explanation tries which rules a request founders on by letting them give way, first wholly and then by as
little as will do.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.runs.assembling.resources import ALONE_CAPACITY, RESOURCES
from geoplan.runs.building.spot import NO_LIMIT, Spot
from geoplan.runs.problem import FloatArray

CHILD_SEATS = ("rear", "forward", "booster")

MAY_GIVE_WAY = (
    "hours",
    "window",
    "longest-day",
    "longest-day-miles",
    "week-minutes",
    "week-miles",
    "child-seat",
)
"""Rules that a coordinator can do something about: by asking, or by lending a child seat."""

STANDS_FIRM = ("seats", "ride-time", "apart", "alone", "wheelchair")
"""Rules of safety and of the car: never suggested to give way."""


@dataclass(frozen=True, slots=True)
class Lever:
    """
    One way in which a rule can yield, by a number of steps.

    Parameters
    ----------
    rule
        The rule that yields.
    step
        What a step is: seconds, metres or seats.
    most
        The most steps that are tried.
    pull
        The spot after so much (steps times `step`).
    """

    rule: str
    step: float
    most: int
    pull: Callable[[Spot, float], Spot]

    def pulled(self, spot: Spot, steps: int) -> Spot:
        """Return the spot when the rule yields by so many steps."""
        return self.pull(spot, steps * self.step)


def _shifted(values: FloatArray, nodes: Iterable[int], by: float) -> FloatArray:
    changed = values.copy()
    changed[list(nodes)] += by
    return changed


def start_earlier(spot: Spot, by_s: float) -> Spot:
    """Let the run start earlier than the driver's hours."""
    problem = spot.problem
    return spot.replace(problem=problem.replace(opens=_shifted(problem.opens, [2 * problem.n], -by_s)))


def end_later(spot: Spot, by_s: float) -> Spot:
    """Let the run end later than the driver's hours."""
    problem = spot.problem
    return spot.replace(problem=problem.replace(closes=_shifted(problem.closes, [2 * problem.n + 1], by_s)))


def wider_hours(spot: Spot, by_s: float) -> Spot:
    """Let the run start earlier and end later than the driver's hours."""
    return end_later(start_earlier(spot, by_s), by_s)


def wider_window(spot: Spot, by_s: float) -> Spot:
    """Let the request in question be served before its windows open and after they close."""
    problem, nodes = spot.problem, spot.nodes_of([spot.request])
    opens, closes = _shifted(problem.opens, nodes, -by_s), _shifted(problem.closes, nodes, by_s)
    return spot.replace(problem=problem.replace(opens=opens, closes=closes))


def session_moved(spot: Spot, by_s: float, requests: Iterable[int]) -> Spot:
    """Move the windows of some requests, those of one session, all by the same time."""
    problem, nodes = spot.problem, spot.nodes_of(tuple(requests))
    opens, closes = _shifted(problem.opens, nodes, by_s), _shifted(problem.closes, nodes, by_s)
    return spot.replace(problem=problem.replace(opens=opens, closes=closes))


def longer_day(spot: Spot, by_s: float) -> Spot:
    """Let the run last longer."""
    return spot.replace(problem=spot.problem.replace(max_duration=spot.problem.max_duration + by_s))


def longer_rides(spot: Spot, by_s: float) -> Spot:
    """Let the children on the run be in the car for longer."""
    return spot.replace(problem=spot.problem.replace(max_ride=spot.problem.max_ride + by_s))


def more_room(spot: Spot, by: float, resources: Iterable[str]) -> Spot:
    """Let the car hold more of some resources."""
    capacity = spot.problem.capacity.copy()
    capacity[0, [RESOURCES.index(name) for name in resources]] += by
    return spot.replace(problem=spot.problem.replace(capacity=capacity))


def together(spot: Spot) -> Spot:
    """Let those sit together who never may."""
    problem = spot.problem
    starts = np.zeros_like(problem.apart_start)
    return spot.replace(problem=problem.replace(apart_start=starts, apart=problem.apart[:0]))


def _room(*resources: str) -> Callable[[Spot, float], Spot]:
    return lambda spot, by: more_room(spot, by, resources)


_MANY = 1_000
_MINUTES = (60.0, 24 * 60)
_MILES = (METRES_PER_MILE, _MANY)

LEVERS: dict[str, Lever] = {
    lever.rule: lever
    for lever in (
        Lever("hours", *_MINUTES, wider_hours),
        Lever("window", *_MINUTES, wider_window),
        Lever("longest-day", *_MINUTES, longer_day),
        Lever("longest-day-miles", *_MILES, lambda spot, by: spot.replace(day_m=spot.day_m + by)),
        Lever("week-minutes", *_MINUTES, lambda spot, by: spot.replace(week_s=spot.week_s + by)),
        Lever("week-miles", *_MILES, lambda spot, by: spot.replace(week_m=spot.week_m + by)),
        Lever("child-seat", 1.0, _MANY, _room(*CHILD_SEATS)),
        Lever("seats", 1.0, _MANY, _room("seats")),
        Lever("ride-time", *_MINUTES, longer_rides),
        Lever("apart", 1.0, 1, lambda spot, by: together(spot) if by else spot),
        Lever("alone", ALONE_CAPACITY, _MANY, _room("alone")),
        Lever("wheelchair", 1.0, _MANY, _room("wheelchair")),
    )
}
"""How each rule yields, evenly on all sides: what tells by how much it is in the way."""


def waived(spot: Spot, rules: Iterable[str]) -> Spot:
    """Return the spot without some rules."""
    for rule in rules:
        spot = LEVERS[rule].pulled(spot, LEVERS[rule].most)
    return spot


def matters(spot: Spot, rule: str) -> bool:
    """Whether a rule says anything here at all: a limit is set, or there is demand for the resource."""
    problem = spot.problem
    if rule == "longest-day":
        return bool(np.isfinite(problem.max_duration[0]))
    limits = {"longest-day-miles": spot.day_m, "week-minutes": spot.week_s, "week-miles": spot.week_m}
    if rule in limits:
        return limits[rule] != NO_LIMIT
    if rule == "apart":
        return problem.apart.size > 0
    if rule in ("child-seat", "seats", "alone", "wheelchair"):
        columns = [RESOURCES.index(name) for name in (CHILD_SEATS if rule == "child-seat" else (rule,))]
        return bool((problem.demand[:, columns].sum(axis=0) > problem.capacity[0, columns]).any())
    return True


def fewest(eased: Callable[[int], Spot], most: int) -> int | None:
    """Return the least amount, `most` at the most, that lets the request in; None when `most` does not."""
    if eased(most).insertion() is None:
        return None
    low, high = -1, most
    while high - low > 1:
        middle = (low + high) // 2
        if eased(middle).insertion() is None:
            low = middle
        else:
            high = middle
    return high


def least(spot: Spot, lever: Lever) -> int | None:
    """Return how few steps of a lever let the request in; None when even the most do not."""
    return fewest(lambda steps: lever.pulled(spot, steps), lever.most)


def yielding(spot: Spot, rules: Iterable[str]) -> Spot:
    """
    Return the spot in which some rules yield as little as will do, one after the other.

    The first yields as little as possible while the others give way wholly, then the second, and so on.

    Raises
    ------
    ValueError
        When the request does not fit even without all of these rules.
    """
    rest = list(rules)
    while rest:
        rule = rest.pop(0)
        steps = least(waived(spot, rest), LEVERS[rule])
        if steps is None:
            raise ValueError("the request does not fit even when these rules give way")
        spot = LEVERS[rule].pulled(spot, steps)
    return spot


def smallest_sets(spot: Spot, rules: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """
    Return the smallest sets of rules that let the request in when they give way, all of that size.

    One empty set when nothing is in the way; none when even all the rules together are not enough.
    """
    named = [rule for rule in rules if matters(spot, rule)]
    if spot.insertion() is not None:
        return ((),)
    if waived(spot, named).insertion() is None:
        return ()
    return next(_by_size(spot, named))


def _by_size(spot: Spot, rules: list[str]) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Give sets that do, smallest first; a rule without which no set does is in each of them."""
    needed = [
        rule
        for rule in rules
        if waived(spot, [other for other in rules if other != rule]).insertion() is None
    ]
    others = [rule for rule in rules if rule not in needed]
    for size in range(len(others) + 1):
        sets = [(*needed, *chosen) for chosen in combinations(others, size)]
        doing = tuple(chosen for chosen in sets if waived(spot, chosen).insertion() is not None)
        if doing:
            yield tuple(tuple(rule for rule in rules if rule in chosen) for chosen in doing)
