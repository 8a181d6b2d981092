"""What differs between two plans for those who travel and drive, and who must be told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from geoplan.domain.plans import Coverage, Mode, Run
from geoplan.domain.requests import Request, StopKind

TAXI_FIRM = "taxi"
"""Stands among those to tell for whoever takes the bookings of taxis: one call for all of them."""


class HasJourneys(Protocol):
    """A plan, or as much of one as journeys need."""

    @property
    def requests(self) -> Sequence[Request]:
        """All requests, in order of code."""

    @property
    def coverage(self) -> Sequence[Coverage]:
        """Who takes each request, in the same order."""

    @property
    def runs(self) -> Sequence[Run]:
        """The runs of drivers and workers."""


class Journeys(NamedTuple):
    """Requests, who takes each, and the runs: a plan without its cost."""

    requests: Sequence[Request]
    coverage: Sequence[Coverage]
    runs: Sequence[Run]


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """
    How one request travels in one plan.

    `pickup_s` and `delivery_s` are when service begins at either end, as planned on a run; without a run, as
    early as makes sense.
    """

    request: Request
    coverage: Coverage
    pickup_s: int
    delivery_s: int

    @property
    def taker(self) -> tuple[Mode, str | None]:
        """Who takes it: the rung of the ladder and the person."""
        return self.coverage.mode, self.coverage.person

    @property
    def told(self) -> str | None:
        """Whom to tell when it changes; None where nobody takes it."""
        if self.coverage.mode in (Mode.TAXI, Mode.TAXI_ESCORT):
            return TAXI_FIRM
        return self.coverage.person


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """
    A request that travels otherwise than before.

    `was` is None for a request that is new, `becomes` for one that is gone; never both.
    """

    was: Journey | None
    becomes: Journey | None

    @property
    def request(self) -> Request:
        """The request, as it is now where it still is."""
        journey = self.becomes or self.was
        assert journey is not None
        return journey.request

    @property
    def takers_differ(self) -> bool:
        """Whether somebody else takes it, or it is new or gone."""
        return self.was is None or self.becomes is None or self.was.taker != self.becomes.taker

    @property
    def pickup_later_s(self) -> int:
        """How much later the child is fetched, negative for earlier; 0 where there is no before and after."""
        return self.becomes.pickup_s - self.was.pickup_s if self.was and self.becomes else 0

    @property
    def delivery_later_s(self) -> int:
        """How much later the child arrives, negative for earlier; 0 where there is no before and after."""
        return self.becomes.delivery_s - self.was.delivery_s if self.was and self.becomes else 0


def starts_s(request: Request) -> int:
    """
    Return when a journey without a run starts, in seconds since midnight of its day.

    Carers and taxis have no stops with times: the earliest start that is not too early at the other end.
    """
    too_early_s = request.delivery_window.earliest_s - request.direct_s - request.pickup_service_s
    return max(request.pickup_window.earliest_s, too_early_s)


def journeys(plan: HasJourneys) -> dict[str, Journey]:
    """Return how each request of a plan travels, by its code."""
    begins = {(stop.request, stop.kind): stop.begin_s for run in plan.runs for stop in run.stops}
    return {
        request.code: Journey(
            request=request,
            coverage=cover,
            pickup_s=begins.get((request.code, StopKind.PICKUP), starts_s(request)),
            delivery_s=begins.get((request.code, StopKind.DELIVERY), request.delivery_window.earliest_s),
        )
        for request, cover in zip(plan.requests, plan.coverage, strict=True)
    }


def changes_between(before: HasJourneys, after: HasJourneys, *, minutes: int = 0) -> tuple[Change, ...]:
    """
    Return the requests that travel otherwise, in order of code.

    Another person or mode, another day, other children, and a pickup or delivery that moves by more than so
    many minutes. A request new or gone counts too.
    """
    was, becomes = journeys(before), journeys(after)
    pairs = (Change(was=was.get(code), becomes=becomes.get(code)) for code in sorted({*was, *becomes}))
    return tuple(change for change in pairs if _matters(change, 60 * minutes))


def _matters(change: Change, tolerance_s: int) -> bool:
    if change.takers_differ or change.was is None or change.becomes is None:
        return True
    old, new = change.was.request, change.becomes.request
    if (old.day, old.children) != (new.day, new.children):
        return True
    return max(abs(change.pickup_later_s), abs(change.delivery_later_s)) > tolerance_s


def persons_told(changes: Iterable[Change], carer_of: Mapping[str, str | None]) -> tuple[str, ...]:
    """
    Return the codes of all who must be told of some changes, in order, each once.

    Of each change: who took the request, who takes it now, and the children's homes: their foster carers, by
    `carer_of` the code of a child, else the child's own code. All taxis are one call, `TAXI_FIRM`.
    """
    told: set[str | None] = set()
    for change in changes:
        told.update(journey.told for journey in (change.was, change.becomes) if journey)
        told.update(carer_of.get(child) or child for child in change.request.children)
    return tuple(sorted(code for code in told if code is not None))
