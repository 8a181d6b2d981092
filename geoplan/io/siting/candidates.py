"""Candidates from a table, or from any layer of a GeoPackage."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.domain.candidates import Candidate
from geoplan.domain.geography import Place, Position
from geoplan.errors import Fault, InputError
from geoplan.io.columns import header_key
from geoplan.io.fields import Bad, code
from geoplan.io.grid import TableLimits, no_such_sheet, too_many_rows
from geoplan.io.locate import Finder, locate
from geoplan.io.postcodes import PostcodeIndex
from geoplan.io.records import Note, Record, read_table
from geoplan.io.siting.schema_candidates import CANDIDATES
from geoplan.io.tables import check_table

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

_LONGEST_NAME = 60


def read_candidates(
    path: str | Path,
    *,
    sheet: str | None = None,
    postcodes: PostcodeIndex | None = None,
    places: Sequence[Place] | None = None,
    limits: TableLimits | None = None,
    note: Note | None = None,
) -> tuple[Candidate, ...]:
    """
    Read places where a venue may be opened.

    Parameters
    ----------
    path
        A table (``.xlsx``, ``.csv``, ``.parquet``), or a ``.gpkg``: any layer of points, lines or areas,
        whose shapes stand for themselves by a point within.
    sheet
        The sheet, or the layer; by default the one that fits best, or the first layer.
    postcodes, places
        Where rows without coordinates are looked up; see `geoplan.read_located`.

    Raises
    ------
    InputError
        With every fault of the file.
    """
    if Path(path).suffix.lower() == ".gpkg":
        return _of_layer(Path(path), sheet, limits or TableLimits())
    table = read_table(path, CANDIDATES, sheet=sheet, limits=limits)
    positions = locate(table, Finder(postcodes, places))

    def make(record: Record) -> Candidate:
        return Candidate(
            code=record["code"],
            name=record["name"] or record["code"],
            position=positions[record.row],
            contact_district=record["contact_district"],
            rooms=record["rooms"],
            children=record["children"],
            hours=record["hours"],
            risk_role=record["risk_role"],
            opening_pence=record["opening"],
            running_pence_a_year=record["running"],
        )

    found = tuple(table.build(make))
    table.finish(note)
    return found


def _of_layer(path: Path, layer: str | None, limits: TableLimits) -> tuple[Candidate, ...]:
    frame, name = _layer(path, layer, limits)
    points = frame.geometry.representative_point()
    codes, names = _codes(frame), _names(frame)
    faults: list[Fault] = []
    found = []
    for row, (lat, lon) in enumerate(zip(points.y, points.x, strict=True)):
        try:
            position = Position(float(lat), float(lon))
        except ValueError as error:
            cure = "leave the shape out, or correct its coordinates"
            faults.append(Fault(str(error), cure, file=path.name, sheet=name, row=row + 1))
            continue
        found.append(Candidate(code=codes[row], name=names[row] or codes[row], position=position))
    if faults:
        raise InputError(faults)
    return tuple(found)


def _layer(path: Path, layer: str | None, limits: TableLimits) -> "tuple[GeoDataFrame, str]":
    """Return the shapes of a layer in degrees, those without a shape left out, and its name."""
    import warnings

    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, GeometryError

    check_table(path, limits)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # GDAL warns of a damaged file before it fails
            layers = [str(name) for name, kind in pyogrio.list_layers(path) if kind]
            if layer is not None and layer not in layers:
                raise no_such_sheet(path, "layer", layer, layers)
            if not layers:
                raise InputError(
                    Fault("the file has no layer with shapes", "export it again", file=path.name)
                )
            chosen = layer or layers[0]
            if pyogrio.read_info(path, layer=chosen)["features"] > limits.max_rows:
                raise too_many_rows(path, chosen, limits)
            frame = pyogrio.read_dataframe(path, layer=chosen)
    except (DataSourceError, DataLayerError, FeatureError, GeometryError, UnicodeDecodeError) as error:
        raise InputError(Fault("the GeoPackage is damaged", "export it again", file=path.name)) from error
    if frame.crs is None:
        cure = "set it in QGIS and export again"
        raise InputError(Fault("the coordinate system is not stated", cure, file=path.name, sheet=chosen))
    shaped = frame[~(frame.geometry.isna() | frame.geometry.is_empty)].reset_index(drop=True)
    if shaped.empty:
        raise InputError(Fault("no row has a shape", "export it again", file=path.name, sheet=chosen))
    return shaped.to_crs(4326), chosen


def _codes(frame: "GeoDataFrame") -> list[str]:
    """Return the layer's own codes where all are codes and differ; else numbers."""
    keys = CANDIDATES.column("code").keys
    for column in frame.columns:
        if header_key(str(column)) in keys:
            read = [code(value) for value in frame[column].tolist()]
            if not any(isinstance(one, Bad) for one in read) and len(set(read)) == len(read):
                return [str(one) for one in read]
    return [f"site-{number}" for number in range(1, len(frame) + 1)]


def _names(frame: "GeoDataFrame") -> list[str]:
    keys = CANDIDATES.column("name").keys
    for column in frame.columns:
        if header_key(str(column)) in keys:
            return [" ".join(str(value).split())[:_LONGEST_NAME] for value in frame[column].fillna("")]
    return [""] * len(frame)
