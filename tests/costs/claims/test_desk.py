import pytest

from tests.costs.claims.made import FASTEST, audited, journey


def test_what_is_on_several_rows_does_not_calibrate():
    double = [journey(row, miles=30, start=(9, 0)) for row in (2, 3)]
    alone = journey(4, miles=9, start=(12, 0))
    assert audited(*double, alone).tolerance.routes == 1


def test_patterns_take_each_row_s_part_of_a_split_journey():
    rows = [
        journey(2, children=("C1",), miles=3),
        journey(3, children=("C2",), miles=6),
        journey(4, start=(15, 0)),
    ]
    pattern = audited(*rows).patterns[0]
    assert pattern.claimed_miles == pytest.approx(18)
    assert pattern.road_miles == pytest.approx(2 * FASTEST, abs=0.01)
