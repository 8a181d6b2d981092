"""
Files to things of the domain. Each reader reports every fault of its file at once, as one `InputError`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import time
from pathlib import Path
from typing import Any

from geoplan.domain.geography import Place, Position
from geoplan.domain.periods import Period
from geoplan.io.grid import TableLimits
from geoplan.io.locate import Finder, LocateParams, locate
from geoplan.io.postcodes import PostcodeIndex
from geoplan.io.read_people import (
    read_adults,
    read_carers,
    read_children,
    read_drivers,
    read_providers,
    read_workers,
)
from geoplan.io.read_venues import read_sessions, read_venues
from geoplan.io.records import Note, Record, Table, read_table
from geoplan.io.schemas import header_keys, kind_of, located_schema
from geoplan.io.schemas_places import OBSERVED

__all__ = [
    "Located",
    "ObservedRow",
    "read_adults",
    "read_carers",
    "read_children",
    "read_drivers",
    "read_located",
    "read_observed",
    "read_providers",
    "read_sessions",
    "read_venues",
    "read_workers",
]


@dataclass(frozen=True, slots=True)
class Located:
    """
    A row with a position: all that travel times need of it.

    Parameters
    ----------
    code
        The row's own.
    position
        Where it lies; not shown when printed.
    kind
        What the file holds: ``children``, ``venues`` …, or ``places`` where it does not say.
    group
        Contact district or another grouping for tables; None where neither the row nor its place says.
    row
        Row number in the file.
    sheet
        The sheet or layer it stands in; None where the file has none.
    extra
        The declared further columns that the file has: ``name`` (never of people) and ``weight``.
    """

    code: str
    position: Position = field(repr=False)
    kind: str = "places"
    group: str | None = None
    row: int = 0
    sheet: str | None = None
    extra: dict[str, Any] = field(default_factory=dict, repr=False, hash=False)


def read_located(
    path: str | Path,
    kind: str | None = None,
    *,
    postcodes: PostcodeIndex | None = None,
    places: Sequence[Place] | None = None,
    sheet: str | None = None,
    params: LocateParams | None = None,
    limits: TableLimits | None = None,
    note: Note | None = None,
    tables: list[Table] | None = None,
    may_be_empty: bool = False,
) -> tuple[Located, ...]:
    """
    Read codes and positions from any table that has them: children, venues, schools, a list of places.

    Parameters
    ----------
    path
        A ``.xlsx``, ``.csv``, ``.gpkg`` or ``.parquet`` file.
    kind
        A kind of `SCHEMAS`; by default what the file's name says. For people, codes must not be names.
        Messages repeat what is in a cell only for venues, rooms and places that are called so.
    postcodes
        Where postcodes are looked up; by default those imported into the workspace.
    places
        Where names of places are looked up; by default the embedded county.
    sheet
        Name of the Excel sheet or GeoPackage layer; by default the one whose header fits best.
    note
        Called with a sentence about what was left out without being wrong, such as unknown columns, and
        about which sheet was read where several would fit.
    tables
        Where the table is added; see `read_table`.
    may_be_empty
        Whether a table without any row will do.

    Returns
    -------
    tuple of Located
        In the order of the file.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    kind = kind or kind_of(path)
    schema = replace(located_schema(kind), may_be_empty=may_be_empty)
    table = read_table(path, schema, sheet=sheet, limits=limits, unneeded=header_keys(), tables=tables)
    kind = kind or kind_of(table.sheet or "") or "places"
    finder = Finder(postcodes, places, params or LocateParams())
    positions = locate(table, finder)
    groups = _Groups(table, finder)
    found = tuple(
        table.build(
            lambda record: Located(
                code=record["code"],
                position=positions[record.row],
                kind=kind,
                group=groups.of(record),
                row=record.row,
                sheet=table.sheet,
                extra={name: record[name] for name in ("name", "weight") if table.has(name)},
            )
        )
    )
    table.finish(note)
    return found


class _Groups:
    """The grouping of a row: its own, else that of the place it names."""

    def __init__(self, table: Table, finder: Finder) -> None:
        self._finder = finder
        self._by_place = table.has("place")
        self._grouped = table.has("contact_district")

    def of(self, record: Record) -> str | None:
        group = record["contact_district"] if self._grouped else None
        if group is None and self._by_place and record["place"]:
            place = self._finder.names().find(record["place"])
            group = place.contact_district if isinstance(place, Place) else None
        return group if group is None else str(group)


@dataclass(frozen=True, slots=True)
class ObservedRow:
    """
    A journey that was really driven.

    Parameters
    ----------
    origin, destination
        Its ends; not shown when printed.
    seconds
        Driving time.
    period
        The part of the day in which it began.
    row
        Row number in the file.
    code
        The journey's code, where it has one.
    """

    origin: Position = field(repr=False)
    destination: Position = field(repr=False)
    seconds: float
    period: Period
    row: int
    code: str | None = None


def read_observed(
    path: str | Path,
    *,
    postcodes: PostcodeIndex | None = None,
    places: Sequence[Place] | None = None,
    sheet: str | None = None,
    limits: TableLimits | None = None,
    note: Note | None = None,
) -> tuple[ObservedRow, ...]:
    """
    Read observed journeys: both ends, minutes, and a time of departure or a period.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    table = read_table(path, OBSERVED, sheet=sheet, limits=limits)
    finder = Finder(postcodes, places)
    origins = locate(table, finder, prefix="from_")
    destinations = locate(table, finder, prefix="to_")
    for record in table.records:
        untimed = record["departure"] is None and record["period"] is None
        if untimed and record.sound_in("departure", "period"):
            column = "departure" if table.has("departure") else "period"
            table.fault(
                record, column, "the row says no time of day", "give the time of departure or the period"
            )
    found = tuple(
        table.build(
            lambda record: ObservedRow(
                origin=origins[record.row],
                destination=destinations[record.row],
                seconds=60.0 * record["minutes"],
                period=_period(record["departure"], record["period"]),
                row=record.row,
                code=record["code"],
            )
        )
    )
    table.finish(note)
    return found


def _period(departure: time | None, period: Period | None) -> Period:
    if departure is not None:
        return Period.at(departure)
    assert period is not None  # a row with neither is not sound
    return period
