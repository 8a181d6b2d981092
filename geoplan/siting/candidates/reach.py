"""
Travel between the ends of children's journeys, homes and schools, and places that are or may become venues.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.geography import Position
from geoplan.domain.venues import Venue
from geoplan.progress import Progress
from geoplan.runs.case import Case
from geoplan.runs.case.places import places_of, venue_place
from geoplan.runs.case.travel import PERIODS, Travel

if TYPE_CHECKING:
    from geoplan.domain.candidates import Candidate
    from geoplan.network.cache import ArrayCache
    from geoplan.network.model import RoadNetwork
    from geoplan.network.speeds import SpeedModel

Table = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Reach:
    """
    Seconds and metres between e ends and m sites in the four periods of the day; ``inf`` where no road leads.

    Parameters
    ----------
    ends
        Keys as in `geoplan.runs.case.places`.
    sites
        Codes.
    there, there_m
        (4, e, m) to the sites.
    back, back_m
        (4, e, m) from the sites.
    """

    ends: tuple[str, ...]
    sites: tuple[str, ...]
    there: Table
    there_m: Table
    back: Table
    back_m: Table

    @classmethod
    def of_travel(cls, travel: Travel, ends: Sequence[str], sites: Sequence[str]) -> "Reach":
        """Return the part of a case's travel that lies between some ends and venues of it."""
        rows = [travel.index[end] for end in ends]
        columns = [travel.index[venue_place(site)] for site in sites]
        tables = []
        for whole in (travel.seconds, travel.metres):
            values = np.where(travel.seconds >= Travel.NO_PATH, np.inf, whole.astype(np.float64))
            there = values[:, rows][:, :, columns]
            back = values[:, columns][:, :, rows].transpose(0, 2, 1)
            tables += [there, back]
        return cls(tuple(ends), tuple(sites), tables[0], tables[2], tables[1], tables[3])


def ends_of(case: Case) -> dict[str, Position]:
    """Return where journeys of a case may begin and end beside venues, by key."""
    return places_of(children=case.children, schools=case.schools)


def measure_reach(
    network: "RoadNetwork",
    ends: Mapping[str, Position],
    sites: "Iterable[Venue | Candidate]",
    *,
    speeds: "SpeedModel | None" = None,
    cache: "ArrayCache | None" = None,
    progress: Progress | None = None,
) -> Reach:
    """
    Measure it by road.

    Parameters
    ----------
    ends
        Positions by key, such as `ends_of` a case.
    sites
        m things with a code and a position.
    speeds, cache, progress
        See `geoplan.travel_times`.

    Raises
    ------
    InputError
        When an end or a site is too far from any road.
    """
    from geoplan.matrix import travel_times
    from geoplan.network.snap import snap
    from geoplan.network.things import on_roads

    at: dict[Position, int] = {}
    rows = [at.setdefault(position, len(at)) for position in ends.values()]
    first = dict(reversed([(row, key) for row, key in zip(rows, ends, strict=True)]))
    homes = snap(network, [first[row] for row in range(len(at))], tuple(at))
    places = on_roads(network, sites)
    tables: dict[str, list[Table]] = {"there": [], "there_m": [], "back": [], "back_m": []}
    for period in PERIODS:
        there = travel_times(
            network, homes, places, period=period, speeds=speeds, cache=cache, progress=progress
        )
        back = travel_times(
            network, places, homes, period=period, speeds=speeds, cache=cache, progress=progress
        )
        of_homes = {"there": there.seconds, "there_m": there.metres, "back": back.seconds.T}
        for name, values in (of_homes | {"back_m": back.metres.T}).items():
            tables[name].append(values[rows])
    return Reach(tuple(ends), places.codes, **{name: np.stack(found) for name, found in tables.items()})
