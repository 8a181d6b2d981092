from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from geoplan.errors import InputError
from geoplan.io.layers import check_layer_path, write_layer


def frame():
    return gpd.GeoDataFrame({"minutes": [15.0]}, geometry=[shapely.Point(-1, 53)], crs="EPSG:4326")


@pytest.mark.parametrize("name", ["iso.gpkg", "iso.geojson"])
def test_a_layer_comes_back_as_it_was(tmp_path, name):
    write_layer(frame(), tmp_path / name, layer="isochrones")
    again = gpd.read_file(tmp_path / name)
    assert again["minutes"].tolist() == [15.0]
    assert again.geometry.iloc[0].equals(shapely.Point(-1, 53))


def test_another_kind_of_file_is_refused():
    with pytest.raises(InputError, match=r"end its name in \.gpkg or \.geojson"):
        check_layer_path(Path("iso.docx"))
