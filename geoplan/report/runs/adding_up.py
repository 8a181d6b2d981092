"""Figures of a table rounded for display so that its lines still add up to its total as shown."""

from collections.abc import Sequence
from math import isclose
from typing import cast

from geoplan.domain.allotment import allot
from geoplan.report.columns import ONE_DECIMAL, Column
from geoplan.report.runs.tables import MILES

Row = Sequence[object]
_TENTHS = (MILES, ONE_DECIMAL)
# Of a tenth: finer than anything that is measured.
_PARTS = 1_000_000


def adding_up(columns: Sequence[Column], rows: Sequence[Row]) -> list[list[object]]:
    """
    Return rows, the last of them their total, with figures shown to a tenth rounded so that they add up.

    A column in which that cannot be, as it has averages, or figures below nothing, stays as it is. By the
    largest remainder no figure is a tenth away from its own, and where plain rounding adds up nothing
    differs from it.
    """
    found = [list(row) for row in rows]
    for at, column in enumerate(columns):
        if column.number_format in _TENTHS:
            *parts, total = [row[at] for row in rows]
            rounded = _tenths(parts, total)
            for row, value in zip(found, rounded, strict=False):
                row[at] = value
    return found


def _tenths(parts: Sequence[object], total: object) -> list[object]:
    """Return parts to the tenth; as they are, where they are no parts of the total."""
    if not all(isinstance(value, int | float) for value in (*parts, total)) or not parts:
        return list(parts)
    figures, whole = cast(Sequence[float], parts), cast(float, total)
    if min(figures) < 0 or not isclose(sum(figures), whole, abs_tol=1e-6):
        return list(parts)
    tenths = allot(round(round(whole, 1) * 10), [round(value * _PARTS) for value in figures])
    return [tenth / 10 for tenth in tenths]
