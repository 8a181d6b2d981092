"""From a plan and its case to the rows of its ledger."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from geoplan.domain.ages import AgeBand
from geoplan.domain.ledger import (
    Amounts,
    Ledger,
    LedgerJourney,
    LedgerLeg,
    LedgerSession,
    LedgerVenue,
)
from geoplan.domain.money import miles, whole_pence
from geoplan.domain.people import Child
from geoplan.domain.plans import Coverage, Mode, Plan, Run
from geoplan.domain.requests import Direction, Request, StopKind
from geoplan.runs.case import Case
from geoplan.runs.ladder.people import known_people
from geoplan.runs.ladder.trips import best_trip
from geoplan.runs.ledger.driven import DrivenLeg, direct_legs, legs_of_run, legs_of_trip
from geoplan.runs.ledger.share import Shared, rides, share
from geoplan.runs.ledger.staff import staff_trips

UNKNOWN = "not known"
_STEM = re.compile(r"(?P<occasion>.*)-(?:out|in)(?:-[a-z])?")
# What is paid by; what preferences are priced at changes a plan, but nothing that is paid for it.
_PRICES = (
    "volunteer_pence_per_mile",
    "worker_pence_per_mile",
    "worker_pence_per_hour",
    "carer_pence_per_mile",
    "taxi_pence",
    "taxi_pence_per_mile",
    "taxi_least_pence",
    "wheelchair_taxi_factor",
    "escort_pence_per_hour",
    "escort_least_pence",
)
_FARES = {
    Mode.CARER: "carer_miles",
    Mode.ADULT: "adult_miles",
    Mode.TAXI: "taxis",
    Mode.TAXI_ESCORT: "taxis",
}


def ledger_of(case: Case, plan: Plan) -> Ledger:
    """
    Return the ledger of a plan: every leg and every child's journey, in whole metres, seconds and pence.

    How the cost of a run is shared between children is told in the heading of `geoplan.runs.ledger`. Carers
    and known adults drive what they are paid for: both ways of a session and a wait at the venue, or one way
    there and back. Of taxis only the way with the child is known. Journeys that nobody takes have rows
    without miles or money.

    Parameters
    ----------
    case
        What the plan was made from. Where its prices were changed since, `Ledger.differences` is not empty.
    """
    maker = _Maker(case, plan)
    trips = tuple(maker.trips())
    return Ledger(
        days=plan.days,
        legs=tuple(leg for trip in trips for leg in maker.legs(trip)),
        journeys=tuple(
            sorted(
                (row for trip in trips for row in maker.journeys(trip)),
                key=lambda row: (row.day, row.request, row.child),
            )
        ),
        sessions=tuple(_sessions(case, plan)),
        staff=staff_trips(case, plan),
        venues=tuple(
            sorted(
                (LedgerVenue(code=v.code, name=v.name, district=v.contact_district) for v in case.venues),
                key=lambda venue: (venue.district, venue.code),
            )
        ),
        providers=tuple(sorted((one.code, one.name) for one in case.providers)),
        prices=tuple((name, float(getattr(case.params, name))) for name in _PRICES),
        cost=plan.cost,
    )


@dataclass(frozen=True)
class _Trip:
    """What is driven and paid together: a run, a way of a carer or adult, a taxi; or nothing."""

    requests: tuple[Request, ...]
    cover: Coverage
    legs: tuple[DrivenLeg, ...]
    pence: Mapping[str, int]
    run: Run | None = None

    @cached_property
    def shared(self) -> Shared:
        return share(self.legs, self.requests, self.pence)

    def ride_s(self, code: str) -> int:
        """Seconds in the car, waits and other stops on the way included."""
        if self.run is None:
            return rides(self.legs, code)[1]
        mine = {stop.kind: stop for stop in self.run.stops if stop.request == code}
        return mine[StopKind.DELIVERY].begin_s - mine[StopKind.PICKUP].depart_s


class _Maker:
    """Makes the rows of one plan."""

    def __init__(self, case: Case, plan: Plan) -> None:
        self._case, self._plan = case, plan
        self._request = {request.code: request for request in plan.requests}
        self._cover = {cover.request: cover for cover in plan.coverage}
        self._provider = {driver.code: driver.provider for driver in case.drivers}
        self._district = {venue.code: venue.contact_district for venue in case.venues}

    def trips(self) -> Iterator[_Trip]:
        """Yield runs, then what carers and adults drive, then every other request by itself."""
        done: set[str] = set()
        for run in self._plan.runs:
            requests = tuple(self._request[code] for code in run.requests)
            done.update(run.requests)
            legs = legs_of_run(self._case, self._request, run)
            yield _Trip(requests, self._cover[run.requests[0]], legs, self._run_pence(run), run)
        for requests, legs in self._known_trips():
            done.update(one.code for one in requests)
            yield self._fare(requests, legs)
        for request in self._plan.requests:
            if request.code not in done:
                nobody = self._cover[request.code].mode is Mode.NOBODY
                yield self._fare((request,), () if nobody else direct_legs([request]))

    def _run_pence(self, run: Run) -> dict[str, int]:
        """What a run is paid, each item rounded once, as in `geoplan.runs.costs`."""
        params, length = self._case.params, miles(run.metres)
        if run.mode is Mode.VOLUNTEER:
            return {"volunteer_miles": whole_pence(params.volunteer_pence_per_mile * length)}
        busy_s = run.driving_s + sum(stop.depart_s - stop.begin_s for stop in run.stops)
        return {
            "worker_miles": whole_pence(params.worker_pence_per_mile * length),
            "worker_time": whole_pence(params.worker_pence_per_hour * busy_s / 3600),
        }

    def _known_trips(self) -> Iterator[tuple[tuple[Request, ...], tuple[DrivenLeg, ...]]]:
        """Yield what carers and adults drive one way, with its requests in order."""
        people = {(person.mode, person.code): person for person in known_people(self._case)}
        taken = self._taken_by_known()
        for (mode, code, _, occasion, direction), requests in taken.items():
            person = people.get((mode, code))
            if person is None:
                continue
            other = Direction.INBOUND if direction is Direction.OUTBOUND else Direction.OUTBOUND
            waits = (mode, code, requests[0].day, occasion, other) in taken
            together = best_trip(self._case, person, requests)
            ways = [together.requests] if together else [(request,) for request in requests]
            for way in ways:
                yield way, legs_of_trip(self._case, person.place, way, waits=waits)

    def _taken_by_known(self) -> dict[tuple[Mode, str, date, str, Direction], list[Request]]:
        """Requests of carers and adults: by mode, person, day, occasion and direction."""
        taken: dict[tuple[Mode, str, date, str, Direction], list[Request]] = defaultdict(list)
        for request in self._plan.requests:
            cover = self._cover[request.code]
            if cover.mode in (Mode.CARER, Mode.ADULT) and cover.person is not None:
                key = (cover.mode, cover.person, request.day, _occasion_of(request), request.direction)
                taken[key].append(request)
        return taken

    def _fare(self, requests: tuple[Request, ...], legs: tuple[DrivenLeg, ...]) -> _Trip:
        cover = self._cover[requests[0].code]
        fare = sum(self._cover[one.code].pence for one in requests)
        item = _FARES.get(cover.mode)
        return _Trip(requests, cover, legs, {item: fare} if item and legs else {})

    def legs(self, trip: _Trip) -> Iterator[LedgerLeg]:
        """Yield a row a leg of a run, one row for all of any other trip."""
        if not trip.legs:
            return
        rows: Sequence[tuple[tuple[str, ...], Amounts]] = [
            (tuple(one.code for one in trip.requests), Amounts.sum(trip.shared.legs))
        ]
        if trip.run is not None:
            rows = [(leg.aboard, found) for leg, found in zip(trip.legs, trip.shared.legs, strict=True)]
        for number, (codes, amounts) in enumerate(rows, start=1):
            yield LedgerLeg(
                day=trip.requests[0].day,
                run=trip.cover.run,
                number=number,
                mode=trip.cover.mode,
                person=trip.cover.person,
                provider=self._provider.get(trip.cover.person or ""),
                requests=codes,
                aboard=sum(len(self._request[code].children) for code in codes),
                amounts=amounts,
            )

    def journeys(self, trip: _Trip) -> Iterator[LedgerJourney]:
        """Yield a row for each child and request of a trip."""
        for request in trip.requests:
            cover = self._cover[request.code]
            ridden_m, _, shared_m = rides(trip.legs, request.code)
            venue = _venue_of(request)
            for code in request.children:
                child = self._case.child.get(code)
                yield LedgerJourney(
                    day=request.day,
                    request=request.code,
                    session=request.session,
                    occasion=_occasion_of(request),
                    direction=request.direction,
                    child=code,
                    mode=cover.mode,
                    person=cover.person,
                    provider=self._provider.get(cover.person or ""),
                    run=cover.run,
                    venue=venue,
                    district=self._district_of(child, venue),
                    group=_group(self._case, code, request),
                    direct_m=request.direct_m,
                    ridden_m=ridden_m,
                    shared_m=shared_m,
                    ride_s=trip.ride_s(request.code) if trip.legs else 0,
                    because=_because(cover),
                    amounts=trip.shared.riders.get((request.code, code), Amounts()),
                )

    def _district_of(self, child: Child | None, venue: str) -> str:
        """Return the district whose team holds a child's case; the venue's where none is known."""
        return (child.contact_district if child else None) or self._district.get(venue, UNKNOWN)


def _sessions(case: Case, plan: Plan) -> Iterator[LedgerSession]:
    """Yield the occasions on the days of a plan, and those that were cancelled before."""
    planned = {(request.session, request.day) for request in plan.requests}
    for session in case.sessions:
        since, until = min(plan.days), max(plan.days)
        for held in session.occurrences(since, until):
            day = held.start.date()
            if (session.code, day) in planned:
                yield LedgerSession(day=day, session=session.code, venue=held.venue)
        for day in sorted(session.cancelled):
            if day in plan.days:
                yield LedgerSession(day=day, session=session.code, venue=session.venue, cancelled=True)


def _venue_of(request: Request) -> str:
    for place in (request.delivery, request.pickup):
        kind, _, code = place.partition(":")
        if kind == "venue":
            return code
    return UNKNOWN


def _occasion_of(request: Request) -> str:
    found = _STEM.fullmatch(request.code)
    return found["occasion"] if found else request.session


def _group(case: Case, code: str, request: Request) -> AgeBand | None:
    child = case.child.get(code)
    return child.age_band(request.day) if child else None


def _because(cover: Coverage) -> str | None:
    """Why no volunteer takes a request that comes down to staff, a taxi or nobody."""
    if cover.mode.rung <= Mode.VOLUNTEER.rung:
        return None
    return next((why.rule for why in reversed(cover.reasons) if why.mode is Mode.VOLUNTEER), None)
