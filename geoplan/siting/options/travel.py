"""Travel of a case with new venues: measured once for all options, and the part of it that one needs."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.people import Child
from geoplan.domain.periods import Period
from geoplan.domain.plans import clock
from geoplan.domain.requests import Direction, Request
from geoplan.domain.venues import Venue
from geoplan.matrix import MatrixProvenance, TravelMatrix
from geoplan.progress import Progress
from geoplan.runs.case import Case
from geoplan.runs.case.places import home_of, measure, places_of, venue_place
from geoplan.runs.case.travel import PERIODS, Travel
from geoplan.siting.rooms import RoomTravel

if TYPE_CHECKING:
    from geoplan.network.cache import ArrayCache
    from geoplan.network.model import RoadNetwork
    from geoplan.network.speeds import SpeedModel

Figures = NDArray[np.float64]


def travel_with(
    network: "RoadNetwork",
    case: Case,
    opened: Iterable[Venue],
    *,
    speeds: "SpeedModel | None" = None,
    cache: "ArrayCache | None" = None,
    progress: Progress | None = None,
) -> Travel:
    """
    Return travel between all places of a case and some new venues.

    Raises
    ------
    InputError
        When a place is too far from any road.
    NetworkError
        When no road leads from one place to another.
    """
    venues = {venue.code: venue for venue in (*case.venues, *opened)}
    places = places_of(
        children=case.children,
        carers=case.carers,
        drivers=case.drivers,
        schools=case.schools,
        venues=venues.values(),
        adults=case.adults,
    )
    return measure(network, places, speeds=speeds, cache=cache, progress=progress)


def part_of(travel: Travel, places: Iterable[str]) -> Travel:
    """
    Return travel between some of its places, as if these had been measured alone.

    So that what is made of it has the same content hash whatever other options were measured beside it.
    """
    keys = sorted(places)
    at: dict[int, int] = {}
    rows = tuple(at.setdefault(travel.index[key], len(at)) for key in keys)
    kept = np.array(list(at), np.int64)
    square = np.ix_(np.arange(len(PERIODS)), kept, kept)
    return Travel(tuple(keys), travel.seconds[square], travel.metres[square], travel.network_version, rows)


def travel_for(travel: Travel, case: Case, venues: Sequence[Venue]) -> Travel:
    """Return the travel of a case that has these venues instead of its own."""
    others = [key for key in case.travel.places if not key.startswith("venue:")]
    return part_of(travel, [*others, *(venue_place(venue.code) for venue in venues)])


def room_travel(
    travel: Travel,
    children: Sequence[Child],
    venues: Sequence[Venue],
    fetched: Mapping[tuple[str, Period], str] | None = None,
) -> RoomTravel:
    """
    Return what the allotment of rooms needs of a case's travel.

    Parameters
    ----------
    fetched
        Where a child is fetched from for a session that begins in a period, such as its school; home where
        this does not say. See `fetched_from`.
    """
    codes, fetched = tuple(child.code for child in children), fetched or {}
    homes = [home_of(code) for code in codes]
    places = [venue_place(venue.code) for venue in venues]
    names = tuple(venue.code for venue in venues)
    origin = MatrixProvenance("travel of the case", travel.network_version, "", date.min.isoformat())

    def table(rows: Sequence[str], columns: Sequence[str], period: Period) -> tuple[Figures, Figures]:
        at = np.ix_([travel.index[key] for key in rows], [travel.index[key] for key in columns])
        number = PERIODS.index(period)
        return _open(travel.seconds[number][at]), _open(travel.metres[number][at])

    there, back = {}, {}
    for period in PERIODS:
        starts = [fetched.get((code, period), home) for code, home in zip(codes, homes, strict=True)]
        there[period] = TravelMatrix(codes, names, *table(starts, places, period), period, origin)
        back[period] = TravelMatrix(names, codes, *table(places, homes, period), period, origin)
    off_peak = Period.OFF_PEAK
    between = TravelMatrix(names, names, *table(places, places, off_peak), off_peak, origin)
    return RoomTravel(there, back, between)


def fetched_from(case: Case, requests: Iterable[Request]) -> dict[tuple[str, Period], str]:
    """Return where each child is fetched from, most often, for sessions that begin in a period: keys."""
    seen: dict[tuple[str, Period], Counter[str]] = defaultdict(Counter)
    for request in requests:
        if request.direction is Direction.OUTBOUND:
            begins_s = request.delivery_window.latest_s + 60 * case.params.arrive_late_minutes
            for code in request.children:
                seen[code, Period.at(clock(begins_s))][request.pickup] += 1
    return {key: found.most_common(1)[0][0] for key, found in seen.items()}


def _open(values: NDArray[np.int32]) -> Figures:
    """Whole numbers as figures that may be infinite."""
    return np.where(values >= Travel.NO_PATH, np.inf, values.astype(np.float64))
