"""
Times for a route of which only the order is known, or the rules that stand in each other's way.

Every rule of time says that one moment lies at least so long after another: a system of difference
constraints, which Bellman and Ford's algorithm solves exactly. It finds the earliest moments that keep all
rules, or a circle of rules which together ask for a moment later than itself.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from geoplan.runs.checking.facts.schedule import RouteFacts, RouteTimes

_SMALLEST_STEP = 1e-9


@dataclass(frozen=True, slots=True)
class Constraint:
    """
    Moment `later` is at least `gap` after moment `earlier`.

    `rule` asks for it, at a stop (None: at the start or the end).
    """

    earlier: int
    later: int
    gap: float
    rule: str
    stop: int | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """
    Rules of one route that cannot all be kept, none of them to spare.

    `excess` is by how much one of their limits would have to be wider.
    """

    rules: tuple[Constraint, ...]
    excess: float


def find_times(facts: RouteFacts) -> RouteTimes | Clash:
    """
    Return the earliest times that keep every rule of time on a route, or what makes it impossible.

    The order is taken as it is: see `schedule.check_order`. Differences below 1e-9 do not count.
    """
    constraints = tuple(_constraints(facts))
    moments = len(facts.stops) + 3
    # Moment 0 is midnight; all others are as early as the rules met so far allow.
    earliest = [-math.inf] * moments
    earliest[0] = 0.0
    cause: list[Constraint | None] = [None] * moments
    for _ in range(moments):
        changed = None
        for rule in constraints:
            moment = earliest[rule.earlier] + rule.gap
            if moment > earliest[rule.later] + _SMALLEST_STEP:
                earliest[rule.later], cause[rule.later], changed = moment, rule, rule.later
                if rule.later == 0:
                    return _circle(cause, 0)
        if changed is None:
            return RouteTimes(earliest[1], tuple(earliest[2:-1]), earliest[-1])
    return _circle(cause, changed or 0)


def _constraints(facts: RouteFacts) -> Iterator[Constraint]:
    """Yield every rule of time; moment 0 is midnight, 1 the start, 2 … the stops, the last one the end."""
    end = len(facts.stops) + 2
    # Without a bound from below, moments would float: a day long before every window is one.
    opens, closes = facts.hours
    yield Constraint(0, 1, opens if math.isfinite(opens) else _long_before(facts), "hours")
    if math.isfinite(closes):
        yield Constraint(end, 0, -closes, "hours")
    for at, stop in enumerate(facts.stops):
        earliest, latest = stop.window
        if math.isfinite(earliest):
            yield Constraint(0, at + 2, earliest, "window", at)
        if math.isfinite(latest):
            yield Constraint(at + 2, 0, -latest, "window", at)
    for at, gap in enumerate(facts.least_gaps):
        yield Constraint(at + 1, at + 2, gap, "travel", at if at < len(facts.stops) else None)
    for fetched, brought in facts.rides():
        pickup = facts.stops[fetched]
        if math.isfinite(pickup.max_ride):
            yield Constraint(
                brought + 2, fetched + 2, -pickup.max_ride - pickup.service, "ride-time", brought
            )
    if math.isfinite(facts.max_duration):
        yield Constraint(end, 1, -facts.max_duration, "longest-day")


def _long_before(facts: RouteFacts) -> float:
    bounds = [bound for stop in facts.stops for bound in stop.window if math.isfinite(bound)]
    return min(bounds, default=0.0) - sum(facts.least_gaps) - sum(stop.service for stop in facts.stops)


def _circle(cause: list[Constraint | None], moment: int) -> Clash:
    """Walk back along the causes until a moment comes round again: the rules between are the clash."""
    walked: list[Constraint] = []
    seen: dict[int, int] = {}
    while moment not in seen:
        seen[moment] = len(walked)
        rule = cause[moment]
        assert rule is not None, "a moment that still changes has a cause"
        walked.append(rule)
        moment = rule.earlier
    rules = tuple(reversed(walked[seen[moment] :]))
    return Clash(rules, math.fsum(rule.gap for rule in rules))
