"""Lengths of lines on the ground, and points along them, for all links at once."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geoplan.network.metric import metres_per_unit, to_plane
from geoplan.network.model import FloatArray, RoadNetwork

_SEMI_MAJOR_M = 6_378_137.0
_ECCENTRICITY_2 = 6.694_379_990_14e-3
# Two nodes at one position still make a link; every link needs a positive length.
SHORTEST_M = 0.1


def segment_lengths_m(lon: FloatArray, lat: FloatArray) -> FloatArray:
    """
    Lengths of the straight pieces between successive points, on the WGS 84 ellipsoid.

    Exact to a millionth for pieces of a few kilometres; a sphere would be off by up to three thousandths.

    Returns
    -------
    Shape (v - 1,) for v points, metres.
    """
    middle = np.radians((lat[1:] + lat[:-1]) / 2)
    flattened = 1 - _ECCENTRICITY_2 * np.sin(middle) ** 2
    east = _SEMI_MAJOR_M / np.sqrt(flattened)
    north = east * (1 - _ECCENTRICITY_2) / flattened
    return np.hypot(
        north * np.radians(np.diff(lat)),
        east * np.cos(middle) * np.radians(np.diff(lon)),
    )


def link_lengths_m(offset: NDArray[np.int64], lon: FloatArray, lat: FloatArray) -> FloatArray:
    """
    Lengths of links from their lines, at least `SHORTEST_M`.

    Parameters
    ----------
    offset, lon, lat
        As in `RoadNetwork`: vertices of link i are ``offset[i]`` up to ``offset[i + 1]``.

    Returns
    -------
    Shape (k,), metres.
    """
    along = _metres_along(offset, lon, lat)
    return np.maximum(along[offset[1:] - 1] - along[offset[:-1]], SHORTEST_M)


class Samples(NamedTuple):
    """Points along links: the link of each, its place in the Mercator plane, and the direction there."""

    link: NDArray[np.intp]
    x: FloatArray
    y: FloatArray
    direction: FloatArray
    scale: float


def sample(network: RoadNetwork, links: NDArray[np.intp], spacing_m: float) -> Samples:
    """
    Points at equal distances along the chosen links, at least one on each.

    `Samples.scale` is metres per unit of the plane in the middle of the network; `direction` is in radians.
    """
    offset = network.geometry_offset
    along = _metres_along(offset, network.geometry_lon, network.geometry_lat)
    first, last = along[offset[links]], along[offset[links + 1] - 1]
    counts = np.maximum(np.ceil((last - first) / spacing_m), 1).astype(np.intp)
    row = np.repeat(np.arange(len(links)), counts)
    nth = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
    share = (nth + 0.5) / counts[row]
    where = first[row] + share * (last - first)[row]
    piece = np.searchsorted(along, where, side="right") - 1
    piece = np.clip(piece, offset[links[row]], offset[links[row] + 1] - 2)
    length = along[piece + 1] - along[piece]
    part = np.divide(where - along[piece], length, out=np.zeros(len(row)), where=length > 0)
    x, y = to_plane(network.geometry_lon, network.geometry_lat)
    step_x, step_y = x[piece + 1] - x[piece], y[piece + 1] - y[piece]
    return Samples(
        link=links[row],
        x=x[piece] + part * step_x,
        y=y[piece] + part * step_y,
        direction=np.arctan2(step_y, step_x),
        scale=float(metres_per_unit(np.asarray(np.median(network.node_lat)))),
    )


def _metres_along(offset: NDArray[np.int64], lon: FloatArray, lat: FloatArray) -> FloatArray:
    """Running length over the vertices of all links; the jumps from one link to the next count nothing."""
    pieces = segment_lengths_m(lon, lat)
    pieces[offset[1:-1] - 1] = 0.0
    return np.concatenate([[0.0], np.cumsum(pieces)])
