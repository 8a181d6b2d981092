"""A plan journey by journey: who takes which children when, and how long they sit in the car."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geoplan.domain.plans import Coverage, Mode, Plan, Run, Stop, seconds_of_day
from geoplan.domain.requests import Direction, Request, StopKind, TimeWindow
from geoplan.domain.sessions import ContactSession, Occurrence


@dataclass(frozen=True, slots=True)
class Journey:
    """
    A request with whoever takes it; `run`, `pickup` and `delivery` are None where no run serves it.
    """

    request: Request
    cover: Coverage
    run: Run | None = None
    pickup: Stop | None = None
    delivery: Stop | None = None

    @property
    def mode(self) -> Mode:
        """The rung of the ladder that takes it."""
        return self.cover.mode

    @property
    def taker(self) -> str:
        """Who takes it in a word or two: a code, or a mode where no person is named."""
        return self.cover.person or self.cover.mode.value

    @property
    def is_covered(self) -> bool:
        """Whether anybody takes it."""
        return self.cover.mode is not Mode.NOBODY

    @property
    def ride_s(self) -> int | None:
        """
        Seconds in the car: planned on a run, the direct journey otherwise; None where nobody takes it.
        """
        if self.pickup is not None and self.delivery is not None:
            return self.delivery.begin_s - self.pickup.depart_s
        return self.request.direct_s if self.is_covered else None

    @property
    def outbound(self) -> bool:
        """Whether it goes to contact."""
        return self.request.direction is Direction.OUTBOUND

    @property
    def sort_s(self) -> int:
        """Seconds since midnight that the venue expects the child to come or to leave."""
        if self.outbound:
            return self.delivery.begin_s if self.delivery else self.request.delivery_window.latest_s
        return self.pickup.begin_s if self.pickup else self.request.pickup_window.earliest_s


def journeys_of(plan: Plan) -> tuple[Journey, ...]:
    """Return every request of a plan with its coverage and stops, in order of code."""
    stops = _stops(plan)
    made = []
    for request, cover in zip(plan.requests, plan.coverage, strict=True):
        run, found = stops.get(request.code, (None, {}))
        made.append(Journey(request, cover, run, found.get(StopKind.PICKUP), found.get(StopKind.DELIVERY)))
    return tuple(made)


def _stops(plan: Plan) -> Mapping[str, tuple[Run, dict[StopKind, Stop]]]:
    stops: dict[str, tuple[Run, dict[StopKind, Stop]]] = {}
    for run in plan.runs:
        for stop in run.stops:
            stops.setdefault(stop.request, (run, {}))[1][stop.kind] = stop
    return stops


def occasion_of(sessions: Iterable[ContactSession], journey: Journey) -> Occurrence | None:
    """Return the contact that a journey serves; None when there is no such session on the day."""
    request = journey.request
    session = next((one for one in sessions if one.code == request.session), None)
    if session is None:
        return None
    occasions = session.occurrences(request.day, request.day)
    return min(occasions, key=lambda one: _apart(one, journey), default=None)


def _apart(one: Occurrence, journey: Journey) -> int:
    """Seconds between a contact and the window of a journey, where a session takes place twice on a day."""
    request = journey.request
    moment = one.start if journey.outbound else one.end
    window: TimeWindow = request.delivery_window if journey.outbound else request.pickup_window
    return abs(seconds_of_day(moment) - (window.latest_s if journey.outbound else window.earliest_s))
