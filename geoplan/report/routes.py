"""A route as a line for a GIS."""

from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.periods import Period
from geoplan.errors import Fault, InputError
from geoplan.io.write import write_atomically

if TYPE_CHECKING:
    from geoplan.network.paths import Route

_DRIVERS = {".gpkg": "GPKG", ".geojson": "GeoJSON"}


def write_route(route: "Route", path: Path, *, period: Period) -> None:
    """
    Write the line of a route with its minutes and miles, whole or not at all.

    Parameters
    ----------
    route
        What to write.
    path
        A name that ends in ``.gpkg`` or ``.geojson``.
    period
        The time of day it was found for.

    Raises
    ------
    InputError
        When the name ends in something else, or the file cannot be written.
    """
    import geopandas as gpd
    import shapely

    driver = _DRIVERS.get(path.suffix.lower())
    if driver is None:
        raise InputError(
            Fault(
                "a route is not written to such a file", "end its name in .gpkg or .geojson", file=path.name
            )
        )
    vertices = [(float(lon), float(lat)) for lon, lat in zip(route.lon, route.lat, strict=True)]
    line = shapely.LineString(vertices if len(vertices) > 1 else vertices * 2)
    frame = gpd.GeoDataFrame(
        {
            "minutes": [route.seconds / 60],
            "miles": [route.metres / METRES_PER_MILE],
            "period": [period.value],
            "roads": [", ".join(dict.fromkeys(step.road for step in route.steps))],
        },
        geometry=[line],
        crs="EPSG:4326",
    )
    with write_atomically(path) as aside:
        frame.to_file(aside, driver=driver)
