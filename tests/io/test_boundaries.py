import stat
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.affinity import translate
from shapely.geometry import LineString, Polygon, box

from geoplan.county.boundaries import IMPORTED, read_boundaries, read_council_codes
from geoplan.errors import InputError
from geoplan.io.boundaries import ImportParams, import_boundaries

OFFICIAL = (
    Path(__file__).resolve().parents[3] / "shared/data/boundaries/nottinghamshire_districts_2017.geojson"
)


@pytest.fixture(scope="module")
def outlines() -> gpd.GeoDataFrame:
    """The project's own outlines, standing in for official ones; British National Grid."""
    frame = read_boundaries("council").to_crs(27700)
    codes = {name: code for code, name in read_council_codes().items()}
    return frame.assign(code=frame["name"].map(codes))


def write(frame: gpd.GeoDataFrame, path: Path, **names: str) -> Path:
    frame.rename(columns=names).to_file(path)
    return path


@pytest.mark.parametrize(
    ("suffix", "crs", "names"),
    [
        ("geojson", 4326, {"code": "lad17cd", "name": "lad17nm"}),
        ("gpkg", 27700, {"code": "LAD22CD", "name": "LAD22NM"}),
        ("gpkg", 27700, {"code": "Census_Code", "name": "Name"}),
        ("shp", 3857, {"code": "LAD23CD", "name": "LAD23NM"}),
    ],
)
def test_files_of_several_years_and_systems_are_recognised(tmp_path, outlines, suffix, crs, names):
    path = write(outlines.to_crs(crs), tmp_path / f"official.{suffix}", **names)
    assert import_boundaries(path, tmp_path) == tmp_path / IMPORTED
    assert stat.S_IMODE((tmp_path / IMPORTED).stat().st_mode) == 0o600
    kept = read_boundaries("council", workspace_dir=tmp_path)
    assert kept.crs.to_epsg() == 4326
    assert list(kept["name"]) == list(outlines["name"])
    apart = kept.to_crs(27700).geometry.symmetric_difference(outlines.geometry).area / outlines.area
    assert apart.max() < 0.02


def test_councils_are_recognised_by_name_where_there_are_no_codes(tmp_path, outlines):
    longer = {"Newark and Sherwood": "Newark & Sherwood District (B)", "Nottingham": "City of Nottingham (B)"}
    named = outlines.drop(columns="code").assign(name=outlines["name"].replace(longer))
    import_boundaries(write(named, tmp_path / "names.gpkg"), tmp_path)
    assert list(read_boundaries("council", workspace_dir=tmp_path)["name"]) == list(outlines["name"])


def test_other_councils_are_passed_over(tmp_path, outlines):
    rutland = gpd.GeoDataFrame(
        {"name": ["Rutland"], "code": ["E06000017"]}, geometry=[box(490e3, 300e3, 500e3, 310e3)], crs=27700
    )
    both = gpd.pd.concat([rutland, outlines], ignore_index=True)
    import_boundaries(write(both, tmp_path / "england.gpkg"), tmp_path)
    assert len(read_boundaries("council", workspace_dir=tmp_path)) == 8


def test_the_layer_with_our_councils_is_found_among_others(tmp_path, outlines):
    path = tmp_path / "boundary_line.gpkg"
    county = outlines.dissolve().assign(name="Nottinghamshire", code="E10000024")
    county.to_file(path, layer="county")
    outlines.to_file(path, layer="district_borough_unitary")
    import_boundaries(path, tmp_path)
    assert len(read_boundaries("council", workspace_dir=tmp_path)) == 8


def test_the_divided_council_is_divided_without_gap_or_overlap(tmp_path, outlines):
    wider = outlines.assign(
        geometry=[
            shape.buffer(2_000).difference(outlines[outlines["name"] != name].geometry.union_all())
            if name == "Newark and Sherwood"
            else shape
            for name, shape in zip(outlines["name"], outlines.geometry, strict=True)
        ]
    )
    import_boundaries(write(wider, tmp_path / "wider.gpkg"), tmp_path, params=ImportParams(simplify_m=0))
    districts = read_boundaries("contact_district", workspace_dir=tmp_path).to_crs(27700)
    county = read_boundaries("county", workspace_dir=tmp_path).to_crs(27700).geometry.iloc[0]
    served = wider[wider["name"] != "Nottingham"].geometry.union_all()
    assert list(districts["name"]) == ["Central", "North", "South"]
    assert districts.area.sum() == pytest.approx(served.area, rel=1e-6)
    assert county.symmetric_difference(served).area < 1e-6 * served.area
    own = read_boundaries("contact_district").to_crs(27700)
    assert list((districts.area - own.area).round(-6) > 0) == [False, False, True]


def test_a_shape_that_crosses_itself_is_mended(tmp_path, outlines):
    bow = outlines.loc[outlines["name"] == "Mansfield"].geometry.iloc[0]
    x, y = bow.centroid.coords[0]
    crossing = Polygon([(x - 5e3, y - 5e3), (x + 5e3, y + 5e3), (x + 5e3, y - 5e3), (x - 5e3, y + 5e3)])
    assert not crossing.is_valid
    rest = [shape.difference(crossing.buffer(0)).difference(crossing.envelope) for shape in outlines.geometry]
    shapes = [
        crossing if name == "Mansfield" else shape for name, shape in zip(outlines["name"], rest, strict=True)
    ]
    path = write(outlines.assign(geometry=shapes), tmp_path / "bow.gpkg")
    import_boundaries(path, tmp_path, params=ImportParams(simplify_m=0))
    kept = read_boundaries("council", workspace_dir=tmp_path)
    assert kept.geometry.is_valid.all()


