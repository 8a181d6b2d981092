import json
import random
from pathlib import Path

import pytest

from geoplan.domain.areas import area_at
from geoplan.domain.geography import Position
from geoplan.errors import InputError
from geoplan.io.siting.areas import read_areas
from geoplan.io.siting.sensitivity import read_study
from geoplan.siting.sensitivity.params import SensitivityParams

WARDS = Path(__file__).parents[4] / "shared" / "data" / "boundaries" / "nottinghamshire_wards_2013.geojson"


def square(west, east):
    return [[[west, 53], [east, 53], [east, 54], [west, 54], [west, 53]]]


def layer(folder, *names, column="WD13NM", kind="Polygon", shape=None):
    features = [
        {
            "type": "Feature",
            "properties": {"code": "E1", column: name},
            "geometry": {"type": kind, "coordinates": shape or square(-1 - at, -at)},
        }
        for at, name in enumerate(names)
    ]
    path = folder / "wards.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def test_wards_are_read_with_the_names_of_the_ons(tmp_path):
    east, west = read_areas(layer(tmp_path, "East", "West "))
    assert (east.name, west.name) == ("East", "West")
    assert area_at((east, west), Position(53.5, -1.5)) == "West"


@pytest.mark.parametrize(
    ("names", "how", "told"),
    [
        (("a", ""), {}, "an area has no name"),
        (("a",), {"column": "label"}, "no column says what areas are called"),
        (("a",), {"kind": "Point", "shape": [-1, 53]}, "something in it is no area"),
    ],
)
def test_what_cannot_be_areas_is_refused(tmp_path, names, how, told):
    with pytest.raises(InputError, match=told):
        read_areas(layer(tmp_path, *names, **how))


def test_a_column_that_is_not_there_and_a_file_that_is_not_are_told(tmp_path):
    with pytest.raises(InputError, match='no column "ward"'):
        read_areas(layer(tmp_path, "a"), "ward")
    with pytest.raises(InputError, match="the areas cannot be read"):
        read_areas(tmp_path / "gone.geojson")


def study(folder, part):
    layer(folder, "East", "West")
    (folder / "o.toml").write_text(
        f'[[boundary]]\nname = "b"\nareas = "wards.geojson"\nregroup = {{ "North/{part}" = "New" }}\n'
    )
    return read_study(folder / "o.toml", SensitivityParams)


def test_a_boundary_is_told_by_the_wards_beside_its_file(tmp_path):
    (boundary,) = study(tmp_path, "East").boundaries
    assert [one.name for one in boundary.areas] == ["East", "West"]
    with pytest.raises(InputError, match='there is no area "Est"; there is, for one, "East"'):
        study(tmp_path, "Est")


@pytest.mark.skipif(not WARDS.is_file(), reason="the wards of 2013 are not at hand")
def test_positions_lie_in_the_wards_that_shapely_says():
    import geopandas
    import shapely

    areas, frame, draw = read_areas(WARDS), geopandas.read_file(WARDS), random.Random(1)
    assert len(areas) == 192
    west, south, east, north = frame.total_bounds
    for _ in range(60):
        lon, lat = draw.uniform(west, east), draw.uniform(south, north)
        holding = frame[frame.geometry.contains(shapely.Point(lon, lat))]["WD13NM"].tolist()
        assert area_at(areas, Position(lat, lon)) == (holding[0] if holding else None)
