"""The embedded county under maps: its settlements and bounds, and its map of access in one call."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.domain.geography import Place, Position
from geoplan.maps.access import access_map
from geoplan.maps.offline import OfflineMap
from geoplan.maps.picture import Named
from geoplan.network.model import RoadNetwork

if TYPE_CHECKING:
    import geopandas

_OWN = "Settlements and bounds: geoplan's own, from public knowledge, generalised; licence: MIT."
_OFFICIAL = (
    "Settlements: geoplan's own, from public knowledge; licence: MIT. Bounds: official, simplified; contains "
    "OS and ONS data © Crown copyright and database right, Open Government Licence 3.0."
)


@dataclass(frozen=True, eq=False)
class CountyGround:
    """
    Settlements to name, and areas to tint and bound; nothing of them elsewhere than in the county.

    `notes` say where they come from.
    """

    places: tuple[Place, ...] = ()
    districts: "geopandas.GeoDataFrame | None" = None
    councils: "geopandas.GeoDataFrame | None" = None
    notes: tuple[str, ...] = ()


def county_ground(around: Iterable[Position], *, boundaries_from: Path | None = None) -> CountyGround:
    """
    Return the ground for a map of things that lie in the county; an empty one where most of them do not.

    Parameters
    ----------
    around
        Where these things are, such as venues.
    boundaries_from
        A folder into which official boundaries may have been imported; they are drawn where they were.
    """
    import shapely

    from geoplan.county import read_boundaries, read_places

    districts = read_boundaries("contact_district", workspace_dir=boundaries_from)
    spots = [shapely.Point(spot.lon, spot.lat) for spot in around]
    county = districts.geometry.union_all()
    if not spots or sum(bool(county.intersects(spot)) for spot in spots) * 2 < len(spots):
        return CountyGround()
    return CountyGround(
        places=tuple(read_places()),
        districts=districts,
        councils=read_boundaries("council", workspace_dir=boundaries_from),
        notes=(_OFFICIAL if _is_official(boundaries_from) else _OWN,),
    )


def _is_official(boundaries_from: Path | None) -> bool:
    from geoplan.county.boundaries import IMPORTED

    return boundaries_from is not None and (boundaries_from / IMPORTED).is_file()


def county_access_map(
    venues: "Iterable[Named] | None" = None,
    *,
    network: RoadNetwork | None = None,
    boundaries_from: Path | None = None,
    **options: Any,
) -> OfflineMap:
    """
    Map the drive from every settlement of Nottinghamshire to its nearest venue.

    Parameters
    ----------
    venues
        Things with a code, a name and a position; the venues of 2015 when None.
    network
        The roads; the embedded county's when None.
    boundaries_from
        A folder into which official boundaries may have been imported; they are drawn where they were.
    options
        As for `access_map`: period, speeds, title, subtitle, notes, style, snapping, cache, progress.

    Returns
    -------
    OfflineMap
        With ``save(path)``; shows itself in a notebook.
    """
    from geoplan.county import read_boundaries, read_places, read_venues
    from geoplan.network.builders.county import build_from_county

    places = read_places()
    options.setdefault("title", "How far is the nearest contact venue?")
    options.setdefault("notes", (_OFFICIAL if _is_official(boundaries_from) else _OWN,))
    return access_map(
        network if network is not None else build_from_county(),
        venues if venues is not None else read_venues(),
        [place for place in places if place.contact_district],
        around=[place for place in places if not place.contact_district],
        districts=read_boundaries("contact_district", workspace_dir=boundaries_from),
        councils=read_boundaries("council", workspace_dir=boundaries_from),
        **options,
    )
