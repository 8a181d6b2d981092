"""The contact venues of the embedded county: those of 2015, and a later network to compare with."""

from collections import defaultdict
from datetime import time
from pathlib import Path

from geoplan.county.files import data_path
from geoplan.county.tables import Row, one_of, raise_faults, read_rows, suggestion
from geoplan.domain.ages import AgeBand
from geoplan.domain.geography import Position
from geoplan.domain.hours import DayHours, Weekday, WeeklyHours
from geoplan.domain.venues import RiskRole, Room, Venue
from geoplan.errors import Fault, InputError

NETWORKS = ("2015", "later")
VENUE_COLUMNS = (
    "code", "name", "network", "contact_district", "lat", "lon", "precision_m", "evidence", "risk",
    "open_from", "open_until", "days", "saturday_from", "saturday_until", "uses", "outdoor", "illustrative",
)  # fmt: skip
ROOM_COLUMNS = ("venue", "room", "label", "ages", "capacity")
_RISKS = {role.value: role for role in RiskRole}
_AGES = {band.value: band for band in AgeBand}
_DAYS = {day.label[:3]: day for day in Weekday}


def read_venues(network: str = "2015", folder: Path | None = None) -> tuple[Venue, ...]:
    """
    Read one network of venues with their rooms, from ``venues/venues.csv`` and ``venues/rooms.csv``.

    Parameters
    ----------
    network
        ``2015`` or ``later``.
    folder
        The data folder; the embedded one when None.

    Raises
    ------
    InputError
        With every fault found in either file, or when there is no such network.
    """
    if network not in NETWORKS:
        raise InputError(Fault(f'there is no venue network "{network}"', one_of(NETWORKS)))
    faults: list[Fault] = []
    root = (folder or data_path()) / "venues"
    rows = read_rows(root / "venues.csv", VENUE_COLUMNS, faults)
    _refuse_repeated_venues(rows)
    rooms = _read_rooms(root / "rooms.csv", {row.cells["code"] for row in rows}, faults)
    venues = [row.make(lambda cells: _venue(cells, rooms)) for row in rows]
    raise_faults(faults)
    return tuple(venue for venue in venues if venue is not None and venue.network == network)


def read_venue_postcodes(folder: Path | None = None) -> dict[str, Position]:
    """
    Read the public postcodes of venues, of both networks, with the positions of the venues.

    They are all that is known of postcodes until a file of them is imported.

    Raises
    ------
    InputError
        With every fault found in the file.
    """
    faults: list[Fault] = []
    rows = read_rows((folder or data_path()) / "venues" / "venues.csv", VENUE_COLUMNS, faults)
    public = [row for row in rows if row.cells.get("postcode")]
    positions = [row.make(_position) for row in public]
    raise_faults(faults)
    return {
        row.cells["postcode"]: position
        for row, position in zip(public, positions, strict=True)
        if position is not None
    }


def _position(row: Row) -> Position:
    return Position(row.decimal("lat"), row.decimal("lon"))


def _refuse_repeated_venues(rows: list[Row]) -> None:
    seen: set[tuple[str, str]] = set()
    for row in rows:
        key = (row.cells["network"], row.cells["code"])
        if key in seen:
            row.fault(
                "code", f'"{key[1]}" is there twice in one network', "give each venue a code of its own"
            )
        seen.add(key)


def _read_rooms(path: Path, venues: set[str], faults: list[Fault]) -> dict[str, tuple[Room, ...]]:
    found = defaultdict(list)
    for row in read_rows(path, ROOM_COLUMNS, faults):
        venue = row.text("venue")
        if venue and venues and venue not in venues:
            message = f'"{venue}" is not a venue{suggestion(venue, venues)}'
            row.fault("venue", message, "add the venue or mend the code")
        room = row.make(_room)
        if room is not None:
            found[venue].append(room)
    return {venue: tuple(rooms) for venue, rooms in found.items()}


def _room(row: Row) -> Room:
    ages = row.text("ages").split()
    for band in ages:
        if band not in _AGES:
            row.fault("ages", f'"{band}" is not an age band{suggestion(band, _AGES)}', one_of(_AGES))
    return Room(
        code=row.text("room"),
        label=row.text("label"),
        ages=frozenset(_AGES[band] for band in ages if band in _AGES),
        children=row.whole("capacity"),
    )


def _venue(row: Row, rooms: dict[str, tuple[Room, ...]]) -> Venue:
    uses = {use.strip() for use in row.cells["uses"].split(";") if use.strip()}
    return Venue(
        code=row.text("code"),
        name=row.text("name"),
        network=row.choice("network", {network: network for network in NETWORKS}),
        contact_district=row.text("contact_district"),
        position=_position(row),
        rooms=rooms.get(row.cells["code"], ()),
        hours=_hours(row),
        uses=frozenset(uses | {"outdoor"} if row.yes("outdoor") else uses),
        risk_role=row.choice("risk", _RISKS),
        precision_m=row.whole("precision_m"),
        evidence=row.text("evidence"),
        illustrative=row.yes("illustrative"),
    )


def _hours(row: Row) -> WeeklyHours:
    start, end = _clock(row, "open_from"), _clock(row, "open_until")
    stretches = []
    for text in row.text("days").split():
        if text not in _DAYS:
            row.fault("days", f'"{text}" is not a day{suggestion(text, _DAYS)}', one_of(_DAYS))
        else:
            stretches.append(DayHours(_DAYS[text], start, end))
    if row.optional("saturday_from") or row.optional("saturday_until"):
        saturday = _clock(row, "saturday_from"), _clock(row, "saturday_until")
        stretches.append(DayHours(Weekday.SATURDAY, *saturday))
    return WeeklyHours(tuple(stretches))


def _clock(row: Row, column: str) -> time:
    value = row.text(column)
    try:
        return time.fromisoformat(value)
    except ValueError:
        if value:
            row.fault(column, f'"{value}" is not a time', "write it as 08:30")
        return time(0)
