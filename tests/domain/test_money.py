import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.domain.money import miles, whole_pence


@pytest.mark.parametrize(
    ("pence", "whole"), [(0, 0), (0.49, 0), (0.5, 1), (1.5, 2), (2.5, 3), (45 * 0.1, 5), (1.005 * 100, 101)]
)
def test_half_a_penny_is_rounded_up(pence, whole):
    assert whole_pence(pence) == whole


@given(st.integers(0, 10**7), st.sampled_from([25.0, 45.0, 55.0]))
def test_rounding_is_never_off_by_more_than_half_a_penny(metres, rate):
    assert abs(whole_pence(rate * miles(metres)) - rate * miles(metres)) <= 0.5 + 1e-6


def test_a_mile_has_1609_metres():
    assert miles(1609.344) == 1
    assert whole_pence(45 * miles(16_093.44)) == 450
