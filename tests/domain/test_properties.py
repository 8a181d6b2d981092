from datetime import date

import pytest

from geoplan.domain.geography import Position
from geoplan.domain.properties import Placement, Property, PropertyKind


def test_a_property_is_checked():
    values = {
        "code": "hub-1",
        "kind": PropertyKind.ASSESSMENT_HUB,
        "position": Position(53.1, -1.2),
        "beds": 3,
        "weekly_cost_pence": 520_000,
    }
    assert Property(**values).price_pence == 0
    with pytest.raises(ValueError, match="beds 0"):
        Property(**values | {"beds": 0})
    with pytest.raises(ValueError, match="negative"):
        Property(**values | {"price_pence": -1})


def test_a_placement_is_with_a_carer_or_in_a_property():
    placed = Placement(child="C001", since=date(2015, 1, 5), until=date(2015, 6, 8), carer="K1")
    assert not placed.is_current(date(2015, 1, 4))
    assert placed.is_current(date(2015, 1, 5))
    assert placed.is_current(date(2015, 6, 7))
    assert not placed.is_current(date(2015, 6, 8))
    assert Placement(child="C001", since=date(2015, 1, 5), property_code="hub-1").is_current(date(2030, 1, 1))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({}, "carer or a property"),
        ({"carer": "K1", "property_code": "hub-1"}, "carer or a property"),
        ({"carer": "K1", "until": date(2014, 1, 1)}, "ends before it begins"),
        ({"child": "Ann", "carer": "K1"}, "never a name"),
    ],
)
def test_contradictory_placements_are_refused(changes, message):
    with pytest.raises(ValueError, match=message):
        Placement(**{"child": "C001", "since": date(2015, 1, 5)} | changes)
