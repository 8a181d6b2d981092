"""Rows: everything that a plan can be told as, a kind of row each."""

from geoplan.audiences.rows.base import Row
from geoplan.audiences.rows.contact import SessionRow, SlotRow, VenueRow, VisitRow
from geoplan.audiences.rows.driving import JourneyRow, LegRow, RunRow, StopRow
from geoplan.audiences.rows.figures import AreaRow, CostRow, FigureRow
from geoplan.audiences.rows.mileage import FlowRow, RoadRow
from geoplan.audiences.rows.people import (
    AddressRow,
    AdultRow,
    CarerRow,
    ChildRow,
    DriverRow,
    NameRow,
    SchoolRow,
    WorkerRow,
)

KINDS: tuple[type[Row], ...] = (
    RunRow,
    StopRow,
    LegRow,
    RoadRow,
    FlowRow,
    JourneyRow,
    SessionRow,
    SlotRow,
    VisitRow,
    VenueRow,
    ChildRow,
    CarerRow,
    AdultRow,
    DriverRow,
    WorkerRow,
    SchoolRow,
    FigureRow,
    CostRow,
    AreaRow,
    NameRow,
    AddressRow,
)
"""Every kind of row."""

__all__ = [
    "KINDS",
    "AddressRow",
    "AdultRow",
    "AreaRow",
    "CarerRow",
    "ChildRow",
    "CostRow",
    "DriverRow",
    "FigureRow",
    "FlowRow",
    "JourneyRow",
    "LegRow",
    "NameRow",
    "RoadRow",
    "Row",
    "RunRow",
    "SchoolRow",
    "SessionRow",
    "SlotRow",
    "StopRow",
    "VenueRow",
    "VisitRow",
    "WorkerRow",
]
