"""Children, carers, drivers and contact workers from their tables."""

from collections.abc import Sequence
from pathlib import Path

from geoplan.domain.drivers import Check, ComplianceKind, Driver
from geoplan.domain.geography import Place, Position
from geoplan.domain.hours import WeeklyHours
from geoplan.domain.people import Child, ContactWorker, FosterCarer
from geoplan.domain.seats import SeatStock
from geoplan.io.grid import TableLimits
from geoplan.io.locate import Finder, locate
from geoplan.io.postcodes import PostcodeIndex
from geoplan.io.records import Note, Record, Table, read_table
from geoplan.io.schemas_people import CARERS, CHILDREN, DRIVERS, WORKERS

_CHECKS = {
    "dbs_expiry": ComplianceKind.DBS,
    "licence_expiry": ComplianceKind.LICENCE,
    "mot_expiry": ComplianceKind.MOT,
    "insurance_expiry": ComplianceKind.INSURANCE,
    "training_expiry": ComplianceKind.TRAINING,
}


def read_children(
    path: str | Path,
    *,
    postcodes: PostcodeIndex | None = None,
    places: Sequence[Place] | None = None,
    sheet: str | None = None,
    limits: TableLimits | None = None,
    note: Note | None = None,
) -> tuple[Child, ...]:
    """
    Read the children with contact.

    Parameters
    ----------
    postcodes, places
        Where homes are looked up; by default the imported postcodes and the embedded county.

    Raises
    ------
    InputError
        With every fault of the file. Messages name the row and column, never a home or a date of birth.
    """
    table = read_table(path, CHILDREN, sheet=sheet, limits=limits)
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
) -> tuple[FosterCarer, ...]:
    """
    Read the foster carers; see `read_children`.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    table = read_table(path, CARERS, sheet=sheet, limits=limits)
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


def read_drivers(
    path: str | Path,
    *,
    postcodes: PostcodeIndex | None = None,
    places: Sequence[Place] | None = None,
    sheet: str | None = None,
    limits: TableLimits | None = None,
    note: Note | None = None,
) -> tuple[Driver, ...]:
    """
    Read the volunteer drivers with the expiry dates of their checks; see `read_children`.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    table = read_table(path, DRIVERS, sheet=sheet, limits=limits)
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


def read_workers(
    path: str | Path, *, sheet: str | None = None, limits: TableLimits | None = None, note: Note | None = None
) -> tuple[ContactWorker, ...]:
    """
    Read the contact support workers.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    table = read_table(path, WORKERS, sheet=sheet, limits=limits)

    def make(record: Record) -> ContactWorker:
        return ContactWorker(
            code=record["code"],
            base=record["base"],
            hours=record["hours"],
            contact_district=record["contact_district"],
            weekly_minutes=round(60 * record["weekly_hours"]),
            can_drive=record["can_drive"],
            seats=record["seats"],
        )

    workers = tuple(table.build(make))
    table.finish(note)
    return workers
