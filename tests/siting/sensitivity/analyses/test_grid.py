from geoplan.siting.sensitivity.analyses.grid import grid
from tests.siting.sensitivity.closed_forms import DEMAND, PETROL, Linear

# The second wins where petrol × 100 > 150 + demand × 100.
TURNING = Linear((0, {"petrol": 100}), (150, {"demand": 100}))


def test_each_pair_of_values_has_its_winner_and_lead():
    found = grid([PETROL, DEMAND], PETROL, DEMAND, TURNING, steps=4)
    assert found.down_values == (1, 2, 3, 4)
    assert found.across_values == (0.5, 1, 1.5, 2)
    assert found.winners == ((0, 0, 0, 0), (0, 0, 0, 0), (1, 1, 0, 0), (1, 1, 1, 1))
    assert found.leads_pence[0] == (100, 150, 200, 250)
    assert found.leads_pence[2] == (100, 50, 0, 50)


def test_the_same_pair_the_other_way_round_is_the_same_table_turned():
    one = grid([PETROL, DEMAND], PETROL, DEMAND, TURNING, steps=3)
    other = grid([PETROL, DEMAND], DEMAND, PETROL, TURNING, steps=3)
    assert one.winners == tuple(zip(*other.winners, strict=True))
