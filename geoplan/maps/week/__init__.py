"""Maps of a week of driver runs, from rows cut for whoever they are made for."""

from geoplan.maps.week.draw import week_map
from geoplan.maps.week.of_plan import week_map_of

__all__ = ["week_map", "week_map_of"]
