"""
The Ordnance Survey National Grid (EPSG:27700) to latitude and longitude (WGS 84).

Done by pyproj, in bulk, without network. The exact grid OSTN15 is not part of pyproj; where it is not
installed, pyproj uses the seven-parameter Helmert shift, which is off by 2 to 5 metres: the width of a road,
far below what travel times show.
"""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

HELMERT_ERROR_M = 5.0


def to_lat_lon(easting: ArrayLike, northing: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """
    Turn eastings and northings into degrees.

    Parameters
    ----------
    easting, northing
        (n,) metres.

    Returns
    -------
    tuple
        ``(lat, lon)``, each (n,), degrees; ``inf`` where the point is far off the grid.
    """
    transformer = _transformer(27700, 4326)
    lon, lat = transformer.transform(np.asarray(easting, np.float64), np.asarray(northing, np.float64))
    return np.asarray(lat, np.float64), np.asarray(lon, np.float64)


def to_grid(lat: ArrayLike, lon: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Turn degrees, (n,) each, into eastings and northings in metres, (n,) each."""
    transformer = _transformer(4326, 27700)
    east, north = transformer.transform(np.asarray(lon, np.float64), np.asarray(lat, np.float64))
    return np.asarray(east, np.float64), np.asarray(north, np.float64)


@cache
def _transformer(source: int, target: int) -> Any:
    from pyproj import Transformer, network

    network.set_network_enabled(active=False)
    return Transformer.from_crs(source, target, always_xy=True)
