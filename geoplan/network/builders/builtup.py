"""Built-up roads told from open country."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.roads import RoadClass
from geoplan.network.builders.draft import Draft
from geoplan.network.builders.geometry import Samples, sample
from geoplan.network.builders.params import BuildParams
from geoplan.network.model import BoolArray, FloatArray, RoadNetwork

_CELLS_A_SIDE = 5
_STREETS = (RoadClass.RESIDENTIAL, RoadClass.LIVING_STREET)


def built_up(draft: Draft, params: BuildParams) -> BoolArray:
    """
    Which links lie in a built-up area.

    The posted limit decides where it can (20 and 30 built up; 50 and more not). For the rest, residential
    streets around the road are counted, and street lights or pavements on the map tip the balance. Motorways
    are never built up.

    Parameters
    ----------
    draft
        With limits settled.

    Returns
    -------
    Shape (k,).
    """
    network = draft.network
    limit = network.link_limit_mph
    answer = (limit > 0) & (limit <= params.built_up_to_mph)
    open_question = ~answer & (limit < params.rural_from_mph) & (network.link_class != RoadClass.MOTORWAY)
    links = np.flatnonzero(open_question)
    if len(links):
        is_street = np.isin(network.link_class, _STREETS)
        density = _street_density(network, links, is_street, params)
        answer[links] = density * params.hint_factor ** draft.hint[links] >= params.street_density
    return np.asarray(answer & (network.link_class != RoadClass.MOTORWAY))


def _street_density(
    network: RoadNetwork, links: NDArray[np.intp], is_street: BoolArray, params: BuildParams
) -> FloatArray:
    """Mean density of residential streets along links, km per square km. Shape of `links`."""
    spacing = params.sample_spacing_m
    streets = sample(network, np.flatnonzero(is_street), spacing)
    asked = sample(network, links, spacing)
    cell_m = params.density_window_m / _CELLS_A_SIDE
    cells, metres = _metres_by_cell(network, streets, cell_m)
    around, at = np.unique(_key(*_cell(asked, cell_m)), return_inverse=True)
    total = _sums_around(around, cells, metres)[at]
    density = (total / 1000) / (params.density_window_m / 1000) ** 2
    count = np.bincount(asked.link, minlength=network.link_count)[links]
    return np.bincount(asked.link, weights=density, minlength=network.link_count)[links] / count


def _sums_around(around: NDArray[np.int64], cells: NDArray[np.int64], metres: FloatArray) -> FloatArray:
    """Metres of street in the square of cells around each of the cells asked about."""
    total = np.zeros(len(around))
    if len(cells) == 0:
        return total
    reach = range(-(_CELLS_A_SIDE // 2), _CELLS_A_SIDE // 2 + 1)
    for right in reach:
        for up in reach:
            key = around + _key(np.int64(right), np.int64(up))
            at = np.minimum(np.searchsorted(cells, key), len(cells) - 1)
            total += np.where(cells[at] == key, metres[at], 0.0)
    return total


def _metres_by_cell(
    network: RoadNetwork, streets: Samples, cell_m: float
) -> tuple[NDArray[np.int64], FloatArray]:
    points = np.bincount(streets.link, minlength=network.link_count)
    metres = network.link_length_m[streets.link] / points[streets.link]
    cells, at = np.unique(_key(*_cell(streets, cell_m)), return_inverse=True)
    total = np.bincount(at, weights=metres, minlength=len(cells)).astype(np.float64)
    return cells, total


def _cell(points: Samples, cell_m: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    size = cell_m / points.scale
    return np.floor(points.x / size).astype(np.int64), np.floor(points.y / size).astype(np.int64)


def _key(column: Any, row: Any) -> Any:
    """One whole number for a cell; the key of a cell further on is the sum of keys."""
    return (column << 32) + row
