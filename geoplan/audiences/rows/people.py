"""Rows of people, by code, and of schools; and what a file of names adds when a sheet is printed."""

from dataclasses import dataclass
from datetime import date

from geoplan.audiences.rows.base import Row
from geoplan.domain.geography import Position


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ChildRow(Row):
    """A child; `seat` is what they need in a car in the week, `ride_s` all their time in cars in it."""

    child: str
    birth_date: date
    age_band: str
    height_cm: float | None
    seat: str
    needs: tuple[str, ...]
    home: Position
    settlement: str
    contact_district: str
    legal_status: str
    sibling_group: str
    school: str
    carer: str
    never_with: tuple[str, ...]
    barred_drivers: tuple[str, ...]
    journeys: int
    ride_s: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CarerRow(Row):
    """A foster carer."""

    carer: str
    home: Position
    settlement: str
    can_drive: bool
    hours: tuple[str, ...]
    max_minutes: int | None
    seats: int
    child_seats: tuple[str, ...]
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AdultRow(Row):
    """An adult whom children know and who can fetch them."""

    adult: str
    home: Position
    hours: tuple[str, ...]
    max_minutes: int | None
    seats: int
    child_seats: tuple[str, ...]
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DriverRow(Row):
    """A volunteer driver; `checks` are what they hold and until when, the figures are those of the week."""

    driver: str
    provider: str
    home: Position
    settlement: str
    hours: tuple[str, ...]
    seats: int
    child_seats: tuple[str, ...]
    wheelchair: bool
    checks: tuple[str, ...]
    longest_day_minutes: int | None
    longest_day_miles: float | None
    runs: int
    journeys: int
    metres: int
    driving_s: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class WorkerRow(Row):
    """A contact worker."""

    worker: str
    base: str
    contact_district: str
    hours: tuple[str, ...]
    weekly_minutes: int
    can_drive: bool
    seats: int
    child_seats: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SchoolRow(Row):
    """A school that children are fetched from."""

    school: str
    position: Position
    settlement: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NameRow(Row):
    """
    What a file of names has on a code. Made only while something is printed, and never stored.

    An audience gets it only for codes that it sees anyway, and then the initials: no list has the name.
    """

    code: str
    name: str = ""
    initials: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AddressRow(Row):
    """
    The address of a place, by its key in the travel tables (``home:C0001``), from a file of names.

    An audience gets it only for places that it sees anyway.
    """

    place: str
    address: str = ""
    postcode: str = ""
