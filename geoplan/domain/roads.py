"""Roads as a planner knows them: class, carriageway, built-up or not, limit."""

from dataclasses import dataclass
from enum import IntEnum

from geoplan.domain.geography import Position


class RoadClass(IntEnum):
    """British road classes in OpenStreetMap's terms, the busiest first. Network files store the values."""

    MOTORWAY = 0
    TRUNK = 1
    PRIMARY = 2
    SECONDARY = 3
    TERTIARY = 4
    UNCLASSIFIED = 5
    RESIDENTIAL = 6
    LIVING_STREET = 7
    SERVICE = 8

    @property
    def label(self) -> str:
        """The class in lower case words, as in OpenStreetMap."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class RoadSection:
    """
    A stretch of road between two junctions, drawn by hand for the embedded county.

    Parameters
    ----------
    road
        Number (``A614``) or, for lesser roads, a name.
    start, end
        Codes of the junctions or places at its ends.
    shape
        Bends between the ends, in order from `start` to `end`, without the ends themselves.
    length_m
        Road length in metres; at least the length of the line drawn.
    dual, built_up
        Dual carriageway; street-lit and lined with buildings.
    limit_mph
        The posted limit.
    one_way
        Open only from `start` to `end` (slip roads).
    """

    road: str
    road_class: RoadClass
    start: str
    end: str
    shape: tuple[Position, ...]
    length_m: float
    dual: bool
    built_up: bool
    limit_mph: int
    one_way: bool = False

    def __post_init__(self) -> None:
        if self.start == self.end:
            raise ValueError(f"{self.road}: a section from {self.start} to itself")
        if not self.length_m > 0:
            raise ValueError(
                f"{self.road}, {self.start} to {self.end}: length {self.length_m} is not positive"
            )
        if self.limit_mph not in (20, 30, 40, 50, 60, 70):
            raise ValueError(
                f"{self.road}, {self.start} to {self.end}: {self.limit_mph} is not a British limit"
            )
