"""Maps of access: how far settlements are from their nearest venue, and from the nearest that suits."""

from geoplan.maps.access.nearest import access_map, draw_access, minutes_between, origin_notes
from geoplan.maps.access.picture import AccessLayers, Square, VenueOffer
from geoplan.maps.access.suitable import draw_layers, venue_access_map

__all__ = [
    "AccessLayers",
    "Square",
    "VenueOffer",
    "access_map",
    "draw_access",
    "draw_layers",
    "minutes_between",
    "origin_notes",
    "venue_access_map",
]
