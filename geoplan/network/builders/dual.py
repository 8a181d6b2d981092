"""Dual carriageways told from single ones, and the national limits that follow from that."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.roads import RoadClass
from geoplan.network.builders.draft import Draft
from geoplan.network.builders.geometry import sample
from geoplan.network.builders.maxspeed import NATIONAL
from geoplan.network.builders.params import BuildParams
from geoplan.network.model import BoolArray, RoadNetwork

_NEIGHBOURS = 12
_OPPOSITE_COSINE = -0.85
_LEAST_SHARE = 0.5
_FASTEST_SINGLE_MPH = 60
_SINGLE_NATIONAL_MPH = 60
_DUAL_NATIONAL_MPH = 70


def with_carriageways(draft: Draft, params: BuildParams) -> Draft:
    """
    Decide which links are dual carriageways, and turn national limits into 60 and 70 mph.

    Motorways are dual; so is what the map calls so, what has a limit of 70, and a one-way road up to
    secondary class with its opposite of the same number beside it. Slip roads and roundabouts are not.
    """
    network = draft.network
    motorway = network.link_class == RoadClass.MOTORWAY
    limit = network.link_limit_mph
    fast = (limit > _FASTEST_SINGLE_MPH) & (limit != NATIONAL)
    plain = ~(network.link_slip | network.link_roundabout)
    stated = (draft.dual > 0) | motorway | fast
    dual = plain & (stated | ((draft.dual == 0) & _beside_their_opposites(network, params)))
    national = limit == NATIONAL
    derestricted = np.where(dual | motorway, _DUAL_NATIONAL_MPH, _SINGLE_NATIONAL_MPH)
    limits = np.where(national, derestricted, limit).astype(np.uint8)
    return replace(draft, network=replace(network, link_dual=dual, link_limit_mph=limits))


def _beside_their_opposites(network: RoadNetwork, params: BuildParams) -> BoolArray:
    """One-way links of main roads that run beside the opposite direction of the same road. Shape (k,)."""
    found = np.zeros(network.link_count, dtype=bool)
    road = np.where(network.link_ref >= 0, network.link_ref, network.link_name)
    candidate = (
        (network.link_forward != network.link_backward)
        & (network.link_class <= RoadClass.SECONDARY)
        & ~network.link_slip
        & ~network.link_roundabout
        & (road >= 0)
    )
    links = np.flatnonzero(candidate)
    if len(links) < 2:
        return found
    share = _share_beside(network, links, road, params)
    links = links[share >= _LEAST_SHARE]
    if len(links):
        found[links] = _long_enough(network, links, params.dual_min_length_m)
    return found


def _share_beside(
    network: RoadNetwork, links: NDArray[np.intp], road: NDArray[np.int32], params: BuildParams
) -> NDArray[np.float64]:
    from scipy.spatial import cKDTree

    points = sample(network, links, params.sample_spacing_m)
    direction = points.direction + np.where(network.link_forward[points.link], 0.0, np.pi)
    position = np.stack([points.x, points.y], axis=1)
    nearest = min(_NEIGHBOURS, len(position))
    reach = params.dual_gap_m / points.scale
    # Successive points of the other carriageway straddle the one opposite: look half a spacing further.
    reach = float(np.hypot(reach, params.sample_spacing_m / 2 / points.scale))
    _, near = cKDTree(position).query(position, k=nearest, distance_upper_bound=reach)
    near = near.reshape(len(position), nearest)
    real = near < len(position)
    near = np.where(real, near, 0)
    same_road = road[points.link][near] == road[points.link][:, None]
    opposite = np.cos(direction[near] - direction[:, None]) < _OPPOSITE_COSINE
    beside = (real & same_road & opposite).any(axis=1)
    count = np.bincount(points.link, minlength=network.link_count)
    return (np.bincount(points.link, weights=beside, minlength=network.link_count) / np.maximum(count, 1))[
        links
    ]


def _long_enough(network: RoadNetwork, links: NDArray[np.intp], shortest_m: float) -> BoolArray:
    """Of links that run beside their opposite: those that hang together for long enough."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    count = network.node_count
    start, end = network.link_start[links], network.link_end[links]
    graph = coo_array((np.ones(len(links), dtype=np.int8), (start, end)), shape=(count, count))
    _, part = connected_components(graph.tocsr(), directed=False)
    length = np.bincount(part[start], weights=network.link_length_m[links], minlength=part.max() + 1)
    # Where the two carriageways do not touch, each is a part by itself and long enough alone.
    return np.asarray(length[part[start]] >= shortest_m)
