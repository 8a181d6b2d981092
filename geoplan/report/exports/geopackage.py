"""An export as a GeoPackage: a layer a table, with a style that QGIS finds by itself."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoplan.domain.geography import Position
from geoplan.report.exports.about import About
from geoplan.report.exports.styles import STYLES_TABLE, style_of
from geoplan.report.exports.tables import ExportTable

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

_WGS_84 = "EPSG:4326"
_ABOUT = "about"
_SHAPE = "geom"


def save_geopackage(tables: Sequence[ExportTable], about: About, path: Path) -> None:
    """
    Write the GeoPackage: layers of points and lines in degrees, then tables without shapes.

    Column names are those of the lists of audiences, not headings: programs read them.
    """
    import pyogrio

    for table in tables:
        if table.geometry is not None:
            _layer(table).to_file(path, layer=table.slug, driver="GPKG", engine="pyogrio")
    for name, frame in _plain(tables, about):
        pyogrio.write_dataframe(frame, path, layer=name, driver="GPKG")
    with closing(sqlite3.connect(path)) as db, db:
        _add_styles(db, tables)


def _plain(tables: Sequence[ExportTable], about: About) -> "list[tuple[str, pd.DataFrame]]":
    import pandas as pd

    frames = [(table.slug, _frame(table)) for table in tables if table.geometry is None]
    return [*frames, (_ABOUT, pd.DataFrame(about.facts(), columns=["what", "is"]))]


def _frame(table: ExportTable) -> "pd.DataFrame":
    """A column a field, a position as two; times of day as text, which a GeoPackage has no type for."""
    import pandas as pd

    names = _names(table)
    columns: dict[str, list[object]] = {name: [] for name in names}
    for values in table.values():
        for name, value in zip(names, values, strict=True):
            columns[name].append(_plain_value(value))
    return pd.DataFrame(columns)


def _names(table: ExportTable) -> list[str]:
    names: list[str] = []
    for one in table.shown:
        heading = one.column.heading.lower()
        end = next((f"_{word}" for word in ("latitude", "longitude") if heading.endswith(word)), "")
        names.append(one.field + end)
    return names


def _plain_value(value: Any) -> object:
    return f"{value:%H:%M}" if hasattr(value, "hour") else value


def _layer(table: ExportTable) -> "gpd.GeoDataFrame":
    import geopandas as gpd

    frame = _frame(table).assign(**{_SHAPE: [_shape(value) for value in table.shapes()]})
    return gpd.GeoDataFrame(frame, geometry=_SHAPE, crs=_WGS_84)


def _shape(value: Position | tuple[Position, ...] | None) -> Any:
    from shapely import LineString, Point

    if isinstance(value, Position):
        return Point(value.lon, value.lat)
    return LineString([(point.lon, point.lat) for point in value]) if value else None


def _add_styles(db: sqlite3.Connection, tables: Sequence[ExportTable]) -> None:
    db.execute(STYLES_TABLE)
    db.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES (?, ?, ?)",
        ("layer_styles", "attributes", "layer_styles"),
    )
    for table in tables:
        if table.geometry is not None:
            db.execute(
                "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column,"
                " styleName, styleQML, styleSLD, useAsDefault, description, owner)"
                " VALUES ('', '', ?, ?, ?, ?, '', 1, ?, 'geoplan')",
                (table.slug, _SHAPE, table.slug, style_of(table), table.note),
            )
