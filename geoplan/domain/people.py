"""
The people of the service, by code: children, foster carers, schools and contact workers.

Only codes are shown when a person is printed or logged: homes, birth dates and needs stay out of messages.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from geoplan.domain.ages import AgeBand, age_band
from geoplan.domain.checks import check_between, check_code, check_person_code
from geoplan.domain.geography import Position
from geoplan.domain.hours import WeeklyHours
from geoplan.domain.seats import SeatKind, SeatStock, seat_needed


class LegalStatus(StrEnum):
    """On what footing a child is looked after, or known to the service."""

    SECTION_20 = "section 20"
    INTERIM_CARE_ORDER = "interim care order"
    CARE_ORDER = "care order"
    PLACEMENT_ORDER = "placement order"
    EMERGENCY_PROTECTION_ORDER = "emergency protection order"
    REMAND = "remand"
    AT_RISK = "at risk"

    @property
    def in_proceedings(self) -> bool:
        """Whether a court is deciding, so that contact is evidence and comes first."""
        return self in (LegalStatus.INTERIM_CARE_ORDER, LegalStatus.EMERGENCY_PROTECTION_ORDER)


class Need(StrEnum):
    """What a child needs on the way."""

    WHEELCHAIR = "wheelchair"
    ESCORT = "escort"
    ALONE = "alone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """
    A child with contact.

    Parameters
    ----------
    code
        Case number.
    birth_date
        Ages, bands and seats follow from it.
    home
        Where the child lives now: the placement.
    home_place
        Code of the settlement of the home, where known.
    contact_district
        The contact district whose team holds the case; it stays when a child is placed elsewhere.
    height_cm
        None where not known.
    sibling_group
        A code shared by brothers and sisters who have contact together; None for an only child.
    school, carer
        Codes; None where there is none.
    never_with
        Codes of children never to share a car or a room with.
    barred_drivers
        Codes of drivers who may not take this child.

    Raises
    ------
    ValueError
        When a code may be a name, or the height cannot be a child's.
    """

    code: str
    birth_date: date = field(repr=False)
    home: Position = field(repr=False)
    home_place: str | None = field(default=None, repr=False)
    contact_district: str | None = None
    legal_status: LegalStatus = field(default=LegalStatus.SECTION_20, repr=False)
    height_cm: float | None = field(default=None, repr=False)
    needs: frozenset[Need] = field(default=frozenset(), repr=False)
    sibling_group: str | None = None
    school: str | None = field(default=None, repr=False)
    carer: str | None = field(default=None, repr=False)
    never_with: frozenset[str] = field(default=frozenset(), repr=False)
    barred_drivers: frozenset[str] = field(default=frozenset(), repr=False)

    def __post_init__(self) -> None:
        check_person_code("a child", self.code)
        if self.height_cm is not None:
            check_between(f"child {self.code}: height", self.height_cm, 30, 220, "cm")
        for code in self.never_with | self.barred_drivers:
            check_person_code(f"somebody whom child {self.code} may not travel with", code)
        if self.code in self.never_with:
            raise ValueError(f"child {self.code} is listed as never to travel with itself")

    def age_band(self, on: date) -> AgeBand:
        """Return the room band on a day."""
        return age_band(self.birth_date, on)

    def seat_needed(self, on: date) -> SeatKind:
        """Return the child seat needed on a day."""
        return seat_needed(self.birth_date, self.height_cm, on)


@dataclass(frozen=True, slots=True, kw_only=True)
class FosterCarer:
    """
    Who looks after a child day by day, and what driving they can do.

    Parameters
    ----------
    hours
        When they can drive, local time; empty when they cannot.
    max_minutes
        The longest drive they will make one way; None for no limit.
    seats
        Passenger seats for children.
    child_seats
        Child seats they own.

    Raises
    ------
    ValueError
        When somebody who cannot drive has hours to drive in, or a figure cannot be.
    """

    code: str
    home: Position = field(repr=False)
    home_place: str | None = field(default=None, repr=False)
    can_drive: bool = False
    hours: WeeklyHours = field(default=WeeklyHours(), repr=False)
    max_minutes: int | None = None
    seats: int = 0
    child_seats: SeatStock = field(default=SeatStock(), repr=False)

    def __post_init__(self) -> None:
        check_person_code("a foster carer", self.code)
        check_between(f"carer {self.code}: passenger seats", self.seats, 0, 16)
        if self.max_minutes is not None:
            check_between(f"carer {self.code}: longest drive", self.max_minutes, 1, 300, "minutes")
        if not self.can_drive and self.hours:
            raise ValueError(f"carer {self.code} cannot drive but has hours to drive in")
        if self.can_drive and self.seats == 0:
            raise ValueError(f"carer {self.code} can drive but has no passenger seat")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactWorker:
    """
    A contact support worker: supervises sessions, based at a venue.

    Parameters
    ----------
    base
        Code of the venue they start from.
    weekly_minutes
        Paid time in a week: sessions with the ways to them, and driving children.
    can_drive, seats
        Whether they can fetch children when nobody else can, and how many.
    child_seats
        Child seats that they can take along.
    """

    code: str
    base: str
    hours: WeeklyHours
    contact_district: str | None = None
    weekly_minutes: int = 37 * 60
    can_drive: bool = True
    seats: int = 3
    child_seats: SeatStock = field(default=SeatStock(), repr=False)

    def __post_init__(self) -> None:
        check_person_code("a contact worker", self.code)
        check_code(f"the base of worker {self.code}", self.base)
        check_between(f"worker {self.code}: weekly time", self.weekly_minutes, 1, 7 * 24 * 60, "minutes")
        check_between(f"worker {self.code}: passenger seats", self.seats, 0, 16)


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """A school, nursery or college that children are fetched from."""

    code: str
    position: Position
    place: str | None = None

    def __post_init__(self) -> None:
        check_code("a school", self.code)
