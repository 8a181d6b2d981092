"""The area within so many minutes of any venue, band by band."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.maps.base import Ground, Label, shape_layer
from geoplan.network.cover import polygons_of

if TYPE_CHECKING:
    import geopandas

_SQUARE_METRES_PER_SQUARE_MILE = METRES_PER_MILE**2
_BRITISH_GRID = "EPSG:27700"
_SIMPLIFY_DEGREES = 0.0004
# From the nearest band to the farthest: lighter, and a line more broken.
BAND_LOOKS = (
    ("#3c8a90", "#14535b", None),
    ("#7fb8b7", "#2c7178", "7 4"),
    ("#b6d9d3", "#4b8f93", "3 4"),
    ("#dceee8", "#74abab", "1 4"),
)


@dataclass(frozen=True, slots=True)
class Band:
    """The area nearer than `minutes` to a venue: its look, and its size with the nearer bands in it."""

    minutes: float
    fill: str
    line: str
    dash: str | None
    square_miles: float

    @property
    def label(self) -> str:
        """Words for a legend."""
        return f"within {self.minutes:g} minutes: {self.square_miles:,.0f} sq miles"


def draw_areas(
    ground: Ground,
    areas: "geopandas.GeoDataFrame",
    *,
    within: "geopandas.GeoDataFrame | None" = None,
    opacity: float = 0.5,
) -> tuple[Band, ...]:
    """
    Draw isochrones of several venues as bands of the whole: what is near any of them.

    Parameters
    ----------
    ground
        The map.
    areas
        Columns minutes, geometry (EPSG:4326); of each number of minutes the areas are united.
    within
        Only what lies in these is drawn and measured, where given.
    opacity
        Of the fill.

    Returns
    -------
    The bands, the nearest first. The nearest four are drawn.
    """
    import geopandas
    import shapely

    bands: list[Band] = []
    inner: Any = shapely.Polygon()
    land = None if within is None else shapely.union_all(shapely.make_valid(within.geometry.to_numpy()))
    steps = sorted({float(value) for value in areas["minutes"]})[: len(BAND_LOOKS)]
    for minutes, (fill, line, dash) in zip(steps, BAND_LOOKS, strict=False):
        chosen = areas.geometry[areas["minutes"] == minutes]
        united = shapely.union_all([*shapely.make_valid(chosen.to_numpy()), inner])
        united = shapely.simplify(united, _SIMPLIFY_DEGREES)
        if land is not None:
            united = polygons_of(shapely.intersection(united, land))
        if united.is_empty:
            continue
        grid = geopandas.GeoSeries([united], crs="EPSG:4326").to_crs(_BRITISH_GRID)
        size = float(grid.area.iloc[0]) / _SQUARE_METRES_PER_SQUARE_MILE
        bands.append(Band(minutes, fill, line, dash, size))
        look = {"stroke": False, "fillColor": fill, "fillOpacity": opacity, "fill": True}
        ground.add(
            shape_layer(shapely.difference(united, inner), f"area_{len(bands)}", "areas", look), "areas"
        )
        edge = {"fill": False, "color": line, "weight": 2, "opacity": 1, "dashArray": dash}
        ground.add(shape_layer(shapely.boundary(united), f"area_edge_{len(bands)}", "areas", edge), "areas")
        ground.labels += _edge_labels(united, minutes)
        inner = united
    return tuple(bands)


def _edge_labels(area: Any, minutes: float) -> list[Label]:
    """A label where the largest part reaches farthest north, and one where it reaches farthest south."""
    import shapely

    largest = max(shapely.get_parts(area), key=shapely.area)
    points = sorted(largest.exterior.coords, key=lambda point: float(point[1]))
    text = f"{minutes:g} min"
    return [Label(text, lat, lon, "area", 0.0) for lon, lat in (points[-1], points[0])]
