"""Volunteer drivers, the checks they must pass, and the organisations that provide them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from geoplan.domain.checks import check_between, check_code, check_person_code
from geoplan.domain.geography import Position
from geoplan.domain.hours import WeeklyHours
from geoplan.domain.seats import SeatStock


class ComplianceKind(StrEnum):
    """A check that a volunteer must hold before a child gets into the car."""

    DBS = "enhanced DBS"
    LICENCE = "driving licence"
    MOT = "MOT"
    INSURANCE = "insurer told"
    TRAINING = "training"


@dataclass(frozen=True, slots=True, order=True)
class Check:
    """
    A check that somebody holds.

    `expires` is the first day on which it no longer counts: from that day on it blocks.
    """

    kind: ComplianceKind
    expires: date


REQUIRED_CHECKS = frozenset(ComplianceKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """
    A volunteer driver.

    Parameters
    ----------
    provider
        Code of the organisation in whose pool they are.
    hours
        When they can drive, local time.
    seats
        Passenger seats for children, with or without a child seat.
    child_seats
        Child seats in the car.
    wheelchair
        Whether the car takes a wheelchair.
    compliance
        The checks they hold, one of a kind; a kind that is missing counts as expired.
    longest_day_minutes, longest_day_miles
        The most they will do in a day; None for no limit.

    Raises
    ------
    ValueError
        When a code may be a name, a figure cannot be, or a check is listed twice.
    """

    code: str
    provider: str
    home: Position = field(repr=False)
    home_place: str | None = field(default=None, repr=False)
    hours: WeeklyHours = field(default=WeeklyHours(), repr=False)
    seats: int = 3
    child_seats: SeatStock = field(default=SeatStock(), repr=False)
    wheelchair: bool = False
    compliance: tuple[Check, ...] = field(default=(), repr=False)
    longest_day_minutes: int | None = None
    longest_day_miles: float | None = None

    def __post_init__(self) -> None:
        check_person_code("a driver", self.code)
        check_code(f"the provider of driver {self.code}", self.provider)
        check_between(f"driver {self.code}: passenger seats", self.seats, 1, 16)
        if self.longest_day_minutes is not None:
            check_between(f"driver {self.code}: longest day", self.longest_day_minutes, 1, 24 * 60, "minutes")
        if self.longest_day_miles is not None:
            check_between(f"driver {self.code}: longest day", self.longest_day_miles, 1, 1_000, "miles")
        kinds = [check.kind for check in self.compliance]
        if len(kinds) != len(set(kinds)):
            raise ValueError(f"driver {self.code}: the same check is listed twice")
        object.__setattr__(self, "compliance", tuple(sorted(self.compliance)))

    def expires(self, kind: ComplianceKind) -> date | None:
        """Return the day a check of this kind stops counting; None where it is not held at all."""
        return next((check.expires for check in self.compliance if check.kind is kind), None)

    def expired(
        self, on: date, required: frozenset[ComplianceKind] = REQUIRED_CHECKS
    ) -> tuple[ComplianceKind, ...]:
        """Return the required checks that are missing or have expired on a day."""
        held = {check.kind for check in self.compliance if on < check.expires}
        return tuple(kind for kind in ComplianceKind if kind in required and kind not in held)

    def is_compliant(self, on: date, required: frozenset[ComplianceKind] = REQUIRED_CHECKS) -> bool:
        """Whether every required check holds on a day."""
        return not self.expired(on, required)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """
    An organisation that provides volunteer drivers under an agreement.

    `name` is the organisation's own, not a person's. `contact_districts` are those the agreement covers.
    """

    code: str
    name: str
    contact_districts: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        check_code("a provider", self.code)
