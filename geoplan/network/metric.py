"""
Degrees to a flat plane and back, for nearest-road searches and buffers.

The spherical Mercator plane is used because it keeps angles: which road is nearest to a place is right
everywhere, and a distance at latitude φ is the plane's distance times cos φ.
"""

import numpy as np

from geoplan.domain.geography import EARTH_RADIUS_M
from geoplan.network.model import FloatArray


def to_plane(lon: FloatArray, lat: FloatArray) -> tuple[FloatArray, FloatArray]:
    """WGS 84 degrees to plane x and y; see `metres_per_unit` for their scale."""
    return (
        EARTH_RADIUS_M * np.radians(lon),
        EARTH_RADIUS_M * np.arcsinh(np.tan(np.radians(lat))),
    )


def to_degrees(x: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Plane x and y to WGS 84 longitude and latitude."""
    return np.degrees(x / EARTH_RADIUS_M), np.degrees(np.arctan(np.sinh(y / EARTH_RADIUS_M)))


def metres_per_unit(lat: FloatArray) -> FloatArray:
    """Metres on the ground for one unit of the plane, at these latitudes."""
    return np.asarray(np.cos(np.radians(lat)))
