"""The figures of the Leicestershire report, as defaults."""

from dataclasses import replace

import pytest

from geoplan.costs.appraisal import payback_years
from geoplan.domain.properties import PropertyUse
from geoplan.siting.properties.params import LEICESTERSHIRE, Outreach, PropertyParams, Provision


def test_the_report_buys_four_properties_with_nine_beds():
    params = PropertyParams()
    assert params.properties_wanted == 4
    assert sum(one.count * one.beds for one in params.provisions) == 9
    assert params.budget_pence == 250_000_000


def test_its_beds_cost_36306_pounds_a_week_when_all_are_taken():
    weekly = sum(one.count * one.beds * one.weekly_pence for one in LEICESTERSHIRE)
    assert weekly == 3 * 520_000 + 2 * 547_700 + 4 * 243_800 == 3_630_600
    assert 52 * weekly == 188_791_200


def test_its_team_costs_411840_pounds_a_year_and_38160_less_than_the_contract():
    team = Outreach()
    assert team.yearly_pence == 41_184_000
    assert team.replaces_pence - team.yearly_pence == 3_816_000


def test_its_outlay_is_paid_back_in_seven_years():
    assert round(float(payback_years(PropertyParams().budget_pence, 35_900_000)), 2) == 6.96


def test_its_uses_open_within_the_year_that_it_names():
    assert all(9 <= one.opens_month <= 21 for one in LEICESTERSHIRE)  # January 2021 to January 2022


HOME = Provision(use=PropertyUse.UNDER_16, count=1, beds=2, weekly_pence=1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"provisions": (HOME, HOME)},
        {"provisions": (replace(HOME, count=0),)},
        {"budget_pence": -1},
        {"quotas": {"North": (2, 1)}},
        {"residual_share": 1.1},
        {"occupancy": 0.0},
        {"most_family_miles": 0.0},
        {"alternatives": 21},
    ],
)
def test_parameters_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValueError):
        PropertyParams(**wrong)


@pytest.mark.parametrize(
    "wrong", [{"beds": 0}, {"from_age": 16, "to_age": 15}, {"stay_weeks": 53}, {"count": -1}]
)
def test_provisions_that_cannot_be_are_refused(wrong):
    with pytest.raises(ValueError, match="home under 16"):
        replace(HOME, **wrong)
