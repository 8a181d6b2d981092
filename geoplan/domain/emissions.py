"""What driving emits, by the day driven."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from geoplan.domain.plans import Mode


class EmittingVehicle(StrEnum):
    """What factors tell apart."""

    CAR = "car"
    TAXI = "taxi"

    @classmethod
    def of(cls, mode: Mode) -> "EmittingVehicle":
        """Return what drives on a rung of the ladder."""
        return cls.TAXI if mode in (Mode.TAXI, Mode.TAXI_ESCORT) else cls.CAR


@dataclass(frozen=True, slots=True, kw_only=True)
class EmissionFactor:
    """
    What a kilometre emits from a day on.

    Parameters
    ----------
    kg_per_km
        Kilograms of CO₂ equivalent a kilometre of the vehicle, whoever is in it.
    sure
        ``H`` checked against the source, ``M`` second-hand, ``L`` an assumption or not checked.

    Raises
    ------
    ValueError
        When it is no figure that a car could emit.
    """

    since: date
    vehicle: EmittingVehicle
    kg_per_km: Decimal
    sure: str = "L"
    source: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.kg_per_km <= 2:
            raise ValueError(
                f"{self.kg_per_km} kg a kilometre is not what a car emits; write such as 0.16725"
            )
        if self.sure not in ("H", "M", "L"):
            raise ValueError(f'"{self.sure}" says not how sure: H, M or L')


@dataclass(frozen=True, slots=True)
class EmissionFactors:
    """
    Factors by vehicle and day.

    Raises
    ------
    ValueError
        When a vehicle has none, or two from one day.
    """

    factors: tuple[EmissionFactor, ...]

    def __post_init__(self) -> None:
        for vehicle in EmittingVehicle:
            since = [one.since for one in self.factors if one.vehicle is vehicle]
            if not since:
                raise ValueError(f"no factor is given for a {vehicle}")
            if len(since) != len(set(since)):
                raise ValueError(f"two factors of a {vehicle} begin on one day")

    def on(self, vehicle: EmittingVehicle, day: date) -> EmissionFactor:
        """Return the factor of a vehicle on a day: the first one for days before it."""
        mine = sorted((one for one in self.factors if one.vehicle is vehicle), key=lambda one: one.since)
        return ([one for one in mine if one.since <= day] or mine[:1])[-1]

    def in_force(self, days: Iterable[date]) -> tuple[EmissionFactor, ...]:
        """Return the factors that count on some days: of cars first, by date."""
        ordered = sorted(days)
        used = (self.on(vehicle, day) for vehicle in EmittingVehicle for day in ordered)
        return tuple(dict.fromkeys(used))

    def kg(self, mode: Mode, day: date, metres: int) -> Decimal:
        """Return the exact kilograms of CO₂ equivalent of so many metres; shown figures are rounded later."""
        return self.on(EmittingVehicle.of(mode), day).kg_per_km * metres / 1000
