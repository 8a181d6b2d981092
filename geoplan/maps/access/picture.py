"""What a map of access with layers shows: venues and whom they suit, minutes by period, areas, a surface."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geoplan.domain.ages import AgeBand
from geoplan.domain.geography import Place, Position
from geoplan.domain.hours import Weekday
from geoplan.domain.periods import Period
from geoplan.domain.venues import Venue
from geoplan.errors import Fault, InputError
from geoplan.network.model import FloatArray

if TYPE_CHECKING:
    import geopandas

# Words among a venue's uses that say that a wheelchair gets in.
_WHEELCHAIR = ("wheelchair", "step-free", "step free", "level access")


@dataclass(frozen=True, slots=True)
class VenueOffer:
    """
    A venue, and whom it suits by age, day and wheelchair: nothing of its risk role.

    `wheelchair` is None where nothing is known of it.
    """

    name: str
    position: Position
    ages: frozenset[AgeBand]
    days: frozenset[Weekday]
    wheelchair: bool | None = None

    @classmethod
    def of(cls, venue: Venue) -> "VenueOffer":
        """Take of a venue what the map may show."""
        ages = frozenset[AgeBand]().union(*(room.ages for room in venue.rooms))
        days = frozenset(stretch.weekday for stretch in venue.hours.stretches)
        known = any(use.casefold().startswith(_WHEELCHAIR) for use in venue.uses)
        return cls(venue.name, venue.position, ages, days, True if known else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Square:
    """
    A square of the ground, and what one new venue in it would save in a week.

    Parameters
    ----------
    near
        The settlement that it is in or near, for the table.
    south, west, north, east
        Degrees.
    hours
        That children travel less; None where so few would come that it may not be told.
    sessions, children
        How many would come, as their audience may read it.
    """

    near: str
    south: float
    west: float
    north: float
    east: float
    hours: float | None
    sessions: str
    children: str


@dataclass(frozen=True, eq=False, kw_only=True)
class AccessLayers:
    """
    What is on one page.

    Parameters
    ----------
    venues
        m of them, numbered on the map in this order.
    places
        n settlements with their minutes.
    minutes
        (p, n, m) of the drive in each period; ``inf`` where no road leads.
    bands
        Minutes of the areas.
    areas
        By period, by venue, by band: a shapely area in degrees, a larger one holding the smaller.
    squares
        The cost surface; none where there is no week to reckon it from.
    """

    title: str
    subtitle: str
    venues: tuple[VenueOffer, ...]
    places: tuple[Place, ...]
    periods: tuple[Period, ...]
    minutes: FloatArray = field(repr=False)
    bands: tuple[float, ...] = ()
    areas: tuple[tuple[tuple[Any, ...], ...], ...] = field(default=(), repr=False)
    squares: tuple[Square, ...] = ()
    around: tuple[Place, ...] = ()
    warning: str = ""
    notes: tuple[str, ...] = ()
    districts: "geopandas.GeoDataFrame | None" = field(default=None, repr=False)
    councils: "geopandas.GeoDataFrame | None" = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if not self.venues:
            raise InputError(Fault("the map has no venue", "give at least one"))
        if not self.places:
            cure = "give settlements, or draw geoplan.access_map, which colours the roads"
            raise InputError(Fault("the map has no settlement", cure))
        shape = (len(self.periods), len(self.places), len(self.venues))
        if self.minutes.shape != shape:
            raise ValueError(f"minutes have shape {self.minutes.shape}, not {shape}")
        if self.areas and [len(self.periods), len(self.venues), len(self.bands)] != [
            len(self.areas),
            len(self.areas[0]),
            len(self.areas[0][0]),
        ]:
            raise ValueError("areas are not by period, venue and band")
