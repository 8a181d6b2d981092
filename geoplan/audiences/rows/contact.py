"""Rows of contact: sessions, who comes and leaves when, venues, and what a family may see of it."""

from dataclasses import dataclass
from datetime import date

from geoplan.audiences.rows.base import Row
from geoplan.domain.geography import Position


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SessionRow(Row):
    """One occasion of contact in the week; `start_s`, `end_s` are seconds since local midnight."""

    session: str
    day: date
    start_s: int
    end_s: int
    venue: str
    room: str
    children: tuple[str, ...]
    worker: str
    supervised: bool
    court_priority: bool
    high_risk: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SlotRow(Row):
    """
    One occasion of contact as a family may see it: in calendars, and on the public part of a venue's sheet.

    Whoever the children are, and who brings them, is only there to find whose slot it is: no list has it.

    Parameters
    ----------
    slot
        Code of the session.
    cancelled
        Whether it does not take place; `day` is then the day on which it would have.
    """

    slot: str
    day: date
    start_s: int
    end_s: int
    venue: str
    venue_name: str
    room: str
    cancelled: bool
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class VisitRow(Row):
    """
    Children who come to or leave a venue.

    Parameters
    ----------
    at_s
        Seconds since local midnight: planned on runs; otherwise the moment that the venue must be ready for.
    certainty
        ``planned``, ``at the latest``, ``from`` or ``not covered``.
    what
        ``comes`` or ``leaves``.
    taker, mode
        Who brings or fetches them: a code, empty where nobody is named; and how.
    """

    venue: str
    room: str
    day: date
    at_s: int
    certainty: str
    what: str
    children: tuple[str, ...]
    taker: str
    mode: str
    earliest_s: int
    latest_s: int
    contact_start_s: int | None
    contact_end_s: int | None
    session: str
    journey: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class VenueRow(Row):
    """A venue; `sessions` are those of the week, and `risk_role` is for planning only."""

    venue: str
    name: str
    position: Position
    precision_m: int
    contact_district: str
    rooms: tuple[str, ...]
    uses: tuple[str, ...]
    evidence: str
    illustrative: bool
    network: str
    risk_role: str
    sessions: int
