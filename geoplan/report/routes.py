"""A route as a line for a GIS."""

from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.periods import Period
from geoplan.io.layers import write_layer

if TYPE_CHECKING:
    from geoplan.network.paths import Route


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
    write_layer(frame, path, layer="route")
