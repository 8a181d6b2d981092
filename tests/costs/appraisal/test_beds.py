"""Properties as in the Leicestershire report: a hub with three beds, and three houses with two beds each."""

from fractions import Fraction

import pytest

from geoplan.costs.appraisal import BedPrice, bed_occupancy, break_even_occupancy

HUB = BedPrice(name="hub", beds=3, weekly_pence=520_000)
UNDER_16 = BedPrice(name="under 16", beds=2, weekly_pence=547_700)
OVER_16 = BedPrice(name="16 and over", beds=4, weekly_pence=243_800)


def test_all_beds_together_cost_so_much_a_week():
    full = bed_occupancy([HUB, UNDER_16, OVER_16]).rows[-1]
    assert full.weekly_per_child == round((3 * 520_000 + 2 * 547_700 + 4 * 243_800) / 9)
    assert full.replaced_per_child == 0


def test_an_empty_bed_costs_only_its_fixed_share():
    price = BedPrice(name="a", beds=2, weekly_pence=1_000, fixed_share=0.6)
    assert bed_occupancy([price], percents=[50]).rows[0].weekly_per_child == 600 * 2 + 400


def test_payback_follows_the_occupancy():
    price = BedPrice(name="a", beds=1, weekly_pence=1_000, replaced_weekly_pence=2_000)
    table = bed_occupancy([price], capital_pence=104_000, residual_pence=52_000)
    by_percent = {row.percent: row for row in table.rows}
    assert by_percent[50].payback_years is None
    assert by_percent[100].yearly_saving == 52_000
    assert (by_percent[100].payback_years, by_percent[100].payback_with_residual) == (2, 1)
    assert by_percent[80].payback_years == Fraction(104_000, 52 * 600)
    assert "never" in table._repr_html_()
    assert table.to_frame()["payback_years"].isna().tolist() == [True, False, False, False, False, False]


def test_the_share_of_beds_that_pays():
    price = BedPrice(name="a", beds=1, weekly_pence=1_000, replaced_weekly_pence=2_000)
    assert break_even_occupancy([price]) == Fraction(1, 2)
    assert break_even_occupancy([price], yearly_pence=52_000) == 1
    assert break_even_occupancy([price], yearly_pence=52_001) is None
    assert break_even_occupancy([BedPrice(name="free", beds=1, weekly_pence=0)]) == 0


@pytest.mark.parametrize("more", [{"beds": 0}, {"weekly_pence": -1}, {"fixed_share": 1.1}])
def test_a_property_that_cannot_be_is_refused(more):
    with pytest.raises(ValueError):
        BedPrice(**{"name": "a", "beds": 1, "weekly_pence": 1, **more})


@pytest.mark.parametrize(("prices", "percents"), [([], [50]), ([HUB], [0]), ([HUB], [101])])
def test_an_occupancy_that_cannot_be_is_refused(prices, percents):
    with pytest.raises(ValueError):
        bed_occupancy(prices, percents=percents)
