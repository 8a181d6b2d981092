"""Parts of runs: how far a run is committed at a moment, and what is left of it when children stay away."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from geoplan.domain.plans import Run
from geoplan.domain.requests import Request, StopKind
from geoplan.runs.case.legs import legs_of
from geoplan.runs.case.travel import Travel


def sets_off_s(run: Run, at: int) -> int:
    """Return when a driver must have set off for the stop `at`: waiting before it is not driving."""
    left_s = run.stops[at - 1].depart_s if at else run.start_s
    return run.stops[at].begin_s - (run.stops[at].arrive_s - left_s)


def committed(run: Run, until_s: int) -> int:
    """
    Return how many of a run's first stops stand fast.

    Those that the driver sets off for until a moment, and then all up to the next stop after which nobody
    is in the car.
    """
    on_board = 0
    for at, stop in enumerate(run.stops):
        if on_board == 0 and sets_off_s(run, at) > until_s:
            return at
        on_board += 1 if stop.kind is StopKind.PICKUP else -1
    return len(run.stops)


def first_part(travel: Travel, requests: Mapping[str, Request], run: Run, count: int, *, now_s: int) -> Run:
    """
    Return the first stops of a run as a part of it that ends where and when the driver is free again.

    A driver who has done all stops may be home already, and is at the last of them only after driving back.
    """
    stops = run.stops[:count]
    legs = legs_of(travel, requests, stops, start=run.start_place)
    last, free_s = stops[-1], stops[-1].depart_s
    if count == len(run.stops) and last.depart_s <= now_s:
        back_s, _ = travel.leg(run.end_place, last.place, [requests[last.request].period])
        free_s = max(free_s, now_s + back_s)
    return replace(
        run,
        stops=stops,
        end_place=last.place,
        end_s=free_s,
        metres=sum(legs.metres),
        empty_metres=legs.empty_metres,
        driving_s=sum(legs.seconds),
    )


def with_way_home(travel: Travel, requests: Mapping[str, Request], part: Run, end_place: str) -> Run:
    """Return a part of a run as a whole run: from its last stop straight to the end."""
    legs = legs_of(travel, requests, part.stops, start=part.start_place, end=end_place)
    return replace(
        part,
        end_place=end_place,
        end_s=part.stops[-1].depart_s + legs.seconds[-1],
        metres=sum(legs.metres),
        empty_metres=legs.empty_metres,
        driving_s=sum(legs.seconds),
    )


def without(
    travel: Travel, requests: Mapping[str, Request], run: Run, keep: Collection[str], *, now_s: int
) -> Run | None:
    """
    Return a run with only some of its requests, each stop as near as can be to when it was; None without any.

    The run itself when it keeps all. Who is on the road by `now_s` stays there; others leave home later if
    they can.
    """
    if all(stop.request in keep for stop in run.stops):
        return run
    kept = [stop for stop in run.stops if stop.request in keep]
    if not kept:
        return None
    legs = legs_of(travel, requests, kept, start=run.start_place, end=run.end_place)
    start_s = run.start_s if run.start_s <= now_s else kept[0].begin_s - legs.seconds[0]
    stops, free_s = [], start_s
    for stop, leg_s in zip(kept, legs.seconds, strict=False):
        arrive_s = free_s + leg_s
        begin_s = max(stop.begin_s, arrive_s)
        free_s = begin_s + stop.depart_s - stop.begin_s
        stops.append(replace(stop, arrive_s=arrive_s, begin_s=begin_s, depart_s=free_s))
    return replace(
        run,
        start_s=start_s,
        end_s=free_s + legs.seconds[-1],
        stops=tuple(stops),
        metres=sum(legs.metres),
        empty_metres=legs.empty_metres,
        driving_s=sum(legs.seconds),
    )
