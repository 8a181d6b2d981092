import csv
import json
import math
from dataclasses import replace

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pytest

from geoplan.domain.geography import Position
from geoplan.errors import InputError
from geoplan.report.access import long_table
from geoplan.report.files import MATRIX_SUFFIXES, write_matrix
from tests.report.matrices import matrix

MADE = matrix([[10, 20], [math.inf, math.inf]], miles=[[4, 9], [math.inf, math.inf]])
WHERE = {
    "c1": Position(53.1, -1.1),
    "c2": Position(53.2, -1.0),
    "a": Position(53.0, -1.2),
    "b": Position(53.3, -1),
}


@pytest.mark.parametrize("suffix", MATRIX_SUFFIXES)
def test_every_kind_of_file_can_be_written(tmp_path, suffix):
    path = tmp_path / f"times{suffix}"
    write_matrix(MADE, path, groups={"c1": "North"}, origin_positions=WHERE, destination_positions=WHERE)
    assert path.stat().st_size > 0
    assert not [found for found in tmp_path.iterdir() if found.name.startswith(".")]


def test_csv_has_every_pair_and_says_its_units_beside_it(tmp_path):
    write_matrix(MADE, tmp_path / "times.csv")
    with (tmp_path / "times.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows[1] == {"from": "c1", "to": "b", "minutes": "20.0", "miles": rows[1]["miles"]}
    assert float(rows[1]["miles"]) == pytest.approx(9)
    assert rows[2]["minutes"] == ""
    about = json.loads((tmp_path / "times.csv-metadata.json").read_text())
    assert about["url"] == "times.csv"
    assert about["geoplan:network_version"] == "0123456789abcdef"
    assert [item["name"] for item in about["tableSchema"]["columns"]] == ["from", "to", "minutes", "miles"]


def test_csv_cells_do_not_run_as_formulas(tmp_path):
    write_matrix(matrix([[10]], origins=("=cmd()",), destinations=("+a",)), tmp_path / "times.csv")
    assert "'=cmd(),'+a," in (tmp_path / "times.csv").read_text(encoding="utf-8-sig")


def test_parquet_keeps_full_precision_and_carries_its_provenance(tmp_path):
    write_matrix(MADE, tmp_path / "times.parquet")
    pd.testing.assert_frame_equal(
        pd.read_parquet(tmp_path / "times.parquet"), long_table(MADE), check_dtype=False
    )
    assert pq.read_schema(tmp_path / "times.parquet").metadata[b"geoplan.period"] == b"off-peak"


def test_geopackage_has_places_and_desire_lines(tmp_path):
    write_matrix(
        MADE,
        tmp_path / "times.gpkg",
        origin_positions=WHERE,
        destination_positions=WHERE,
        names={"a": "Ash Centre"},
    )
    nearest = gpd.read_file(tmp_path / "times.gpkg", layer="nearest")
    lines = gpd.read_file(tmp_path / "times.gpkg", layer="desire_lines")
    assert list(nearest["origin"]) == ["c1", "c2"]
    assert list(lines["nearest_name"]) == ["Ash Centre"]
    assert list(lines.geometry[0].coords) == [(-1.1, 53.1), (-1.2, 53.0)]
    assert lines.crs.to_epsg() == 4326


def test_geopackage_without_positions_says_which_are_missing(tmp_path):
    with pytest.raises(InputError, match="no position is known for c1, c2, a, b"):
        write_matrix(MADE, tmp_path / "times.gpkg")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["times.doc", "times"])
def test_an_unknown_ending_names_those_there_are(tmp_path, name):
    with pytest.raises(InputError, match=r"end it in \.xlsx, \.csv, \.parquet or \.gpkg"):
        write_matrix(MADE, tmp_path / name)


def test_a_code_on_both_sides_is_two_places(tmp_path):
    made = matrix([[10]], miles=[[3]])
    same = replace(made, origins=("1",), destinations=("1",))
    write_matrix(
        same,
        tmp_path / "times.gpkg",
        origin_positions={"1": Position(53.0, -1.0)},
        destination_positions={"1": Position(53.1, -1.1)},
    )
    start, end = gpd.read_file(tmp_path / "times.gpkg", layer="desire_lines").geometry[0].coords
    assert start == (-1.0, 53.0)
    assert end == (-1.1, 53.1)
