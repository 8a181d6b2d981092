"""Official boundaries instead of the project's own: OS Boundary-Line, or ONS local authority districts."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.county.boundaries import IMPORTED, read_boundaries, read_council_codes
from geoplan.errors import Fault, InputError
from geoplan.io.boundary_files import areas_of, read_councils
from geoplan.io.write import write_tables

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_GRID = 27700
_DEGREES = 4326
# Rounded coordinates can make two neighbours touch by a hair's breadth.
_SLIVER_SHARE = 1e-4


@dataclass(frozen=True, slots=True)
class ImportParams:
    """
    What is demanded of an official file, and how much of it is kept.

    Parameters
    ----------
    most_overlap_share
        Two councils may share at most this part of the smaller one's ground.
    least_common_share
        A council's area must share at least this part of its own ground with the project's outline of it:
        less, and the file's coordinate system is not what it says.
    simplify_m
        Bends that stray less than this are left out, alike on both sides of a border. 0 keeps them all.
    """

    most_overlap_share: float = 0.001
    least_common_share: float = 0.5
    simplify_m: float = 10.0

    def __post_init__(self) -> None:
        for name in ("most_overlap_share", "least_common_share"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} {getattr(self, name)} is not between 0 and 1")
        if not 0 <= self.simplify_m <= 1_000:
            raise ValueError(f"simplify_m {self.simplify_m} is not between 0 and 1,000")


def import_boundaries(
    path: str | Path, workspace_dir: str | Path, *, params: ImportParams | None = None
) -> Path:
    """
    Read official council boundaries and keep them for `geoplan.county.boundaries.read_boundaries`.

    Parameters
    ----------
    path
        A GeoPackage, GeoJSON or Shapefile of any year, in any coordinate system, of the county or the whole
        country.
    workspace_dir
        The folder to keep them in, as ``boundaries.gpkg``. An earlier import is replaced.

    Returns
    -------
    Path
        The file written: layers ``council``, ``contact_district`` and ``county``, EPSG:4326. A council that
        the project's own contact districts divide is divided along their line.

    Raises
    ------
    InputError
        When the file cannot be read, a council is missing or there twice, the coordinate system is not
        stated or wrong, shapes are not areas, or councils overlap. Nothing is written then.
    """
    path, params = Path(path), params or ImportParams()
    councils = read_councils(path, read_council_codes()).to_crs(_GRID)
    own = read_boundaries("council").to_crs(_GRID)
    _check_ground(councils, own, path.name, params)
    if params.simplify_m > 0:
        councils = councils.assign(geometry=councils.geometry.simplify_coverage(params.simplify_m))
    districts = _contact_districts(councils, own, read_boundaries("contact_district").to_crs(_GRID))
    county = read_boundaries("county")["name"].iloc[0]
    levels = {
        "council": councils,
        "contact_district": districts,
        "county": _frame({county: districts.geometry.union_all()}),
    }
    written = Path(workspace_dir) / IMPORTED
    write_tables(
        {level: frame[["name", "geometry"]].to_crs(_DEGREES) for level, frame in levels.items()},
        written,
        private=True,
    )
    return written


def _check_ground(councils: "GeoDataFrame", own: "GeoDataFrame", file: str, params: ImportParams) -> None:
    """Refuse shapes that are not where their council is, or that lie on each other."""
    faults = []
    shapes, outlines = _by_name(councils), _by_name(own)
    for name, shape in shapes.items():
        if shape.intersection(outlines[name]).area < params.least_common_share * shape.area:
            message = f"{name} is not where {name} is"
            faults.append(Fault(message, "check the coordinate system that the file states", file=file))
    for first, second in ((a, b) for a in shapes for b in shapes if a < b):
        shared = shapes[first].intersection(shapes[second]).area
        if shared > params.most_overlap_share * min(shapes[first].area, shapes[second].area):
            message = f"{first} and {second} overlap by {shared / 1e6:.2f} km²"
            faults.append(Fault(message, "mend the shapes in QGIS, or give another file", file=file))
    if faults:
        raise InputError(faults)


def _contact_districts(
    councils: "GeoDataFrame", own_councils: "GeoDataFrame", own_districts: "GeoDataFrame"
) -> "GeoDataFrame":
    """Group the councils as the project's own outlines are grouped; one served by none is left out."""
    import shapely

    outlines, districts = _by_name(own_councils), _by_name(own_districts)
    parts: dict[str, list[Any]] = {name: [] for name in districts}
    for name, shape in _by_name(councils).items():
        sides = {key: areas_of(area.intersection(outlines[name])) for key, area in districts.items()}
        real = {key: side for key, side in sides.items() if side.area > _SLIVER_SHARE * outlines[name].area}
        for district, part in _divided(shape, real).items():
            parts[district].append(part)
    return _frame({name: shapely.union_all(members) for name, members in parts.items()})


def _divided(shape: Any, sides: dict[str, Any]) -> dict[str, Any]:
    """Share a shape out between sides; ground on none of them goes to the nearest."""
    import shapely

    if len(sides) < 2:
        return dict.fromkeys(sides, shape)
    parts = {name: [shape.intersection(side)] for name, side in sides.items()}
    for piece in shapely.get_parts(shape.difference(shapely.union_all(list(sides.values())))):
        middle = piece.representative_point()
        parts[min(sides, key=lambda name: sides[name].distance(middle))].append(piece)
    return {name: areas_of(shapely.union_all(pieces)) for name, pieces in parts.items()}


def _by_name(frame: "GeoDataFrame") -> dict[str, Any]:
    return dict(zip(frame["name"], frame.geometry, strict=True))


def _frame(shapes: dict[str, Any]) -> "GeoDataFrame":
    import geopandas as gpd

    return gpd.GeoDataFrame(
        {"name": list(shapes), "geometry": list(shapes.values())}, geometry="geometry", crs=_GRID
    )
