"""Styles that QGIS opens the layers of an export with: shape, colour and labels."""

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from geoplan.audiences.rows import (
    AreaRow,
    CarerRow,
    ChildRow,
    DriverRow,
    JourneyRow,
    LegRow,
    Row,
    SchoolRow,
    StopRow,
    VenueRow,
)
from geoplan.report.exports.columns import LINES
from geoplan.report.exports.tables import ExportTable

STYLES_TABLE = """
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT, f_table_schema TEXT, f_table_name TEXT,
    f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN,
    description TEXT, owner TEXT, ui TEXT,
    update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
)"""
"""The table in which QGIS looks for styles."""

# Colours of Okabe and Ito, told apart by the colour-blind; shapes differ too. Marker, colour, size, label.
_POINTS: Mapping[type[Row], tuple[str, str, float, str]] = {
    StopRow: ("circle", "0,114,178", 3.2, "number"),
    VenueRow: ("square", "213,94,0", 4.0, "name"),
    AreaRow: ("hexagon", "0,158,115", 6.0, "shown"),
    JourneyRow: ("circle", "86,180,233", 2.4, ""),
    ChildRow: ("triangle", "204,121,167", 3.0, "child"),
    CarerRow: ("diamond", "230,159,0", 3.0, "carer"),
    DriverRow: ("pentagon", "0,114,178", 3.0, "driver"),
    SchoolRow: ("cross2", "0,0,0", 3.0, "school"),
}
_OTHER = ("circle", "100,100,100", 2.6, "")
_LINES: Mapping[type[Row], tuple[str, float]] = {LegRow: ("0,114,178", 0.7)}


def style_of(table: ExportTable) -> str:
    """Return the style of a layer as QGIS writes it (QML)."""
    if table.geometry in LINES:
        colour, width = _LINES.get(table.kind, ("100,100,100", 0.5))
        options = {"line_color": f"{colour},255", "line_width": f"{width}", "capstyle": "round"}
        return _document(_symbol("line", "SimpleLine", options), "")
    marker, colour, size, label = _POINTS.get(table.kind, _OTHER)
    options = {
        "name": marker,
        "color": f"{colour},255",
        "outline_color": "255,255,255,255",
        "outline_width": "0.4",
        "size": f"{size}",
    }
    listed = {one.field for one in table.shown}
    return _document(_symbol("marker", "SimpleMarker", options), label if label in listed else "")


def _symbol(kind: str, layer: str, options: Mapping[str, str]) -> str:
    listed = "".join(
        f'<Option type="QString" name={quoteattr(name)} value={quoteattr(value)}/>'
        for name, value in options.items()
    )
    return (
        '<renderer-v2 type="singleSymbol"><symbols>'
        f'<symbol type="{kind}" name="0" alpha="1" clip_to_extent="1">'
        f'<layer class="{layer}" enabled="1" locked="0" pass="0"><Option type="Map">{listed}</Option></layer>'
        "</symbol></symbols></renderer-v2>"
    )


def _document(renderer: str, label: str) -> str:
    labels = ""
    if label:
        labels = (
            f'<labeling type="simple"><settings><text-style fieldName="{escape(label)}" fontSize="9"'
            ' fontFamily="Open Sans" textColor="29,43,54,255"><text-buffer bufferDraw="1" bufferSize="0.8"'
            ' bufferColor="255,255,255,255"/></text-style></settings></labeling>'
        )
    shown = 1 if label else 0
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        f'<qgis version="3.28" styleCategories="Symbology|Labeling" labelsEnabled="{shown}">'
        f"{renderer}{labels}</qgis>"
    )
