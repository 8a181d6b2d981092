from dataclasses import replace
from datetime import date

import pytest

from geoplan.domain.geography import Position
from geoplan.domain.properties import Area
from geoplan.errors import InputError, RowAt
from geoplan.siting.properties.inputs import check_inputs, with_areas
from tests.siting.properties.worlds import HOUSES, OFFICE, PARAMS, PLACEMENTS, house, older_case, placement


def faults_of(properties=HOUSES, placements=PLACEMENTS, offices=(OFFICE,), params=PARAMS, where=None):
    with pytest.raises(InputError) as told:
        check_inputs(older_case(), properties, placements, offices, params, where)
    return [str(fault) for fault in told.value.faults]


def test_what_fits_together_is_not_refused():
    check_inputs(older_case(), HOUSES, PLACEMENTS, (OFFICE,), PARAMS)


def test_everything_that_does_not_fit_is_told_at_once():
    found = faults_of(
        properties=(HOUSES[0], HOUSES[0]),
        placements=(placement("C0099"), placement("C0003", since=date(2027, 1, 1))),
        params=replace(PARAMS, quotas={"South": (1, 1)}),
    )
    later = "the placement of child C0003 begins after the week of 23/11/2026"
    assert found == [
        "near-d is there twice in the table of properties; give each one row.",
        "there is no child C0099; correct the code, or add the child.",
        f"{later}; correct the date, or take another week.",
        'a quota names the district "South", in which no property is on offer; use one of: North.',
    ]


def test_a_district_whose_social_workers_have_no_office_is_told():
    assert "child C0003 belongs to North, whose social workers have no office" in faults_of(offices=())[0]


def test_nothing_to_choose_from_and_nobody_to_place_are_faults():
    assert len(faults_of(properties=(), placements=())) == 2


def test_faults_name_the_rows():
    where = {("sought", "C0099"): RowAt("p.xlsx", "Placements sought", 4)}
    assert faults_of(placements=(placement("C0099"),), where=where)[0].startswith(
        "p.xlsx, sheet Placements sought, row 4: there is no child C0099"
    )


def test_areas_are_looked_up_where_nobody_says():
    houses = (house("a", 18, area=None), house("b", 18, area=Area.DISTANT))
    found, sought = with_areas(houses, (placement("C0003", area=None),), older_case())
    assert [one.area for one in found] == [Area.IN_AREA, Area.DISTANT]
    assert sought[0].area is Area.IN_AREA


def test_a_place_of_which_nobody_knows_the_area_is_told():
    london = house("a", 18, area=None, position=Position(51.5, -0.1))
    with pytest.raises(InputError, match="in which area property a lies; fill in the column In or out"):
        with_areas((london,), PLACEMENTS, older_case())
