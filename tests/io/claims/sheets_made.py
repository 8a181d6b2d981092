"""Claim sheets for tests, from rows as typed."""

from pathlib import Path

from geoplan.io.claims.sheets import ClaimSheet, Merged
from geoplan.io.grid import Grid, filled


def sheet_of(*rows, merged=(), name="April"):
    """A sheet of rows, the first in row 1; merged blocks as (top, left, bottom, right)."""
    found = [filled(number, row) for number, row in enumerate(rows, start=1)]
    grid = Grid(Path("claims.xlsx"), name, tuple(row for row in found if row is not None))
    return ClaimSheet(grid, tuple(Merged(*block) for block in merged))
