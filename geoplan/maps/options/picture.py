"""What a map of venue options shows: panels of one ground, areas of enough children, figures above them."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from geoplan.domain.geography import Place, Position
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    import geopandas

MOST_SHOWN = 5
"""Panels that a page opens with; the others can be switched on."""


class State(StrEnum):
    """What becomes of a venue in an option; the shape of its mark tells."""

    STAYS = "stays"
    ROOMS = "rooms change"
    OPENS = "opens"
    CLOSES = "closes"


class Tone(StrEnum):
    """Whether a change is for the better; said in words beside the figure, too."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueMark:
    """
    A venue in one panel: nothing of its risk role.

    Parameters
    ----------
    number
        The same in every panel and table.
    sessions
        Of the week held there, as its audience may read it; empty where that is not known.
    """

    number: int
    name: str
    position: Position
    state: State
    sessions: str = ""


@dataclass(frozen=True, eq=False, kw_only=True)
class Area:
    """
    Neighbouring settlements with enough children to be told of.

    Parameters
    ----------
    shape
        A shapely polygon or polygons in degrees; None for an area that is not on the map.
    children
        How many, as words for its audience.
    places
        Rows of its settlements among those of the picture.
    """

    name: str
    shape: Any
    children: str
    places: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Goes:
    """
    Where the children of an area go in one option: its part of a catchment.

    Parameters
    ----------
    venue
        The number of the venue that most of its sessions are allotted to; 0 where it may not be told.
    lines
        Numbers of venues to which a line leads: that of most sessions, and all that 5 of its children go to.
    cell, tip
        The same in words: all of it for a table, and in short for the map.
    """

    venue: int
    lines: tuple[int, ...]
    cell: str
    tip: str


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure above a panel: what it is, its value, and its change from now in words."""

    label: str
    value: str
    change: str = ""
    tone: Tone = Tone.SAME


@dataclass(frozen=True, eq=False, kw_only=True)
class Panel:
    """
    One option, or now.

    Parameters
    ----------
    letter, name
        Short and long; now is 0.
    changes
        What the option changes, in a line.
    minutes
        By area: average minutes of a child's journey; None where they may not be told.
    gain, lose
        By area: how many children gain and lose, as their audience may read it.
    goes
        By area: where its sessions are.
    nearest
        By settlement: the row of `venues` that is nearest by road; -1 where none is reached.
    nearest_minutes
        By settlement: how far that is.
    warning
        Why the option cannot be carried out as it is; empty where it can.
    shown
        Whether its panel is there when the page opens.
    """

    letter: str
    name: str
    changes: str
    figures: tuple[KeyFigure, ...]
    venues: tuple[VenueMark, ...]
    minutes: tuple[float | None, ...] = ()
    gain: tuple[str, ...] = ()
    lose: tuple[str, ...] = ()
    goes: tuple[Goes, ...] = ()
    nearest: tuple[int, ...] = ()
    nearest_minutes: tuple[float, ...] = ()
    warning: str = ""
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """
    A table under the map.

    Parameters
    ----------
    rows
        Cells as texts; numbers as (text, number to sort by).
    numbers
        Which columns hold numbers.
    buttons
        What a row's first cell shows on the map when it is pressed: ``area``, or nothing.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str | tuple[str, float], ...], ...]
    numbers: frozenset[int] = frozenset()
    note: str = ""
    buttons: str = ""
    search: str = ""


@dataclass(frozen=True, eq=False, kw_only=True)
class OptionsPicture:
    """
    What is on one page.

    Parameters
    ----------
    panels
        Now, and at least one option.
    areas, places
        In the order in which panels give their figures.
    around
        Settlements that are only named.
    least_children
        How many children of an area go to a venue before it is told.
    warning
        Whom the page is for; empty for everybody.
    tables
        Everything that is on the map, again.
    """

    title: str
    subtitle: str
    headline: str
    panels: tuple[Panel, ...]
    areas: tuple[Area, ...] = ()
    places: tuple[Place, ...] = ()
    around: tuple[Place, ...] = ()
    least_children: int = 5
    tables: tuple[Table, ...] = ()
    warning: str = ""
    notes: tuple[str, ...] = ()
    districts: "geopandas.GeoDataFrame | None" = field(default=None, repr=False)
    councils: "geopandas.GeoDataFrame | None" = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if len(self.panels) < 2:
            raise InputError(Fault("there is no option to set beside now", "name at least one"))
        for panel in self.panels:
            for what, there, wanted in (
                ("areas", panel.minutes, self.areas),
                ("areas that gain", panel.gain, self.areas),
                ("areas that lose", panel.lose, self.areas),
                ("areas with catchments", panel.goes, self.areas),
                ("settlements", panel.nearest, self.places),
                ("settlements", panel.nearest_minutes, self.places),
            ):
                if len(there) != len(wanted):
                    raise ValueError(f"panel {panel.letter} has {len(there)} {what}, not {len(wanted)}")