def refusal(path: Path, folder: Path) -> str:
    with pytest.raises(InputError) as caught:
        import_boundaries(path, folder)
    assert not (folder / IMPORTED).exists()
    return str(caught.value)


def test_missing_and_repeated_councils_are_all_named(tmp_path, outlines):
    wrong = outlines[~outlines["name"].isin(["Gedling", "Ashfield"])]
    wrong = gpd.pd.concat([wrong, wrong[wrong["name"] == "Mansfield"]], ignore_index=True)
    text = refusal(write(wrong, tmp_path / "some.gpkg"), tmp_path)
    assert "not in it: Ashfield, Gedling" in text
    assert "Mansfield is there 2 times; give a file of districts" in text


def test_a_file_without_names_or_codes_lists_its_columns(tmp_path, outlines):
    path = write(outlines, tmp_path / "other.gpkg", name="label", code="ref")
    text = refusal(path, tmp_path)
    assert "no column holds council codes or names (columns: label, ref)" in text


def test_overlapping_councils_are_refused(tmp_path, outlines):
    grown = outlines.assign(
        geometry=outlines.geometry.where(outlines["name"] != "Bassetlaw", outlines.geometry.buffer(900))
    )
    text = refusal(write(grown, tmp_path / "grown.gpkg"), tmp_path)
    assert "Bassetlaw and Newark and Sherwood overlap by" in text


def test_shapes_elsewhere_are_refused(tmp_path, outlines):
    moved = outlines.assign(geometry=[translate(shape, 100_000, 0) for shape in outlines.geometry])
    assert "Mansfield is not where Mansfield is" in refusal(write(moved, tmp_path / "away.gpkg"), tmp_path)


def test_an_unstated_coordinate_system_is_refused(tmp_path, outlines):
    path = tmp_path / "nowhere.shp"
    outlines.to_file(path)
    path.with_suffix(".prj").unlink()
    assert "the coordinate system is not stated; set it in QGIS" in refusal(path, tmp_path)


def test_lines_are_refused(tmp_path, outlines):
    lines = outlines.assign(geometry=[LineString(shape.exterior.coords) for shape in outlines.geometry])
    text = refusal(write(lines, tmp_path / "lines.gpkg"), tmp_path)
    assert "Ashfield is a LineString, not an area" in text
    assert text.count("not an area") == 8


def test_a_row_without_a_shape_is_refused(tmp_path, outlines):
    empty = outlines.assign(geometry=outlines.geometry.where(outlines["name"] != "Gedling", None))
    assert "Gedling is without a shape" in refusal(write(empty, tmp_path / "hole.gpkg"), tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("gone.gpkg", None, "there is no such file"),
        ("table.xlsx", b"PK", "is not a kind of boundary file"),
        ("cut.gpkg", b"SQLite format 3\0 cut", "no boundary file, or damaged"),
        ("cut.geojson", b'{"type": "FeatureColl', "no boundary file, or damaged"),
    ],
)
def test_files_that_cannot_be_read_are_named(tmp_path, name, content, message):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    text = refusal(tmp_path / name, tmp_path)
    assert text.startswith(name)
    assert message in text


def test_an_earlier_import_stands_when_the_next_fails(tmp_path, outlines):
    import_boundaries(write(outlines, tmp_path / "good.gpkg"), tmp_path)
    before = (tmp_path / IMPORTED).read_bytes()
    with pytest.raises(InputError):
        import_boundaries(write(outlines.iloc[:3], tmp_path / "bad.gpkg"), tmp_path)
    assert (tmp_path / IMPORTED).read_bytes() == before


@pytest.mark.parametrize(
    "wrong",
    [{"simplify_m": -1}, {"simplify_m": 2_000}, {"most_overlap_share": 1.5}, {"least_common_share": -1}],
)
def test_impossible_parameters_are_refused(wrong):
    with pytest.raises(ValueError):
        ImportParams(**wrong)


@pytest.mark.skipif(not OFFICIAL.is_file(), reason="no official boundaries beside the project")
def test_real_official_boundaries_can_be_used(tmp_path):
    import_boundaries(OFFICIAL, tmp_path)
    areas = read_boundaries("council", workspace_dir=tmp_path).to_crs(27700).set_index("name").area / 1e6
    assert areas["Bassetlaw"] == pytest.approx(638, abs=5)
    assert areas["Nottingham"] == pytest.approx(75, abs=2)
    districts = read_boundaries("contact_district", workspace_dir=tmp_path).to_crs(27700)
    county = read_boundaries("county", workspace_dir=tmp_path).to_crs(27700)
    assert districts.area.sum() == pytest.approx(county.area.sum(), rel=1e-6)
    assert county.area.sum() / 1e6 == pytest.approx(areas.sum() - areas["Nottingham"], rel=1e-6)
