"""
Finding the county's councils in an official boundary file, and checking their shapes.

The same areas come in many vintages: ONS names its columns ``lad17cd`` and ``lad17nm``, ``LAD22CD`` and
``LAD22NM`` and so on; OS Boundary-Line has ``Name`` with ``Census_Code`` or ``Area_Code``. The councils are
found by their code where a column has codes, else by name.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.errors import Fault, InputError

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from pandas import DataFrame, Series

_CODE_COLUMN = re.compile(r"(lad\d{2}cd|(census|area|gss)?_?code)", re.IGNORECASE)
_NAME_COLUMN = re.compile(r"(lad\d{2}nm|(area_?)?name)", re.IGNORECASE)
_SUFFIXES = (".gpkg", ".geojson", ".json", ".shp")
_AREAS = ("Polygon", "MultiPolygon")
_AGAIN = "download or export it again"


def read_councils(path: Path, codes: Mapping[str, str]) -> "GeoDataFrame":
    """
    Read the areas of our councils from a file that may hold the whole country.

    Parameters
    ----------
    path
        GeoPackage, GeoJSON or Shapefile. Of several layers, the one that holds most of our councils.
    codes
        The councils' names by their codes.

    Returns
    -------
    GeoDataFrame
        ``name``, ``geometry``: valid polygons, each council once, in order of name, in the file's own
        coordinate system.

    Raises
    ------
    InputError
        With every fault found.
    """
    layers = _layers(path)
    usable = {layer: columns for layer, columns in layers.items() if any(map(_is_known, columns))}
    if not usable:
        found = ", ".join(dict.fromkeys(each for columns in layers.values() for each in columns)) or "none"
        message = f"no column holds council codes or names (columns: {found})"
        cure = "give a column such as LAD22CD, LAD22NM, Name or Census_Code"
        raise InputError(Fault(message, cure, file=path.name))
    found_in = {layer: _our_rows(_table(path, layer), columns, codes) for layer, columns in usable.items()}
    layer = max(found_in, key=lambda each: found_in[each].nunique())
    names = found_in[layer]
    _check_names(names, sorted(codes.values()), path.name, layer)
    councils = _shapes(path, layer, names)
    _check_shapes(councils, path.name, layer)
    councils = councils.sort_values("name", ignore_index=True)
    return councils.assign(geometry=[areas_of(shape) for shape in councils.geometry.make_valid()])


def areas_of(shape: Any) -> Any:
    """Return the polygons of a shape, without the lines and points that cutting and mending leave."""
    import shapely

    parts = shapely.get_parts(shape)
    nested = [part for each in parts for part in shapely.get_parts(each)]
    return shapely.union_all([part for part in nested if part.geom_type in _AREAS])


def _is_known(column: str) -> bool:
    return bool(_CODE_COLUMN.fullmatch(column) or _NAME_COLUMN.fullmatch(column))


def _layers(path: Path) -> dict[str, list[str]]:
    """Return the columns of each layer that has shapes."""
    import pyogrio
    from pyogrio.errors import DataSourceError

    if not path.is_file():
        raise InputError(Fault("there is no such file", "check its name and folder", file=path.name))
    if path.suffix.lower() not in _SUFFIXES:
        message = f'"{path.suffix}" is not a kind of boundary file that can be read'
        raise InputError(Fault(message, "give a GeoPackage (.gpkg), GeoJSON or Shapefile", file=path.name))
    try:
        named = [str(name) for name, shape in pyogrio.list_layers(path) if shape is not None]
        return {name: [str(each) for each in pyogrio.read_info(path, layer=name)["fields"]] for name in named}
    except DataSourceError as error:
        raise InputError(Fault("this is no boundary file, or damaged", _AGAIN, file=path.name)) from error


def _table(path: Path, layer: str) -> "DataFrame":
    """Return a layer's columns by feature number, without the shapes: those of a whole country are large."""
    import pyogrio

    return pyogrio.read_dataframe(path, layer=layer, read_geometry=False, fid_as_index=True)


def _our_rows(table: "DataFrame", columns: list[str], codes: Mapping[str, str]) -> "Series":
    """Return our councils' names by feature number: by code, or by name where no column has the codes."""
    import pandas as pd

    names = pd.Series(index=table.index, dtype=object)
    for column in filter(_CODE_COLUMN.fullmatch, columns):
        names = names.where(names.notna(), table[column].map(codes))
    if names.isna().all():
        plain = {_plain(name): name for name in codes.values()}
        for column in filter(_NAME_COLUMN.fullmatch, columns):
            found = table[column].map(lambda text: plain.get(_plain(str(text))))
            names = names.where(names.notna(), found)
    return names.dropna()


def _shapes(path: Path, layer: str, names: "Series") -> "GeoDataFrame":
    """Return name and geometry of the features with a name."""
    import geopandas as gpd
    import pyogrio
    from pyogrio.errors import DataSourceError, FeatureError, GeometryError

    try:
        frame = pyogrio.read_dataframe(
            path, layer=layer, columns=[], fids=list(names.index), fid_as_index=True
        )
    except (DataSourceError, FeatureError, GeometryError) as error:
        raise InputError(Fault("the shapes cannot be read", _AGAIN, path.name, layer)) from error
    shapes = frame.geometry.reindex(names.index)
    return gpd.GeoDataFrame({"name": names}, geometry=shapes.to_numpy(), crs=frame.crs)


def _plain(name: str) -> str:
    """Return ``newark and sherwood`` for ``Newark & Sherwood District (B)``."""
    text = re.sub(r"\(.*?\)", " ", name.lower()).replace("&", " and ")
    text = re.sub(r"\b(city|district|borough|council|of|the)\b", " ", text)
    return " ".join(re.findall(r"[a-z]+", text))


def _check_names(names: "Series", wanted: list[str], file: str, layer: str) -> None:
    faults = []
    missing = [name for name in wanted if name not in set(names)]
    if missing:
        message = "these councils are not in it: " + ", ".join(missing)
        faults.append(Fault(message, "give a file of all district councils", file=file, sheet=layer))
    for name in sorted(set(names[names.duplicated()])):
        message = f"{name} is there {int((names == name).sum())} times"
        cure = "give a file of districts, one row each, not of wards or parishes"
        faults.append(Fault(message, cure, file=file, sheet=layer))
    if faults:
        raise InputError(faults)


def _check_shapes(councils: "GeoDataFrame", file: str, layer: str) -> None:
    faults = []
    if councils.crs is None:
        cure = "set it in QGIS and export again"
        faults.append(Fault("the coordinate system is not stated", cure, file=file, sheet=layer))
    for name, shape in zip(councils["name"], councils.geometry, strict=True):
        what = "without a shape" if shape is None or shape.is_empty else f"a {shape.geom_type}, not an area"
        if shape is None or shape.is_empty or shape.geom_type not in _AREAS:
            faults.append(Fault(f"{name} is {what}", "give a file of areas", file=file, sheet=layer))
    if faults:
        raise InputError(faults)
