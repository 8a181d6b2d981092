"""Children, carers, known adults, drivers and contact workers from their tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geoplan.domain.adults import KnownAdult
from geoplan.domain.drivers import Check, ComplianceKind, Driver, Provider
from geoplan.domain.geography import Place, Position
from geoplan.domain.hours import WeeklyHours
from geoplan.domain.people import Child, ContactWorker, FosterCarer
from geoplan.domain.seats import SeatStock
from geoplan.io.grid import TableLimits
from geoplan.io.locate import Finder, locate
from geoplan.io.postcodes import PostcodeIndex
from geoplan.io.records import Note, Record, Table, read_table
from geoplan.io.schemas_people import ADULTS, CARERS, CHILDREN, DRIVERS, PROVIDERS, WORKERS

_CHECKS = {
    "dbs_expiry": ComplianceKind.DBS,
    "licence_expiry": ComplianceKind.LICENCE,
    "mot_expiry": ComplianceKind.MOT,
    "insurance_expiry": ComplianceKind.INSURANCE,
    "training_expiry": ComplianceKind.TRAINING,
}


@dataclass(frozen=True, slots=True)
class BirthDateParams:
    """
    Which dates of birth are taken for slips of the pen.

    Parameters
    ----------
    today
        None for the day on which the table is read. Later dates of birth are refused.
    oldest_years
        Dates of birth that are longer ago are refused: care leavers are supported up to 25.
    """

    today: date | None = None
    oldest_years: int = 25

    def __post_init__(self) -> None:
        if not 1 <= self.oldest_years <= 120:
            raise ValueError(f"oldest_years {self.oldest_years} is not between 1 and 120")

    def problem(self, birth_date: date) -> str | None:
        """Say what is wrong with a date of birth, without repeating it; None when nothing is."""
        today = self.today or date.today()
        if birth_date > today:
            return "the date of birth is still to come"
        months = 12 * (today.year - birth_date.year) + today.month - birth_date.month
        years = (months - (today.day < birth_date.day)) // 12
        return f"the child would be older than {self.oldest_years}" if years > self.oldest_years else None


def read_children(
    path: str | Path,
    *,
    postcodes: PostcodeIndex | None = None,
    places: Sequence[Place] | None = None,
    sheet: str | None = None,
    birth_dates: BirthDateParams | None = None,
    limits: TableLimits | None = None,
    note: Note | None = None,
    tables: list[Table] | None = None,
) -> tuple[Child, ...]:
    """
    Read the children with contact.

    Parameters
    ----------
    postcodes, places
        Where homes are looked up; by default the imported postcodes and the embedded county.
    birth_dates
        Which dates of birth cannot be.

    Raises
    ------
    InputError
        With every fault of the file. Messages name the row and column, never a home or a date of birth.
    """
    table = read_table(path, CHILDREN, sheet=sheet, limits=limits, tables=tables)
    _check_birth_dates(table, birth_dates or BirthDateParams())
    finder = Finder(postcodes, places)
    homes = locate(table, finder)

    def make(record: Record) -> Child:
        return Child(
            code=record["code"],
            birth_date=record["birth_date"],
            home=homes[record.row],
            home_place=_home_place(record, finder),
            contact_district=record["contact_district"],
            legal_status=record["legal_status"],
            height_cm=record["height_cm"],
            needs=frozenset(record["needs"]),
            sibling_group=record["sibling_group"],
            school=record["school"],
            carer=record["carer"],
            never_with=frozenset(record["never_with"]),
            barred_drivers=frozenset(record["barred_drivers"]),
        )

    children = tuple(table.build(make))
    _check_never_with(table)
    table.finish(note)
    return children


def _check_birth_dates(table: Table, params: BirthDateParams) -> None:
    for record in table.records:
        born = record["birth_date"]
        problem = params.problem(born) if born is not None else None
        if problem:
            table.fault(record, "birth_date", problem, "check the year, and write it with four digits")


def _check_never_with(table: Table) -> None:
    """See that codes of other children exist: a mistyped one would silently protect nobody."""
    known = {record["code"] for record in table.records}
    for record in table.records:
        for other in record["never_with"]:
            if other not in known:
                table.fault(record, "never_with", f'no row has the code "{other}"', "correct the code")


def _home_place(record: Record, finder: Finder) -> str | None:
    if not record["place"]:
        return None
    place = finder.names().find(record["place"])
    return place.code if isinstance(place, Place) else None


def _seats(record: Record) -> SeatStock:
    return SeatStock(record["rear_facing"], record["forward_facing"], record["booster"])


def read_carers(
    path: str | Path,
    *,
    postcodes: PostcodeIndex | None = None,
    places: Sequence[Place] | None = None,
    sheet: str | None = None,
    limits: TableLimits | None = None,
    note: Note | None = None,
    tables: list[Table] | None = None,
) -> tuple[FosterCarer, ...]:
    """
    Read the foster carers; see `read_children`.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    table = read_table(path, CARERS, sheet=sheet, limits=limits, tables=tables)
    finder = Finder(postcodes, places)
    homes = locate(table, finder)

    def make(record: Record) -> FosterCarer:
        return FosterCarer(
            code=record["code"],
            home=homes[record.row],
            home_place=_home_place(record, finder),
            can_drive=record["can_drive"],
            hours=record["hours"] or WeeklyHours(),
            max_minutes=record["max_minutes"],
            seats=record["seats"],
            child_seats=_seats(record),
        )

    carers = tuple(table.build(make))
    table.finish(note)
    return carers


