from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.siting.properties.params import PropertyParams
from geoplan.siting.properties.pricing.buildings import (
    beds_pence,
    building_pence,
    child_pence,
    residual_pence,
)
from tests.siting.properties.worlds import ONE_HOME, house


def test_what_keeps_its_value_costs_the_interest():
    keeps = PropertyParams(residual_share=1.0)
    assert building_pence(house("a", 1, price_pence=10_000_000), keeps, 0.035) == 350_000


def test_without_interest_the_loss_is_spread_evenly():
    params = PropertyParams(residual_share=0.5, years=10)
    assert building_pence(house("a", 1, price_pence=100_000, works_pence=50_000), params, 0.0) == 10_000


@settings(max_examples=25, deadline=None)
@given(
    price=st.integers(0, 10**8), works=st.integers(0, 10**8), years=st.integers(1, 60),
    rate=st.sampled_from([0.0, 0.01, 0.035, 0.5]), share=st.sampled_from([0.0, 0.8, 1.0]),
)  # fmt: skip
def test_the_yearly_amounts_are_worth_as_much_as_price_and_works_less_what_is_got(
    price, works, years, rate, share
):
    one, params = (
        house("a", 1, price_pence=price, works_pence=works),
        PropertyParams(years=years, residual_share=share),
    )
    yearly, factor = building_pence(one, params, rate), 1 / (1 + Fraction(str(rate)))
    worth = sum(yearly * factor**year for year in range(1, years + 1))
    assert worth == price + works - residual_pence(one, params) * factor**years


def test_an_empty_bed_costs_its_fixed_share_and_a_child_the_rest():
    params = PropertyParams(fixed_share=0.75)
    assert beds_pence(ONE_HOME[0], params) == 52 * 2 * 75_000
    assert child_pence(ONE_HOME[0], params) == 52 * 25_000
