"""A travel matrix as a file: a workbook, CSV, Parquet or GeoPackage, by the end of its name."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from geoplan.domain.geography import Position
from geoplan.errors import Fault, InputError
from geoplan.io.write import neutralise, write_atomically, write_together
from geoplan.report.access import AccessParams, AccessReport, access_report, long_table
from geoplan.report.workbook import Cover, write_access_workbook

if TYPE_CHECKING:
    import geopandas as gpd

    from geoplan.matrix import TravelMatrix

MATRIX_SUFFIXES = (".xlsx", ".csv", ".parquet", ".gpkg")
WGS_84 = "EPSG:4326"
_Sides = tuple[Mapping[str, Position], Mapping[str, Position]]


def write_matrix(
    matrix: "TravelMatrix",
    path: str | Path,
    *,
    groups: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
    origin_positions: Mapping[str, Position] | None = None,
    destination_positions: Mapping[str, Position] | None = None,
    params: AccessParams | None = None,
    cover: Cover | None = None,
) -> None:
    """
    Write travel times to a file, whole or not at all; the end of its name says which kind.

    ``.xlsx`` is the full workbook; ``.csv`` and ``.parquet`` hold every pair (from, to, minutes, miles), with
    their provenance in ``NAME-metadata.json`` beside a CSV and in the schema of a Parquet file; ``.gpkg``
    holds the layers `nearest` (points) and `desire_lines` (straight lines to the nearest, for a GIS).

    Parameters
    ----------
    groups
        Group (district) by origin code.
    names
        Names to show for destination codes.
    origin_positions, destination_positions
        Where they are, by code; needed for ``.gpkg`` only. A code may stand on both sides for two places.

    Raises
    ------
    InputError
        When the end of the name is unknown, a position is missing, or the file cannot be written.
    """
    path = Path(path)
    suffix = check_matrix_path(path)
    if suffix == ".csv":
        _write_csv(matrix, path)
    elif suffix == ".parquet":
        _write_parquet(matrix, path)
    else:
        report = access_report(matrix, groups or {}, names=names, params=params or AccessParams())
        if suffix == ".xlsx":
            write_access_workbook(report, path, cover=cover or Cover())
        else:
            _write_geopackage(report, (origin_positions or {}, destination_positions or {}), path)


def check_matrix_path(path: Path) -> str:
    """
    Return the kind of file that a name asks for, by its ending, before any work is done for it.

    Raises
    ------
    InputError
        When travel times are not written to such files.
    """
    suffix = path.suffix.lower()
    if suffix not in MATRIX_SUFFIXES:
        kinds = ", ".join(MATRIX_SUFFIXES[:-1]) + " or " + MATRIX_SUFFIXES[-1]
        found = f'"{suffix}" is not a kind of file' if suffix else "the name has no ending"
        raise InputError(
            Fault(f"{found} that travel times are written to", f"end it in {kinds}", file=path.name)
        )
    return suffix


def provenance(matrix: "TravelMatrix") -> dict[str, str]:
    """Where a matrix comes from, as plain text by key, to travel with any file made from it."""
    origin = matrix.provenance
    return {
        "period": matrix.period.value,
        "network_source": origin.network_source,
        "network_version": origin.network_version,
        "speeds_version": origin.speeds_version,
        "created": origin.created,
    }


def _write_csv(matrix: "TravelMatrix", path: Path) -> None:
    frame = long_table(matrix)
    for name in ("from", "to"):
        frame[name] = frame[name].map(neutralise)
    titles = {
        "from": "code of the origin",
        "to": "code of the destination",
        "minutes": "minutes by road, the fastest way; empty where no road joins them",
        "miles": "miles along that way",
    }
    # The W3C's "CSV on the Web" form, under the name that its readers look for.
    metadata = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": path.name,
        "tableSchema": {"columns": [{"name": name, "dc:description": text} for name, text in titles.items()]},
        **{f"geoplan:{key}": value for key, value in provenance(matrix).items()},
    }
    beside = path.with_name(f"{path.name}-metadata.json")
    with write_together([path, beside]) as (table, about):
        # The byte order mark makes Excel read the file as UTF-8.
        frame.to_csv(table, index=False, encoding="utf-8-sig", lineterminator="\r\n")
        about.write_text(json.dumps(metadata, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _write_parquet(matrix: "TravelMatrix", path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.Table.from_pandas(long_table(matrix), preserve_index=False)
    about = {f"geoplan.{key}": value for key, value in provenance(matrix).items()}
    table = table.replace_schema_metadata({**(table.schema.metadata or {}), **about})
    with write_atomically(path) as aside:
        pq.write_table(table, aside)


def _write_geopackage(report: AccessReport, positions: _Sides, path: Path) -> None:
    _check_positions(report, positions, path)
    points, lines = _layers(report, positions)
    with write_atomically(path) as aside:
        points.to_file(aside, layer="nearest", driver="GPKG", engine="pyogrio")
        if len(lines):
            lines.to_file(aside, layer="desire_lines", driver="GPKG", engine="pyogrio")


def _check_positions(report: AccessReport, positions: _Sides, path: Path) -> None:
    sides = zip((report.matrix.origins, report.matrix.destinations), positions, strict=True)
    missing = [code for codes, known in sides for code in codes if code not in known]
    if missing:
        some = ", ".join(missing[:5]) + (f" and {len(missing) - 5} more" if len(missing) > 5 else "")
        raise InputError(
            Fault(
                f"no position is known for {some}",
                "a .gpkg needs latitude and longitude for every row, or write .xlsx",
                file=path.name,
            )
        )


def _layers(report: AccessReport, positions: _Sides) -> "tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]":
    import geopandas as gpd
    from shapely import LineString, Point

    about = provenance(report.matrix)
    starts, ends = ({code: (at.lon, at.lat) for code, at in side.items()} for side in positions)
    nearest = report.nearest.assign(
        nearest_name=[report.names.get(str(code), code) for code in report.nearest["nearest"]], **about
    )
    points = [Point(starts[code]) for code in nearest["origin"]]
    reached = nearest[nearest["nearest"].notna()]
    lines = [
        LineString([starts[origin], ends[nearest_one]])
        for origin, nearest_one in zip(reached["origin"], reached["nearest"], strict=True)
    ]
    return (
        gpd.GeoDataFrame(nearest, geometry=points, crs=WGS_84),
        gpd.GeoDataFrame(reached, geometry=lines, crs=WGS_84),
    )
