"""
The golden numbers of the reports of West Sussex, Leicestershire and Plymouth.

Those of Nottinghamshire (rooms, ages, hours) are in `tests.county.test_venues_data`; the four properties of
Leicestershire as the product has them are in `tests.siting.properties.test_params`.
"""

from fractions import Fraction

import pytest

from geoplan.costs.appraisal import (
    BedPrice,
    Line,
    LineKind,
    Option,
    Printed,
    against_plan,
    appraise,
    bed_occupancy,
    part_year,
    payback_years,
)
from geoplan.costs.appraisal.lines import BENEFITS, COSTS, mid_year
from geoplan.costs.appraisal.risk import ranked
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


def test_west_sussex_saves_four_million_a_year_in_the_end():
    """In the text: ``circa £4 million savings per annum``."""
    assert in_thousands(year.net for year in appraise(WEST_SUSSEX).years) == [-68, 1_631, 4_329]
    assert in_thousands(year.cumulative for year in appraise(WEST_SUSSEX).years) == [-68, 1_563, 5_892]


def test_west_sussex_counts_the_average_of_each_year():
    """Forty fewer children at the end of the first year are 20 over it; then 70; carers 10, then 30."""
    children = mid_year("children", LineKind.SAVING, (0, 40, 100), 1)
    carers = mid_year("carers", LineKind.SAVING, (0, 20, 40), 1)
    assert (children.pence, carers.pence) == ((20, 70), (10, 30))
    # £980,000 of the first year are £49,000 a child; at that, 70 are within £8,000 of the second.
    assert mid_year("children", LineKind.SAVING, (0, 40, 100), 49 * THOUSAND).pence == (
        980 * THOUSAND,
        (3_438 - 8) * THOUSAND,
    )
    # £200,000 are £20,000 a carer; at that, 30 are within £24,000 of the second.
    assert mid_year("carers", LineKind.SAVING, (0, 20, 40), 20 * THOUSAND).pence == (
        200 * THOUSAND,
        (624 - 24) * THOUSAND,
    )


def test_west_sussex_part_of_a_year_costs_more_than_its_share():
    """The larger team, over 2.5 quarters, is printed at £584,000 and £798,000 in a full year."""
    team = part_year("family resource team", LineKind.STAFF, 798 * THOUSAND, 2, from_month=4.5)
    assert team.pence == (49_875_000, 798 * THOUSAND)
    printed = Option(
        name="team",
        years=("2009/10", "2010/11"),
        lines=(team,),
        printed=Printed(costs=(58_400_000, 79_800_000)),
    )
    first, second = appraise(printed).reconciliation
    assert (first.difference, second.agrees) == (-8_525_000, True)
    assert str(first) == "costs of 2009/10: printed £584,000.00, adds up to £498,750.00, £85,250.00 less"


def a_year_of(beds, weekly):
    """What beds cost in a year, all of them taken and nothing replaced, in pence."""
    table = bed_occupancy([BedPrice(name="beds", beds=beds, weekly_pence=weekly)], percents=[100])
    return -table.rows[0].yearly_saving


def test_leicestershire_assessment_team_for_a_year():
    assert a_year_of(12, 66_000) == 41_184_000
    contract = BedPrice(name="team", beds=12, weekly_pence=66_000, replaced_weekly_pence=66_000)
    rows = bed_occupancy([contract]).rows
    assert (rows[0].yearly_saving, rows[-1].yearly_saving) == (-41_184_000 // 2, 0)


def test_leicestershire_saves_38160_pounds_a_year_on_the_contract_that_ends():
    """£450,000 a year against £411,840."""
    team = Option(
        name="team",
        years=("2020/21",),
        lines=(
            Line("team", LineKind.RUNNING, (a_year_of(12, 66_000),)),
            Line("contract", LineKind.SAVING, (45_000_000,)),
        ),
    )
    assert appraise(team).cumulative == 3_816_000


def test_leicestershire_beds_for_a_year():
    """Three at £5,200 a week, two at £5,477, four at £2,438: £1,887,912 with all nine taken."""
    kinds = ((3, 520_000), (2, 547_700), (4, 243_800))
    assert [a_year_of(*one) for one in kinds] == [81_120_000, 56_960_800, 50_710_400]
    together = [BedPrice(name=f"{beds}", beds=beds, weekly_pence=weekly) for beds, weekly in kinds]
    full = bed_occupancy(together, percents=[100]).rows[0]
    assert (-full.yearly_saving, full.weekly_per_child) == (188_791_200, 403_400)


def test_leicestershire_is_paid_back_in_seven_years():
    assert round(float(payback_years(2_500_000, 359_000)), 2) == 6.96
    # Sold for four fifths, only £500,000 are left to be saved.
    assert round(float(payback_years(2_500_000, 359_000, residual=2_000_000)), 2) == 1.39


def test_leicestershire_breaks_even_in_the_last_month_of_its_seventh_year():
    years = tuple(f"{year}/{year - 1999}" for year in range(2020, 2030))
    bought = Line("four properties", LineKind.CAPITAL, (250_000_000, *[0] * 9))
    avoided = part_year("costs avoided", LineKind.SAVING, 35_900_000, 10)
    found = appraise(Option(name="plan", years=years, lines=(bought, avoided)))
    assert found.cumulative == 109_000_000
    assert (found.break_even.year, found.break_even.month) == ("2026/27", "March")
    assert found.years[0].factor == 1
    assert found.years[1].factor == 1 / Fraction("1.035")
    assert found.discounted_break_even is not None
    assert found.discounted_break_even.years > found.break_even.years


@pytest.mark.parametrize(
    ("weekly", "half_empty"), [(520_000, 1_040_000), (243_800, 487_600), (547_700, 1_095_400)]
)
def test_leicestershire_beds_cost_twice_as_much_half_empty(weekly, half_empty):
    rows = bed_occupancy([BedPrice(name="bed", beds=2, weekly_pence=weekly)]).rows
    assert [row.percent for row in rows] == [50, 60, 70, 80, 90, 100]
    assert (rows[0].weekly_per_child, rows[-1].weekly_per_child) == (half_empty, weekly)


def test_plymouth_residential_care_for_a_year():
    assert a_year_of(1, 314_300) == 16_343_600
    # What was spent, £4,086,246, is 25 children through the year, to £346.
    assert 408_624_600 - a_year_of(25, 314_300) == 34_600


def test_plymouth_placements_against_the_plan():
    """Of £400,000 in the first year £266,000 were told: £260,000 of market rates and £6,000 of frameworks."""
    known = against_plan(PLYMOUTH, {"placements": (26_600_000,)})
    (first,) = known.known
    assert (first.difference, first.share) == (-13_400_000, Fraction(266, 400))
    # As it has gone so far, 2,650 would become 1,762.
    assert in_thousands([known.forecast("placements")]) == [1_762]


def test_plymouth_savings_reach_the_target_in_the_third_year():
    assert in_thousands(PLYMOUTH.by_year(*BENEFITS)) == [760, 1_280, 2_400]
    assert PLYMOUTH.by_year(*COSTS) == (0, 0, 0)
    staff = next(line for line in PLYMOUTH.lines if line.name == "staff")
    assert staff.pence[-1] == 400 * THOUSAND  # ``£2.4m by the end of 2013/14, including £400K in staffing``


def test_plymouth_risks_score_as_printed():
    assert [risk.score for risk in PLYMOUTH_RISKS] == [12, 8, 9, 4, 12, 12, 10, 20, 12]
    assert ranked(PLYMOUTH_RISKS)[0].name == "risk 8"  # a rise in the number of children in care
