"""Maps of venue options side by side: what changes for whom, panel by panel, moved and zoomed as one."""

from geoplan.maps.options.draw import draw_options
from geoplan.maps.options.picture import (
    Area,
    Goes,
    KeyFigure,
    OptionsPicture,
    Panel,
    State,
    Table,
    Tone,
    VenueMark,
)
from geoplan.maps.options.venue_map import venue_map

__all__ = [
    "Area",
    "Goes",
    "KeyFigure",
    "OptionsPicture",
    "Panel",
    "State",
    "Table",
    "Tone",
    "VenueMark",
    "draw_options",
    "venue_map",
]
