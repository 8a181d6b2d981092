"""Maps of venue options side by side: what changes for whom, panel by panel, moved and zoomed as one."""

from geoplan.maps.options.draw import draw_options
from geoplan.maps.options.picture import (
    Area,
    Goes,
    OptionsPicture,
    Panel,
    State,
    VenueMark,
)
from geoplan.maps.options.venue_map import venue_map

__all__ = [
    "Area",
    "Goes",
    "OptionsPicture",
    "Panel",
    "State",
    "VenueMark",
    "draw_options",
    "venue_map",
]
