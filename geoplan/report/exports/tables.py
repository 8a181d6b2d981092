"""The tables of an export: a kind of row each, with a name and a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from geoplan.audiences import Seen
from geoplan.audiences.cutting import Fields
from geoplan.audiences.rows import (
    AddressRow,
    AdultRow,
    AreaRow,
    CarerRow,
    ChildRow,
    CostRow,
    DriverRow,
    FigureRow,
    FlowRow,
    JourneyRow,
    LegRow,
    NameRow,
    RoadRow,
    Row,
    RunRow,
    SchoolRow,
    SessionRow,
    SlotRow,
    StopRow,
    VenueRow,
    VisitRow,
    WorkerRow,
)
from geoplan.report.exports.columns import LINES, POSITIONS, Shown, columns_of

TABLES: Mapping[type[Row], tuple[str, str]] = {
    FigureRow: ("Figures", "How many children, sessions and journeys, in all and by part."),
    CostRow: ("Costs", "What is paid."),
    AreaRow: ("Areas", "Where children live, by areas of at least five; places are the middles of areas."),
    RunRow: ("Runs", "Runs, one driver and day a row."),
    StopRow: ("Stops", "Where to be when, who gets in and who gets out."),
    LegRow: ("Ways", "The ways between stops, along the roads."),
    JourneyRow: ("Journeys", "Who travels when, and who takes them."),
    SessionRow: ("Sessions", "Contact, one occasion a row."),
    SlotRow: ("Contact times", "When contact takes place, fit for a family to see."),
    VisitRow: ("Arrivals and departures", "Who comes to and leaves the venue, by room and time."),
    VenueRow: ("Venues", "Where contact takes place."),
    ChildRow: ("Children", "Children by code."),
    CarerRow: ("Foster carers", "Foster carers by code."),
    AdultRow: ("Known adults", "Adults whom children know, by code."),
    DriverRow: ("Drivers", "Volunteers by code, with what they drive in the week."),
    WorkerRow: ("Contact workers", "Contact workers by code."),
    SchoolRow: ("Schools", "Schools that children are fetched from."),
}
"""The kinds of row that are exported, in order."""
NEVER_EXPORTED: tuple[type[Row], ...] = (NameRow, AddressRow, RoadRow, FlowRow)
"""Names and addresses are only ever printed; mileage by road is only ever drawn."""


@dataclass(frozen=True, slots=True)
class ExportTable:
    """
    A table.

    Parameters
    ----------
    kind, name, note
        What a row is, what the table is called, and a sentence about it.
    shown
        Its columns.
    geometry
        The field that a map draws; None where there is none.
    """

    kind: type[Row]
    name: str
    note: str
    shown: tuple[Shown, ...]
    geometry: str | None
    rows: tuple[Fields, ...] = field(repr=False)

    @property
    def slug(self) -> str:
        """The name as a file or layer: ``foster_carers``."""
        return slug_of(self.name)

    def values(self) -> list[list[object]]:
        """The rows as they are shown, a value a column."""
        return [[one.value(row[one.field]) for one in self.shown] for row in self.rows]

    def shapes(self) -> list[Any]:
        """What a map draws, a position or a line a row; None where a row has none."""
        return [] if self.geometry is None else [row[self.geometry] for row in self.rows]


def slug_of(name: str) -> str:
    """The name of a table as a file or layer: ``foster_carers``."""
    return name.lower().replace(" ", "_")


def tables_of(seen: Seen) -> tuple[ExportTable, ...]:
    """Return the tables of what an audience sees, those left out that are empty."""
    return tuple(
        ExportTable(kind, name, note, columns_of(kind, found.fields), _geometry(found.fields), found.rows)
        for kind, (name, note) in TABLES.items()
        if kind in seen and len(found := seen[kind])
    )


def _geometry(fields: tuple[str, ...]) -> str | None:
    """A line before a position: a way is more than its ends."""
    return next((name for name in (*LINES, *POSITIONS) if name in fields), None)
