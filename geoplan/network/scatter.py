"""Made-up homes and venues anywhere on a network, to try geoplan on roads that come without people."""

from dataclasses import dataclass

import numpy as np

from geoplan.domain.geography import Position
from geoplan.domain.roads import RoadClass
from geoplan.errors import Fault, InputError
from geoplan.network.metric import to_plane
from geoplan.network.model import FloatArray, RoadNetwork

DISTRICTS = ("North", "Central", "South")


@dataclass(frozen=True, slots=True)
class Spot:
    """A made-up place: a code, a position on a road, and the third of the area it lies in, from the north."""

    code: str
    position: Position
    district: str

    @property
    def name(self) -> str:
        """Words for a map or a table."""
        return f"Made-up place {self.code}"


def scatter(
    network: RoadNetwork, *, homes: int = 200, venues: int = 8, seed: int = 2015
) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
    """
    Scatter homes over the built-up roads of a network, and venues in the middle of homes.

    Nobody lives there: positions are drawn from the roads alone. Venues are each the home nearest to the
    middle of its cluster of homes (k-means), so that they fall in the towns.

    Parameters
    ----------
    network
        Any network; the longer a residential street, the more homes are drawn on it.
    homes, venues
        How many; at least one of each, and no more venues than homes.
    seed
        The same seed gives the same spots.

    Returns
    -------
    homes, venues
        With codes H001… and V01….

    Raises
    ------
    InputError
        When the numbers do not fit.
    """
    if not 1 <= venues <= homes:
        raise InputError(
            Fault(f"{venues} venues for {homes} homes", "ask for at least one venue, and no more than homes")
        )
    rng = np.random.default_rng(seed)
    lon, lat = _points_on_streets(network, homes, rng)
    x, y = to_plane(lon, lat)
    chosen = _central(np.column_stack([x, y]), venues, rng)
    third = np.searchsorted(np.quantile(lat, [1 / 3, 2 / 3]), lat)
    spots = [(Position(float(lat[at]), float(lon[at])), DISTRICTS[2 - int(third[at])]) for at in range(homes)]
    return (
        tuple(Spot(f"H{number:03d}", *spot) for number, spot in enumerate(spots, start=1)),
        tuple(Spot(f"V{number:02d}", *spots[at]) for number, at in enumerate(chosen, start=1)),
    )


def _points_on_streets(
    network: RoadNetwork, count: int, rng: np.random.Generator
) -> tuple[FloatArray, FloatArray]:
    """Points on links that people live along, by length."""
    street = (network.link_class >= RoadClass.UNCLASSIFIED) & (network.link_class != RoadClass.SERVICE)
    for allowed in (street & network.link_built_up, street, network.link_class != RoadClass.MOTORWAY):
        weight = np.where(allowed, network.link_length_m, 0.0)
        if weight.sum() > 0:
            break
    else:
        weight = network.link_length_m
    links = rng.choice(network.link_count, count, p=weight / weight.sum())
    vertex = rng.integers(network.geometry_offset[links], network.geometry_offset[links + 1] - 1)
    share = rng.random(count)
    lon = network.geometry_lon[vertex] * (1 - share) + network.geometry_lon[vertex + 1] * share
    lat = network.geometry_lat[vertex] * (1 - share) + network.geometry_lat[vertex + 1] * share
    return lon, lat


def _central(points: FloatArray, count: int, rng: np.random.Generator) -> list[int]:
    """Positions of `count` different points that are each nearest to the middle of a cluster."""
    from scipy.cluster.vq import kmeans2

    middles, _ = kmeans2(points, count, minit="++", rng=rng)
    chosen: list[int] = []
    for middle in middles:
        order = np.argsort(((points - middle) ** 2).sum(axis=1))
        chosen.append(next(int(at) for at in order if int(at) not in chosen))
    return chosen
