"""Areas with names from a layer: wards and the like, by which districts may be regrouped."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.domain.areas import NamedArea, Ring
from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_DEGREES = 4326
_NAME = "name"
_NAME_ENDS = "NM"
_AREAS = ("Polygon", "MultiPolygon")


def read_areas(path: str | Path, column: str = "") -> tuple[NamedArea, ...]:
    """
    Read areas from a GeoJSON, GeoPackage or Shapefile, in whatever coordinate system it states.

    Wards of two councils may be called alike: only one that is asked for must have a name of its own.

    Parameters
    ----------
    column
        With the names; when blank, ``name``, or the one whose own name ends in ``NM`` as those of the ONS do.

    Raises
    ------
    InputError
        When the file cannot be read, has no such column or no coordinate system, a name is blank, or
        something is no area.
    """
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError

    path = Path(path)
    try:
        frame = pyogrio.read_dataframe(path)
    except (DataSourceError, DataLayerError) as error:
        cure = "give the name of a GeoJSON, GeoPackage or Shapefile, from where the options are"
        raise InputError(Fault("the areas cannot be read", cure, path.name)) from error
    named = _named(frame, column, path.name)
    faults = list(_faults(frame, named, path.name))
    if faults:
        raise InputError(faults)
    shapes = frame.to_crs(_DEGREES).geometry
    return tuple(
        NamedArea(name, tuple(_rings(shape)))
        for name, shape in zip(frame[named].str.strip(), shapes, strict=True)
    )


def _named(frame: "GeoDataFrame", column: str, file: str) -> str:
    columns = [str(one) for one in frame.columns if one != "geometry"]
    likely = [one for one in columns if one.casefold() == _NAME or one.endswith(_NAME_ENDS)]
    found = column or (likely[0] if likely else "")
    if found not in columns:
        what = f'there is no column "{column}"' if column else "no column says what areas are called"
        raise InputError(Fault(what, f"set area_name to one of: {', '.join(columns)}", file))
    return found


def _faults(frame: "GeoDataFrame", named: str, file: str) -> "list[Fault]":
    faults = []
    names = frame[named].fillna("").astype(str).str.strip()
    if (names == "").any():
        faults.append(Fault("an area has no name", f'fill in the column "{named}"', file))
    if not frame.geom_type.isin(_AREAS).all():
        faults.append(Fault("something in it is no area", "give a layer of polygons", file))
    if frame.crs is None:
        faults.append(Fault("its coordinate system is not stated", "save it with one, such as WGS 84", file))
    return faults


def _rings(shape: Any) -> "list[Ring]":
    parts = getattr(shape, "geoms", [shape])
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    return [tuple((lon, lat) for lon, lat, *_ in ring.coords) for ring in rings]
