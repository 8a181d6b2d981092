"""Rows of figures: counts, costs and areas. What is shown of them has been through suppression."""

from dataclasses import dataclass
from datetime import date

from geoplan.audiences.rows.base import Row
from geoplan.domain.geography import Position


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FigureRow(Row):
    """
    A figure of the week.

    Parameters
    ----------
    measure
        ``children``, ``sessions``, ``journeys``, ``miles`` …
    contact_district, mode, venue, day
        What it is of; empty (None) where it is of all.
    value
        As it is, for planners.
    shown
        As everybody else sees it: ``c`` where it is small, or would give a small one away.
    """

    measure: str
    unit: str
    contact_district: str = ""
    mode: str = ""
    venue: str = ""
    day: date | None = None
    value: int
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CostRow(Row):
    """A part of the cost of a plan, in whole pence; `shown` as everybody but a planner sees it."""

    item: str
    label: str
    paid: bool
    pence: int
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AreaRow(Row):
    """
    An area with enough children to be told of.

    Parameters
    ----------
    area
        Its name, made of the names of its places.
    position
        The middle of its places, not of its children's homes.
    members
        Codes of the children.
    """

    area: str
    places: tuple[str, ...]
    position: Position
    children: int
    members: tuple[str, ...]
