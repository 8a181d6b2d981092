"""
Monte Carlo: all inputs at once, drawn many times, the same draw for every option.

Each number drawn is a hash of the seed, the number of the draw and the name of the input. So a draw is the
same whatever the order, the number of workers or the other inputs; and as every option meets the same draw
(common random numbers), what differs between them is the options and not luck.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from geoplan.domain.inputs import Point, Uncertain
from geoplan.siting.sensitivity.analyses.respond import Costs, Respond
from geoplan.siting.sensitivity.analyses.wilson import wilson
from geoplan.siting.sensitivity.luck import share_drawn


def draw(inputs: Sequence[Uncertain], *, seed: int, number: int) -> Point:
    """Return one draw of all inputs."""
    values = {one.name: one.drawn(share_drawn(seed, number, one.name)) for one in inputs}
    return Point.of(values, seed=int(share_drawn(seed, number) * (1 << 31)))


@dataclass(frozen=True, slots=True)
class WinShare:
    """
    How an option fares over all draws.

    Parameters
    ----------
    wins
        Draws in which it costs least.
    low, high
        Its share of wins in ever so many draws lies between these with 95 % confidence (Wilson).
    mean_pence, p5_pence, p95_pence
        What it costs: on average, and passed by 95 and 5 in 100 draws.
    regret_pence
        What it costs more than the best of its draw, on average.
    """

    wins: int
    share: float
    low: float
    high: float
    mean_pence: int
    p5_pence: int
    p95_pence: int
    regret_pence: int


@dataclass(frozen=True, slots=True)
class MonteCarlo:
    """
    Who wins how often.

    Parameters
    ----------
    points
        The draws.
    costs
        (draws, options) pence.
    shares
        Of each option.
    """

    draws: int
    shares: tuple[WinShare, ...]
    points: tuple[Point, ...] = field(repr=False)
    costs: Costs = field(repr=False, compare=False)


def monte_carlo(inputs: Sequence[Uncertain], respond: Respond, *, draws: int, seed: int) -> MonteCarlo:
    """Draw all inputs so many times, and count how often each option wins."""
    points = tuple(draw(inputs, seed=seed, number=number) for number in range(draws))
    costs = respond(points, "draws")
    wins = np.bincount(costs.argmin(axis=1), minlength=costs.shape[1])
    least = costs.min(axis=1)
    shares = []
    for option, won in enumerate(wins.tolist()):
        own = costs[:, option]
        low, high = wilson(won, draws)
        p5, p95 = (int(np.percentile(own, at, method="inverted_cdf")) for at in (5, 95))
        mean, regret = (round(float(values.mean())) for values in (own, own - least))
        shares.append(WinShare(won, won / draws, low, high, mean, p5, p95, regret))
    return MonteCarlo(draws, tuple(shares), points, costs)
