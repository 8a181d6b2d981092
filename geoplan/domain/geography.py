"""Positions, places and districts."""

import math
from dataclasses import dataclass
from enum import StrEnum

EARTH_RADIUS_M = 6_371_008.8
METRES_PER_MILE = 1_609.344


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """
    A point on the ground, WGS 84 degrees.

    Raises
    ------
    ValueError
        When the point is not in or near Great Britain, or latitude and longitude were swapped.
    """

    lat: float
    lon: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.lat) and math.isfinite(self.lon)):
            raise ValueError("latitude and longitude must be numbers")
        if not (49.0 <= self.lat <= 61.5 and -9.0 <= self.lon <= 2.5):
            swapped = 49.0 <= self.lon <= 61.5 and -9.0 <= self.lat <= 2.5
            hint = "; latitude and longitude look swapped" if swapped else ""
            raise ValueError(f"{self.lat:.4f}, {self.lon:.4f} is not in Great Britain{hint}")

    def distance_m(self, other: "Position") -> float:
        """Great-circle distance in metres."""
        lat_1, lat_2 = math.radians(self.lat), math.radians(other.lat)
        half_lat = (lat_2 - lat_1) / 2
        half_lon = math.radians(other.lon - self.lon) / 2
        chord = math.sin(half_lat) ** 2 + math.cos(lat_1) * math.cos(lat_2) * math.sin(half_lon) ** 2
        return 2 * EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(chord)))


class PlaceKind(StrEnum):
    """What sort of settlement a place is."""

    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    SUBURB = "suburb"


@dataclass(frozen=True, slots=True)
class Place:
    """
    A town, village or suburb.

    `council` is the district council or unitary authority that the place lies in; `contact_district` is the
    contact service's own grouping (North, Central, South), None where the service does not reach.
    `population` is a rounded figure used to spread a made-up population, not a statistic to quote.
    """

    code: str
    name: str
    kind: PlaceKind
    position: Position
    council: str
    contact_district: str | None
    population: int

    def __post_init__(self) -> None:
        if not self.code:
            raise ValueError("a place needs a code")
        if self.population < 0:
            raise ValueError(f"place {self.code}: population {self.population} is negative")
