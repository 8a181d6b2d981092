"""Travel that the allotment of rooms needs: children to venues and back, and workers between venues."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geoplan.domain.people import Child
from geoplan.domain.periods import Period
from geoplan.domain.venues import Venue
from geoplan.matrix import TravelMatrix, travel_times
from geoplan.progress import Progress

if TYPE_CHECKING:
    from geoplan.network.cache import ArrayCache
    from geoplan.network.model import RoadNetwork
    from geoplan.network.snap import SnappedPlaces
    from geoplan.network.speeds import SpeedModel


@dataclass(frozen=True, eq=False)
class RoomTravel:
    """
    Travel by period of the day.

    Parameters
    ----------
    there, back
        From children's homes to venues, and from venues home, in every period.
    between
        From venues to venues, off-peak: for workers who are lent for a day.

    Raises
    ------
    ValueError
        When a period is missing, or the ways back are not between the same children and venues.
    """

    there: Mapping[Period, TravelMatrix]
    back: Mapping[Period, TravelMatrix]
    between: TravelMatrix

    def __post_init__(self) -> None:
        if set(self.there) != set(Period) or set(self.back) != set(Period):
            raise ValueError("travel of children is needed for every period of the day")
        first = self.there[Period.OFF_PEAK]
        for period in Period:
            there, back = self.there[period], self.back[period]
            same = (there.origins, there.destinations) == (first.origins, first.destinations)
            if not same or (back.destinations, back.origins) != (first.origins, first.destinations):
                raise ValueError("travel there and back must be between the same children and venues")

    @classmethod
    def all_day(cls, there: TravelMatrix, back: TravelMatrix, between: TravelMatrix) -> "RoomTravel":
        """Return travel that takes as long at any time of day."""
        return cls(dict.fromkeys(Period, there), dict.fromkeys(Period, back), between)


def measure_travel(
    network: "RoadNetwork",
    children: Iterable[Child],
    venues: Iterable[Venue],
    *,
    speeds: "SpeedModel | None" = None,
    cache: "ArrayCache | None" = None,
    progress: Progress | None = None,
) -> RoomTravel:
    """
    Measure the travel of children and workers by road.

    Parameters
    ----------
    venues
        All that may be used, and those that sessions or workers are at now.
    speeds, cache, progress
        See `geoplan.travel_times`.

    Raises
    ------
    InputError
        When somebody lives, or a venue is, too far from any road.
    """
    from geoplan.network.things import on_roads

    homes, places = on_roads(network, children), on_roads(network, venues)

    def between(origins: "SnappedPlaces", destinations: "SnappedPlaces", period: Period) -> TravelMatrix:
        return travel_times(
            network, origins, destinations, period=period, speeds=speeds, cache=cache, progress=progress
        )

    return RoomTravel(
        {period: between(homes, places, period) for period in Period},
        {period: between(places, homes, period) for period in Period},
        between(places, places, Period.OFF_PEAK),
    )
