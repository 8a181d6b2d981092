"""What is driven, leg by leg: on a run, by somebody who knows the child, by taxi."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from geoplan.domain.allotment import allot
from geoplan.domain.plans import Run
from geoplan.domain.requests import Direction, Request, StopKind
from geoplan.runs.case import Case
from geoplan.runs.case.legs import legs_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DrivenLeg:
    """
    From one place to the next.

    Parameters
    ----------
    aboard
        Codes of the requests in the car.
    stop
        Code of the request that gets in or out at its end; None at home or base.
    waiting_s, service_s
        At that stop.
    """

    metres: int
    driving_s: int
    aboard: tuple[str, ...] = ()
    stop: str | None = None
    waiting_s: int = 0
    service_s: int = 0


def legs_of_run(case: Case, requests: Mapping[str, Request], run: Run) -> tuple[DrivenLeg, ...]:
    """
    Return the legs of a run; they add up to the run's own length, empty length and times.

    Should the roads have changed since the plan was made, the run's lengths stand and are divided as the
    roads are now.
    """
    aboard = _aboard(run)
    metres = _metres(case, requests, run, aboard)
    driving, waiting = _times(run)
    return tuple(
        DrivenLeg(
            metres=metres[at],
            driving_s=driving[at],
            aboard=aboard[at],
            stop=run.stops[at].request if at < len(run.stops) else None,
            waiting_s=waiting[at],
            service_s=run.stops[at].depart_s - run.stops[at].begin_s if at < len(run.stops) else 0,
        )
        for at in range(len(run.stops) + 1)
    )


def _aboard(run: Run) -> list[tuple[str, ...]]:
    inside: tuple[str, ...] = ()
    found = [inside]
    for stop in run.stops:
        if stop.kind is StopKind.PICKUP:
            inside = (*inside, stop.request)
        else:
            inside = tuple(code for code in inside if code != stop.request)
        found.append(inside)
    return found


def _metres(
    case: Case, requests: Mapping[str, Request], run: Run, aboard: Sequence[tuple[str, ...]]
) -> tuple[int, ...]:
    places = {run.start_place, run.end_place, *(stop.place for stop in run.stops)}
    if not places <= case.travel.index.keys():
        return allot(run.metres, _times(run)[0])
    lengths = legs_of(case.travel, requests, run.stops, start=run.start_place, end=run.end_place).metres
    is_empty = [not codes for codes in aboard]
    empty = allot(run.empty_metres, [m if none else 0 for m, none in zip(lengths, is_empty, strict=True)])
    loaded_m = run.metres - run.empty_metres
    loaded = allot(loaded_m, [0 if none else m for m, none in zip(lengths, is_empty, strict=True)])
    return tuple(one + other for one, other in zip(empty, loaded, strict=True))


def _times(run: Run) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return seconds of driving and of waiting, a leg each."""
    left = [run.start_s, *(stop.depart_s for stop in run.stops)]
    arrived = [*(stop.arrive_s for stop in run.stops), run.end_s]
    begun = [*(stop.begin_s for stop in run.stops), run.end_s]
    ways = [there - here for here, there in zip(left, arrived, strict=True)]
    driving = allot(run.driving_s, ways)
    spent = [there - here for here, there in zip(left, begun, strict=True)]
    waiting = [all_s - road_s for all_s, road_s in zip(spent, driving, strict=True)]
    if min(waiting) < 0:
        # Part of the run was driven before a re-plan: only the sums are known.
        return driving, allot(max(0, sum(waiting)), spent)
    return driving, tuple(waiting)


def legs_of_trip(case: Case, home: str, requests: Sequence[Request], *, waits: bool) -> tuple[DrivenLeg, ...]:
    """
    Return the legs that a carer or known adult is paid for.

    Parameters
    ----------
    home
        Key of the place they set off from and come back to.
    requests
        Of one session and direction, in order: all are fetched, then all are brought.
    waits
        Whether they wait at the venue and drive the other way too: the way without the child is not driven
        then.
    """
    codes = [request.code for request in requests]
    stops = [(one, one.pickup) for one in requests] + [(one, one.delivery) for one in requests]
    points = [(home, None), *((place, request) for request, place in stops), (home, None)]
    legs = []
    for at, ((origin, before), (end, after)) in enumerate(pairwise(points)):
        periods = [one.period for one in (before, after) if one is not None]
        seconds, metres = case.travel.leg(origin, end, periods)
        inside = codes[:at] if at <= len(codes) else codes[at - len(codes) :]
        stop = after.code if after is not None else None
        legs.append(DrivenLeg(metres=metres, driving_s=seconds, aboard=tuple(inside), stop=stop))
    if waits:
        return tuple(legs[:-1] if requests[0].direction is Direction.OUTBOUND else legs[1:])
    return tuple(legs)


def direct_legs(requests: Sequence[Request]) -> tuple[DrivenLeg, ...]:
    """
    Return journeys that are driven straight from pickup to delivery, one after the other, and no further.
    """
    return tuple(
        DrivenLeg(metres=one.direct_m, driving_s=one.direct_s, aboard=(one.code,), stop=one.code)
        for one in requests
    )
