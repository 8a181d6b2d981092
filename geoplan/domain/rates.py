"""What a mile is worth: rates by the day driven, approved and paid, and the tax year they count over."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from geoplan.domain.checks import check_code

# A mile for more than this is a slip of the pen.
_MOST_PENCE = 500


class Vehicle(StrEnum):
    """What a journey is driven with."""

    CAR = "car"
    MOTORCYCLE = "motorcycle"
    BICYCLE = "bicycle"

    @property
    def label(self) -> str:
        """Words for a heading."""
        return "car or van" if self is Vehicle.CAR else self.value


class DeductedFrom(StrEnum):
    """What the first miles, which some schemes do not pay, are taken off."""

    JOURNEY = "journey"
    DAY = "day"


@dataclass(frozen=True, slots=True, order=True)
class TaxYear:
    """
    A tax year, 6 April to 5 April.

    Parameters
    ----------
    begins
        The year of its 6 April.
    """

    begins: int

    @classmethod
    def of(cls, day: date) -> "TaxYear":
        """Return the tax year in which a day lies."""
        return cls(day.year if (day.month, day.day) >= (4, 6) else day.year - 1)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.begins, 4, 6)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.begins + 1, 4, 5)

    def __str__(self) -> str:
        return f"{self.begins}/{(self.begins + 1) % 100:02}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidTerms:
    """
    What a scheme's rules are beside its rate; the defaults are a scheme without any.

    Parameters
    ----------
    deducted_miles, deducted_from
        The first miles of each journey, or of each day, are not paid.
    most_miles
        No more of a journey is paid; None for no limit.
    most_pence
        The most that is paid for the miles of a journey; None for no limit.
    parking, tolls
        Whether they are paid back.
    """

    deducted_miles: Decimal = Decimal(0)
    deducted_from: DeductedFrom = DeductedFrom.JOURNEY
    most_miles: Decimal | None = None
    most_pence: int | None = None
    parking: bool = True
    tolls: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.deducted_miles <= 100:
            raise ValueError(f"first miles deducted {self.deducted_miles} are not between 0 and 100")
        for what, most in (("miles", self.most_miles), ("pence", self.most_pence)):
            if most is not None and most < 0:
                raise ValueError(f"the most {what} paid for a journey are below nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class MileageRate:
    """
    What a mile is worth from one day on, until a later rate of the same vehicle.

    Parameters
    ----------
    since
        The first day driven to which it applies.
    pence
        A mile.
    threshold_miles, above_pence
        Miles of a tax year beyond the threshold are worth `above_pence`; both None where all are worth the
        same.
    passenger_pence
        A mile of each passenger; counted only where asked for.
    terms
        Further rules of a scheme; an approved rate has none.
    sure
        How sure it is: ``H`` checked against a source, ``M`` one source or practice, ``L`` an assumption.

    Raises
    ------
    ValueError
        When a figure cannot be.
    """

    since: date
    vehicle: Vehicle
    pence: Decimal
    threshold_miles: Decimal | None = None
    above_pence: Decimal | None = None
    passenger_pence: Decimal = Decimal(0)
    terms: PaidTerms = field(default_factory=PaidTerms)
    sure: str = "H"
    source: str = ""

    def __post_init__(self) -> None:
        for what, pence in (
            ("", self.pence),
            (" above the threshold", self.above_pence),
            (" for a passenger", self.passenger_pence),
        ):
            if pence is not None and not 0 <= pence <= _MOST_PENCE:
                raise ValueError(f"{pence} pence a mile{what} is not between 0 and {_MOST_PENCE}")
        if (self.threshold_miles is None) != (self.above_pence is None):
            raise ValueError("a threshold and the rate above it need each other")
        if self.threshold_miles is not None and self.threshold_miles < 0:
            raise ValueError("the threshold is below nothing")
        if self.sure not in ("H", "M", "L"):
            raise ValueError(f'how sure "{self.sure}" is not one of H, M, L')


@dataclass(frozen=True, slots=True)
class RateTable:
    """
    The rates of one payer by date: what the tax office approves, or what a scheme pays.

    Parameters
    ----------
    code, name
        Of the payer.
    rates
        Of all vehicles; kept by vehicle and date.

    Raises
    ------
    ValueError
        When there is none, or two of a vehicle begin on one day.
    """

    code: str
    name: str
    rates: tuple[MileageRate, ...]

    def __post_init__(self) -> None:
        check_code("a mileage scheme", self.code)
        if not self.rates:
            raise ValueError(f"mileage scheme {self.code} has no rate")
        order = list(Vehicle)
        ordered = sorted(self.rates, key=lambda rate: (order.index(rate.vehicle), rate.since))
        for before, after in pairwise(ordered):
            if (before.vehicle, before.since) == (after.vehicle, after.since):
                found = f"two rates for a {after.vehicle} from {after.since:%d/%m/%Y}"
                raise ValueError(f"mileage scheme {self.code} has {found}")
        object.__setattr__(self, "rates", tuple(ordered))

    def __iter__(self) -> Iterator[MileageRate]:
        return iter(self.rates)

    @property
    def vehicles(self) -> tuple[Vehicle, ...]:
        """The vehicles it has rates for."""
        return tuple(dict.fromkeys(rate.vehicle for rate in self.rates))

    def of(self, vehicle: Vehicle) -> tuple[MileageRate, ...]:
        """Return the rates of a vehicle, by date."""
        return tuple(rate for rate in self.rates if rate.vehicle is vehicle)

    def at(self, day: date, vehicle: Vehicle = Vehicle.CAR) -> MileageRate:
        """
        Return the rate in force for a journey driven on a day.

        Raises
        ------
        ValueError
            When there is none for the vehicle, or none yet.
        """
        rates = self.of(vehicle)
        if not rates:
            raise ValueError(f"{self.name} has no rate for a {vehicle}")
        known = [rate for rate in rates if rate.since <= day]
        if not known:
            first = f"the first is from {rates[0].since:%d/%m/%Y}"
            raise ValueError(f"{self.name} has no rate for a {vehicle} on {day:%d/%m/%Y}; {first}")
        return known[-1]

    def until(self, rate: MileageRate) -> date | None:
        """Return the last day on which a rate is in force; None while no later one is known."""
        later = [one.since for one in self.of(rate.vehicle) if one.since > rate.since]
        return later[0] - timedelta(days=1) if later else None

    def next_after(self, day: date, vehicle: Vehicle = Vehicle.CAR) -> MileageRate | None:
        """Return the first rate of a vehicle that begins after a day; None where none is known."""
        return next((rate for rate in self.of(vehicle) if rate.since > day), None)
