from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoplan.costs.appraisal import AppraisalParams, Line, LineKind, Option, appraise

YEARS = ("2026/27", "2027/28", "2028/29")


def option(*lines, **more):
    return Option(**{"name": "open", "years": YEARS, "lines": lines, **more})


def test_a_pound_is_worth_less_each_year():
    appraisal = appraise(option(Line("saved", LineKind.SAVING, (10_350, 10_350, 0))))
    assert [year.discounted for year in appraisal.years] == [10_350, 10_000, 0]
    assert appraisal.years[2].factor == Fraction(1_000, 1_035) ** 2
    assert appraisal.net_present_value == 20_350


def test_the_first_year_can_be_discounted_too():
    params = AppraisalParams(discount_first_year=True, discount_rate=0.1)
    appraisal = appraise(option(Line("saved", LineKind.SAVING, (1_100, 1_210, 0))), params=params)
    assert [year.discounted for year in appraisal.years] == [1_000, 1_000, 0]


def test_without_discounting_the_present_value_is_the_sum():
    params = AppraisalParams(discount_rate=0)
    appraisal = appraise(option(Line("saved", LineKind.SAVING, (1, 2, 3)), residual_pence=4), params=params)
    assert appraisal.net_present_value == 10
    assert appraisal.cumulative == 6


def test_against_a_baseline_every_amount_is_the_change():
    now = option(Line("taxis", LineKind.TRANSPORT, (500, 500, 500)), name="as now")
    new = option(
        Line("house", LineKind.CAPITAL, (600, 0, 0)), Line("volunteers", LineKind.TRANSPORT, (300, 200, 100))
    )
    appraisal = appraise(new, baseline=now)
    assert [year.by_kind[LineKind.TRANSPORT] for year in appraisal.years] == [-200, -300, -400]
    assert [year.net for year in appraisal.years] == [-400, 300, 400]
    assert [year.cumulative for year in appraisal.years] == [-400, -100, 300]
    assert str(appraisal.break_even) == "July of 2028/29"
    assert appraisal.discounted_break_even.years > appraisal.break_even.years
    assert appraisal.summary[0] == (
        'open, against "as now": costs £3 less, benefits as before; £3 better off after 3 years.'
    )


def test_a_baseline_has_the_same_years():
    other = option(name="as now", years=("2026/27",))
    with pytest.raises(ValueError, match="different years"):
        appraise(option(), baseline=other)


def test_a_residual_value_shows_in_words():
    bought = option(
        Line("house", LineKind.CAPITAL, (250_000, 0, 0)),
        Line("saved", LineKind.SAVING, (50_000, 50_000, 50_000)),
        residual_pence=200_000,
    )
    summary = appraise(bought).summary
    assert "Breaks even: not within 3 years; discounted: not within 3 years." in summary
    assert "With a residual value of £2,000 it breaks even: April of 2027/28." in summary


def test_an_appraisal_is_a_table_and_shows_itself():
    appraisal = appraise(option(Line("saved <all>", LineKind.SAVING, (100, 200, 300)), name="a & b"))
    frame = appraisal.to_frame()
    assert frame["saving_pence"].tolist() == [100, 200, 300]
    assert frame["cumulative_pence"].tolist() == [100, 300, 600]
    shown = appraisal._repr_html_()
    assert "a &amp; b" in shown
    assert "£3" in shown


@pytest.mark.parametrize("more", [{"discount_rate": -0.1}, {"year_begins_month": 13}])
def test_parameters_that_cannot_be_are_refused(more):
    with pytest.raises(ValueError):
        AppraisalParams(**more)


pence = st.integers(-(10**8), 10**8)
lines = st.lists(
    st.builds(Line, st.just("a"), st.sampled_from(LineKind), st.tuples(pence, pence, pence)), max_size=5
)


@settings(max_examples=50)
@given(lines)
def test_parts_add_up(drawn):
    appraisal = appraise(option(*drawn))
    assert appraisal.cumulative == appraisal.years[-1].cumulative
    assert sum(year.discounted for year in appraisal.years) == appraisal.net_present_value
    assert appraisal.years[-1].cumulative_discounted == appraisal.net_present_value
    for number, year in enumerate(appraisal.years):
        assert year.costs == sum(line.pence[number] for line in drawn if line.kind.is_cost)
        assert year.net == year.benefits - year.costs


@settings(max_examples=50)
@given(lines)
def test_held_against_itself_an_option_changes_nothing(drawn):
    appraisal = appraise(option(*drawn), baseline=option(*drawn))
    assert (appraisal.costs, appraisal.benefits, appraisal.net_present_value) == (0, 0, 0)
    assert appraisal.break_even.years == 0
