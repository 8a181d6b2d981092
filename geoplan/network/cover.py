"""
The area within some distance of chosen roads, fast enough for a whole county's roads.

Buffering and uniting tens of thousands of roads one by one takes minutes. Here the ground is cut into small
square cells. A cell that lies wholly within the distance of a road is *covered*; covered cells are united as
rectangles, and only roads near a cell that is not covered are buffered one by one. The area is the same.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from geoplan.network.cells import CellGrid
from geoplan.network.lines import cut_line
from geoplan.network.metric import metres_per_unit, to_plane
from geoplan.network.model import BoolArray, RoadNetwork

if TYPE_CHECKING:
    import shapely

_FEW = 1_500  # fewer roads than this are as quickly buffered one by one
_QUAD_SEGS = 4
_CHORD = 1 / math.cos(math.pi / (4 * _QUAD_SEGS))  # so that a buffer's chords lie outside its circle


@dataclass(frozen=True, slots=True)
class LinkPart:
    """A piece of a link between two fractions of its length, `begin` below `end`."""

    link: int
    begin: float
    end: float


@dataclass(frozen=True, eq=False)
class Covered:
    """The area around (k,) whole links."""

    whole: BoolArray
    area: "shapely.Geometry"


@dataclass(frozen=True, eq=False)
class RoadCover:
    """
    A network's links on the plane, ready to be covered.

    Parameters
    ----------
    network
        The roads.
    lines
        (k,) their lines on the plane.
    scale
        Metres on the ground for one unit of the plane.
    distance, tolerance
        How far the area reaches from a road, and how much farther it may; in units of the plane.
    """

    network: RoadNetwork
    lines: NDArray[np.object_]
    scale: float
    distance: float
    tolerance: float

    @classmethod
    def of(cls, network: RoadNetwork, distance_m: float, tolerance_m: float = 0.0) -> "RoadCover":
        """
        Prepare a network for areas that reach `distance_m` from its roads, and at most `tolerance_m` farther.
        """
        import shapely

        x, y = to_plane(network.geometry_lon, network.geometry_lat)
        sizes = np.diff(network.geometry_offset)
        scale = float(metres_per_unit(np.array([network.geometry_lat.mean()]))[0])
        return cls(
            network=network,
            lines=shapely.linestrings(x, y, indices=np.repeat(np.arange(network.link_count), sizes)),
            scale=scale,
            distance=distance_m / scale,
            tolerance=tolerance_m / scale,
        )

    @cached_property
    def _grid(self) -> CellGrid:
        return CellGrid.of(self.lines, self.distance)

    @cached_property
    def _simple_lines(self) -> NDArray[np.object_]:
        import shapely

        return np.asarray(shapely.simplify(self.lines, self.tolerance))

    def area(
        self,
        whole: BoolArray,
        parts: Sequence[LinkPart],
        *,
        inner: Covered | None = None,
        min_hole_m2: float = 0.0,
    ) -> "shapely.Geometry":
        """
        The area within the distance of some roads, on the plane.

        Parameters
        ----------
        whole
            (k,) links taken whole.
        parts
            Pieces of further links.
        inner
            The area of some of these roads, to start from.
        min_hole_m2
            Holes smaller than this are filled, in square metres on the ground.

        Returns
        -------
        Polygon or MultiPolygon, empty where there is no road.
        """
        import shapely

        min_hole = min_hole_m2 / self.scale**2
        exposed = np.ones(self.network.link_count, np.bool_)
        shapes = [] if inner is None else [inner.area]
        if whole.sum() > _FEW:
            window = self._grid.cover(whole, min_hole)
            exposed = self._grid.exposed(window)
            shapes += [*self._grid.rectangles(window)]
        buffered = whole & exposed if inner is None else whole & exposed & ~inner.whole
        lines = [*self._simple_lines[buffered], *(self._line(part) for part in parts if exposed[part.link])]
        reach = (self.distance + self.tolerance) * _CHORD
        shapes += [*shapely.buffer(np.array(lines, object), reach, quad_segs=_QUAD_SEGS)]
        return _filled(shapely.union_all(shapes), min_hole)

    def _line(self, part: LinkPart) -> "shapely.LineString":
        import shapely

        x, y = to_plane(*cut_line(self.network, part.link, part.begin, part.end))
        return shapely.LineString(np.column_stack([x, y]))


def _filled(area: "shapely.Geometry", min_hole: float) -> "shapely.Geometry":
    """Fill holes that are smaller than `min_hole`, in square units of the plane."""
    import shapely

    parts = [
        shapely.Polygon(
            part.exterior, [ring for ring in part.interiors if shapely.Polygon(ring).area >= min_hole]
        )
        for part in shapely.get_parts(area)
    ]
    return polygons_of(shapely.union_all(parts))


def polygons_of(area: "shapely.Geometry") -> "shapely.Geometry":
    """
    The polygons of a geometry, without points and lines that an overlay may leave beside them.

    A layer of areas takes nothing else: where there is no polygon, an empty one is returned.
    """
    import shapely

    if area.geom_type in ("Polygon", "MultiPolygon"):
        return area
    parts = [part for part in shapely.get_parts(area) if part.geom_type == "Polygon" and not part.is_empty]
    return shapely.multipolygons(parts) if parts else shapely.Polygon()
