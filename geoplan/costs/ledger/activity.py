"""What happened in a month or quarter: sessions, journeys, miles, money, minutes in the car, continuity."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from geoplan.costs.ledger.spans import Span
from geoplan.costs.ledger.sums import NO_GROUP
from geoplan.domain.emissions import EmissionFactors
from geoplan.domain.ledger import Amounts, Ledger, LedgerJourney, LedgerSession
from geoplan.domain.outcomes import Outcome
from geoplan.domain.plans import Mode

BEFORE_THE_PLAN = "before the plan was made"
NOT_SAID = "not said by whom"
MANY_FACES = 3


class Status(StrEnum):
    """What is known of a session."""

    HELD = "held"
    CANCELLED = "cancelled"
    NOT_REPORTED = "not reported"


@dataclass(frozen=True, slots=True)
class Rides:
    """Children's rides: how many, their seconds together, and the longest."""

    count: int = 0
    seconds: int = 0
    longest_s: int = 0


@dataclass(frozen=True, kw_only=True)
class Activity:
    """
    The figures of a span of days.

    Journeys, miles and money are those planned for sessions that were held or of which nothing is reported;
    `cancelled_pence` was planned for sessions that were then cancelled.

    Parameters
    ----------
    sessions
        By status and venue.
    cancelled_by
        Cancelled sessions by whose side it lay on.
    journeys, amounts
        Children's journeys, and what was driven and paid for them, by mode.
    district_journeys, district_pence
        By the district whose team holds the child's case.
    rides
        By age group, of journeys that somebody takes.
    faces
        How many children are taken by one, two, or `MANY_FACES` and more different persons; each taxi is
        another.
    direct_m
        Of journeys that somebody takes, without any other stop.
    staff_m, staff_pence
        Contact workers' own ways between venues.
    days_planned
        Days of accepted plans; `weeks_without`: Mondays of weeks in which there is none.
    """

    span: Span
    sessions: Mapping[tuple[Status, str], int]
    cancelled_by: Mapping[str, int]
    journeys: Mapping[Mode, int]
    amounts: Mapping[Mode, Amounts]
    district_journeys: Mapping[str, int]
    district_pence: Mapping[str, int]
    rides: Mapping[str, Rides]
    faces: Mapping[int, int]
    direct_m: int
    cancelled_pence: int
    staff_m: int
    staff_pence: int
    days_planned: int
    weeks_without: tuple[date, ...] = ()
    co2e_kg: Decimal | None = None
    total: Amounts = field(default=Amounts())

    def count(self, status: Status | None, venues: Iterable[str] | None = None) -> int:
        """Return how many sessions have a status (None: all that were arranged), at some venues or all."""
        chosen = None if venues is None else set(venues)
        return sum(
            count
            for (found, venue), count in self.sessions.items()
            if status in (None, found) and (chosen is None or venue in chosen)
        )


def activity_of(
    ledger: Ledger,
    span: Span,
    outcomes: Sequence[Outcome] = (),
    *,
    factors: EmissionFactors | None = None,
) -> Activity:
    """
    Return the figures of a span.

    Parameters
    ----------
    ledger
        Of the accepted plans, of this and other days.
    outcomes
        What became of sessions; those of other days, or of sessions that are in no plan, do not count.
    """
    told = {(one.session, one.day): one for one in outcomes}
    sessions = [row for row in ledger.sessions if span.holds(row.day)]
    status = {(row.session, row.day): status_of(row, told) for row in sessions}
    rows = [row for row in ledger.journeys if span.holds(row.day)]
    off = [row for row in rows if status.get((row.session, row.day)) is Status.CANCELLED]
    rows = [row for row in rows if status.get((row.session, row.day)) is not Status.CANCELLED]
    taken = [row for row in rows if row.is_covered]
    trips = [trip for trip in ledger.staff if span.holds(trip.day)]
    return Activity(
        span=span,
        sessions=Counter((status[row.session, row.day], row.venue) for row in sessions),
        cancelled_by=Counter(
            cancelled_by_of(row, told) for row in sessions if status[row.session, row.day] is Status.CANCELLED
        ),
        journeys=Counter(row.mode for row in rows),
        amounts=_amounts(rows),
        district_journeys=Counter(row.district for row in rows),
        district_pence=_pence_by_district(rows),
        rides=_rides(taken),
        faces=_faces(taken),
        direct_m=sum(row.direct_m for row in taken),
        cancelled_pence=sum(row.amounts.paid_pence for row in off),
        staff_m=sum(trip.metres for trip in trips),
        staff_pence=sum(trip.pence for trip in trips),
        days_planned=sum(span.holds(day) for day in ledger.days),
        weeks_without=_weeks_without(ledger, span),
        co2e_kg=_emissions(rows, factors) if factors else None,
        total=Amounts.sum(row.amounts for row in rows),
    )


def status_of(row: LedgerSession, told: Mapping[tuple[str, date], Outcome]) -> Status:
    """Return what is known of a session."""
    if row.cancelled:
        return Status.CANCELLED
    outcome = told.get((row.session, row.day))
    if outcome is None:
        return Status.NOT_REPORTED
    return Status.HELD if outcome.held else Status.CANCELLED


def unmatched(ledger: Ledger, outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Return the outcomes of days that were planned whose session is in no plan of the day."""
    known = {(row.session, row.day) for row in ledger.sessions}
    days = set(ledger.days)
    return tuple(one for one in outcomes if one.day in days and (one.session, one.day) not in known)


def cancelled_by_of(row: LedgerSession, told: Mapping[tuple[str, date], Outcome]) -> str:
    """Return by whose side a cancelled session was cancelled."""
    outcome = told.get((row.session, row.day))
    if outcome is not None and outcome.cancelled_by is not None:
        return outcome.cancelled_by.value
    return BEFORE_THE_PLAN if row.cancelled else NOT_SAID


def _amounts(rows: Iterable[LedgerJourney]) -> dict[Mode, Amounts]:
    by_mode: dict[Mode, list[Amounts]] = defaultdict(list)
    for row in rows:
        by_mode[row.mode].append(row.amounts)
    return {mode: Amounts.sum(found) for mode, found in by_mode.items()}


def _pence_by_district(rows: Iterable[LedgerJourney]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for row in rows:
        found[row.district] += row.amounts.paid_pence
    return dict(found)


def _rides(rows: Iterable[LedgerJourney]) -> dict[str, Rides]:
    by_group: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        by_group[row.group.value if row.group else NO_GROUP].append(row.ride_s)
    return {group: Rides(len(found), sum(found), max(found)) for group, found in by_group.items()}


def _faces(rows: Iterable[LedgerJourney]) -> dict[int, int]:
    met: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        met[row.child].add(row.person or f"taxi {row.day} {row.request}")
    return dict(Counter(min(len(faces), MANY_FACES) for faces in met.values()))


def _weeks_without(ledger: Ledger, span: Span) -> tuple[date, ...]:
    """Mondays in a span whose week has no day of a plan, up to the last that was planned."""
    planned = {day - timedelta(days=day.weekday()) for day in ledger.days}
    monday = span.first + timedelta(days=-span.first.weekday() % 7)
    found = []
    while monday <= min(span.last, max(ledger.days)):
        if monday not in planned and monday > min(ledger.days):
            found.append(monday)
        monday += timedelta(days=7)
    return tuple(found)


def _emissions(rows: Iterable[LedgerJourney], factors: EmissionFactors) -> Decimal:
    return sum((factors.kg(row.mode, row.day, row.amounts.metres) for row in rows), Decimal(0))
