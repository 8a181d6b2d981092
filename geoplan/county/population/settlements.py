"""Drawing made-up homes: settlements by population and distance, points somewhere around them."""

import math
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from geoplan.domain.geography import Place, Position

METRES_PER_DEGREE = 111_195.0


def distances_m(origin: Position, lat: NDArray[np.float64], lon: NDArray[np.float64]) -> NDArray[np.float64]:
    """Distances from one point to many on a flat map of the county, right to about 0.1 %, in metres."""
    north_m = (lat - origin.lat) * METRES_PER_DEGREE
    east_m = (lon - origin.lon) * METRES_PER_DEGREE * math.cos(math.radians(origin.lat))
    distances: NDArray[np.float64] = np.hypot(north_m, east_m)
    return distances


class Settlements:
    """
    The n places of the county as arrays, to draw from.

    Parameters
    ----------
    places
        In an order that does not change from run to run: draws depend on it.
    """

    def __init__(self, places: Sequence[Place]) -> None:
        self.places = tuple(places)
        self.lat = np.array([place.position.lat for place in places])
        self.lon = np.array([place.position.lon for place in places])
        self.population = np.array([place.population for place in places], dtype=np.float64)
        self.district = np.array([place.contact_district or "" for place in places])
        self.council = np.array([place.council for place in places])

    @cached_property
    def districts(self) -> tuple[str, ...]:
        """The contact districts that occur, in order of the alphabet."""
        return tuple(sorted(set(self.district.tolist()) - {""}))

    @cached_property
    def served(self) -> NDArray[np.bool_]:
        """(n,) whether a place lies in a contact district."""
        served: NDArray[np.bool_] = self.district != ""
        return served

    def draw(self, rng: Generator, weights: NDArray[np.float64]) -> Place:
        """Draw one place, the chances in proportion to (n,) weights, of which one at least is positive."""
        reach = np.cumsum(weights)
        return self.places[int(np.searchsorted(reach, rng.random() * reach[-1], side="right"))]

    def weights_near(
        self, origin: Position, among: NDArray[np.bool_], *, scale_m: float
    ) -> NDArray[np.float64]:
        """(n,) weights of the places `among` some: population, less by 1/e every `scale_m` from a point."""
        fall: NDArray[np.float64] = np.exp(-distances_m(origin, self.lat, self.lon) / scale_m)
        weights: NDArray[np.float64] = np.where(among, self.population * fall, 0.0)
        return weights


def somewhere_around(rng: Generator, centre: Position, radius_m: float) -> Position:
    """
    Return a point drawn evenly from the disc of a radius around a centre, rounded to about ten metres.

    It stands for no address: it is drawn without knowing where houses are.
    """
    distance_m = radius_m * math.sqrt(rng.random())
    bearing = rng.uniform(0, 2 * math.pi)
    north, east = distance_m * math.cos(bearing), distance_m * math.sin(bearing)
    narrowing = math.cos(math.radians(centre.lat))
    return Position(
        round(centre.lat + north / METRES_PER_DEGREE, 4),
        round(centre.lon + east / METRES_PER_DEGREE / narrowing, 4),
    )
