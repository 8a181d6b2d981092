"""GeoPackage and Parquet, turned into the same cells as a spreadsheet."""

import warnings
from pathlib import Path
from typing import Any

from geoplan.errors import Fault, InputError
from geoplan.io.grid import (
    Cell,
    Grid,
    RawRow,
    Score,
    TableLimits,
    best_fit,
    filled,
    no_such_sheet,
    too_many_rows,
)


def read_geopackage(path: Path, layer: str | None, limits: TableLimits, score: Score | None = None) -> Grid:
    """
    Read a layer of points, the one named or the one that `score` likes best.

    The points become the columns latitude and longitude, WGS 84.

    Raises
    ------
    InputError
        When the file is damaged, has no such layer, or its shapes are not points.
    """
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, GeometryError

    try:
        with warnings.catch_warnings():
            # GDAL warns of a damaged file before it fails, and of oddities that do not touch points.
            warnings.simplefilter("ignore")
            chosen, others = _layer(path, layer, score)
            count = pyogrio.read_info(path, layer=chosen)["features"]
            if count > limits.max_rows:
                raise too_many_rows(path, chosen, limits)
            frame = pyogrio.read_dataframe(path, layer=chosen)
    except (DataSourceError, DataLayerError, FeatureError, GeometryError, UnicodeDecodeError) as error:
        raise InputError(Fault("the GeoPackage is damaged", "export it again", file=path.name)) from error
    return _grid(path, chosen, _with_coordinates(path, chosen, frame), others)


def read_parquet(path: Path, limits: TableLimits) -> Grid:
    """
    Read a Parquet or GeoParquet file.

    Raises
    ------
    InputError
        When the file is damaged, too long, or its shapes are not points.
    """
    import pyarrow.parquet as pq
    from pyarrow.lib import ArrowException

    try:
        stored = pq.ParquetFile(path)
        if stored.metadata.num_rows > limits.max_rows:
            raise too_many_rows(path, None, limits)
        if b"geo" in (stored.schema_arrow.metadata or {}):
            import geopandas as gpd

            return _grid(path, None, _with_coordinates(path, None, gpd.read_parquet(path)))
        return _grid(path, None, stored.read().to_pandas())
    except (ArrowException, OSError, ValueError, KeyError) as error:
        raise InputError(Fault("the Parquet file is damaged", "export it again", file=path.name)) from error


def _layer(path: Path, layer: str | None, score: Score | None) -> tuple[str, tuple[str, ...]]:
    """Return the layer to read, and others that fit too."""
    import pyogrio

    layers = {str(name): shape for name, shape in pyogrio.list_layers(path)}
    if not layers:
        raise InputError(Fault("the GeoPackage has no layers", "export it again", file=path.name))
    if layer is not None:
        if layer not in layers:
            raise no_such_sheet(path, "layer", layer, list(layers))
        return layer, ()
    if score is None or len(layers) == 1:
        return next(iter(layers)), ()
    fits = {}
    for name, shape in layers.items():
        columns = [str(column) for column in pyogrio.read_info(path, layer=name)["fields"]]
        columns += ["latitude", "longitude"] if shape else []
        fits[name] = score([RawRow(0, tuple(columns))])
    return best_fit(fits)


def _with_coordinates(path: Path, layer: str | None, frame: Any) -> Any:
    """Replace a geometry column by latitude and longitude."""
    if not hasattr(frame, "geometry"):
        return frame
    points = frame.geometry
    wrong = ~(points.isna() | (points.geom_type == "Point"))
    if wrong.any():
        raise InputError(
            Fault(
                f"{int(wrong.sum())} of the shapes are not points",
                "use their centres (in QGIS: Vector, Geometry Tools, Centroids)",
                file=path.name,
                sheet=layer,
                row=int(wrong.to_numpy().argmax()) + 1,
            )
        )
    if points.crs is None:
        raise InputError(
            Fault(
                "the coordinate system is not stated",
                "set it in QGIS and export again",
                file=path.name,
                sheet=layer,
            )
        )
    try:
        points = points.to_crs(4326)
    except RuntimeError as error:  # pyproj's
        message = "the coordinate system cannot be turned into degrees"
        raise InputError(Fault(message, "set it in QGIS and export again", path.name, layer)) from error
    table = frame.drop(columns=frame.geometry.name)
    return table.assign(latitude=points.y, longitude=points.x)


def _grid(path: Path, sheet: str | None, frame: Any, others: tuple[str, ...] = ()) -> Grid:
    import pandas as pd

    def cell(value: Any) -> Cell:
        if not pd.api.types.is_scalar(value):  # a list or table in a cell
            return str(value)
        if pd.isna(value):
            return None
        if isinstance(value, pd.Timestamp):
            return value.to_pydatetime()  # type: ignore[no-any-return]
        item = getattr(value, "item", None)
        return item() if callable(item) else value  # type: ignore[no-any-return]

    header = RawRow(0, tuple(str(name) for name in frame.columns))
    records = frame.itertuples(index=False, name=None)
    rows = (
        filled(number, [cell(value) for value in record]) for number, record in enumerate(records, start=1)
    )
    return Grid(path, sheet, (header, *(row for row in rows if row is not None)), others)
