"""
The ledger of plans: what every leg was for, and what it cost, in whole metres, seconds and pence.

It has two tables of the same miles, hours and pounds: `LedgerLeg`, a row each time a car goes from one stop
to the next (a row a journey for carers, known adults and taxis), and `LedgerJourney`, a row for each child
and journey, with its share of the run it was on. Both add up to the same totals, item by item.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property

from geoplan.domain.ages import AgeBand
from geoplan.domain.plans import CostBreakdown, Mode
from geoplan.domain.requests import Direction

PAID_ITEMS = ("volunteer_miles", "worker_miles", "worker_time", "carer_miles", "adult_miles", "taxis")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """
    What can be added up: whole metres, seconds and pence.

    Parameters
    ----------
    loaded_m, empty_m
        Driven with a child in the car, and without.
    driving_s, waiting_s, service_s
        On the road; waiting at a stop; children getting in and out.
    volunteer_miles, worker_miles, worker_time, carer_miles, adult_miles, taxis
        Pence paid, by the items of `CostBreakdown`.
    empty_pence
        Of these, paid for legs without a child.
    """

    loaded_m: int = 0
    empty_m: int = 0
    driving_s: int = 0
    waiting_s: int = 0
    service_s: int = 0
    volunteer_miles: int = 0
    worker_miles: int = 0
    worker_time: int = 0
    carer_miles: int = 0
    adult_miles: int = 0
    taxis: int = 0
    empty_pence: int = 0

    @property
    def paid_pence(self) -> int:
        """All pence paid."""
        return sum(getattr(self, item) for item in PAID_ITEMS)

    @property
    def metres(self) -> int:
        """All that was driven."""
        return self.loaded_m + self.empty_m

    @property
    def away_s(self) -> int:
        """All time from home to home."""
        return self.driving_s + self.waiting_s + self.service_s

    @classmethod
    def sum(cls, amounts: "Iterable[Amounts]") -> "Amounts":
        """Return the sum of some amounts, item by item."""
        total: Counter[str] = Counter()
        for one in amounts:
            for name in _NAMES:
                total[name] += getattr(one, name)
        return cls(**total)


_NAMES = tuple(item.name for item in fields(Amounts))


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLeg:
    """
    One leg of a run, or a whole journey of a carer, known adult or taxi.

    Parameters
    ----------
    run
        Code of the run; None for journeys that are not on one.
    number
        Its place in the run, 1 first.
    requests
        Codes of the requests in the car; of all that a carer, adult or taxi takes.
    aboard
        How many children are in the car.
    person, provider
        Who drives, and the organisation they drive for; None where no person is known, or no organisation.
    """

    day: date
    run: str | None
    number: int
    mode: Mode
    person: str | None
    provider: str | None
    requests: tuple[str, ...]
    aboard: int
    amounts: Amounts = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerJourney:
    """
    One child on one journey, with its share of what the car drove for it.

    Parameters
    ----------
    request, occasion, direction
        The journey; the occasion of the session it serves (its code, with a number from the second in a
        week).
    district
        The contact district whose team holds the child's case; the venue's where none is known.
    group
        The child's age band on the day; None where the child is not known any more.
    direct_m
        Length of the journey without any other stop.
    ridden_m, ride_s
        Metres and seconds that the child was in the car.
    shared_m
        Of these metres, those with children of another journey in the car.
    because
        Code of the rule for which no volunteer takes it, where something else than a volunteer or somebody
        known to the child does.
    """

    day: date
    request: str
    session: str
    occasion: str
    direction: Direction
    child: str
    mode: Mode
    person: str | None
    provider: str | None
    run: str | None
    venue: str
    district: str
    group: AgeBand | None
    direct_m: int
    ridden_m: int
    shared_m: int
    ride_s: int
    because: str | None = None
    amounts: Amounts = field(default=Amounts(), repr=False)

    @property
    def is_covered(self) -> bool:
        """Whether anybody takes it."""
        return self.mode is not Mode.NOBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerSession:
    """
    One occasion of a session on a day that was planned.

    Parameters
    ----------
    cancelled
        Whether it was cancelled before the plan was made.
    """

    day: date
    session: str
    venue: str
    cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffTrip:
    """
    A contact worker's own way to a session held elsewhere than at their base, or back.

    It is no part of a plan's cost: the plan did not choose it.
    """

    day: date
    person: str
    start: str
    end: str
    metres: int
    driving_s: int
    miles_pence: int
    time_pence: int

    @property
    def pence(self) -> int:
        """Miles and time together."""
        return self.miles_pence + self.time_pence


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerVenue:
    """A venue with its name and district, used or not: tables have a row for each."""

    code: str
    name: str
    district: str


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """
    The rows of one plan, or of several plans of different days.

    Parameters
    ----------
    days
        Those that were planned, in order.
    cost
        What the plans themselves say they cost, preferences included.
    providers
        Names of organisations by code.
    prices
        The prices that the plans were made with, by name.
    """

    days: tuple[date, ...]
    legs: tuple[LedgerLeg, ...] = field(repr=False)
    journeys: tuple[LedgerJourney, ...] = field(repr=False)
    sessions: tuple[LedgerSession, ...] = field(repr=False)
    staff: tuple[StaffTrip, ...] = field(default=(), repr=False)
    venues: tuple[LedgerVenue, ...] = field(default=(), repr=False)
    providers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    prices: tuple[tuple[str, float], ...] = field(default=(), repr=False)
    cost: CostBreakdown = field(default_factory=CostBreakdown)

    def __post_init__(self) -> None:
        if len(set(self.days)) != len(self.days):
            raise ValueError("a ledger has a day twice: two plans of one day cannot be added up")

    @cached_property
    def total(self) -> Amounts:
        """The sum of all rows: legs and journeys add up to the same."""
        return Amounts.sum(leg.amounts for leg in self.legs)

    @property
    def unpaid(self) -> tuple[tuple[str, int], ...]:
        """What preferences are priced at in the plans and nobody is paid: item and pence."""
        return tuple((name, pence) for name, pence in self.cost if name not in PAID_ITEMS and pence)

    def differences(self) -> tuple[tuple[str, int, int], ...]:
        """
        Return the items that do not add up to what the plans say: name, pence of the rows, pence of the
        plans.

        Empty unless prices were changed after a plan was made.
        """
        stated = dict(self.cost)
        found = ((item, getattr(self.total, item), stated[item]) for item in PAID_ITEMS)
        return tuple((item, rows, plan) for item, rows, plan in found if rows != plan)


def joined(ledgers: Iterable[Ledger]) -> Ledger:
    """
    Return several ledgers as one.

    Raises
    ------
    ValueError
        When two of them hold the same day.
    """
    parts = sorted(ledgers, key=lambda one: one.days)
    cost: Counter[str] = Counter()
    for part in parts:
        cost.update(dict(part.cost))
    return Ledger(
        days=tuple(day for part in parts for day in part.days),
        legs=tuple(row for part in parts for row in part.legs),
        journeys=tuple(row for part in parts for row in part.journeys),
        sessions=tuple(row for part in parts for row in part.sessions),
        staff=tuple(row for part in parts for row in part.staff),
        venues=_last_by_code(venue for part in parts for venue in part.venues),
        providers=tuple(sorted({code: name for part in parts for code, name in part.providers}.items())),
        prices=parts[-1].prices if parts else (),
        cost=CostBreakdown(**cost),
    )


def _last_by_code(venues: Iterable[LedgerVenue]) -> tuple[LedgerVenue, ...]:
    by_code = {venue.code: venue for venue in venues}
    return tuple(sorted(by_code.values(), key=lambda venue: (venue.district, venue.code)))
