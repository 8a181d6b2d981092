"""How far every stretch of road is from its nearest venue: the picture where there are no settlements."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.periods import Period
from geoplan.maps.style import MapStyle
from geoplan.network.model import FloatArray, IntArray, RoadNetwork
from geoplan.network.speeds import SpeedModel

if TYPE_CHECKING:
    from geoplan.network.snap import SnappedPlaces

# Bounds of the classes, the finest first: the first set that holds nearly all roads is taken.
_BOUNDS_MINUTES = ((2.0, 4.0, 6.0, 8.0, 10.0), (5.0, 10.0, 15.0, 20.0, 30.0))
_NEARLY_ALL = 0.99


@dataclass(frozen=True, eq=False)
class RoadReach:
    """
    Every link's drive to its nearest venue.

    Parameters
    ----------
    minutes
        (k,) from the middle of the link; ``inf`` where no road leads to a venue.
    venue
        (k,) row of that venue; -1 for none.
    miles
        (k,) length of the link.
    """

    minutes: FloatArray
    venue: IntArray
    miles: FloatArray

    def classes(self, style: MapStyle) -> IntArray:
        """(k,) row of the style's class of minutes; -1 where there is no way."""
        found = np.searchsorted(style.bounds_minutes, self.minutes, side="right")
        return np.where(np.isfinite(self.minutes), found, -1).astype(np.int32)

    def suiting_style(self) -> MapStyle:
        """Return a style whose classes tell these minutes apart, without areas around the venues."""
        known = self.minutes[np.isfinite(self.minutes)]
        most = float(np.quantile(known, _NEARLY_ALL)) if len(known) else 0.0
        for bounds in _BOUNDS_MINUTES:
            if most <= bounds[-1]:
                return MapStyle(bounds_minutes=bounds, area_minutes=())
        return MapStyle(area_minutes=())

    def headline(self, style: MapStyle) -> str:
        """The whole map in two sentences."""
        reached = np.isfinite(self.minutes)
        if not reached.any():
            return "No road leads to a venue."
        total, bound = self.miles.sum(), style.bounds_minutes[min(2, len(style.bounds_minutes) - 1)]
        share = self.miles[self.minutes <= bound].sum() / total
        part = "Over 99%" if 0.995 <= share < 1 else f"{share:.0%}"
        return (
            f"{part} of {total:,.0f} miles of road are within {bound:g} minutes of a venue. "
            f"The farthest stretch is {self.minutes[reached].max():.0f} minutes away."
        )


def road_reach(
    network: RoadNetwork, venues: "SnappedPlaces", *, period: Period, speeds: SpeedModel
) -> RoadReach:
    """
    Find every link's drive to its nearest venue, in one search.

    Parameters
    ----------
    network
        The roads.
    venues
        Where they are on them.
    period, speeds
        Time of day and operating speeds that apply.
    """
    from geoplan.network.snap import SnappedPlaces
    from geoplan.network.voronoi import nearest_by_road

    count = network.link_count
    middle = network.geometry_offset[:-1] + np.diff(network.geometry_offset) // 2
    halfway = SnappedPlaces(
        codes=tuple(map(str, range(count))),
        lon=network.geometry_lon[middle],
        lat=network.geometry_lat[middle],
        link=np.arange(count, dtype=np.int32),
        fraction=np.full(count, 0.5),
        access_m=np.zeros(count),
        access_ms=np.zeros(count, np.int32),
    )
    venue, ms = nearest_by_road(network, halfway, venues, speeds.arc_milliseconds(network, period))
    minutes = np.where(venue >= 0, ms / 60_000, np.inf)
    return RoadReach(minutes, venue, network.link_length_m / METRES_PER_MILE)