def read_adults(
    path: str | Path,
    *,
    postcodes: PostcodeIndex | None = None,
    places: Sequence[Place] | None = None,
    sheet: str | None = None,
    limits: TableLimits | None = None,
    note: Note | None = None,
    tables: list[Table] | None = None,
) -> tuple[KnownAdult, ...]:
    """
    Read the approved adults whom children know and who can fetch them; see `read_children`.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    table = read_table(path, ADULTS, sheet=sheet, limits=limits, tables=tables)
    homes = locate(table, Finder(postcodes, places))

    def make(record: Record) -> KnownAdult:
        return KnownAdult(
            code=record["code"],
            home=homes[record.row],
            children=frozenset(record["children"]),
            hours=record["hours"],
            max_minutes=record["max_minutes"],
            seats=record["seats"],
            child_seats=_seats(record),
        )

    adults = tuple(table.build(make))
    table.finish(note)
    return adults


def read_drivers(
    path: str | Path,
    *,
    postcodes: PostcodeIndex | None = None,
    places: Sequence[Place] | None = None,
    sheet: str | None = None,
    limits: TableLimits | None = None,
    note: Note | None = None,
    tables: list[Table] | None = None,
) -> tuple[Driver, ...]:
    """
    Read the volunteer drivers with the expiry dates of their checks; see `read_children`.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    table = read_table(path, DRIVERS, sheet=sheet, limits=limits, tables=tables)
    finder = Finder(postcodes, places)
    homes = locate(table, finder)
    drivers = tuple(table.build(lambda record: _driver(record, homes[record.row], finder)))
    table.finish(note)
    return drivers


def _driver(record: Record, home: Position, finder: Finder) -> Driver:
    checks = (Check(kind, record[column]) for column, kind in _CHECKS.items() if record[column] is not None)
    return Driver(
        code=record["code"],
        provider=record["provider"],
        home=home,
        home_place=_home_place(record, finder),
        hours=record["hours"] or WeeklyHours(),
        seats=record["seats"],
        child_seats=_seats(record),
        wheelchair=record["wheelchair"],
        compliance=tuple(checks),
        longest_day_minutes=record["longest_day_minutes"],
        longest_day_miles=record["longest_day_miles"],
    )


def read_providers(
    path: str | Path,
    *,
    sheet: str | None = None,
    limits: TableLimits | None = None,
    note: Note | None = None,
    tables: list[Table] | None = None,
) -> tuple[Provider, ...]:
    """
    Read the organisations that provide volunteer drivers, with the districts that their agreements cover.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    table = read_table(path, PROVIDERS, sheet=sheet, limits=limits, tables=tables)

    def make(record: Record) -> Provider:
        return Provider(
            code=record["code"],
            name=record["name"] or record["code"],
            contact_districts=frozenset(record["contact_districts"]),
        )

    providers = tuple(table.build(make))
    table.finish(note)
    return providers


def read_workers(
    path: str | Path,
    *,
    sheet: str | None = None,
    limits: TableLimits | None = None,
    note: Note | None = None,
    tables: list[Table] | None = None,
) -> tuple[ContactWorker, ...]:
    """
    Read the contact support workers.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    table = read_table(path, WORKERS, sheet=sheet, limits=limits, tables=tables)

    def make(record: Record) -> ContactWorker:
        return ContactWorker(
            code=record["code"],
            base=record["base"],
            hours=record["hours"],
            contact_district=record["contact_district"],
            weekly_minutes=round(60 * record["weekly_hours"]),
            can_drive=record["can_drive"],
            seats=record["seats"],
            child_seats=_seats(record),
        )

    workers = tuple(table.build(make))
    table.finish(note)
    return workers
