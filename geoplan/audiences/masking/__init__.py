"""Places that may be told of: areas with enough children, and lines that stop short of homes."""

from geoplan.audiences.masking.areas import Area, AreaParams, areas_of
from geoplan.audiences.masking.lines import LineParams, junctions_of, shared_line

__all__ = ["Area", "AreaParams", "LineParams", "areas_of", "junctions_of", "shared_line"]
