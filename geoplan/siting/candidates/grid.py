"""A grid of candidates: over built-up areas, or wherever there is a road."""

from dataclasses import dataclass

import numpy as np

from geoplan.domain.candidates import Candidate
from geoplan.domain.checks import check_between
from geoplan.domain.geography import Position
from geoplan.errors import Fault, InputError
from geoplan.io.national_grid import to_grid, to_lat_lon
from geoplan.network.model import BoolArray, RoadNetwork

_STEP_M = 50.0
"""Roads are looked at as points so far apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridParams:
    """
    How close the grid is.

    Parameters
    ----------
    spacing_m
        Metres between neighbours, along the National Grid.
    least_road_m
        A square of the grid has a candidate when it has so many metres of (built-up) road.
    """

    spacing_m: int = 1_000
    least_road_m: float = 200.0

    def __post_init__(self) -> None:
        check_between("the spacing of the grid", self.spacing_m, 100, 20_000, "m")
        check_between("the metres of built-up road", self.least_road_m, 0, 100_000, "m")


def built_up_grid(network: RoadNetwork, params: GridParams = GridParams()) -> tuple[Candidate, ...]:
    """
    Return a candidate in each square of the National Grid that has built-up roads, at the middle of these
    roads.

    Their codes are the square's corner in kilometres: ``grid-458.0-360.0``.

    Raises
    ------
    InputError
        When the network says of no road that it is built up.
    """
    if not network.link_built_up.any():
        raise InputError(
            Fault(
                "the network knows of no built-up road", "take settlements or a table of candidates instead"
            )
        )
    return _grid(network, network.link_built_up, params)


def road_grid(network: RoadNetwork, params: GridParams = GridParams()) -> tuple[Candidate, ...]:
    """Return the same for every square that has so many metres of road, built up or not: a venue anywhere."""
    return _grid(network, np.ones(network.link_count, np.bool_), params)


def _grid(network: RoadNetwork, links: BoolArray, params: GridParams) -> tuple[Candidate, ...]:
    lon, lat, metres = _points(network, links)
    east, north = to_grid(lat, lon)
    square = np.stack([np.asarray(east), np.asarray(north)]) // params.spacing_m
    corners, member = np.unique(square, axis=1, return_inverse=True)
    member = member.ravel()
    road_m = np.bincount(member, weights=metres)
    kept = np.flatnonzero(road_m >= params.least_road_m)
    middle_east, middle_north = (
        np.bincount(member, weights=np.asarray(one) * metres)[kept] / road_m[kept] for one in (east, north)
    )
    lats, lons = to_lat_lon(middle_east, middle_north)
    corner_km = corners[:, kept].T * params.spacing_m / 1_000.0
    return tuple(
        Candidate(
            code=f"grid-{e:.1f}-{n:.1f}",
            name=f"Grid square {e:.1f}, {n:.1f} km",
            position=Position(round(float(y), 6), round(float(x), 6)),
        )
        for (e, n), y, x in zip(corner_km.tolist(), lats, lons, strict=True)
    )


def _points(network: RoadNetwork, links: BoolArray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return points along some roads, degrees, and the metres of road that each stands for."""
    found: list[np.ndarray] = []
    for link in np.flatnonzero(links):
        start, end = network.geometry_offset[link], network.geometry_offset[link + 1]
        lon, lat = network.geometry_lon[start:end], network.geometry_lat[start:end]
        along = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(lon), np.diff(lat)))])
        count = max(1, int(network.link_length_m[link] / _STEP_M))
        at = (np.arange(count) + 0.5) / count * along[-1]
        each_m = np.full(count, network.link_length_m[link] / count)
        found.append(np.stack([np.interp(at, along, lon), np.interp(at, along, lat), each_m]))
    lon, lat, metres = np.concatenate(found, axis=1) if found else np.empty((3, 0))
    return lon, lat, metres
