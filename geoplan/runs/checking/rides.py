"""How long children are in the car: what is allowed but not aimed for."""

from collections.abc import Iterable, Iterator

from geoplan.domain.requests import StopKind
from geoplan.runs.checking.facts.driven import Driven
from geoplan.runs.checking.report import Violation, broken
from geoplan.runs.checking.words import minutes_apart


def rides_of(driven: Driven) -> dict[str, int]:
    """Return how many seconds each request of a run is in the car, getting in and out not counted."""
    seated: dict[str, int] = {}
    rides: dict[str, int] = {}
    for at, stop in enumerate(driven.run.stops):
        if stop.kind is StopKind.PICKUP:
            seated[stop.request] = stop.begin_s + driven.service_s(at)
        elif stop.request in seated:
            rides[stop.request] = stop.begin_s - seated[stop.request]
    return rides


def check_rides(runs: Iterable[Driven]) -> Iterator[Violation]:
    """Yield rides longer than aimed for, and rides longer than the contact they serve."""
    for driven in runs:
        run = driven.run
        for code, ride_s in rides_of(driven).items():
            request = driven.wanted[code]
            for rule, limit_s in (
                ("long-ride", request.soft_ride_s),
                ("ride-beyond-session", request.session_s),
            ):
                if ride_s > limit_s:
                    blanks = minutes_apart(ride_s, limit_s)
                    amount = ride_s - limit_s
                    yield broken(rule, blanks, request=code, run=run.code, person=run.person, amount=amount)
