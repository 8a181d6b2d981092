"""Ground for settlements: to each what is nearer to it than to any other, as the crow flies."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from geoplan.audiences.masking.areas import Area
from geoplan.domain.geography import Place
from geoplan.network.cover import polygons_of

if TYPE_CHECKING:
    import geopandas

_CLOSE_DEGREES = 1e-7


def settlement_cells(places: Sequence[Place], within: "geopandas.GeoDataFrame") -> list[Any]:
    """
    Return the cell of each settlement (Voronoi), cut at the outer bounds of some areas.

    Parameters
    ----------
    places
        n settlements; several may stand in one point, then the first has the ground.
    within
        Column geometry, EPSG:4326.

    Returns
    -------
    list
        n shapely polygons or multipolygons in degrees; empty outside.
    """
    import shapely

    if not places:
        return []
    # A degree of longitude is shorter than one of latitude: on a flat map what is nearest stays nearest.
    squeeze = float(np.cos(np.radians(np.mean([place.position.lat for place in places]))))
    points = {(place.position.lon * squeeze, place.position.lat): None for place in reversed(places)}
    land = shapely.union_all(shapely.make_valid(within.geometry.to_numpy()))
    west, south, east, north = land.bounds
    frame = shapely.box(west * squeeze, south, east * squeeze, north)
    spots = list(points)
    cells = shapely.get_parts(
        shapely.voronoi_polygons(shapely.multipoints(spots), extend_to=frame, ordered=True)
    )
    flat = shapely.transform(cells, lambda xy: xy / (squeeze, 1.0))
    cut = [polygons_of(shapely.intersection(cell, land)) for cell in flat]
    of_spot = dict(zip(spots, cut, strict=True))
    return [
        of_spot.pop((place.position.lon * squeeze, place.position.lat), shapely.Polygon()) for place in places
    ]


def united(cells: Sequence[Any]) -> Any:
    """Return cells as one shape, without slivers that rounding leaves between them; None for no ground."""
    import shapely

    found = polygons_of(shapely.union_all(list(cells)))
    joined = polygons_of(shapely.buffer(shapely.buffer(found, _CLOSE_DEGREES), -_CLOSE_DEGREES))
    return None if joined.is_empty else joined


def area_shapes(
    areas: Sequence[Area], places: Sequence[Place], within: "geopandas.GeoDataFrame | None"
) -> list[Any]:
    """
    Return the ground of areas: the cells of their settlements as one shape.

    Parameters
    ----------
    areas
        n areas of settlements by code.
    places
        All settlements, for each has its own ground.
    within
        As for `settlement_cells`; None where no ground is drawn.

    Returns
    -------
    list
        n shapely polygons or multipolygons in degrees; None for an area that has no ground.
    """
    cells = [] if within is None else settlement_cells(places, within)
    of_place = dict(zip((place.code for place in places), cells, strict=True)) if cells else {}
    return [united([of_place[code] for code in sorted(area.places) if code in of_place]) for area in areas]


def borders(cells: Sequence[Any], owner: Sequence[int]) -> Any:
    """Return the lines between cells of different owners, shapely; None where there is none."""
    import shapely

    shapes = [
        united([cell for cell, whose in zip(cells, owner, strict=True) if whose == one])
        for one in sorted(set(owner))
    ]
    edges = [shapely.boundary(shape) for shape in shapes if shape is not None]
    around = united(cells)
    if around is None or len(edges) < 2:
        return None
    inner = shapely.difference(
        shapely.union_all(edges), shapely.buffer(shapely.boundary(around), 100 * _CLOSE_DEGREES)
    )
    lines = [part for part in shapely.get_parts(inner) if part.geom_type == "LineString"]
    return shapely.line_merge(shapely.multilinestrings(lines)) if lines else None
