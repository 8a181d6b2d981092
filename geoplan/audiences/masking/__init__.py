"""Places that may be told of: areas with enough children, and lines that stop short of homes."""

from geoplan.audiences.masking.areas import Area, AreaParams, areas_of
from geoplan.audiences.masking.lines import junctions_of, shared_line
from geoplan.audiences.masking.zones import ZoneParams, Zones

__all__ = ["Area", "AreaParams", "ZoneParams", "Zones", "areas_of", "junctions_of", "shared_line"]
