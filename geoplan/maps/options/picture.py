"""What a map of venue options shows: panels of one ground, areas of enough children, figures above them."""

from dataclasses import dataclass
from enum import StrEnum

from geoplan.domain.geography import Position
from geoplan.errors import Fault, InputError
from geoplan.maps.panels.picture import PanelArea, PanelHead, PanelsPicture

MOST_SHOWN = 5
"""Panels that a page opens with; the others can be switched on."""


class State(StrEnum):
    """What becomes of a venue in an option; the shape of its mark tells."""

    STAYS = "stays"
    ROOMS = "rooms change"
    OPENS = "opens"
    CLOSES = "closes"


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
class Area(PanelArea):
    """
    Neighbouring settlements with enough children to be told of.

    Parameters
    ----------
    children
        How many, as words for its audience.
    places
        Rows of its settlements among those of the picture.
    """

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


@dataclass(frozen=True, eq=False, kw_only=True)
class Panel(PanelHead):
    """
    One option, or now.

    Parameters
    ----------
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
    """

    changes: str
    venues: tuple[VenueMark, ...]
    minutes: tuple[float | None, ...] = ()
    gain: tuple[str, ...] = ()
    lose: tuple[str, ...] = ()
    goes: tuple[Goes, ...] = ()
    nearest: tuple[int, ...] = ()
    nearest_minutes: tuple[float, ...] = ()
    warning: str = ""


@dataclass(frozen=True, eq=False, kw_only=True)
class OptionsPicture(PanelsPicture):
    """
    What is on one page.

    Parameters
    ----------
    panels
        Now, and at least one option.
    least_children
        How many children of an area go to a venue before it is told.
    """

    panels: tuple[Panel, ...]
    areas: tuple[Area, ...] = ()
    least_children: int = 5

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
