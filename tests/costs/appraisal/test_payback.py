from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoplan.costs.appraisal.payback import break_even, payback_years

amounts = st.lists(st.integers(-50, 50), min_size=3, max_size=3)
YEARS = ("one", "two", "three")


@pytest.mark.parametrize(
    ("capital", "saving", "residual", "years"),
    [(100, 25, 0, 4), (100, 25, 60, Fraction(8, 5)), (100, 25, 100, 0), (100, 0, 0, None), (0, -5, 0, 0)],
)
def test_an_outlay_is_paid_back(capital, saving, residual, years):
    assert payback_years(capital, saving, residual=residual) == years


def test_the_month_counts_from_the_month_in_which_years_begin():
    moment = break_even(YEARS, [-100, 0, 0], [40, 120, 0])
    assert (moment.years, str(moment)) == (Fraction(3, 2), "October of two")
    assert str(break_even(YEARS, [-100, 0, 0], [40, 120, 0], year_begins_month=1)) == "July of two"


def test_capital_counts_from_the_start_of_its_year():
    """Spread over the year it would never have been below water."""
    assert break_even(YEARS[:1], [-100], [100]).years == 1
    assert break_even(YEARS[:1], [0], [0]).years == 0


def test_a_position_that_dips_again_breaks_even_after_its_last_dip():
    assert break_even(YEARS, [-10, -100, 0], [20, 0, 180]).years == Fraction(5, 2)


def test_money_at_the_start_of_a_year_can_break_even():
    assert break_even(YEARS, [-100, 150, 0], [0, 0, 0]).years == 1


def test_what_is_never_covered_never_breaks_even():
    assert break_even(YEARS, [-100, 0, 0], [10, 10, 10]) is None


def test_what_is_covered_all_along_does_so_from_the_start():
    assert str(break_even(YEARS, [0, 0, 0], [1, 1, 1])) == "from the start of one"


def test_a_residual_value_shortens_the_wait():
    assert break_even(YEARS, [-100, 0, 0], [40, 40, 40], residual=60).years == 1


@given(amounts, amounts)
def test_from_the_break_even_on_the_position_never_falls_below_nothing(lumps, flows):
    def position(moment):
        passed = int(moment)
        done = sum(lumps[: passed + 1]) + sum(flows[:passed])
        return done + (flows[passed] * (moment - passed) if passed < len(flows) else 0)

    found = break_even(YEARS, lumps, flows)
    assert (found is None) == (sum(lumps) + sum(flows) < 0)
    if found is None:
        return
    moment = found.years
    later = [moment + (3 - moment) * Fraction(step, 24) for step in range(25)]
    assert all(position(min(one, Fraction(3))) >= 0 for one in later)
    before = moment - Fraction(1, 10**6)
    assert moment == 0 or position(before) < 0
