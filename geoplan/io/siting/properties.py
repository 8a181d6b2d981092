"""Properties on offer, placements sought and offices, from the sheets of one workbook or a table each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from geoplan.domain.geography import Place, Position
from geoplan.domain.properties import Office, Placement, Property
from geoplan.errors import Fault, InputError, RowAt
from geoplan.io.columns import Schema, header_key
from geoplan.io.grid import TableLimits
from geoplan.io.locate import Finder, locate
from geoplan.io.postcodes import PostcodeIndex
from geoplan.io.records import Note, Record, read_table
from geoplan.io.siting.schema_properties import OFFICES, PROPERTIES, SOUGHT
from geoplan.io.tables import check_table

T = TypeVar("T")
_Make = Callable[[Record, Position | None], T]


@dataclass(frozen=True, slots=True)
class PropertyTables:
    """
    What a workbook of properties holds.

    Parameters
    ----------
    placements, offices
        None where it has no such sheet.
    rows
        Where each was read, by kind (``properties``, ``sought``, ``offices``) and code.
    """

    properties: tuple[Property, ...]
    placements: tuple[Placement, ...] | None = field(default=None, repr=False)
    offices: tuple[Office, ...] | None = None
    rows: Mapping[tuple[str, str], RowAt] = field(default_factory=dict, repr=False)


def read_properties(
    path: str | Path,
    *,
    postcodes: PostcodeIndex | None = None,
    places: Sequence[Place] | None = None,
    limits: TableLimits | None = None,
    note: Note | None = None,
) -> PropertyTables:
    """
    Read houses on offer and, where the workbook has them, placements sought and offices.

    Parameters
    ----------
    path
        A workbook with the sheets Properties, Placements sought and Offices, of which only the first must be
        there; or a table of houses alone (``.csv``, ``.parquet``).
    postcodes, places
        Where rows without coordinates are looked up; see `geoplan.read_located`.

    Raises
    ------
    InputError
        With every fault of all sheets.
    """
    path = Path(path)
    finder, limits = Finder(postcodes, places), limits or TableLimits()
    sheets = _sheets(path, limits)
    reading = _Reading(path, finder, limits, note, sheets)
    houses = reading.read(PROPERTIES, _property, sheet=sheets.get(PROPERTIES.kind))
    sought = reading.read_companion(SOUGHT, _placement)
    offices = reading.read_companion(OFFICES, _office)
    if reading.faults:
        raise InputError(reading.faults)
    return PropertyTables(houses, sought or None, offices or None, reading.rows)


def _sheets(path: Path, limits: TableLimits) -> dict[str, str]:
    """Return the sheets of a workbook that are called after one of the tables, by kind."""
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        return {}
    from geoplan.io.grid_excel import read_every_sheet

    check_table(path, limits)
    titles = {header_key(grid.sheet): grid.sheet for grid in read_every_sheet(path, limits) if grid.sheet}
    return {schema.kind: titles[key] for schema, names in _TITLES for key in names if key in titles}


_TITLES = (
    (PROPERTIES, ("houses", "properties")),
    (SOUGHT, ("placements", "sought", "placementssought")),
    (OFFICES, ("offices",)),
)
"""Titles of sheets as `header_key` writes them; of several the last counts."""


@dataclass(slots=True)
class _Reading:
    """The tables read so far, with every fault."""

    path: Path
    finder: Finder
    limits: TableLimits
    note: Note | None
    sheets: Mapping[str, str]
    faults: list[Fault] = field(default_factory=list)
    rows: dict[tuple[str, str], RowAt] = field(default_factory=dict)

    def read_companion(self, schema: Schema, make: _Make[T]) -> tuple[T, ...]:
        """Read a sheet that need not be there."""
        sheet = self.sheets.get(schema.kind)
        return () if sheet is None else self.read(schema, make, sheet=sheet)

    def read(self, schema: Schema, make: _Make[T], *, sheet: str | None) -> tuple[T, ...]:
        """Read a table; its faults are kept."""
        try:
            table = read_table(self.path, schema, sheet=sheet, limits=self.limits)
            where = locate(table, self.finder, strict=schema.located)
            found = tuple(table.build(lambda record: make(record, where.get(record.row))))
            self.rows |= {
                (schema.kind, record["code"]): RowAt(table.file, table.sheet, record.row)
                for record in table.records
            }
            table.finish(self._note_of(table.sheet))
        except InputError as error:
            self.faults += error.faults
            return ()
        return found

    def _note_of(self, sheet: str | None) -> Note | None:
        """Return where remarks about a sheet go, which then name it."""
        note = self.note
        if note is None or sheet is None:
            return note

        def tell(sentence: str) -> None:
            file, _, said = sentence.partition(": ")
            note(f"{file}, sheet {sheet}: {said}")

        return tell


def _property(record: Record, position: Position | None) -> Property:
    assert position is not None
    return Property(
        code=record["code"],
        name=record["name"] or record["code"],
        position=position,
        contact_district=record["contact_district"],
        beds=record["beds"],
        price_pence=record["price"],
        works_pence=record["works"],
        uses=frozenset(record["uses"]),
        step_free=record["step_free"],
        is_chosen=record["is_chosen"],
        area=record["relation"],
    )


def _placement(record: Record, position: Position | None) -> Placement:
    return Placement(
        child=record["code"],
        since=record["since"],
        weekly_pence=record["weekly"],
        assessment=record["assessment"],
        alone=record["alone"],
        long_term=record["long_term"],
        now_long_term=record["now_long_term"],
        keeps_school=record["keeps_school"],
        family=position,
        area=record["relation"],
    )


def _office(record: Record, position: Position | None) -> Office:
    assert position is not None
    return Office(
        code=record["code"],
        name=record["name"] or record["code"],
        position=position,
        contact_district=record["contact_district"],
    )
