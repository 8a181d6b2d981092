"""Zones hold several homes each, and every home of a zone has the same one."""

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.audiences.masking import ZoneParams, Zones
from geoplan.domain.geography import Position

HOMES = st.lists(
    st.builds(
        Position,
        st.floats(52.9, 53.4, allow_nan=False).map(lambda value: round(value, 4)),
        st.floats(-1.4, -0.8, allow_nan=False).map(lambda value: round(value, 4)),
    ),
    min_size=1,
    max_size=60,
)


@settings(max_examples=60, deadline=None)
@given(HOMES, st.integers(1, 7))
def test_no_zone_stands_for_fewer_homes_than_asked_for(homes, least):
    zones = Zones.of(homes, params=ZoneParams(homes=least))
    alike = defaultdict(set)
    for home in homes:
        zone = zones.around(home)
        assert zone.holds(home)
        alike[zone].add(home)
    assert min(map(len, alike.values())) >= min(least, len(set(homes)))


def test_a_home_that_many_live_in_counts_once():
    lonely, far = Position(53.3, -1.0), Position(52.9, -1.4)
    zones = Zones.of([lonely] * 9 + [far] * 9)
    assert zones.around(lonely) == zones.around(far)


def test_a_home_that_is_not_known_has_the_square_it_lies_in():
    zone = Zones().around(Position(53.0, -1.0))
    assert (zone.north - zone.south) * 111_195 == pytest.approx(2_000, rel=0.001)


def test_a_line_past_a_corner_is_told_from_one_across_it():
    zone = Zones().around(Position(53.0, -1.0))
    corner = Position(zone.north, zone.east)
    outside = Position(corner.lat + 0.01, corner.lon), Position(corner.lat, corner.lon + 0.01)
    across = Position(corner.lat + 0.01, corner.lon - 0.015), Position(corner.lat - 0.01, corner.lon + 0.001)
    assert not zone.is_crossed(*outside)
    assert zone.is_crossed(*across)
    assert not any(zone.holds(end) for end in across)


def test_figures_that_cannot_be_are_refused():
    with pytest.raises(ValueError, match="side of the squares"):
        ZoneParams(square_m=5)
    with pytest.raises(ValueError, match="number of homes"):
        ZoneParams(homes=0)
