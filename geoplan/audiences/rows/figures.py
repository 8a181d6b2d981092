"""Rows of figures: counts, costs and areas. What is shown of them has been through suppression."""

from dataclasses import dataclass

from geoplan.audiences.rows.base import Row
from geoplan.domain.geography import Position


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FigureRow(Row):
    """
    A figure of the week.

    Parameters
    ----------
    measure
        ``children``, ``sessions`` or ``journeys``.
    by, of
        What it is divided by (``contact district``, ``venue``, ``way of travelling``, ``day``, ``age``), and
        which part it is of; both empty where it is of all.
    value
        As it is, for planners.
    shown
        As everybody else sees it: ``c`` where it is small, or would give a small one away; as it was told
        before where it has hardly changed (`geoplan.audiences.differencing`).
    """

    measure: str
    by: str
    of: str
    value: int
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CostRow(Row):
    """
    A part of the cost of a plan, in whole pence: an item of `CostBreakdown`, or ``paid``, all that is paid.

    `label` is what people call it.
    `shown` is what everybody but a planner sees, in pounds, rounded; ``c`` where it is of a hidden count.
    """

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
    places
        Names of its settlements.
    position
        The middle of its places, not of its children's homes; None far away from all settlements.
    children, shown
        How many children, as it is and as everybody but a planner sees it.
    members
        Codes of the children.
    """

    area: str
    places: tuple[str, ...]
    position: Position | None
    children: int
    shown: str
    members: tuple[str, ...]
