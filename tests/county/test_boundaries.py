import geopandas as gpd
import pytest
from shapely.geometry import box

from geoplan.county.boundaries import IMPORTED, read_boundaries, read_council_codes
from geoplan.errors import InputError


def test_each_level_has_its_areas():
    assert list(read_boundaries("council")["name"]) == sorted(read_council_codes().values())
    assert list(read_boundaries("contact_district")["name"]) == ["Central", "North", "South"]
    assert list(read_boundaries("county")["name"]) == ["Nottinghamshire"]


def test_areas_are_in_degrees():
    frame = read_boundaries("council")
    assert frame.crs.to_epsg() == 4326
    assert list(frame.columns) == ["name", "geometry"]


def test_an_unknown_level_is_refused_with_the_one_meant():
    with pytest.raises(InputError, match='did you mean "council"'):
        read_boundaries("counsil")  # type: ignore[arg-type]


def test_imported_boundaries_come_before_the_projects_own(tmp_path):
    imported = gpd.GeoDataFrame({"name": ["A"]}, geometry=[box(-1, 53, -0.9, 53.1)], crs=4326)
    imported.to_file(tmp_path / IMPORTED, layer="council", driver="GPKG")
    assert list(read_boundaries("council", workspace_dir=tmp_path)["name"]) == ["A"]


def test_a_workspace_without_an_import_has_the_projects_own(tmp_path):
    assert len(read_boundaries("council", workspace_dir=tmp_path)) == 8


def test_a_damaged_import_is_reported_with_its_cure(tmp_path):
    (tmp_path / IMPORTED).write_bytes(b"SQLite format 3\0 and then nothing")
    with pytest.raises(InputError, match=r"boundaries\.gpkg: .*import the boundaries again"):
        read_boundaries("council", workspace_dir=tmp_path)


def test_a_damaged_table_of_codes_is_reported_with_its_row(tmp_path):
    (tmp_path / "boundaries").mkdir()
    (tmp_path / "boundaries" / "councils.csv").write_text("code,name\nE1,A\nE1,B\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"row 3, column \"code\""):
        read_council_codes(tmp_path)
