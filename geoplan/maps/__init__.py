"""
Maps that open without network and ask for nothing from outside.

The names below are loaded when they are first used, so that importing this room loads no folium.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geoplan.maps.access import access_map, draw_access
    from geoplan.maps.county import county_access_map
    from geoplan.maps.offline import OfflineMap
    from geoplan.maps.outside import assert_offline
    from geoplan.maps.picture import AccessPicture, PlaceMinutes, VenuePin
    from geoplan.maps.style import MapStyle

_WHERE = {
    "AccessPicture": "picture",
    "MapStyle": "style",
    "OfflineMap": "offline",
    "PlaceMinutes": "picture",
    "VenuePin": "picture",
    "access_map": "access",
    "assert_offline": "outside",
    "county_access_map": "county",
    "draw_access": "access",
}

__all__ = [
    "AccessPicture",
    "MapStyle",
    "OfflineMap",
    "PlaceMinutes",
    "VenuePin",
    "access_map",
    "assert_offline",
    "county_access_map",
    "draw_access",
]


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module 'geoplan.maps' has no attribute {name!r}")
    value = getattr(import_module(f"geoplan.maps.{_WHERE[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
