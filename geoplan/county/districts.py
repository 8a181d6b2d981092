"""Which district a position lies in."""

from collections.abc import Sequence
from pathlib import Path

from geoplan.county.boundaries import Level, read_boundaries
from geoplan.domain.geography import Position


def districts_of(
    positions: Sequence[Position],
    *,
    level: Level = "contact_district",
    workspace_dir: str | Path | None = None,
) -> list[str | None]:
    """
    Look positions up in the boundaries.

    Parameters
    ----------
    positions
        n points.
    level, workspace_dir
        As for `read_boundaries`.

    Returns
    -------
    list
        n names; None for a position in no district. On a shared border the first by name.
    """
    import shapely

    areas = read_boundaries(level, workspace_dir=workspace_dir)
    tree = shapely.STRtree(areas.geometry.to_numpy())
    points = shapely.points(
        [position.lon for position in positions], [position.lat for position in positions]
    )
    found: list[str | None] = [None] * len(positions)
    which, area = tree.query(points, predicate="intersects")
    for at, name in sorted(zip(which.tolist(), areas["name"].iloc[area].tolist(), strict=True), reverse=True):
        found[at] = name
    return found
