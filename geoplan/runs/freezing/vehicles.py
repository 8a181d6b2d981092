"""Vehicles of a re-plan: what is driven stays, the search goes on from there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from geoplan.domain.plans import Run
from geoplan.domain.requests import Request
from geoplan.runs.fleet.vehicles import Vehicle
from geoplan.runs.freezing.frozen import Frozen


def still_free(
    vehicles: Iterable[Vehicle], frozen: Frozen, requests: Mapping[str, Request]
) -> tuple[Vehicle, ...]:
    """
    Return the vehicles that a re-plan can still use, in the same order.

    Those with a driven part start where and when it ends, with what it leaves of their limits; those of
    closed runs, whatever their code is now, and of hours that are over, are left out.
    """
    found = []
    for vehicle in vehicles:
        if vehicle.code in frozen.closed or any(_overlap(vehicle, run) for run in frozen.closed.values()):
            continue
        free_s = frozen.free_from_s(vehicle.day)
        driven = frozen.runs.get(vehicle.code)
        if driven is not None:
            found.append(_going_on(vehicle, driven, free_s, requests))
        elif free_s < vehicle.closes_s:
            found.append(replace(vehicle, opens_s=max(vehicle.opens_s, free_s)))
    return tuple(found)


def _overlap(vehicle: Vehicle, run: Run) -> bool:
    """Whether a vehicle is of somebody who is on a run then."""
    same = (vehicle.person, vehicle.day) == (run.person, run.day)
    return same and run.start_s < vehicle.closes_s and vehicle.opens_s < run.end_s


def _going_on(vehicle: Vehicle, driven: Run, free_s: int, requests: Mapping[str, Request]) -> Vehicle:
    closes_s = vehicle.closes_s
    if vehicle.longest_s is not None:
        closes_s = min(closes_s, driven.start_s + vehicle.longest_s)
    return replace(
        vehicle,
        start_place=driven.end_place,
        opens_s=max(driven.end_s, free_s),
        closes_s=closes_s,
        longest_s=None,
        longest_m=None if vehicle.longest_m is None else max(0.0, vehicle.longest_m - driven.metres),
        driven=driven,
        start_period=requests[driven.stops[-1].request].period,
    )


def road_of(frozen: Frozen) -> dict[str, tuple[int, int]]:
    """Return seconds and metres on the road in what is frozen, by person."""
    done: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for run in (*frozen.runs.values(), *frozen.closed.values()):
        seconds, metres = done[run.person]
        done[run.person] = (seconds + run.driving_s, metres + run.metres)
    return dict(done)


def met_in(frozen: Frozen, requests: Mapping[str, Request]) -> set[tuple[str, str]]:
    """Return the children and persons who meet in what is frozen."""
    return {
        (child, run.person)
        for run in (*frozen.runs.values(), *frozen.closed.values())
        for code in run.requests
        for child in requests[code].children
    }
