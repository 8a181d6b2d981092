"""The places of a case by key, and the travel between them."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from geoplan.domain.adults import KnownAdult
from geoplan.domain.drivers import Driver
from geoplan.domain.geography import Position
from geoplan.domain.people import Child, FosterCarer, School
from geoplan.domain.venues import Venue
from geoplan.errors import NetworkError, RowAt
from geoplan.progress import Progress
from geoplan.runs.case.travel import PERIODS, Travel
from geoplan.runs.rules import RULES, tell

if TYPE_CHECKING:
    from geoplan.network.cache import ArrayCache
    from geoplan.network.model import RoadNetwork
    from geoplan.network.speeds import SpeedModel


def home_of(child: str) -> str:
    """Return the key of a child's home."""
    return f"home:{child}"


def school_place(school: str) -> str:
    """Return the key of a school."""
    return f"school:{school}"


def venue_place(venue: str) -> str:
    """Return the key of a venue, where its contact workers start and end too."""
    return f"venue:{venue}"


def driver_place(driver: str) -> str:
    """Return the key of a volunteer's home."""
    return f"driver:{driver}"


def carer_place(carer: str) -> str:
    """Return the key of a foster carer's home."""
    return f"carer:{carer}"


def adult_place(adult: str) -> str:
    """Return the key of a known adult's home."""
    return f"adult:{adult}"


PLACE_OF: Mapping[str, Callable[[str], str]] = {
    "children": home_of,
    "carers": carer_place,
    "drivers": driver_place,
    "schools": school_place,
    "venues": venue_place,
    "adults": adult_place,
}
"""The key of a place by what is there and its code."""


def places_of(
    *,
    children: Iterable[Child] = (),
    carers: Iterable[FosterCarer] = (),
    drivers: Iterable[Driver] = (),
    schools: Iterable[School] = (),
    venues: Iterable[Venue] = (),
    adults: Iterable[KnownAdult] = (),
) -> dict[str, Position]:
    """Return where everybody and everything is, by key, in order of key."""
    found = {home_of(child.code): child.home for child in children}
    found |= {school_place(school.code): school.position for school in schools}
    found |= {venue_place(venue.code): venue.position for venue in venues}
    found |= {driver_place(driver.code): driver.home for driver in drivers}
    found |= {carer_place(carer.code): carer.home for carer in carers}
    found |= {adult_place(adult.code): adult.home for adult in adults}
    return dict(sorted(found.items()))


def measure(
    network: "RoadNetwork",
    places: Mapping[str, Position],
    *,
    speeds: "SpeedModel | None" = None,
    cache: "ArrayCache | None" = None,
    where: Mapping[str, RowAt] | None = None,
    progress: Progress | None = None,
) -> Travel:
    """
    Return travel between all places by road, in each of the four periods of the day.

    Parameters
    ----------
    places
        Positions by key.
    speeds
        Operating speeds; the default model when None.
    cache
        Keeps tables by content, without keys.
    where
        Rows that places were read from, by key; faults of these name them.

    Raises
    ------
    InputError
        When a place is too far from any road.
    NetworkError
        When no road leads from one place to another.
    """
    from geoplan.matrix import travel_times
    from geoplan.network.snap import snap

    at: dict[Position, int] = {}
    rows = {key: at.setdefault(position, len(at)) for key, position in places.items()}
    first = {row: key for key, row in reversed(rows.items())}
    on_road = snap(network, [first[row] for row in range(len(at))], tuple(at), where=where)
    matrices = {
        period: travel_times(
            network, on_road, on_road, period=period, speeds=speeds, cache=cache, progress=progress
        )
        for period in PERIODS
    }
    travel = Travel.from_matrices(matrices, rows=rows)
    apart = np.argwhere(travel.seconds[0] >= Travel.NO_PATH)
    if len(apart):
        sentence = tell("unreachable", origin=first[int(apart[0][0])], destination=first[int(apart[0][1])])
        raise NetworkError(f"{sentence}: {RULES['unreachable'].cure}, or use a network that joins them.")
    return travel
