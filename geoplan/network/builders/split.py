"""Ways into links: cut where roads meet, where traffic lights stand, and where a barrier closes them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geoplan.network.model import BoolArray, IntArray


class Pieces(NamedTuple):
    """
    Links cut from ways.

    `way` (k,) tells the way of each link; `start`, `end` (k,) are node numbers; `offset` (k + 1,) and
    `vertex` say which positions of the ways' references are the vertices of each link. `node_at` (n,) is one
    position of each node, `node_ref` (n,) its id.
    """

    way: IntArray
    start: IntArray
    end: IntArray
    offset: NDArray[np.int64]
    vertex: NDArray[np.int64]
    node_at: NDArray[np.int64]
    node_ref: NDArray[np.int64]


def split_ways(
    offset: NDArray[np.int64],
    ref: NDArray[np.int64],
    *,
    stops: NDArray[np.int64],
    closed: NDArray[np.int64],
) -> Pieces:
    """
    Cut ways into links.

    Parameters
    ----------
    offset, ref
        Ways and their node ids, as in `RawRoads`. Every way has two references or more.
    stops
        Ids of nodes to cut at although nothing branches off there (traffic lights).
    closed
        Ids of nodes that cannot be passed: the links that meet there do not join.
    """
    ids, node = np.unique(ref, return_inverse=True)
    is_end = np.zeros(len(ref), dtype=bool)
    is_end[offset[:-1]] = is_end[offset[1:] - 1] = True
    shared = np.bincount(node) > 1
    cut = is_end | (shared | np.isin(ids, stops) | np.isin(ids, closed))[node]
    at = np.flatnonzero(cut)
    begins, ends = at[:-1], at[1:]
    # A way's first reference ends no link; a point mapped twice running is no road.
    real = ~np.isin(ends, offset[:-1]) & ((node[begins] != node[ends]) | (ends - begins > 1))
    begins, ends = begins[real], ends[real]
    corners = _own_ends(node[np.stack([begins, ends])], np.isin(ids, closed))
    _, sample, number = np.unique(corners, return_index=True, return_inverse=True)
    node_at = np.concatenate([begins, ends])[sample]
    number = number.reshape(2, -1).astype(np.int32)
    size = ends - begins + 1
    link_offset = np.concatenate([[0], np.cumsum(size)]).astype(np.int64)
    return Pieces(
        way=(np.searchsorted(offset, begins, side="right") - 1).astype(np.int32),
        start=number[0],
        end=number[1],
        offset=link_offset,
        vertex=np.arange(link_offset[-1]) + np.repeat(begins - link_offset[:-1], size),
        node_at=node_at,
        node_ref=ref[node_at],
    )


def _own_ends(corners: NDArray[np.intp], closed: BoolArray) -> NDArray[np.intp]:
    """Give every link end at a closed node a node of its own, so that nothing passes through."""
    blocked = closed[corners]
    corners = corners.copy()
    corners[blocked] = len(closed) + np.arange(int(blocked.sum()))
    return corners
