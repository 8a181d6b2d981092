import subprocess
import sys

import pytest

import geoplan


@pytest.mark.parametrize("name", geoplan.__all__)
def test_every_public_name_is_there_and_described(name):
    value = getattr(geoplan, name)
    assert value.__doc__


def test_importing_geoplan_imports_no_heavy_library():
    heavy = {
        "numpy",
        "pandas",
        "geopandas",
        "shapely",
        "numba",
        "scipy",
        "folium",
        "osmnx",
        "openpyxl",
        "rich",
    }
    done = subprocess.run(
        [sys.executable, "-c", "import sys, geoplan; print(' '.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert not heavy & set(done.stdout.split())


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'travel_tims'"):
        geoplan.travel_tims  # noqa: B018


def test_names_are_offered_for_completion():
    assert set(geoplan.__all__) <= set(dir(geoplan))
