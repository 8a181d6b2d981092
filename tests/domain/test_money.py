from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.domain.money import (
    exact,
    exact_miles,
    miles,
    pounds,
    rounded_parts,
    rounded_pence,
    whole_pence,
)

fractions = st.fractions(min_value=-1000, max_value=1000, max_denominator=64)


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
    assert exact_miles(1_609_344) == 1000


@pytest.mark.parametrize("typed", [12.1, "12.1", Decimal("12.1"), Fraction(121, 10)])
def test_a_figure_counts_as_it_was_typed(typed):
    assert exact(typed) == Fraction(121, 10)


@pytest.mark.parametrize("typed", [float("nan"), float("inf"), Decimal("Infinity"), "twelve"])
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(ValueError, match="is not a number"):
        exact(typed)


@pytest.mark.parametrize(
    ("pence", "whole"), [("0.5", 1), ("-0.5", -1), ("1.49", 1), ("-1.49", -1), ("2.5", 3)]
)
def test_exact_halves_go_away_from_nothing(pence, whole):
    assert rounded_pence(exact(pence)) == whole


@given(st.lists(fractions, max_size=8))
def test_rounded_parts_add_up_and_none_is_off_by_a_penny(parts):
    rounded = rounded_parts(parts)
    assert sum(rounded) == rounded_pence(sum(parts, Fraction(0)))
    assert all(abs(whole - part) <= 1 for whole, part in zip(rounded, parts, strict=True))


@pytest.mark.parametrize(
    ("pence", "whole", "text"),
    [
        (123450, False, "£1,234.50"),
        (-4000, False, "−£40.00"),
        (Fraction(-1, 4), False, "£0.00"),
        (123450, True, "£1,235"),
        (-40, True, "£0"),
        (5, False, "£0.05"),
    ],
)
def test_money_is_written_as_people_write_it(pence, whole, text):
    assert pounds(pence, whole=whole) == text
