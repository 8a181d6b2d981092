"""Pieces of a link's line."""

import numpy as np

from geoplan.network.metric import to_degrees, to_plane
from geoplan.network.model import FloatArray, RoadNetwork


def cut_line(network: RoadNetwork, link: int, begin: float, end: float) -> tuple[FloatArray, FloatArray]:
    """
    Return the piece of a link's line between two fractions of its length, in the order driven.

    Parameters
    ----------
    network, link
        The link.
    begin, end
        Fractions from the link's start, as in `SnappedPlaces`; `begin` above `end` runs backwards.

    Returns
    -------
    Longitudes and latitudes, at least two vertices.
    """
    lon, lat = network.vertices(link)
    if begin == 0.0 and end == 1.0:
        return lon, lat
    if begin == 1.0 and end == 0.0:
        return lon[::-1], lat[::-1]
    x, y = to_plane(lon, lat)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    low, high = min(begin, end) * along[-1], max(begin, end) * along[-1]
    inside = (along > low) & (along < high)
    stops = np.concatenate([[low], along[inside], [high]])
    if begin > end:
        stops = stops[::-1]
    return to_degrees(np.interp(stops, along, x), np.interp(stops, along, y))
