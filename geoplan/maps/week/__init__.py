"""Maps of a week of driver runs, from rows cut for whoever they are made for."""

from geoplan.maps.week.draw import week_map

__all__ = ["week_map"]
