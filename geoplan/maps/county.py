"""The embedded county's map of access, in one call."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from geoplan.maps.access import access_map
from geoplan.maps.offline import OfflineMap
from geoplan.maps.picture import Named
from geoplan.network.model import RoadNetwork

_OWN = "Settlements and bounds: geoplan's own, from public knowledge, generalised; licence: MIT."
_OFFICIAL = (
    "Settlements: geoplan's own, from public knowledge; licence: MIT. Bounds: official, simplified; contains "
    "OS and ONS data © Crown copyright and database right, Open Government Licence 3.0."
)


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
    from geoplan.county.boundaries import IMPORTED
    from geoplan.network.builders.county import build_from_county

    places = read_places()
    options.setdefault("title", "How far is the nearest contact venue?")
    official = boundaries_from is not None and (boundaries_from / IMPORTED).is_file()
    options.setdefault("notes", (_OFFICIAL,) if official else (_OWN,))
    return access_map(
        network if network is not None else build_from_county(),
        venues if venues is not None else read_venues(),
        [place for place in places if place.contact_district],
        around=[place for place in places if not place.contact_district],
        districts=read_boundaries("contact_district", workspace_dir=boundaries_from),
        councils=read_boundaries("council", workspace_dir=boundaries_from),
        **options,
    )
