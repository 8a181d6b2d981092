"""
The area within some distance of chosen roads, fast enough for a whole county's roads.

Buffering and uniting tens of thousands of roads one by one takes minutes. Here the ground is cut into small
square cells. A cell that lies wholly within the distance of a road is *covered*; covered cells are united as
rectangles, and only roads near a cell that is not covered are buffered one by one. The area is the same.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from geoplan.network.lines import cut_line
from geoplan.network.metric import metres_per_unit, to_plane
from geoplan.network.model import BoolArray, RoadNetwork

if TYPE_CHECKING:
    import shapely

_CELLS = 6  # cells to the distance
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
        (k,) their lines on the plane, simplified by `tolerance`.
    scale
        Metres on the ground for one unit of the plane.
    distance
        How far the area reaches from a road, in units of the plane.
    cell
        Side of a cell, in units of the plane.
    west, south
        Corner of the cell grid.
    columns, rows
        Size of the cell grid, with a margin of untouched cells.
    sample_link, sample_cell
        Points along all links, never more than half a cell apart: their link and their cell.
    """

    network: RoadNetwork
    lines: NDArray[np.object_]
    scale: float
    distance: float
    cell: float
    west: float
    south: float
    columns: int
    rows: int
    sample_link: NDArray[np.int64]
    sample_cell: NDArray[np.int64]

    @classmethod
    def of(cls, network: RoadNetwork, distance_m: float, tolerance_m: float = 0.0) -> "RoadCover":
        """
        Prepare a network for areas that reach `distance_m` from its roads, and at most `tolerance_m` farther.
        """
        import shapely

        x, y = to_plane(network.geometry_lon, network.geometry_lat)
        sizes = np.diff(network.geometry_offset)
        lines = shapely.linestrings(x, y, indices=np.repeat(np.arange(network.link_count), sizes))
        scale = float(metres_per_unit(np.array([network.geometry_lat.mean()]))[0])
        cell = distance_m / scale / _CELLS
        dense = lines.copy()
        # Lines whose vertices all lie in one spot occur in real data, and cannot be divided.
        long = shapely.length(lines) > cell / 2
        dense[long] = shapely.segmentize(lines[long], cell / 2)
        points, sample_link = shapely.get_coordinates(dense, return_index=True)
        west, south = x.min() - (_CELLS + 1) * cell, y.min() - (_CELLS + 1) * cell
        column = ((points[:, 0] - west) / cell).astype(np.int64)
        row = ((points[:, 1] - south) / cell).astype(np.int64)
        columns = int(column.max()) + _CELLS + 2
        return cls(
            network=network,
            lines=shapely.simplify(lines, tolerance_m / scale),
            scale=scale,
            distance=(distance_m + tolerance_m) / scale,
            cell=cell,
            west=float(west),
            south=float(south),
            columns=columns,
            rows=int(row.max()) + _CELLS + 2,
            sample_link=sample_link,
            sample_cell=row * columns + column,
        )

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

        covered = self._covered_cells(whole, min_hole_m2)
        exposed = self._exposed_links(covered)
        buffered = whole & exposed if inner is None else whole & exposed & ~inner.whole
        lines = [*self.lines[buffered], *(self._line(part) for part in parts if exposed[part.link])]
        shapes = shapely.buffer(np.array(lines, object), self.distance * _CHORD, quad_segs=_QUAD_SEGS)
        known = [] if inner is None else [inner.area]
        united = shapely.union_all([*self._rectangles(covered), *shapes, *known])
        return _filled(united, min_hole_m2 / self.scale**2)

    def _covered_cells(self, whole: BoolArray, min_hole_m2: float) -> BoolArray:
        """(rows, columns) cells wholly within the distance of the chosen links, or in a hole to be filled."""
        from scipy.ndimage import label, maximum_filter

        touched = np.zeros(self.rows * self.columns, np.bool_)
        touched[self.sample_cell[whole[self.sample_link]]] = True
        grid = touched.reshape(self.rows, self.columns)
        covered = grid.copy()
        for up, across in _WITHIN:
            covered |= maximum_filter(grid, (2 * up + 1, 2 * across + 1))
        # What is not covered here can only shrink when roads are buffered: a small hole will stay one.
        hole, _ = label(~covered)
        small = np.bincount(hole.ravel()) * (self.cell * self.scale) ** 2 < min_hole_m2
        small[[0, hole[0, 0]]] = False  # what is covered; what lies outside of everything
        return np.asarray(covered | small[hole])

    def _exposed_links(self, covered: BoolArray) -> BoolArray:
        """(k,) links with a cell within the distance that is not covered."""
        from scipy.ndimage import minimum_filter

        inner = covered.copy()
        for up, across in _TOUCHED:
            inner &= minimum_filter(covered, (2 * up + 1, 2 * across + 1))
        exposed = np.zeros(self.network.link_count, np.bool_)
        exposed[self.sample_link[~inner.ravel()[self.sample_cell]]] = True
        return exposed

    def _rectangles(self, grid: BoolArray) -> "NDArray[np.object_]":
        """Cells as shapes, neighbours in a row made one rectangle."""
        import shapely

        change = np.diff(grid.astype(np.int8), axis=1)
        row, first = np.nonzero(change == 1)
        _, last = np.nonzero(change == -1)
        x0, x1 = self.west + (first + 1) * self.cell, self.west + (last + 1) * self.cell
        # The same sum for a row's top and the next row's bottom, or rounding would leave slits between them.
        y0, y1 = self.south + row * self.cell, self.south + (row + 1) * self.cell
        return np.asarray(shapely.box(x0, y0, x1, y1))

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


def _rectangles_of(inside: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """Half sizes (rows, columns) of rectangles that together make up the cells `inside` a round shape."""
    span = range(_CELLS + 2)
    found = [(up, max(across for across in span if inside(up, across))) for up in span if inside(up, 0)]
    return [(up, across) for up, across in found if (up + 1, across) not in found]


# Cells (up, across) away whose every point, or some point, is within the distance of any point of a cell.
_WITHIN = _rectangles_of(lambda up, across: (up + 1) ** 2 + (across + 1) ** 2 <= _CELLS**2)
_TOUCHED = _rectangles_of(lambda up, across: max(up - 1, 0) ** 2 + max(across - 1, 0) ** 2 < _CELLS**2)
