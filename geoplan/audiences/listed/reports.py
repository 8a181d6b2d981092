"""For those who see no single child: the public and managers."""

from geoplan.audiences.listed import Lists
from geoplan.audiences.rows import (
    AreaRow,
    CostRow,
    FigureRow,
    FlowRow,
    LegRow,
    RoadRow,
    VenueRow,
)

FIGURE = ("measure", "by", "of", "shown")
"""Of a figure: what is shown of it, never the count itself."""

PUBLIC: Lists = {FigureRow: FIGURE}

MANAGER: Lists = {
    FigureRow: FIGURE,
    CostRow: ("item", "label", "shown"),
    AreaRow: ("area", "places", "position", "shown"),
    VenueRow: (
        "venue",
        "name",
        "position",
        "precision_m",
        "contact_district",
        "rooms",
        "uses",
        "illustrative",
        "network",
    ),
    LegRow: ("shared_line",),
    RoadRow: ("road", "length_m", "shared_line", "shown_with", "shown_without"),
    FlowRow: (
        "from_area",
        "to_area",
        "from_position",
        "to_position",
        "shown_journeys",
        "shown_miles",
        "shown_queried",
    ),
}
