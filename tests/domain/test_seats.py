from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.seats import SeatKind, SeatRules, SeatStock, seat_needed

DAY = date(2015, 6, 8)


@pytest.mark.parametrize(
    ("born", "height_cm", "seat"),
    [
        # The golden numbers: 11 years 11 months at 136 and 134 cm, 12 years at 120 cm.
        (date(2003, 7, 8), 136, SeatKind.NONE),
        (date(2003, 7, 8), 134, SeatKind.BOOSTER),
        (date(2003, 6, 8), 120, SeatKind.NONE),
        # 135 cm is tall enough; one day short of the birthday is not old enough.
        (date(2003, 6, 9), 135, SeatKind.NONE),
        (date(2003, 6, 9), 134.9, SeatKind.BOOSTER),
        # Rear-facing up to the day of 15 months.
        (date(2014, 3, 9), 78, SeatKind.REAR_FACING),
        (date(2014, 3, 8), 78, SeatKind.FORWARD_FACING),
        # A booster asks for both four years and 100 cm.
        (date(2011, 6, 8), 100, SeatKind.BOOSTER),
        (date(2011, 6, 9), 105, SeatKind.FORWARD_FACING),
        (date(2011, 6, 8), 99, SeatKind.FORWARD_FACING),
    ],
)
def test_seat_by_age_and_height(born, height_cm, seat):
    assert seat_needed(born, height_cm, DAY) is seat


def test_an_unknown_height_needs_a_seat_until_the_twelfth_birthday():
    assert seat_needed(date(2003, 6, 9), None, DAY) is SeatKind.BOOSTER
    assert seat_needed(date(2003, 6, 8), None, DAY) is SeatKind.NONE


def test_a_leap_day_child_needs_no_seat_from_the_first_of_march():
    born = date(2004, 2, 29)
    assert seat_needed(born, 130, date(2016, 2, 28)) is SeatKind.BOOSTER
    assert seat_needed(born, 130, date(2016, 2, 29)) is SeatKind.NONE
    assert seat_needed(date(2003, 3, 1), 130, date(2015, 2, 28)) is SeatKind.BOOSTER


def test_a_mistyped_height_never_takes_a_baby_out_of_its_seat():
    assert seat_needed(date(2015, 1, 1), 170, DAY) is SeatKind.REAR_FACING


def test_thresholds_can_be_set():
    assert (
        seat_needed(date(2013, 6, 8), 86, DAY, SeatRules(rear_facing_until_months=48)) is SeatKind.REAR_FACING
    )
    with pytest.raises(ValueError, match="follow each other"):
        SeatRules(rear_facing_until_months=60)
    with pytest.raises(ValueError, match="below the one"):
        SeatRules(booster_from_cm=140)


def test_stock_counts_by_kind():
    stock = SeatStock(rear_facing=1, booster=2)
    assert [stock.count(kind) for kind in SeatKind] == [1, 0, 2, 0]
    with pytest.raises(ValueError, match="rear-facing"):
        SeatStock(rear_facing=-1)


@settings(max_examples=150)
@given(st.dates(date(1998, 1, 1), DAY), st.floats(40, 200))
def test_not_knowing_the_height_never_asks_for_less_than_knowing_it(born, height_cm):
    """Once any seat is needed with a known height, one is needed without."""
    if seat_needed(born, height_cm, DAY) is not SeatKind.NONE:
        assert seat_needed(born, None, DAY) is not SeatKind.NONE
