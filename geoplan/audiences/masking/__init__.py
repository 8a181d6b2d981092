"""Places that may be told of: areas with enough children, and lines that stop short of homes."""

from geoplan.audiences.masking.lines import LineParams, junctions_of, shared_line

__all__ = ["LineParams", "junctions_of", "shared_line"]
