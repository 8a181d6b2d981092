from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.domain.allotment import allot


def test_what_is_left_goes_to_the_largest_remainders():
    assert allot(100, [1, 1, 1]) == (34, 33, 33)
    assert allot(10, [1, 2, 4]) == (1, 3, 6)  # 1.43, 2.86, 5.71: the middle one has the largest remainder


def test_nothing_weighs_anything_so_all_share_alike():
    assert allot(5, [0, 0]) == (3, 2)


def test_what_weighs_nothing_gets_nothing():
    assert allot(7, [0, 3, 0]) == (0, 7, 0)


def test_a_debt_is_divided_too():
    assert allot(-7, [1, 1]) == (-3, -4)


def test_nothing_can_be_divided_between_nobody():
    assert allot(0, []) == ()
    with pytest.raises(ValueError, match="nobody"):
        allot(1, [])


def test_weights_below_nothing_are_refused():
    with pytest.raises(ValueError, match="less than nothing"):
        allot(1, [2, -1])


@given(st.integers(-10_000, 10_000), st.lists(st.integers(0, 500), min_size=1, max_size=12))
def test_parts_add_up_and_none_is_a_whole_unit_from_its_share(total, weights):
    parts = allot(total, weights)
    assert sum(parts) == total
    whole = sum(weights) or len(weights)
    shares = weights if sum(weights) else [1] * len(weights)
    for part, share in zip(parts, shares, strict=True):
        assert abs(part - Fraction(total * share, whole)) < 1
