"""A journey that miles are paid for."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from geoplan.domain.money import exact
from geoplan.domain.rates import Vehicle

_MOST_MILES = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DrivenJourney:
    """
    A journey that one person drove.

    Parameters
    ----------
    day
        The day driven: it decides which rate counts.
    miles
        Never rounded: any figure that `geoplan.domain.money.exact` takes is kept as a fraction.
    passenger_miles
        Miles of all passengers added up: two children for ten miles are 20.
    parking_pence, tolls_pence
        Spent on the way.
    code
        The journey's own; the person is never named.
    elsewhere
        Driven for another organisation: it counts towards the threshold of the tax year and is neither
        approved nor paid here. A total is one such journey, on the first day of the tax year.

    Raises
    ------
    ValueError
        When a figure is below nothing, or no number.
    """

    day: date
    miles: Fraction
    vehicle: Vehicle = Vehicle.CAR
    passenger_miles: Fraction = Fraction(0)
    parking_pence: int = 0
    tolls_pence: int = 0
    code: str = ""
    elsewhere: bool = False

    def __post_init__(self) -> None:
        for name in ("miles", "passenger_miles"):
            value = exact(getattr(self, name))
            if not 0 <= value <= _MOST_MILES:
                raise ValueError(f"journey {self.code}: {name.replace('_', ' ')} cannot be {float(value):g}")
            object.__setattr__(self, name, value)
        if self.parking_pence < 0 or self.tolls_pence < 0:
            raise ValueError(f"journey {self.code}: parking and tolls cannot be below nothing")
