from datetime import date

import pytest

from geoplan.domain.geography import Position
from geoplan.domain.properties import Office, Placement, Property, is_over

HERE = Position(53.0, -1.0)
HOUSE = {"code": "a", "name": "A", "position": HERE, "beds": 2}


@pytest.mark.parametrize(
    "wrong", [{"beds": 0}, {"price_pence": -1}, {"works_pence": -1}, {"uses": frozenset()}]
)
def test_a_property_that_cannot_be_is_refused(wrong):
    with pytest.raises(ValueError, match="property a"):
        Property(**HOUSE | wrong)


def test_price_and_works_are_what_it_costs():
    assert Property(**HOUSE, price_pence=10, works_pence=5).cost_pence == 15


def test_a_placement_names_nobody_and_costs_something():
    with pytest.raises(ValueError, match="case number"):
        Placement(child="Jane", since=date(2026, 1, 1), weekly_pence=1)
    with pytest.raises(ValueError, match="less than nothing"):
        Placement(child="C0001", since=date(2026, 1, 1), weekly_pence=-1)


def test_where_a_family_lives_is_not_printed():
    one = Placement(child="C0001", since=date(2026, 1, 1), weekly_pence=1, family=HERE, alone=True)
    assert "53" not in repr(one)
    assert "alone" not in repr(one)


def test_an_office_has_a_district():
    with pytest.raises(ValueError, match="no contact district"):
        Office(code="o", name="O", position=HERE, contact_district=" ")


def test_twenty_miles_are_straight():
    assert not is_over(20, HERE, Position(53.0, -0.52))  # 19.96 miles
    assert is_over(20, HERE, Position(53.0, -0.51))
