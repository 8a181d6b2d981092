"""What every page of panels shows: panels with figures above them, areas, settlements, tables."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geoplan.domain.geography import Place
from geoplan.maps.panels.figures import KeyFigure
from geoplan.maps.panels.tables import Table

if TYPE_CHECKING:
    import geopandas


@dataclass(frozen=True, eq=False, kw_only=True)
class PanelArea:
    """
    Neighbouring settlements with enough people to be told of.

    Parameters
    ----------
    shape
        A shapely polygon or polygons in degrees; None for an area that is not on the map.
    """

    name: str
    shape: Any

    @property
    def listed(self) -> str:
        """Its name in a table."""
        return self.name if self.shape is not None else f"{self.name} (not on the map)"


@dataclass(frozen=True, eq=False, kw_only=True)
class PanelHead:
    """
    What stands above one map.

    Parameters
    ----------
    letter, name
        Short and long; now is 0.
    shown
        Whether its panel is there when the page opens.
    """

    letter: str
    name: str
    figures: tuple[KeyFigure, ...]
    shown: bool = True


@dataclass(frozen=True, eq=False, kw_only=True)
class PanelsPicture:
    """
    What is on one page.

    Parameters
    ----------
    panels
        Now, and what is set beside it.
    areas, places
        In the order in which panels give their figures.
    around
        Settlements that are only named.
    tables
        Everything that is on the maps, again.
    warning
        Whom the page is for; empty for everybody.
    notes
        Lines for the foot of the page.
    districts, councils
        Columns name, geometry (EPSG:4326).
    """

    title: str
    subtitle: str
    headline: str
    panels: tuple[PanelHead, ...]
    areas: tuple[PanelArea, ...] = ()
    places: tuple[Place, ...] = ()
    around: tuple[Place, ...] = ()
    tables: tuple[Table, ...] = ()
    warning: str = ""
    notes: tuple[str, ...] = ()
    districts: "geopandas.GeoDataFrame | None" = field(default=None, repr=False)
    councils: "geopandas.GeoDataFrame | None" = field(default=None, repr=False)


def parted(places: Iterable[Place]) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Return the settlements that are served, which have a contact district, and those around."""
    listed = tuple(places)
    served = tuple(place for place in listed if place.contact_district)
    return served, tuple(place for place in listed if not place.contact_district)
