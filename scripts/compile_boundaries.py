"""
Draw the county's boundaries from its settlements: ``python scripts/compile_boundaries.py``.

Every place and every control point takes the ground that is nearer to it than to any other (its Voronoi
cell, on the British National Grid). Cells of one council are joined, the lines between councils are smoothed
once and shared by both sides, so that the areas neither overlap nor leave gaps, and the result is written as
``councils.geojson``, ``contact_districts.geojson`` and ``county.geojson`` into ``data/boundaries``.

Nothing is read but ``places.csv`` in ``data/places`` and ``control_points.csv`` and ``councils.csv`` in
``data/boundaries``. The county is made of the councils that are in a contact district.
"""

import argparse
import csv
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import shapely
from pyproj import Transformer
from shapely.geometry import LineString, MultiPoint, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

DATA = Path(__file__).resolve().parents[1] / "data"
COUNTY = "Nottinghamshire"


@dataclass(frozen=True)
class DrawingParams:
    """
    How the lines are drawn.

    Parameters
    ----------
    straighten_m
        Zigzags of a line between cells that stray less than this are taken out.
    corner_rounds
        How often every corner is cut at a quarter of its sides.
    margin_m
        How far beyond the outermost point the plane of cells reaches.
    decimals
        Decimals of the degrees written; five are about a metre.
    """

    straighten_m: float = 90.0
    corner_rounds: int = 2
    margin_m: float = 5_000.0
    decimals: int = 5


@dataclass(frozen=True, order=True)
class Area:
    """What a cell belongs to: a council, and the contact district there (empty where none reaches)."""

    council: str
    contact_district: str


def read_sites(paths: Iterable[Path], to_grid: Transformer) -> list[tuple[Point, Area]]:
    """Read points with their areas; grid metres."""
    sites = []
    for path in paths:
        with path.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                point = Point(to_grid.transform(float(row["lon"]), float(row["lat"])))
                sites.append((point, Area(row["council"], row["contact_district"])))
    return sites


def joined_cells(
    sites: list[tuple[Point, Area]], councils: Collection[str], params: DrawingParams
) -> dict[Area, BaseGeometry]:
    """Join the cells of every area of our councils; those of other councils only bound them."""
    points = MultiPoint([point for point, _ in sites])
    plane = box(*points.bounds).buffer(params.margin_m)
    cells = shapely.voronoi_polygons(points, extend_to=plane, ordered=True).geoms
    by_area: dict[Area, list[BaseGeometry]] = {}
    for (_, area), cell in zip(sites, cells, strict=True):
        if area.council in councils:
            by_area.setdefault(area, []).append(cell)
    return {area: shapely.union_all(members) for area, members in sorted(by_area.items())}


def shared_lines(areas: Mapping[Area, BaseGeometry]) -> list[LineString]:
    """Return the lines between areas, each once, cut where three meet."""
    edges = shapely.union_all([area.boundary for area in areas.values()])
    merged = shapely.line_merge(edges)
    return [line for line in shapely.get_parts(merged) if line.length > 0]


def smoothed(line: LineString, params: DrawingParams) -> LineString:
    """Straighten and round a line; its ends stay, so that lines still meet. A ring stays closed."""
    corners = list(line.simplify(params.straighten_m).coords)
    if len(corners) < 4 and line.is_ring:
        corners = list(line.coords)
    for _ in range(params.corner_rounds):
        cut = [corners[0]]
        for (x1, y1), (x2, y2) in pairwise(corners):
            cut += [(0.75 * x1 + 0.25 * x2, 0.75 * y1 + 0.25 * y2)]
            cut += [(0.25 * x1 + 0.75 * x2, 0.25 * y1 + 0.75 * y2)]
        corners = [*cut, corners[-1]]
    return LineString(corners)


def in_degrees(line: LineString, to_degrees: Transformer, params: DrawingParams) -> LineString:
    """Return the line in longitude and latitude, rounded."""
    return LineString(
        [
            (round(lon, params.decimals), round(lat, params.decimals))
            for lon, lat in (to_degrees.transform(x, y) for x, y in line.coords)
        ]
    )


