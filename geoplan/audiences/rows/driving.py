"""Rows of driving: runs, their stops and legs, and the journeys of children."""

from dataclasses import dataclass
from datetime import date

from geoplan.audiences.rows.base import Row
from geoplan.domain.geography import Position


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RunRow(Row):
    """
    A driver's run of one day.

    `driver` is the code of a volunteer or contact worker. `start_s`, `end_s` are seconds since midnight.
    `pence` is what is paid for it: miles, and a contact worker's time.
    """

    run: str
    day: date
    driver: str
    mode: str
    provider: str
    start_place: str
    end_place: str
    start_s: int
    end_s: int
    driving_s: int
    metres: int
    empty_metres: int
    journeys: tuple[str, ...]
    children: tuple[str, ...]
    venues: tuple[str, ...]
    pence: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class StopRow(Row):
    """
    A stop of a run; its start is number 0, and its end has the last number.

    Parameters
    ----------
    what
        ``leave home``, ``leave base``, ``pick up``, ``hand over``, ``home again`` or ``back at base``.
    place, place_kind, place_code, settlement, position
        Key in the travel tables; ``home``, ``school``, ``venue`` or ``driver``; the code in the key; that of
        the settlement, empty where not known.
    arrive_s, begin_s, depart_s
        Seconds since local midnight. The start only departs, the end only arrives: all three are equal.
    children
        Who gets in or out.
    seats
        Child seats needed, by child, such as ``C0001 forward-facing``.
    needs
        ``wheelchair`` or ``escort``, by child, such as ``C0001 wheelchair``; nothing else about them.
    on_board
        Who is in the car afterwards.
    hand_over
        Who hands over or takes the children: a carer's code, ``venue staff``, ``school staff``, or ``carer``.
    """

    run: str
    day: date
    driver: str
    number: int
    what: str
    place: str
    place_kind: str
    place_code: str
    settlement: str
    position: Position | None
    arrive_s: int
    begin_s: int
    depart_s: int
    children: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    on_board: tuple[str, ...] = ()
    hand_over: str = ""
    venue: str = ""
    room: str = ""
    journey: str = ""
    session: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class LegRow(Row):
    """
    The road from one stop of a run to the next.

    Parameters
    ----------
    number
        Of the stop it leads to: 1 is the way to the first.
    on_board
        How many children are in the car.
    line
        Along the road, from door to door.
    shared_line
        The same cut back to junctions away from homes (`geoplan.audiences.masking.shared_line`); empty where
        nothing is left.
    """

    run: str
    day: date
    driver: str
    number: int
    on_board: int
    metres: int
    seconds: int
    line: tuple[Position, ...]
    shared_line: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class JourneyRow(Row):
    """
    One journey of children: a request, and who takes it.

    Parameters
    ----------
    direction
        ``to contact`` or ``home``.
    from_place, to_place
        Keys in the travel tables; `from_kind` and `to_kind` are ``home``, ``school`` or ``venue``.
    earliest_s, latest_s
        When the children may be at the venue, or leave it.
    pickup_s, delivery_s, ride_s
        As planned on a run; None where no run serves it (`ride_s` is then the direct journey, None where
        nobody takes it).
    taker
        Code of whoever takes it; empty for taxis and where nobody does.
    contact_start_s, contact_end_s
        Of the contact it serves; None where the case has no such session.
    carers
        Codes of the carers of the children.
    """

    journey: str
    session: str
    direction: str
    day: date
    children: tuple[str, ...]
    carers: tuple[str, ...]
    contact_district: str
    from_kind: str
    from_place: str
    from_settlement: str
    from_position: Position | None
    to_kind: str
    to_place: str
    to_settlement: str
    to_position: Position | None
    venue: str
    room: str
    contact_start_s: int | None
    contact_end_s: int | None
    earliest_s: int
    latest_s: int
    pickup_s: int | None
    delivery_s: int | None
    ride_s: int | None
    direct_s: int
    direct_m: int
    seats: tuple[str, ...]
    mode: str
    taker: str
    run: str
    pinned: bool
    reasons: tuple[str, ...]
    pence: int
    court_priority: bool
