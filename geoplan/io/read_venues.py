"""Venues with their rooms, and contact sessions, from their tables."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from geoplan.domain.geography import Place
from geoplan.domain.sessions import ContactSession
from geoplan.domain.venues import Room, Venue
from geoplan.errors import Fault, InputError
from geoplan.io.grid import TableLimits
from geoplan.io.locate import Finder, locate
from geoplan.io.postcodes import PostcodeIndex
from geoplan.io.records import Note, Record, Table, read_table
from geoplan.io.schemas_sessions import SESSIONS
from geoplan.io.schemas_venues import ROOMS, VENUES


def read_venues(
    path: str | Path,
    *,
    rooms: str | Path | None = None,
    postcodes: PostcodeIndex | None = None,
    places: Sequence[Place] | None = None,
    sheet: str | None = None,
    rooms_sheet: str | None = None,
    limits: TableLimits | None = None,
    note: Note | None = None,
    tables: list[Table] | None = None,
) -> tuple[Venue, ...]:
    """
    Read venues and their rooms.

    Parameters
    ----------
    path
        The venues table.
    rooms
        The rooms table; by default a second sheet of the same workbook.
    sheet, rooms_sheet
        Names of the two sheets; by default those whose headers fit best.

    Raises
    ------
    InputError
        With every fault of both tables; a venue without a room and a room without a venue are faults too.
    """
    table = read_table(path, VENUES, sheet=sheet, limits=limits, tables=tables)
    positions = locate(table, Finder(postcodes, places))
    faults: list[Fault] = []
    by_venue: dict[str, list[Room]] = defaultdict(list)
    try:
        room_table = _rooms_table(path, rooms, rooms_sheet, table, limits, tables)
        by_venue = _rooms(room_table, {record["code"] for record in table.records})
        faults += room_table.faults
        _require_rooms(table, room_table, by_venue)
    except InputError as error:
        faults += error.faults

    def make(record: Record) -> Venue:
        return Venue(
            code=record["code"],
            name=record["name"],
            position=positions[record.row],
            contact_district=record["contact_district"] or "",
            rooms=tuple(by_venue[record["code"]]),
            hours=record["hours"],
            uses=frozenset(record["uses"]),
            risk_role=record["risk_role"],
            precision_m=record["precision_m"],
            network="own",
        )

    venues = () if faults else tuple(table.build(make))
    table.faults += faults
    table.finish(note)
    return venues


def _rooms_table(
    path: str | Path,
    rooms: str | Path | None,
    sheet: str | None,
    venues: Table,
    limits: TableLimits | None,
    tables: list[Table] | None,
) -> Table:
    """Read the rooms table, from a file or sheet of its own."""
    if rooms is None and venues.sheet is None:
        raise InputError(
            Fault("the rooms of these venues are not given", "give a rooms table too", file=venues.file)
        )
    table = read_table(rooms or path, ROOMS, sheet=sheet, limits=limits, tables=tables)
    if rooms is None and table.sheet == venues.sheet:
        raise InputError(
            Fault(
                "the workbook has no sheet of rooms",
                "add a sheet Rooms with the columns Code and Venue, or give a rooms table",
                file=venues.file,
            )
        )
    return table


def _rooms(table: Table, venues: set[str]) -> dict[str, list[Room]]:
    found: dict[str, list[Room]] = defaultdict(list)
    for record in table.records:
        if record.sound_in("venue") and record["venue"] not in venues:
            table.fault(
                record,
                "venue",
                f'no venue has the code "{record["venue"]}"',
                "correct the code, or add the venue",
            )

    def make(record: Record) -> tuple[str, Room]:
        room = Room(
            code=record["code"], ages=record["ages"], children=record["children"], label=record["label"]
        )
        return record["venue"], room

    for venue, room in table.build(make):
        found[venue].append(room)
    return found


def _require_rooms(table: Table, rooms: Table, by_venue: dict[str, list[Room]]) -> None:
    """Find venues without a room; one whose rooms have faults of their own is spared."""
    named = {record["venue"] for record in rooms.records}
    for record in table.records:
        code = record["code"]
        if record.sound_in("code") and code not in by_venue and code not in named:
            table.fault(record, "code", "the venue has no room", "add its rooms to the rooms table")


def read_sessions(
    path: str | Path,
    *,
    sheet: str | None = None,
    limits: TableLimits | None = None,
    note: Note | None = None,
    tables: list[Table] | None = None,
) -> tuple[ContactSession, ...]:
    """
    Read contact arrangements.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    table = read_table(path, SESSIONS, sheet=sheet, limits=limits, tables=tables)

    def make(record: Record) -> ContactSession:
        return ContactSession(
            code=record["code"],
            children=record["children"],
            venue=record["venue"],
            room=record["room"],
            first=record["first"],
            start=record["start"],
            end=record["end"],
            every_weeks=record["every_weeks"],
            until=record["until"],
            cancelled=frozenset(record["cancelled"]),
            moved=record["moved"],
            supervised=record["supervised"],
            court_priority=record["court_priority"],
            high_risk=record["high_risk"],
            worker=record["worker"],
        )

    sessions = tuple(table.build(make))
    table.finish(note)
    return sessions
