import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.domain.geography import Position
from geoplan.network.metric import metres_per_unit, to_degrees, to_plane

LATS, LONS = st.floats(49.5, 60.5), st.floats(-8, 2)


@given(LONS, LATS)
def test_there_and_back(lon, lat):
    back_lon, back_lat = to_degrees(*to_plane(np.array([lon]), np.array([lat])))
    assert back_lon[0] == pytest.approx(lon, abs=1e-9)
    assert back_lat[0] == pytest.approx(lat, abs=1e-9)


@given(LONS, LATS, st.floats(-0.02, 0.02), st.floats(-0.02, 0.02))
def test_short_distances_are_metres_on_the_ground_in_every_direction(lon, lat, east, north):
    x, y = to_plane(np.array([lon, lon + east]), np.array([lat, lat + north]))
    plane_m = np.hypot(*np.diff([x, y])[:, 0]) * metres_per_unit(np.array([lat + north / 2]))[0]
    assert plane_m == pytest.approx(
        Position(lat, lon).distance_m(Position(lat + north, lon + east)), rel=1e-4, abs=1e-3
    )
