"""A run laid beside what the inputs say: its driver, its requests, the ways between its stops."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from geoplan.domain.periods import Period
from geoplan.domain.plans import Run
from geoplan.domain.requests import Request, StopKind
from geoplan.runs.case import Case
from geoplan.runs.checking.facts.carriers import Carrier, carrier_of
from geoplan.runs.checking.report import Violation, broken
from geoplan.runs.tables import the_place

Wanted = Mapping[str, Request]
"""The requests that follow from the inputs, by code."""


@dataclass(frozen=True)
class Driven:
    """A run that can be worked out again: all it names is in the inputs, every stop where it should be."""

    case: Case
    run: Run
    carrier: Carrier
    wanted: Wanted

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Keys of the places in the order in which they are driven to, start and end included."""
        return (self.run.start_place, *(stop.place for stop in self.run.stops), self.run.end_place)

    @cached_property
    def legs(self) -> tuple[tuple[int, int], ...]:
        """Seconds and metres of each leg; a home or base belongs to no part of the day."""
        stops: list[Period | None] = [self.wanted[stop.request].period for stop in self.run.stops]
        ends = zip(self.places, [None, *stops, None], strict=True)
        return tuple(
            self.case.travel.leg(origin, destination, [one for one in (before, after) if one is not None])
            for (origin, before), (destination, after) in pairwise(ends)
        )

    @cached_property
    def aboard(self) -> tuple[frozenset[str], ...]:
        """Codes of the requests in the car on each leg."""
        inside: frozenset[str] = frozenset()
        found = [inside]
        for stop in self.run.stops:
            inside = inside | {stop.request} if stop.kind is StopKind.PICKUP else inside - {stop.request}
            found.append(inside)
        return tuple(found)

    def service_s(self, at: int) -> int:
        """Return how long a stop takes."""
        stop = self.run.stops[at]
        request = self.wanted[stop.request]
        return request.pickup_service_s if stop.kind is StopKind.PICKUP else request.delivery_service_s

    def children(self, requests: frozenset[str]) -> list[str]:
        """Return the codes of the children of some requests, in order."""
        return sorted(child for code in requests for child in self.wanted[code].children)


def drive_again(case: Case, wanted: Wanted, run: Run) -> Driven | tuple[Violation, ...]:
    """Return a run with what the inputs say about it, or why it cannot be worked out again."""
    carrier = carrier_of(case, run.person, run.mode, run.day)
    faults = tuple(_faults(run, carrier, wanted))
    if faults or carrier is None:
        return faults
    return Driven(case, run, carrier, wanted)


def _faults(run: Run, carrier: Carrier | None, wanted: Wanted) -> Iterator[Violation]:
    if not run.stops:
        yield broken("empty-run", run=run.code, person=run.person)
    if carrier is None:
        what = {"what": f"{run.mode.value} {run.person}"}
        yield broken("unknown", what, run=run.code, person=run.person)
    else:
        for place in sorted({run.start_place, run.end_place} - {carrier.place}):
            blanks = {"what": "start or end", "found": the_place(place), "limit": the_place(carrier.place)}
            yield broken("figures", blanks, run=run.code, person=run.person)
    for code in sorted({stop.request for stop in run.stops if stop.request not in wanted}):
        yield broken("unknown", {"what": f"request {code}"}, run=run.code, request=code)
    for stop in run.stops:
        request = wanted.get(stop.request)
        if request is None:
            continue
        right = request.pickup if stop.kind is StopKind.PICKUP else request.delivery
        if stop.place != right:
            places = {"found": the_place(stop.place), "limit": the_place(right)}
            yield broken("place", places, run=run.code, request=stop.request)
        if request.day != run.day:
            days = {"what": "day", "found": f"{run.day:%d/%m/%Y}", "limit": f"{request.day:%d/%m/%Y}"}
            yield broken("figures", days, run=run.code, request=stop.request)
