from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.domain.ages import AgeBand, AgeLimits, RideBand, age_band, age_in_months, age_on, ride_band

DATES = st.dates(date(1995, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2010, 6, 15), date(2015, 6, 14), (4, 11)),
        (date(2010, 6, 15), date(2015, 6, 15), (5, 0)),
        (date(2014, 1, 31), date(2014, 2, 28), (0, 0)),
        (date(2014, 1, 31), date(2014, 3, 1), (0, 1)),
        (date(2014, 12, 31), date(2015, 1, 30), (0, 0)),
        (date(2014, 12, 31), date(2014, 12, 31), (0, 0)),
    ],
)
def test_age_in_years_and_months(born, day, age):
    assert age_on(born, day) == age


def test_a_leap_day_birthday_is_reached_on_the_first_of_march_in_common_years():
    born = date(2004, 2, 29)
    assert age_on(born, date(2015, 2, 28)) == (10, 11)
    assert age_on(born, date(2015, 3, 1)) == (11, 0)
    assert age_on(born, date(2016, 2, 29)) == (12, 0)


def test_nobody_has_an_age_before_birth():
    with pytest.raises(ValueError, match="later than the day"):
        age_on(date(2015, 6, 2), date(2015, 6, 1))


def test_room_bands_change_at_eighteen_months_five_and_eleven_years():
    day = date(2015, 6, 8)
    assert age_band(date(2013, 12, 9), day) is AgeBand.BABY
    assert age_band(date(2013, 12, 8), day) is AgeBand.TODDLER
    assert age_band(date(2010, 6, 9), day) is AgeBand.TODDLER
    assert age_band(date(2010, 6, 8), day) is AgeBand.CHILD
    assert age_band(date(2004, 6, 9), day) is AgeBand.CHILD
    assert age_band(date(2004, 6, 8), day) is AgeBand.TEENAGER
    assert age_band(date(2013, 12, 8), day, AgeLimits(toddler_from_months=24)) is AgeBand.BABY


def test_ride_bands_change_at_five_and_eleven_years():
    day = date(2015, 6, 8)
    assert ride_band(date(2010, 6, 9), day) is RideBand.UNDER_5
    assert ride_band(date(2010, 6, 8), day) is RideBand.FROM_5_TO_10
    assert ride_band(date(2004, 6, 9), day) is RideBand.FROM_5_TO_10
    assert ride_band(date(2004, 6, 8), day) is RideBand.FROM_11


def test_bands_out_of_order_are_refused():
    with pytest.raises(ValueError, match="follow each other"):
        AgeLimits(child_from_years=12)


@settings(max_examples=200)
@given(DATES, st.integers(0, 8000))
def test_nobody_grows_younger(born, days):
    day = born + timedelta(days=days)
    growth = age_in_months(born, day + timedelta(days=1)) - age_in_months(born, day)
    assert growth in (0, 1)


@settings(max_examples=200)
@given(DATES, st.integers(0, 8000))
def test_months_of_age_are_close_to_the_days_lived(born, days):
    months = age_in_months(born, born + timedelta(days=days))
    assert abs(months - days / 30.436875) < 1.2
