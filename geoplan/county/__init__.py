"""The embedded county: its places, roads, venues and boundaries, and a made-up population to plan for."""

from geoplan.county.boundaries import read_boundaries
from geoplan.county.embedded import County, load_county
from geoplan.county.files import data_path
from geoplan.county.places import read_places
from geoplan.county.roads import read_junctions, read_roads
from geoplan.county.venues import read_venues

__all__ = [
    "County",
    "data_path",
    "load_county",
    "read_boundaries",
    "read_junctions",
    "read_places",
    "read_roads",
    "read_venues",
]
