from collections import Counter

import pytest
from numpy.random import default_rng

from geoplan.county.population.shares import EvenDraws, check_shares, draw_share, position_of


def test_shares_are_laid_end_to_end():
    shares = [0.25, 0.0, 0.75]
    assert [position_of(level, shares) for level in (0, 0.2499, 0.25, 0.9999, 1)] == [0, 0, 2, 2, 2]


def test_draws_follow_the_shares():
    rng = default_rng(1)
    drawn = Counter(draw_share(rng, [0.5, 0.3, 0.2]) for _ in range(4_000))
    assert [round(drawn[at] / 4_000, 1) for at in range(3)] == [0.5, 0.3, 0.2]


@pytest.mark.parametrize("seed", range(5))
def test_even_draws_keep_to_the_shares_in_every_run_of_twenty(seed):
    draws = EvenDraws(default_rng(seed))
    for _ in range(3):
        assert Counter(draws.draw([0.5, 0.3, 0.2]) for _ in range(20)) == {0: 10, 1: 6, 2: 4}


@pytest.mark.parametrize("shares", [[], [0.5, 0.6], [1.5, -0.5]])
def test_what_are_no_shares_is_refused(shares):
    with pytest.raises(ValueError, match="the shares of sizes"):
        check_shares("sizes", shares)
