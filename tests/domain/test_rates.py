from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.domain.rates import MileageRate, PaidTerms, RateTable, TaxYear, Vehicle


def rate(since, pence, vehicle=Vehicle.CAR, **more):
    return MileageRate(since=since, vehicle=vehicle, pence=Decimal(pence), **more)


TABLE = RateTable("s", "A scheme", (rate(date(2020, 1, 1), 42), rate(date(2018, 1, 1), 40)))


def test_the_tax_year_begins_on_the_sixth_of_april():
    assert str(TaxYear.of(date(2026, 4, 5))) == "2025/26"
    assert str(TaxYear.of(date(2026, 4, 6))) == "2026/27"
    assert str(TaxYear(1999)) == "1999/00"


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)))
def test_every_day_lies_in_its_tax_year_and_no_other(day):
    year = TaxYear.of(day)
    assert year.first <= day <= year.last
    assert year.last + timedelta(days=1) == TaxYear(year.begins + 1).first


def test_the_rate_is_that_of_the_day_driven():
    assert TABLE.at(date(2019, 12, 31)).pence == 40
    assert TABLE.at(date(2020, 1, 1)).pence == 42


def test_the_next_change_and_the_last_day_are_known():
    old, new = TABLE.of(Vehicle.CAR)
    assert TABLE.next_after(date(2019, 1, 1)) == new
    assert TABLE.next_after(date(2020, 1, 1)) is None
    assert (TABLE.until(old), TABLE.until(new)) == (date(2019, 12, 31), None)


def test_a_day_before_the_first_rate_is_refused():
    with pytest.raises(ValueError, match="the first is from 01/01/2018"):
        TABLE.at(date(2017, 12, 31))


def test_a_vehicle_without_a_rate_is_refused():
    with pytest.raises(ValueError, match="no rate for a bicycle"):
        TABLE.at(date(2020, 1, 1), Vehicle.BICYCLE)
    assert TABLE.vehicles == (Vehicle.CAR,)


def test_two_rates_from_one_day_are_refused():
    with pytest.raises(ValueError, match="two rates for a car from 01/01/2020"):
        RateTable("s", "A scheme", (*TABLE, rate(date(2020, 1, 1), 45)))


@pytest.mark.parametrize(
    "more",
    [
        {"threshold_miles": Decimal(10_000)},
        {"above_pence": Decimal(25)},
        {"passenger_pence": Decimal(-1)},
        {"sure": "X"},
    ],
)
def test_a_rate_that_cannot_be_is_refused(more):
    with pytest.raises(ValueError):
        rate(date(2020, 1, 1), 45, **more)


@pytest.mark.parametrize(
    "terms", [{"deducted_miles": Decimal(-1)}, {"most_miles": Decimal(-1)}, {"most_pence": -1}]
)
def test_terms_below_nothing_are_refused(terms):
    with pytest.raises(ValueError):
        PaidTerms(**terms)
