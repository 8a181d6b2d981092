"""Rows of mileage: how often roads are driven in a week, and what is claimed between areas."""

from dataclasses import dataclass

from geoplan.audiences.rows.base import Row
from geoplan.domain.geography import Position


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RoadRow(Row):
    """
    How often a stretch of road is driven in a week, with a child in the car and without.

    Parameters
    ----------
    road
        Its number or name.
    line
        As all runs drive it; empty in rows of shared lines.
    shared_line
        As shared lines have it (see `LegRow`); empty in rows of whole lines, of which no line is shared.
    with_child, without_child
        Times driven.
    shown_with, shown_without
        As everybody but a planner sees them; empty in rows of whole lines.
    """

    road: str
    length_m: int
    line: tuple[Position, ...]
    shared_line: tuple[Position, ...]
    with_child: int
    without_child: int
    shown_with: str
    shown_without: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FlowRow(Row):
    """
    Journeys claimed from one area to another: settlements and venues, never a home.

    Parameters
    ----------
    from_position, to_position
        Middles of the areas; None for those that were put together.
    journeys, miles, queried
        How many, tenths of miles claimed, and how many are to be asked about.
    shown_journeys, shown_miles, shown_queried
        As everybody but a planner sees them.
    """

    from_area: str
    to_area: str
    from_position: Position | None
    to_position: Position | None
    journeys: int
    miles: int
    queried: int
    shown_journeys: str
    shown_miles: str
    shown_queried: str
