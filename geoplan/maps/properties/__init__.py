"""Maps of sets of placement properties beside now: houses at their settlement, families by area."""

from geoplan.maps.properties.property_map import property_map

__all__ = ["property_map"]
