"""The ground as small square cells, to find quickly what certainly lies within a distance of roads."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geoplan.network.model import BoolArray

_CELLS = 6  # cells to the distance
_MARGIN = _CELLS + 1  # so many untouched cells all round keep a window's edge from mattering


@dataclass(frozen=True, eq=False)
class Window:
    """Cells that are covered, in a part of the grid whose corner is at `row` and `column` of the whole."""

    covered: BoolArray
    row: int
    column: int


@dataclass(frozen=True, eq=False)
class CellGrid:
    """
    Where k lines run, cell by cell.

    Parameters
    ----------
    count
        How many lines, k.
    side
        Side of a cell, in units of the plane: a fixed part of the distance.
    west, south
        Corner of the grid.
    line, row, column
        Points along all lines, never more than half a cell apart: their line, and the cell they lie in.
    """

    count: int
    side: float
    west: float
    south: float
    line: NDArray[np.int64]
    row: NDArray[np.int64]
    column: NDArray[np.int64]

    @classmethod
    def of(cls, lines: NDArray[np.object_], distance: float) -> "CellGrid":
        """Lay lines over cells that suit a distance in units of their plane."""
        import shapely

        side = distance / _CELLS
        dense = lines.copy()
        # Lines whose vertices all lie in one spot occur in real data, and cannot be divided.
        long = shapely.length(lines) > side / 2
        dense[long] = shapely.segmentize(lines[long], side / 2)
        points, line = shapely.get_coordinates(dense, return_index=True)
        west, south = points.min(axis=0)
        return cls(
            count=len(lines),
            side=side,
            west=float(west),
            south=float(south),
            line=line,
            row=((points[:, 1] - south) / side).astype(np.int64),
            column=((points[:, 0] - west) / side).astype(np.int64),
        )

    def cover(self, chosen: BoolArray, min_hole: float) -> Window:
        """
        Find cells that lie wholly within the distance of some lines, or in a hole that is to be filled.

        Parameters
        ----------
        chosen
            (k,) which lines; at least one.
        min_hole
            Holes smaller than this are filled, in square units of the plane.
        """
        from scipy.ndimage import label, maximum_filter

        touched = chosen[self.line]
        row, column = self.row[touched], self.column[touched]
        first_row, first_column = int(row.min()) - _MARGIN, int(column.min()) - _MARGIN
        size = (int(row.max()) - first_row + _MARGIN + 1, int(column.max()) - first_column + _MARGIN + 1)
        grid = np.zeros(size, np.bool_)
        grid[row - first_row, column - first_column] = True
        covered = grid.copy()
        for up, across in _WITHIN:
            covered |= maximum_filter(grid, (2 * up + 1, 2 * across + 1))
        # What is not covered here can only shrink when roads are buffered: a small hole will stay one.
        hole, _ = label(~covered)
        small = np.bincount(hole.ravel()) * self.side**2 < min_hole
        small[[0, hole[0, 0]]] = False  # what is covered; what lies outside of everything
        return Window(covered=covered | small[hole], row=first_row, column=first_column)

    def exposed(self, window: Window) -> BoolArray:
        """(k,) lines with a point so near to a cell not covered that the distance may reach into it."""
        from scipy.ndimage import minimum_filter

        inner = window.covered.copy()
        for up, across in _TOUCHED:
            inner &= minimum_filter(window.covered, (2 * up + 1, 2 * across + 1))
        row, column = self.row - window.row, self.column - window.column
        inside = (row >= 0) & (row < inner.shape[0]) & (column >= 0) & (column < inner.shape[1])
        safe = inside.copy()
        safe[inside] = inner[row[inside], column[inside]]
        exposed = np.zeros(self.count, np.bool_)
        exposed[self.line[~safe]] = True
        return exposed

    def rectangles(self, window: Window) -> NDArray[np.object_]:
        """Covered cells as shapes, neighbours in a row made one rectangle."""
        import shapely

        change = np.diff(window.covered.astype(np.int8), axis=1)
        row, first = np.nonzero(change == 1)
        _, last = np.nonzero(change == -1)
        left, right = first + 1 + window.column, last + 1 + window.column
        row = row + window.row
        # The same sum for a row's top and the next row's bottom, or rounding would leave slits between them.
        return np.asarray(
            shapely.box(
                self.west + left * self.side,
                self.south + row * self.side,
                self.west + right * self.side,
                self.south + (row + 1) * self.side,
            )
        )


def _rectangles_of(inside: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """Half sizes (rows, columns) of rectangles that together make up the cells `inside` a round shape."""
    span = range(_CELLS + 2)
    found = [(up, max(across for across in span if inside(up, across))) for up in span if inside(up, 0)]
    return [(up, across) for up, across in found if (up + 1, across) not in found]


# Cells (up, across) away whose every point, or some point, is within the distance of any point of a cell.
_WITHIN = _rectangles_of(lambda up, across: (up + 1) ** 2 + (across + 1) ** 2 <= _CELLS**2)
_TOUCHED = _rectangles_of(lambda up, across: max(up - 1, 0) ** 2 + max(across - 1, 0) ** 2 < _CELLS**2)
