"""What a map of access shows: venues, settlements with their minutes, and the words around it. No people."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from geoplan.domain.geography import Place, Position
from geoplan.errors import Fault, InputError
from geoplan.maps.reach import RoadReach
from geoplan.maps.style import MapStyle

if TYPE_CHECKING:
    import geopandas


class Named(Protocol):
    """Anything with a code, a name and a position, such as a venue."""

    @property
    def code(self) -> str:
        """Its own code."""

    @property
    def name(self) -> str:
        """What people call it."""

    @property
    def position(self) -> Position:
        """Where it is."""


@dataclass(frozen=True, slots=True)
class VenuePin:
    """A venue as a map may show it: nothing of its rooms, uses or risk role."""

    code: str
    name: str
    position: Position


@dataclass(frozen=True, slots=True)
class PlaceMinutes:
    """
    A settlement and how far it is from its nearest venue.

    `minutes` and `miles` are ``inf`` and `nearest` (a venue's code) is None where no road leads to any.
    `population` decides which names are shown first.
    """

    place: Place
    minutes: float
    miles: float
    nearest: str | None

    def __post_init__(self) -> None:
        if math.isnan(self.minutes) or self.minutes < 0:
            raise ValueError(f"place {self.place.code}: {self.minutes} minutes")
        if math.isfinite(self.minutes) and self.nearest is None:
            raise ValueError(f"place {self.place.code} has minutes but no nearest venue")


@dataclass(frozen=True, eq=False, kw_only=True)
class AccessPicture:
    """
    What is on one map.

    Parameters
    ----------
    title, subtitle
        The headline, and the line under it (period, network of venues).
    venues
        At least one; numbered on the map in this order.
    places
        Settlements with their minutes; may be none.
    around
        Settlements that are only named.
    areas
        As `geoplan.isochrones` returns: columns minutes, geometry. None for none.
    reach
        Minutes of every road; colours the roads. For maps without places.
    districts
        Areas to tint and name (columns name, geometry). None for none.
    councils
        Thinner bounds within or beside them. None for none.
    notes
        Lines on where the map comes from: sources, licences, versions, date.
    """

    title: str
    subtitle: str
    venues: tuple[VenuePin, ...]
    places: tuple[PlaceMinutes, ...] = ()
    around: tuple[Place, ...] = ()
    areas: "geopandas.GeoDataFrame | None" = None
    reach: RoadReach | None = None
    districts: "geopandas.GeoDataFrame | None" = None
    councils: "geopandas.GeoDataFrame | None" = None
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.venues:
            raise InputError(Fault("the map has no venue", "give at least one"))
        for what, codes in (
            ("venue", [venue.code for venue in self.venues]),
            ("place", [timed.place.code for timed in self.places]),
        ):
            twice = sorted({code for code in codes if codes.count(code) > 1})
            if twice:
                raise InputError([Fault(f"{what} {code} occurs twice", "give it once") for code in twice])
        if self.places and self.reach is not None:
            raise ValueError("places and roads would both be coloured by their minutes")
        known = {venue.code for venue in self.venues}
        for timed in self.places:
            if timed.nearest is not None and timed.nearest not in known:
                raise InputError(
                    Fault(
                        f"the nearest venue of {timed.place.code} is not among the venues",
                        "give all the venues that times were computed to",
                    )
                )


def pins(venues: Iterable[Named]) -> tuple[VenuePin, ...]:
    """Take of venues what a map may show."""
    return tuple(VenuePin(venue.code, venue.name, venue.position) for venue in venues)


def settlements(places: Iterable[object]) -> tuple[Place, ...]:
    """
    Return the places, and refuse anything that is not a settlement.

    Raises
    ------
    InputError
        When something else is among them: a map shows no point of a person.
    """
    listed = tuple(places)
    if not all(isinstance(place, Place) for place in listed):
        raise InputError(
            Fault("a map of access shows settlements and venues only", "give places, not people or homes")
        )
    return listed  # type: ignore[return-value]


def headline(picture: AccessPicture, style: MapStyle) -> str:
    """The whole map in two sentences; empty where it shows venues only."""
    if picture.reach is not None:
        return picture.reach.headline(style)
    places = picture.places
    reached = [timed for timed in places if math.isfinite(timed.minutes)]
    if not reached:
        return "No road leads from any of these places to a venue." if places else ""
    bound = style.bounds_minutes[min(2, len(style.bounds_minutes) - 1)]
    near = sum(timed.minutes <= bound for timed in reached)
    share = f"All {len(places)}" if near == len(places) else f"{near} of {len(places)}"
    farthest = max(reached, key=lambda timed: timed.minutes)
    return (
        f"{share} places are within {bound:g} minutes of a venue. "
        f"The longest journey is from {farthest.place.name}: {farthest.minutes:.0f} minutes."
    )
