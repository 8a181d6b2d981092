"""How far a rule must yield for a request to fit: one ask each, its amount found by search in whole steps."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import time

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.plans import Mode
from geoplan.domain.seats import SeatKind
from geoplan.runs.assembling.resources import RESOURCES
from geoplan.runs.building.spot import Spot
from geoplan.runs.explaining.asks import Ask, AskKind, FixLimits
from geoplan.runs.explaining.candidates import Candidate
from geoplan.runs.explaining.relax import LEVERS, end_later, fewest, more_room, session_moved, start_earlier
from geoplan.runs.explaining.stage import Stage

_OF_A_LIMIT = {
    "longest-day": AskKind.LONGER_DAY,
    "longest-day-miles": AskKind.MORE_MILES,
    "week-minutes": AskKind.MORE_WEEK_MINUTES,
    "week-miles": AskKind.MORE_WEEK_MILES,
}
"""What to ask for where a limit of somebody's day or week is in the way."""

_SEATS = {"rear": SeatKind.REAR_FACING, "forward": SeatKind.FORWARD_FACING, "booster": SeatKind.BOOSTER}


@dataclass(frozen=True, slots=True)
class Pull:
    """
    One thing to ask for, by some amount.

    Parameters
    ----------
    ease
        The spot when it is granted by so much.
    most
        The most to ask for; the rule yields steadily up to there.
    multiple
        Amounts are rounded up to a multiple of this.
    tried
        Amounts to try one after the other instead, where more need not be better.
    """

    kind: AskKind
    ease: Callable[[Spot, int], Spot]
    most: int
    multiple: int = 1
    tried: tuple[int, ...] = ()
    about: str = ""

    def ask(self, amount: int) -> Ask:
        """Return the ask for an amount."""
        return Ask(kind=self.kind, amount=amount, about=self.about)

    def wholly(self, spot: Spot) -> Spot:
        """Return the spot when as much as can be is granted."""
        return self.ease(spot, self.most)

    def least(self, spot: Spot) -> int | None:
        """Return the least amount that lets the request in, rounded up; None when the most does not."""
        if self.tried:
            return next((by for by in self.tried if self.ease(spot, by).insertion() is not None), None)
        amount = fewest(lambda by: self.ease(spot, by), self.most)
        return None if amount is None else min(self.most, self.multiple * math.ceil(amount / self.multiple))


def pulls_of(
    stage: Stage, candidate: Candidate, rule: str, limits: FixLimits
) -> tuple[tuple[Pull, ...], ...]:
    """
    Return the ways in which a rule can yield, each of them some pulls together; none where it cannot.

    A worker's hours are set by the sessions of the day.
    """
    if rule == "hours" and candidate.vehicle.mode is Mode.VOLUNTEER:
        return _of_hours(stage, candidate, limits)
    if rule == "window":
        return _of_session(stage, candidate.spot, limits)
    if rule == "child-seat":
        return (tuple(_seat(name, candidate.spot) for name in _short_of(candidate.spot)),)
    if rule not in _OF_A_LIMIT:
        return ()
    kind, ease = _OF_A_LIMIT[rule], LEVERS[rule].pulled
    if LEVERS[rule].step == METRES_PER_MILE:
        return ((Pull(kind, ease, limits.most_miles),),)
    return ((Pull(kind, ease, limits.most_minutes, limits.round_minutes),),)


def _of_hours(stage: Stage, candidate: Candidate, limits: FixLimits) -> tuple[tuple[Pull, ...], ...]:
    """Start earlier, end later, or both; not into another stretch of the same day, nor the small hours."""
    vehicle, params = candidate.vehicle, stage.case.params
    others = [
        other
        for _, other in stage.vehicles()
        if other.person == vehicle.person and other.code != vehicle.code
    ]
    before = [one.closes_s for one in others if one.closes_s <= vehicle.opens_s]
    floor = max(_seconds(params.earliest), stage.frozen.free_from_s(vehicle.day), *before)
    ceiling = min(
        [_seconds(params.latest), *(one.opens_s for one in others if one.opens_s >= vehicle.closes_s)]
    )
    early = Pull(
        AskKind.START_EARLIER,
        lambda spot, by: start_earlier(spot, 60.0 * by),
        min(limits.most_minutes, max(0, vehicle.opens_s - floor) // 60),
        limits.round_minutes,
    )
    late = Pull(
        AskKind.END_LATER,
        lambda spot, by: end_later(spot, 60.0 * by),
        min(limits.most_minutes, max(0, ceiling - vehicle.closes_s) // 60),
        limits.round_minutes,
    )
    return (early,), (late,), (early, late)


def _of_session(stage: Stage, spot: Spot, limits: FixLimits) -> tuple[tuple[Pull, ...], ...]:
    """Move the session to earlier or to later, with all its requests that are on this run."""
    open_requests, session = stage.assembled.open, stage.request.session
    stands = {stage.plan.request(code).session for code in stage.frozen.requests}
    if session in stands:  # its children are on the way, or there
        return ()
    mine = tuple(at for at, number in enumerate(spot.numbers) if open_requests[number].session == session)
    step = limits.round_minutes

    def moved(spot: Spot, by: int) -> Spot:
        return session_moved(spot, 60.0 * by, mine)

    def pull(sign: int) -> Pull:
        tried = tuple(sign * by for by in range(step, limits.most_session_minutes + 1, step))
        return Pull(AskKind.MOVE_SESSION, moved, 0, tried=tried)

    return ((pull(-1),), (pull(1),)) if limits.most_session_minutes >= step else ()


def _seat(name: str, spot: Spot) -> Pull:
    """Lend seats of one kind, as many as the request needs at the most."""

    def lent(spot: Spot, by: int) -> Spot:
        return more_room(spot, by, (name,))

    most = int(spot.problem.demand[spot.request, RESOURCES.index(name)])
    return Pull(AskKind.LEND_SEAT, lent, most, about=_SEATS[name].value)


def _short_of(spot: Spot) -> Iterable[str]:
    """Return the kinds of child seats that the request needs."""
    return [name for name in _SEATS if spot.problem.demand[spot.request, RESOURCES.index(name)] > 0]


def _seconds(moment: time) -> int:
    return 3600 * moment.hour + 60 * moment.minute + moment.second
