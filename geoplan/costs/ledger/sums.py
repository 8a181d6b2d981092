"""Sums of a ledger: journeys, miles, hours and pounds by who drives, for whom and where."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from geoplan.domain.ages import AgeBand
from geoplan.domain.emissions import EmissionFactors
from geoplan.domain.ledger import Amounts, Ledger, LedgerJourney
from geoplan.domain.money import exact_miles
from geoplan.domain.plans import Mode

NO_GROUP = "age not known"


class By(StrEnum):
    """What a table has a line for."""

    MODE = "mode"
    DRIVER = "driver"
    PROVIDER = "provider"
    VENUE = "venue"
    DISTRICT = "district"
    GROUP = "age group"
    DAY = "day"

    @property
    def divides_sessions(self) -> bool:
        """Whether a session has one line only, so that numbers of sessions add up."""
        return self in (By.VENUE, By.DAY)

    def key(self, row: LedgerJourney) -> str:
        """
        Return the line that a journey belongs to.

        Who drives for no provider, and whoever is not known by code, has the line of their mode.
        """
        if self is By.MODE:
            return row.mode.value
        if self is By.DRIVER:
            return row.person or row.mode.value
        if self is By.PROVIDER:
            return row.provider or row.mode.value
        if self is By.VENUE:
            return row.venue
        if self is By.DISTRICT:
            return row.district
        if self is By.GROUP:
            return row.group.value if row.group else NO_GROUP
        return row.day.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """
    The journeys of one line of a table.

    Parameters
    ----------
    journeys
        Children's journeys: each child, each way. `covered` are those that somebody takes.
    sessions
        Occasions that they lead to or from; None in tables where a session can have several lines.
    direct_m
        Of the covered journeys, without any other stop.
    ridden_m, shared_m, ride_s
        Metres and seconds that children are in the car; of the metres, those shared with another journey.
    co2e_kg
        Kilograms of CO₂ equivalent, exact; None without factors.
    """

    key: str
    journeys: int
    covered: int
    sessions: int | None
    direct_m: int
    ridden_m: int
    shared_m: int
    ride_s: int
    amounts: Amounts = field(repr=False)
    co2e_kg: Decimal | None = None

    @property
    def paid_pence(self) -> int:
        """Pence paid."""
        return self.amounts.paid_pence

    @property
    def pence_per_session(self) -> Fraction | None:
        """Paid pence a session; None where there is none."""
        return Fraction(self.paid_pence, self.sessions) if self.sessions else None

    @property
    def pence_per_child_mile(self) -> Fraction | None:
        """
        Paid pence a mile that a child had to go, None where there is none.

        The miles are those of the direct journey: a detour makes a journey dearer, not cheaper by the mile.
        """
        return self.paid_pence / exact_miles(self.direct_m) if self.direct_m else None

    @property
    def empty_share(self) -> Fraction | None:
        """Share of the metres driven without a child; None where nothing was driven."""
        return Fraction(self.amounts.empty_m, self.amounts.metres) if self.amounts.metres else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CostTable:
    """Lines of one kind, and their total: every column of the lines adds up to it."""

    by: By
    lines: tuple[CostLine, ...]
    total: CostLine

    def line(self, key: str) -> CostLine:
        """Return the line of a key; raises KeyError when there is none."""
        for line in self.lines:
            if line.key == key:
                return line
        raise KeyError(key)


def sum_by(
    ledger: Ledger, by: By, *, factors: EmissionFactors | None = None, every: bool = False
) -> CostTable:
    """
    Return the sums of a ledger, a line for each value of `by`.

    Parameters
    ----------
    factors
        To show emissions beside pounds.
    every
        Whether modes, age groups, venues and districts have a line even where nothing is in it, so that
        tables of different weeks have the same lines.

    Returns
    -------
    CostTable
        Lines of modes and age groups in their own order, all others by code.
    """
    rows: dict[str, list[LedgerJourney]] = defaultdict(list)
    for row in ledger.journeys:
        rows[by.key(row)].append(row)
    if every:
        for key in _known(ledger, by):
            rows.setdefault(key, [])
    lines = tuple(line_of(key, rows[key], by, factors) for key in in_order(by, rows))
    return CostTable(by=by, lines=lines, total=line_of("all", ledger.journeys, By.DAY, factors))


def line_of(
    key: str, rows: Sequence[LedgerJourney], by: By, factors: EmissionFactors | None = None
) -> CostLine:
    """Return the sum of some journeys."""
    covered = [row for row in rows if row.is_covered]
    sessions = len({(row.day, row.occasion) for row in rows}) if by.divides_sessions else None
    return CostLine(
        key=key,
        journeys=len(rows),
        covered=len(covered),
        sessions=sessions,
        direct_m=sum(row.direct_m for row in covered),
        ridden_m=sum(row.ridden_m for row in rows),
        shared_m=sum(row.shared_m for row in rows),
        ride_s=sum(row.ride_s for row in rows),
        amounts=Amounts.sum(row.amounts for row in rows),
        co2e_kg=None if factors is None else _emissions(rows, factors),
    )


def _emissions(rows: Iterable[LedgerJourney], factors: EmissionFactors) -> Decimal:
    return sum((factors.kg(row.mode, row.day, row.amounts.metres) for row in rows), Decimal(0))


def _known(ledger: Ledger, by: By) -> Iterable[str]:
    if by is By.MODE:
        return [mode.value for mode in Mode]
    if by is By.GROUP:
        return [group.value for group in AgeBand]
    if by is By.VENUE:
        return [venue.code for venue in ledger.venues]
    if by is By.DISTRICT:
        return [venue.district for venue in ledger.venues]
    return [day.isoformat() for day in ledger.days] if by is By.DAY else []


def in_order(by: By, keys: Iterable[str]) -> list[str]:
    """Return lines in the order of their table: modes by rung, age groups by age, all others by code."""
    order = [mode.value for mode in Mode] + [group.value for group in AgeBand]
    by_place = {key: place for place, key in enumerate(order)}
    if by in (By.MODE, By.GROUP):
        return sorted(keys, key=lambda key: (by_place.get(key, len(order)), key))
    # People and organisations first, by code; then what has no code of its own.
    return sorted(keys, key=lambda key: (by_place.get(key, -1), key))