def drawn_areas(
    sites: list[tuple[Point, Area]], councils: Collection[str], params: DrawingParams
) -> dict[Area, BaseGeometry]:
    """
    Return every area's shape in degrees.

    Raises
    ------
    ValueError
        When smoothing made lines cross: fewer or more faces came out than went in.
    """
    to_degrees = Transformer.from_crs(27700, 4326, always_xy=True)
    cells = joined_cells(sites, councils, params)
    lines = [in_degrees(smoothed(line, params), to_degrees, params) for line in shared_lines(cells)]
    faces, dangles, cuts, bad = shapely.polygonize_full(lines)
    if any(len(rest.geoms) for rest in (dangles, cuts, bad)):
        raise ValueError("smoothed lines cross or do not close: use a smaller straighten_m")
    degrees = {area: _transformed(shape, to_degrees) for area, shape in cells.items()}
    parts: dict[Area, list[Polygon]] = {area: [] for area in cells}
    for face in faces.geoms:
        overlaps = {area: shape.intersection(face).area for area, shape in degrees.items()}
        area = max(overlaps, key=lambda key: overlaps[key])
        if overlaps[area] > 0.5 * face.area:  # what is left is a hole: ground of another county
            parts[area].append(face)
    drawn = {area: shapely.union_all(members) for area, members in parts.items()}
    for area, shape in drawn.items():
        if len(shapely.get_parts(shape)) != len(shapely.get_parts(cells[area])):
            raise ValueError(f"{area.council}: smoothing lost or split a part; use a smaller straighten_m")
    return drawn


def _transformed(shape: BaseGeometry, transformer: Transformer) -> BaseGeometry:
    return shapely.transform(shape, transformer.transform, interleaved=False)


def feature(name: str, shape: BaseGeometry) -> dict[str, object]:
    """Return a GeoJSON feature, outer rings counter-clockwise as RFC 7946 has it."""
    geometry = json.loads(shapely.to_geojson(shapely.orient_polygons(shape)))
    return {"type": "Feature", "properties": {"name": name}, "geometry": geometry}


def collections(areas: Mapping[Area, BaseGeometry]) -> dict[str, list[dict[str, object]]]:
    """Group the areas three ways: by council, by contact district, and the whole county that is served."""
    districts = sorted({area.contact_district for area in areas if area.contact_district})
    served = [shape for area, shape in areas.items() if area.contact_district]
    councils = sorted({area.council for area in areas})
    return {
        "councils": [
            feature(council, shapely.union_all([s for a, s in areas.items() if a.council == council]))
            for council in councils
        ],
        "contact_districts": [
            feature(name, shapely.union_all([s for a, s in areas.items() if a.contact_district == name]))
            for name in districts
        ],
        "county": [feature(COUNTY, shapely.union_all(served))],
    }


def write(collection: list[dict[str, object]], path: Path) -> None:
    """Write a GeoJSON file, a line for a feature."""
    lines = ",\n".join(json.dumps(each, separators=(",", ":")) for each in collection)
    path.write_text(
        f'{{"type":"FeatureCollection","name":"{path.stem}","features":[\n{lines}\n]}}\n', encoding="utf-8"
    )


def compile_boundaries(
    data: Path = DATA, params: DrawingParams | None = None
) -> dict[str, list[dict[str, object]]]:
    """Return the features of the three files, by file stem."""
    to_grid = Transformer.from_crs(4326, 27700, always_xy=True)
    tables = (data / "places" / "places.csv", data / "boundaries" / "control_points.csv")
    with (data / "boundaries" / "councils.csv").open(encoding="utf-8", newline="") as rows:
        councils = {row["name"] for row in csv.DictReader(rows)}
    return collections(drawn_areas(read_sites(tables, to_grid), councils, params or DrawingParams()))


def main() -> None:
    """Write the three files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("--out", type=Path, default=DATA / "boundaries", help="folder to write to")
    folder: Path = parser.parse_args().out
    for stem, collection in compile_boundaries().items():
        path = folder / f"{stem}.geojson"
        write(collection, path)
        print(f"{path.name}: {len(collection)} areas, {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
