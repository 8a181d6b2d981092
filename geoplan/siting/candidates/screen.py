"""
Which candidates can be venues at all: inside the area, by a road, and joined to the other venues both ways.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.candidates import Candidate
from geoplan.domain.checks import check_between
from geoplan.domain.geography import METRES_PER_MILE, Position
from geoplan.domain.venues import Venue
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

    from geoplan.network.cache import ArrayCache
    from geoplan.network.model import RoadNetwork
    from geoplan.network.speeds import SpeedModel

_ANYWHERE_M = 1e7


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenParams:
    """
    When a candidate is refused.

    Parameters
    ----------
    road_within_m
        It is farther from any road than this.
    """

    road_within_m: float = 2_000.0

    def __post_init__(self) -> None:
        check_between("metres to the nearest road", self.road_within_m, 1, 100_000, "m")


@dataclass(frozen=True, slots=True)
class Refused:
    """A candidate that cannot be a venue, and why."""

    code: str
    name: str
    reason: str

    def __str__(self) -> str:
        return f"{self.name} ({self.code}): {self.reason}"


@dataclass(frozen=True, slots=True)
class Screened:
    """Candidates that can be venues, with their district where it is known, and those refused."""

    candidates: tuple[Candidate, ...]
    refused: tuple[Refused, ...] = ()


def screen(
    network: "RoadNetwork",
    candidates: Iterable[Candidate],
    venues: Sequence[Venue],
    *,
    area: "GeoDataFrame | None" = None,
    districts: "GeoDataFrame | None" = None,
    params: ScreenParams = ScreenParams(),
    speeds: "SpeedModel | None" = None,
    cache: "ArrayCache | None" = None,
) -> Screened:
    """
    Return the candidates that can be venues, and by name those that cannot.

    Parameters
    ----------
    venues
        What a candidate must be joined to by road, there and back: most of them, so that a venue which
        itself lies off the roads refuses nobody.
    area, districts
        ``name`` and ``geometry`` in degrees: what a candidate must lie in, and where its district is looked
        up when it has none. Not asked when None.

    Raises
    ------
    InputError
        When two candidates, or a candidate and a venue, have one code.
    """
    listed = tuple(candidates)
    _refuse_twins(listed, venues)
    reasons: dict[str, str] = {}
    if area is not None:
        inside = _names_at(area, [one.position for one in listed])
        reasons |= {
            one.code: "it lies outside the area of the service"
            for one, name in zip(listed, inside, strict=True)
            if name is None
        }
    left = [one for one in listed if one.code not in reasons]
    reasons |= _off_the_roads(network, left, venues, params, speeds, cache)
    kept = [one for one in listed if one.code not in reasons]
    if districts is not None:
        names = _names_at(districts, [one.position for one in kept])
        kept = [
            replace(one, contact_district=one.contact_district or name)
            for one, name in zip(kept, names, strict=True)
        ]
    refused = (Refused(one.code, one.name, reasons[one.code]) for one in listed if one.code in reasons)
    return Screened(tuple(kept), tuple(refused))


def _refuse_twins(candidates: Sequence[Candidate], venues: Sequence[Venue]) -> None:
    codes, taken = [one.code for one in candidates], {venue.code for venue in venues}
    faults = [
        Fault(f"{code} is the code of two candidates", "give each a code of its own")
        for code in sorted({code for code in codes if codes.count(code) > 1})
    ]
    faults += [
        Fault(f"candidate {code} has the code of a venue", "give it another code")
        for code in codes
        if code in taken
    ]
    if faults:
        raise InputError(faults)


def _names_at(areas: "GeoDataFrame", positions: Sequence[Position]) -> list[str | None]:
    """Return the area that each position lies in, the first by name on a border; None for none."""
    import shapely

    ordered = areas.sort_values("name", ignore_index=True)
    tree = shapely.STRtree(ordered.geometry.to_numpy())
    points = shapely.points([one.lon for one in positions], [one.lat for one in positions])
    found: list[str | None] = [None] * len(positions)
    for at, area in sorted(np.stack(tree.query(points, predicate="intersects")).T.tolist(), reverse=True):
        found[at] = str(ordered["name"].iloc[area])
    return found


def _off_the_roads(
    network: "RoadNetwork",
    candidates: Sequence[Candidate],
    venues: Sequence[Venue],
    params: ScreenParams,
    speeds: "SpeedModel | None",
    cache: "ArrayCache | None",
) -> dict[str, str]:
    from geoplan.matrix import travel_times
    from geoplan.network.snap import SnapParams
    from geoplan.network.things import on_roads

    if not candidates:
        return {}
    # Everything is put on the road first, however far, so that each can be told how far it is.
    anywhere = SnapParams(refuse_beyond_m=_ANYWHERE_M)
    placed = on_roads(network, candidates, params=anywhere)
    far = {
        one.code: f"it is {metres / METRES_PER_MILE:.1f} miles from the nearest road"
        for one, metres in zip(candidates, placed.access_m.tolist(), strict=True)
        if metres > params.road_within_m
    }
    near = [one.code for one in candidates if one.code not in far]
    if not near or not venues:
        return far
    start, end = placed.select(near), on_roads(network, venues, params=anywhere)
    there = travel_times(network, end, start, speeds=speeds, cache=cache).seconds.T
    back = travel_times(network, start, end, speeds=speeds, cache=cache).seconds
    apart = {
        code: f"no road leads {way} most venues"
        for table, way in ((there, "to it from"), (back, "from it to"))
        for code, reached in zip(near, _mostly(table), strict=True)
        if not reached
    }
    return far | apart


def _mostly(seconds: NDArray[np.float64]) -> list[bool]:
    """Whether each row reaches at least half of the columns."""
    found: list[bool] = (2 * np.isfinite(seconds).sum(axis=1) >= seconds.shape[1]).tolist()
    return found
