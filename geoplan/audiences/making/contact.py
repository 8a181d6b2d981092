"""Rows of sessions, slots, visits and venues."""

from collections import Counter
from collections.abc import Iterable, Iterator

from geoplan.audiences.rows import JourneyRow, SessionRow, SlotRow, VenueRow, VisitRow
from geoplan.domain.plans import Mode, seconds_of_day
from geoplan.domain.sessions import ContactSession, Occurrence
from geoplan.runs.case import Case

_UNKNOWN_ROOM = "?"


def session_rows(case: Case) -> Iterator[SessionRow]:
    """Make a row for each occasion of contact on the days of a case, by time."""
    for session, one in _occasions(case):
        yield SessionRow(
            session=session.code,
            day=one.start.date(),
            start_s=seconds_of_day(one.start),
            end_s=seconds_of_day(one.end),
            venue=one.venue,
            room=one.room,
            children=one.children,
            worker=one.worker or "",
            supervised=session.supervised,
            court_priority=session.court_priority,
            high_risk=session.high_risk,
        )


def _occasions(case: Case) -> list[tuple[ContactSession, Occurrence]]:
    first, last = min(case.days), max(case.days)
    found = [
        (session, one)
        for session in case.sessions
        for one in session.occurrences(first, last)
        if one.start.date() in case.days
    ]
    return sorted(found, key=lambda pair: (pair[1].start, pair[1].venue, pair[0].code))


def slot_rows(case: Case) -> Iterator[SlotRow]:
    """Make a row for each occasion as a family may see it, those that are cancelled included."""
    names = {venue.code: venue.name for venue in case.venues}
    for session, one in _occasions(case):
        yield SlotRow(
            slot=session.code,
            day=one.start.date(),
            start_s=seconds_of_day(one.start),
            end_s=seconds_of_day(one.end),
            venue=one.venue,
            venue_name=names.get(one.venue, one.venue),
            room=one.room,
            cancelled=False,
            children=one.children,
        )
    for session in case.sessions:
        for day in sorted(session.cancelled.intersection(case.days)):
            yield SlotRow(
                slot=session.code,
                day=day,
                start_s=seconds_of_day(session.start),
                end_s=seconds_of_day(session.end),
                venue=session.venue,
                venue_name=names.get(session.venue, session.venue),
                room=session.room,
                cancelled=True,
                children=session.children,
            )


def visit_rows(journeys: Iterable[JourneyRow]) -> list[VisitRow]:
    """Make a row for each arrival at and departure from a venue, by venue, day, room and time."""
    rows = [_visit(journey) for journey in journeys if journey.venue]
    return sorted(rows, key=lambda row: (row.venue, row.day, row.room, row.at_s, row.journey))


def _visit(journey: JourneyRow) -> VisitRow:
    comes = journey.direction == "to contact"
    planned_s = journey.delivery_s if comes else journey.pickup_s
    ready_s = journey.latest_s if comes else journey.earliest_s
    return VisitRow(
        venue=journey.venue,
        room=journey.room or _UNKNOWN_ROOM,
        day=journey.day,
        at_s=ready_s if planned_s is None else planned_s,
        certainty=_certainty(journey, planned_s, comes),
        what="comes" if comes else "leaves",
        children=journey.children,
        taker=journey.taker,
        mode=journey.mode,
        earliest_s=journey.earliest_s,
        latest_s=journey.latest_s,
        contact_start_s=journey.contact_start_s,
        contact_end_s=journey.contact_end_s,
        session=journey.session,
        journey=journey.journey,
    )


def _certainty(journey: JourneyRow, planned_s: int | None, comes: bool) -> str:
    if planned_s is not None:
        return "planned"
    if journey.mode == Mode.NOBODY.value:
        return "not covered"
    return "at the latest" if comes else "from"


def venue_rows(case: Case) -> Iterator[VenueRow]:
    """Make a row for each venue, by code."""
    held = Counter(one.venue for _, one in _occasions(case))
    for venue in sorted(case.venues, key=lambda one: one.code):
        yield VenueRow(
            venue=venue.code,
            name=venue.name,
            position=venue.position,
            precision_m=venue.precision_m,
            contact_district=venue.contact_district,
            rooms=tuple(room.code for room in venue.rooms),
            uses=tuple(sorted(venue.uses)),
            evidence=venue.evidence,
            illustrative=venue.illustrative,
            network=venue.network,
            risk_role=venue.risk_role.value,
            sessions=held[venue.code],
        )
