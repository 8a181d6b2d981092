import numpy as np
import pytest

from geoplan.domain.inputs import Distribution, Input
from geoplan.siting.sensitivity.analyses.monte_carlo import draw, monte_carlo
from tests.siting.sensitivity.closed_forms import PETROL, TWO, Linear

COIN = Input(name="coin", base=0.25, low=0, high=1, distribution=Distribution.UNIFORM)
# Heads, above 0.5, the first option loses a pound, else it wins one.
TOSS = Linear((-100, {"coin": 200}), (0, {}))


def test_a_coin_is_tossed_fairly():
    found = monte_carlo([COIN], TOSS, draws=2_000, seed=1)
    first, second = found.shares
    assert first.wins + second.wins == 2_000
    assert first.low <= 0.5 <= first.high
    assert second.low <= 0.5 <= second.high
    assert first.mean_pence == pytest.approx(0, abs=5)
    assert first.regret_pence == second.regret_pence + first.mean_pence


def test_a_known_share_lies_in_its_interval():
    # The first wins where the coin is below 0.2.
    found = monte_carlo([COIN], Linear((-20, {"coin": 100}), (0, {})), draws=2_000, seed=3)
    assert found.shares[0].low <= 0.2 <= found.shares[0].high


def test_what_always_wins_wins_always():
    found = monte_carlo([PETROL], TWO, draws=50, seed=1)
    assert found.shares[0].share == 1
    assert found.shares[0].regret_pence == 0
    assert found.shares[1].wins == 0


def test_a_draw_depends_on_its_number_and_seed_alone():
    alone = draw([COIN], seed=5, number=17)
    assert alone == draw([COIN], seed=5, number=17)
    assert dict(draw([PETROL, COIN], seed=5, number=17).values)["coin"] == alone.get("coin", -1)
    assert alone != draw([COIN], seed=5, number=18)
    assert alone != draw([COIN], seed=6, number=17)


def test_more_draws_begin_with_the_same_ones():
    few, many = (monte_carlo([COIN], TOSS, draws=count, seed=2) for count in (10, 25))
    assert many.points[:10] == few.points
    assert np.array_equal(many.costs[:10], few.costs)


def test_every_option_meets_the_same_draw():
    found = monte_carlo([PETROL], TWO, draws=100, seed=1)
    petrol = np.array([point.get("petrol", 0) for point in found.points])
    assert np.allclose(found.costs[:, 1] - found.costs[:, 0], 2_000_000 - 400_000 * petrol, atol=1)
    assert found.costs[:, 0].std() > 10 * abs(found.costs[:, 0] - 1_000_000 * petrol).std()


def test_five_in_a_hundred_draws_lie_beyond_either_end():
    found = monte_carlo([COIN], TOSS, draws=1_000, seed=4)
    own = found.costs[:, 0]
    assert (own < found.shares[0].p5_pence).mean() == pytest.approx(0.05, abs=0.006)
    assert (own > found.shares[0].p95_pence).mean() == pytest.approx(0.05, abs=0.006)
