from geoplan.domain.inputs import Choice
from geoplan.siting.sensitivity.analyses.tornado import End, tornado
from tests.siting.sensitivity.closed_forms import DEMAND, MOVE, PETROL, STAY, TWO, Linear


def test_the_lead_moves_as_the_slopes_say():
    found = tornado([DEMAND, PETROL], TWO)
    assert found.winner == 0
    assert found.lead_pence == 1_200_000  # 2,000,000 − 2 × 400,000
    petrol, demand = found.bars
    assert petrol.ends == (End(1, 1_600_000, 0, 1), End(4, 400_000, 0, 1))
    assert petrol.swing_pence == 1_200_000
    assert demand.swing_pence == 0  # both options cost the same for it
    assert not petrol.turns


def test_another_option_wins_beyond_the_turn():
    dear = Linear(STAY, (700_000, {"petrol": 600_000, "demand": 500_000}))
    found = tornado([PETROL], dear)
    high = found.bars[0].ends[1]
    assert found.winner == 1  # equal at 1.75: at 2 it is cheaper to move
    assert found.bars[0].ends[0] == End(1, -300_000, 0, 0)
    assert (high.lead_pence, high.winner) == (900_000, 1)
    assert found.bars[0].turns


def test_the_first_of_equal_options_wins():
    assert tornado([PETROL], Linear(STAY, STAY)).winner == 0


def test_every_value_of_a_choice_is_tried():
    boundary = Choice(name="boundary", names=("as now", "one", "two"), shares=(0.5, 0.5, 0.0))
    found = tornado([boundary], Linear((0, {"boundary": 300}), (400, {})))
    assert [(end.value, end.lead_pence, end.winner) for end in found.bars[0].ends] == [
        (1, 100, 0),
        (2, -200, 1),
    ]


def test_three_options_are_held_against_the_best_other():
    found = tornado([PETROL], Linear(STAY, MOVE, (2_500_000, {})))
    assert found.lead_pence == 500_000  # the third, not the second, is next
    assert found.bars[0].ends[1].rival == 2
