"""The golden numbers of the four reports."""

from fractions import Fraction

import pytest

from geoplan.costs.appraisal import BedPrice, LineKind, appraise, bed_occupancy, payback_years
from geoplan.costs.appraisal.lines import BENEFITS, COSTS, mid_year
from tests.costs.appraisal.reports import PLYMOUTH, PLYMOUTH_RISKS, THOUSAND, WEST_SUSSEX


def in_thousands(amounts):
    return [amount // THOUSAND for amount in amounts]


def test_west_sussex_adds_up_to_other_totals_than_printed():
    appraisal = appraise(WEST_SUSSEX)
    assert in_thousands(year.costs for year in appraisal.years) == [1_248, 2_431, 2_483]
    assert in_thousands(year.benefits for year in appraisal.years) == [1_180, 4_062, 6_812]
    assert appraisal.cumulative == 5_892 * THOUSAND


def test_west_sussex_shows_every_difference():
    differences = appraise(WEST_SUSSEX).differences
    assert [(one.what, one.difference // THOUSAND) for one in differences] == [
        ("costs of 2010/11", 9),
        ("cumulative position", -9),
    ]
    assert "Does not add up: costs of 2010/11: printed £2,422,000.00, adds up to £2,431,000.00" in " ".join(
        appraise(WEST_SUSSEX).summary
    )


def test_west_sussex_breaks_even_in_the_first_month_of_its_second_year():
    moment = appraise(WEST_SUSSEX).break_even
    assert (moment.year, moment.month) == ("2010/11", "April")
    assert moment.years == 1 + Fraction(68, 4_062 - 2_431)


def test_west_sussex_counts_the_average_of_each_year():
    """Forty fewer children at the end of the first year are 20 over it; then 70; carers 10, then 30."""
    children = mid_year("children", LineKind.SAVING, (0, 40, 100), 1)
    carers = mid_year("carers", LineKind.SAVING, (0, 20, 40), 1)
    assert (children.pence, carers.pence) == ((20, 70), (10, 30))
    assert mid_year("children", LineKind.SAVING, (0, 40), 49_000 * 100).pence == (980 * THOUSAND,)


def test_leicestershire_assessment_team_for_a_year():
    assert 12 * 66_000 * 52 == 41_184_000
    team = bed_occupancy([BedPrice(name="team", beds=12, weekly_pence=66_000, replaced_weekly_pence=66_000)])
    assert team.rows[-1].yearly_saving == 0
    assert team.rows[0].yearly_saving == -41_184_000 // 2


def test_leicestershire_is_paid_back_in_seven_years():
    assert round(float(payback_years(2_500_000, 359_000)), 2) == 6.96


@pytest.mark.parametrize(
    ("weekly", "half_empty"), [(520_000, 1_040_000), (243_800, 487_600), (547_700, 1_095_400)]
)
def test_leicestershire_beds_cost_twice_as_much_half_empty(weekly, half_empty):
    rows = bed_occupancy([BedPrice(name="bed", beds=2, weekly_pence=weekly)]).rows
    assert [row.percent for row in rows] == [50, 60, 70, 80, 90, 100]
    assert (rows[0].weekly_per_child, rows[-1].weekly_per_child) == (half_empty, weekly)


def test_plymouth_residential_care_for_a_year():
    assert 314_300 * 52 == 16_343_600
    assert round(408_624_600 / 16_343_600, 1) == 25.0  # children through the year in what was spent


def test_plymouth_savings_reach_the_target_in_the_third_year():
    assert in_thousands(PLYMOUTH.by_year(*BENEFITS)) == [760, 1_280, 2_400]
    assert PLYMOUTH.by_year(*COSTS) == (0, 0, 0)


def test_plymouth_risks_score_as_printed():
    assert [risk.score for risk in PLYMOUTH_RISKS] == [12, 8, 9, 4, 12, 12, 10, 20, 12]
