"""Rows of runs, stops and journeys."""

from collections import Counter
from collections.abc import Iterator, Mapping

from geoplan.audiences.making import words
from geoplan.audiences.making.places import Gazetteer
from geoplan.audiences.rows import JourneyRow, RunRow, StopRow
from geoplan.domain.journeys import Journey, journeys_of, occasion_of
from geoplan.domain.plans import Mode, Plan, Run, Stop, seconds_of_day
from geoplan.domain.requests import Request, StopKind
from geoplan.runs.case import Case
from geoplan.runs.ledger import ledger_of

_WHAT = {StopKind.PICKUP: "pick up", StopKind.DELIVERY: "hand over"}


def run_rows(case: Case, plan: Plan) -> Iterator[RunRow]:
    """Make a row for each run, by day and person."""
    requests = {request.code: request for request in plan.requests}
    pence = Counter[str]()
    for leg in ledger_of(case, plan).legs:
        pence[leg.run or ""] += leg.amounts.paid_pence
    for run in plan.runs:
        driver = case.driver.get(run.person)
        served = [requests[code] for code in run.requests]
        yield RunRow(
            run=run.code,
            day=run.day,
            driver=run.person,
            mode=run.mode.value,
            provider=driver.provider if driver else "",
            start_place=run.start_place,
            end_place=run.end_place,
            start_s=run.start_s,
            end_s=run.end_s,
            driving_s=run.driving_s,
            metres=run.metres,
            empty_metres=run.empty_metres,
            journeys=run.requests,
            children=tuple(dict.fromkeys(child for request in served for child in request.children)),
            venues=tuple(dict.fromkeys(_venue_of(request) for request in served)),
            pence=pence[run.code],
        )


def stop_rows(case: Case, plan: Plan) -> Iterator[StopRow]:
    """Make a row for the start, each stop and the end of each run."""
    known = Gazetteer(case)
    journeys = {item.request.code: item for item in journeys_of(plan)}
    for run in plan.runs:
        home = "base" if run.mode is Mode.WORKER else "home"
        yield _end(known, run, 0, f"leave {home}", run.start_place, run.start_s)
        inside: dict[str, tuple[str, ...]] = {}
        for number, stop in enumerate(run.stops, start=1):
            journey = journeys[stop.request]
            if stop.kind is StopKind.PICKUP:
                inside[stop.request] = journey.request.children
            else:
                inside.pop(stop.request, None)
            yield _stop(case, known, run, number, stop, journey, inside)
        back = "back at base" if home == "base" else "home again"
        yield _end(known, run, len(run.stops) + 1, back, run.end_place, run.end_s)


def _end(known: Gazetteer, run: Run, number: int, what: str, key: str, at_s: int) -> StopRow:
    place = known.of(key)
    return StopRow(
        run=run.code,
        day=run.day,
        driver=run.person,
        number=number,
        what=what,
        place=key,
        place_kind=place.kind,
        place_code=place.code,
        settlement=place.settlement,
        position=place.position,
        arrive_s=at_s,
        begin_s=at_s,
        depart_s=at_s,
    )


def _stop(
    case: Case,
    known: Gazetteer,
    run: Run,
    number: int,
    stop: Stop,
    journey: Journey,
    inside: Mapping[str, tuple[str, ...]],
) -> StopRow:
    request, place = journey.request, known.of(stop.place)
    occasion = occasion_of(case.sessions, journey)
    boards = stop.kind is StopKind.PICKUP
    return StopRow(
        run=run.code,
        day=run.day,
        driver=run.person,
        number=number,
        what=_WHAT[stop.kind],
        place=stop.place,
        place_kind=place.kind,
        place_code=place.code,
        settlement=place.settlement,
        position=place.position,
        arrive_s=stop.arrive_s,
        begin_s=stop.begin_s,
        depart_s=stop.depart_s,
        children=request.children,
        seats=words.seats_of(case, request) if boards else (),
        needs=words.needs_of(case, request) if boards else (),
        on_board=tuple(child for children in inside.values() for child in children),
        hand_over=_hands_over(case, place.kind, request),
        venue=_venue_of(request),
        room=occasion.room if occasion else "",
        journey=request.code,
        session=request.session,
    )


def _hands_over(case: Case, kind: str, request: Request) -> str:
    """Who is at the door: a carer's code where one is known."""
    if kind in ("venue", "school"):
        return f"{kind} staff"
    carers = carers_of(case, request)
    return ", ".join(carers) if carers else "carer"


def carers_of(case: Case, request: Request) -> tuple[str, ...]:
    """Return the codes of the carers of those who travel."""
    known = (case.child.get(code) for code in request.children)
    return tuple(dict.fromkeys(child.carer for child in known if child and child.carer))


def _venue_of(request: Request) -> str:
    """Return the venue that a journey leads to or from; a journey has a venue at one end."""
    return next(
        (key.partition(":")[2] for key in (request.delivery, request.pickup) if key.startswith("venue:")), ""
    )


def journey_rows(case: Case, plan: Plan) -> Iterator[JourneyRow]:
    """Make a row for each journey, by day and time."""
    known = Gazetteer(case)
    in_order = sorted(journeys_of(plan), key=lambda one: (one.request.day, one.sort_s, one.request.code))
    for journey in in_order:
        yield _journey(case, known, journey)


def _journey(case: Case, known: Gazetteer, journey: Journey) -> JourneyRow:
    request, cover = journey.request, journey.cover
    start, end = known.of(request.pickup), known.of(request.delivery)
    occasion = occasion_of(case.sessions, journey)
    window = request.delivery_window if journey.outbound else request.pickup_window
    districts = (case.child.get(code) for code in request.children)
    return JourneyRow(
        journey=request.code,
        session=request.session,
        direction="to contact" if journey.outbound else "home",
        day=request.day,
        children=request.children,
        carers=carers_of(case, request),
        contact_district=next((child.contact_district or "" for child in districts if child), ""),
        from_kind=start.kind,
        from_place=start.key,
        from_settlement=start.settlement,
        from_position=start.position,
        to_kind=end.kind,
        to_place=end.key,
        to_settlement=end.settlement,
        to_position=end.position,
        venue=_venue_of(request),
        room=occasion.room if occasion else "",
        contact_start_s=seconds_of_day(occasion.start) if occasion else None,
        contact_end_s=seconds_of_day(occasion.end) if occasion else None,
        earliest_s=window.earliest_s,
        latest_s=window.latest_s,
        pickup_s=journey.pickup.begin_s if journey.pickup else None,
        delivery_s=journey.delivery.begin_s if journey.delivery else None,
        ride_s=journey.ride_s,
        direct_s=request.direct_s,
        direct_m=request.direct_m,
        seats=words.seats_of(case, request),
        mode=cover.mode.value,
        taker=cover.person or "",
        run=cover.run or "",
        pinned=cover.pinned,
        reasons=words.reasons_of(cover.reasons),
        pence=cover.pence,
        court_priority=request.court_priority,
    )
