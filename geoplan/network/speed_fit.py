"""Robust least squares of a speed model's figures against observed journey times."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from geoplan.network.composition import Composition
from geoplan.network.model import FloatArray
from geoplan.network.speeds import SpeedModel


@dataclass(frozen=True, slots=True)
class FitParams:
    """
    How far figures may move, and how much each journey is trusted.

    Parameters
    ----------
    noise
        Usual scatter of a journey's time about the model's, as a share of it; journeys much farther off are
        taken for something else (a stop on the way) and weigh little.
    speed_spread, delay_spread, factor_spread
        How far a speed, a delay or a period's factor is likely to be from its start, as a share of it: the
        smaller, the more evidence it takes to move one.
    max_change
        No figure becomes more than this many times its start, or less than its start divided by this.
    """

    noise: float = 0.10
    speed_spread: float = 0.25
    delay_spread: float = 0.50
    factor_spread: float = 0.15
    max_change: float = 2.0

    def __post_init__(self) -> None:
        for name in ("noise", "speed_spread", "delay_spread", "factor_spread"):
            if not 0.001 <= getattr(self, name) <= 10.0:
                raise ValueError(f"{name} {getattr(self, name)} is not between 0.001 and 10")
        if not 1.0 < self.max_change <= 5.0:
            raise ValueError(f"max_change {self.max_change} is not between 1 and 5")

    def spread(self, name: str) -> float:
        """How far a `SpeedModel` field is likely to be from its start, as a share of it."""
        if name.endswith("_delay_s"):
            return self.delay_spread
        return self.factor_spread if name.endswith("_factor") else self.speed_spread


def fit_speeds(
    composition: Composition,
    observed_s: FloatArray,
    start: SpeedModel,
    names: Sequence[str],
    params: FitParams,
) -> SpeedModel:
    """
    Fit some figures of a speed model to journeys on known paths.

    With r_j = ln(predicted_j / observed_j) / noise over journeys j, x_i = ln(figure_i / start_i) over the
    fitted figures i and Cauchy's loss ρ(z) = ln(1 + z), the sum Σ_j ρ(r_j²) + Σ_i (x_i / spread_i)² is made
    least: the second term holds figures to their start unless journeys say otherwise.

    Parameters
    ----------
    composition
        What the n journeys' paths are made of.
    observed_s
        (n,) seconds they took.
    start
        The model to start from and to shrink towards.
    names
        `SpeedModel` fields to fit, all positive in `start`; the others stay.
    params
        Scatter, spreads and bounds.
    """
    from scipy.optimize import least_squares

    if not names:
        return start
    spread = np.array([params.spread(name) for name in names])
    log_observed = np.log(observed_s)

    def residuals(x: FloatArray) -> FloatArray:
        predicted = composition.predict_s(_moved(start, names, x))
        return np.concatenate([(np.log(predicted) - log_observed) / params.noise, x / spread])

    low, high = _bounds(start, names, params)
    x = np.zeros(len(names))
    # The convex loss first brings the figures near; Cauchy's, which outliers hardly move, then finishes.
    for robust in (_soft_l1, _cauchy):
        x = least_squares(
            residuals, x, bounds=(low, high), loss=_loss_of_journeys(robust, len(observed_s)), x_scale=spread
        ).x
    return _moved(start, names, x)


def _moved(start: SpeedModel, names: Sequence[str], x: FloatArray) -> SpeedModel:
    moved = {name: float(getattr(start, name) * np.exp(by)) for name, by in zip(names, x, strict=True)}
    return replace(start, **moved)


def _bounds(start: SpeedModel, names: Sequence[str], params: FitParams) -> tuple[FloatArray, FloatArray]:
    """Return bounds of the logarithms; speeds also stay between 2 and 79 mph, factors between 0.4 and 4.5."""
    reach = np.log(params.max_change)
    low, high = np.full(len(names), -reach), np.full(len(names), reach)
    for i, name in enumerate(names):
        least, most = (0.4, 4.5) if name.endswith("_factor") else (0.01, 119.0)
        if not name.endswith(("_factor", "_delay_s")):
            least, most = 2.0, 79.0
        value = getattr(start, name)
        low[i] = min(max(low[i], np.log(least / value)), -1e-9)
        high[i] = max(min(high[i], np.log(most / value)), 1e-9)
    return low, high


_Rho = NDArray[np.float64]


def _soft_l1(z: FloatArray) -> _Rho:
    root = np.sqrt(1.0 + z)
    return np.stack([2.0 * (root - 1.0), 1.0 / root, -0.5 / root**3])


def _cauchy(z: FloatArray) -> _Rho:
    return np.stack([np.log1p(z), 1.0 / (1.0 + z), -1.0 / (1.0 + z) ** 2])


def _loss_of_journeys(robust, count: int):  # type: ignore[no-untyped-def]
    """Apply a robust loss to the journeys' residuals only; shrinkage stays quadratic."""

    def loss(z: FloatArray) -> _Rho:
        rho = np.stack([z, np.ones_like(z), np.zeros_like(z)])
        rho[:, :count] = robust(z[:count])
        return rho

    return loss
