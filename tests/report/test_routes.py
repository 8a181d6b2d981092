import geopandas as gpd
import pytest

from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.periods import Period
from geoplan.network.paths import route
from geoplan.network.snap import snap
from geoplan.report.routes import write_route
from tests.networks import at, straight_or_round


def test_a_route_is_written_as_one_line_with_its_figures(tmp_path):
    network = straight_or_round()
    ends = snap(network, ["a", "b"], [at(0, 0), at(10_000, 0)])
    found = route(network, ends.select(["a"]), ends.select(["b"]))
    write_route(found, tmp_path / "route.gpkg", period=Period.AM_PEAK)
    row = gpd.read_file(tmp_path / "route.gpkg").iloc[0]
    assert row["miles"] == pytest.approx(14_000 / METRES_PER_MILE, abs=0.01)
    assert row["minutes"] == pytest.approx(found.seconds / 60)
    assert row["roads"] == "A1, M1, A2"
    assert row["period"] == "am-peak"


def test_a_route_to_where_one_is_has_a_line_too(tmp_path):
    network = straight_or_round()
    here = snap(network, ["a"], [at(0, 0)])
    write_route(route(network, here, here), tmp_path / "route.geojson", period=Period.OFF_PEAK)
    assert gpd.read_file(tmp_path / "route.geojson")["miles"].iloc[0] == 0
