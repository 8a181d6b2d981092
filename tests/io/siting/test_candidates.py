import geopandas as gpd
import pytest
import shapely

from geoplan.domain.venues import RiskRole
from geoplan.errors import InputError
from geoplan.io.siting.candidates import read_candidates
from geoplan.io.templates import write_template

HEADER = (
    "code,name,latitude,longitude,contact district,rooms,children a room,cost of opening,cost a year,"
    "risk role\n"
)


def table(tmp_path, rows):
    path = tmp_path / "candidates.csv"
    path.write_text(HEADER + rows)
    return path


def test_a_row_is_a_candidate_and_blank_cells_are_assumed(tmp_path):
    rows = (
        'kirkby,Kirkby library,53.099,-1.244,Central,4,5,"£250,000",40000,both\nhucknall,,53.04,-1.2,,,,,,\n'
    )
    first, second = read_candidates(table(tmp_path, rows))
    assert (first.rooms, first.children, first.contact_district) == (4, 5, "Central")
    assert (first.opening_pence, first.running_pence_a_year) == (25_000_000, 4_000_000)
    assert first.risk_role is RiskRole.BOTH
    assert (second.name, second.rooms, second.opening_pence) == ("hucknall", 3, 0)


def test_every_fault_is_told_with_row_and_cure(tmp_path):
    rows = "a,,53.0,-1.2,,0,,,,\na,,53.1,-1.2,,,,lots,,\nc,,,,,,,,,\n"
    with pytest.raises(InputError) as caught:
        read_candidates(table(tmp_path, rows))
    told = str(caught.value)
    assert {fault.row for fault in caught.value.faults} == {2, 3, 4}
    assert '"lots" is not an amount; write it in pounds' in told


def test_the_template_can_be_read_once_filled_in(tmp_path):
    path = write_template(tmp_path / "candidates.xlsx")
    with pytest.raises(InputError, match="no row below the header"):
        read_candidates(path)  # the example does not count


def layer(tmp_path, frame):
    path = tmp_path / "any.gpkg"
    frame.to_file(path, layer="halls", driver="GPKG")
    return path


def test_any_layer_will_do_shapes_stand_for_a_point_within(tmp_path):
    square = shapely.box(-1.2, 53.0, -1.1, 53.1)
    line = shapely.LineString([(-1.0, 53.2), (-0.9, 53.2)])
    frame = gpd.GeoDataFrame({"Site name": ["Hall", None, "Gone"]}, geometry=[square, line, None], crs=4326)
    found = read_candidates(layer(tmp_path, frame.to_crs(27700)))
    assert [(one.code, one.name) for one in found] == [("site-1", "Hall"), ("site-2", "site-2")]
    assert square.contains(shapely.Point(found[0].position.lon, found[0].position.lat))


def test_a_layers_own_codes_are_kept_where_they_are_codes(tmp_path):
    points = gpd.points_from_xy([-1.2, -1.1], [53.0, 53.1])
    frame = gpd.GeoDataFrame({"ref": ["H1", "H2"]}, geometry=points, crs=4326)
    assert [one.code for one in read_candidates(layer(tmp_path, frame), sheet="halls")] == ["H1", "H2"]
    twice = frame.assign(ref=["H1", "H1"])
    assert [one.code for one in read_candidates(layer(tmp_path, twice))] == ["site-1", "site-2"]


def test_layers_that_cannot_be_used_are_refused(tmp_path):
    points = gpd.points_from_xy([10.0], [20.0])
    abroad = gpd.GeoDataFrame({"ref": ["H1"]}, geometry=points, crs=4326)
    with pytest.raises(InputError, match="not in Great Britain"):
        read_candidates(layer(tmp_path, abroad))
    with pytest.raises(InputError, match="no layer"):
        read_candidates(tmp_path / "any.gpkg", sheet="barns")
    bad = tmp_path / "bad.gpkg"
    bad.write_bytes(b"SQLite format 3\x00 and no more")
    with pytest.raises(InputError, match="damaged"):
        read_candidates(bad)
