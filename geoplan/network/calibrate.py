"""Operating speeds fitted to observed journeys, with the error before and after on journeys held out."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from geoplan.errors import NetworkError
from geoplan.network.composition import Composition, RoadKinds, SnappedJourneys, compose, fastest_by_model
from geoplan.network.model import BoolArray, FloatArray, RoadNetwork
from geoplan.network.observed import ObservedJourney, UsableParams, usable_journeys
from geoplan.network.snap import SnapParams
from geoplan.network.speed_fit import FitParams, fit_speeds
from geoplan.network.speeds import SPEED_NAMES, SpeedModel
from geoplan.progress import Progress

__all__ = [
    "Calibration",
    "CalibrationParams",
    "ErrorFigures",
    "FittedFigure",
    "JourneyFit",
    "ObservedJourney",
    "calibrate",
]


DELAYS = ("junction_delay_s", "signal_delay_s")
PEAK_FACTORS = ("am_peak_factor", "inter_peak_factor", "pm_peak_factor")
_SETTLED = 0.002  # figures that move by less than this share between rounds have settled


@dataclass(frozen=True, slots=True)
class CalibrationParams:
    """
    How much evidence is asked for, and how the fit is judged.

    Parameters
    ----------
    held_out_share
        Share of the journeys that the fit never sees and the errors are measured on.
    min_figure_journeys, min_figure_km
        A figure of the model is fitted only when at least so many journeys, and so many kilometres of theirs,
        depend on it (delays and period factors: so many journeys).
    rounds
        Paths are found anew with the fitted speeds at most this often.
    min_gain_percent
        The fit is taken only when it lessens the median error on the journeys held out by this much.
    seed
        Chooses the journeys held out.
    usable, fit
        Which journeys are believed; how far figures may move.
    """

    held_out_share: float = 0.25
    min_figure_journeys: int = 8
    min_figure_km: float = 10.0
    rounds: int = 5
    min_gain_percent: float = 0.2
    seed: int = 2015
    usable: UsableParams = field(default_factory=UsableParams)
    fit: FitParams = field(default_factory=FitParams)

    def __post_init__(self) -> None:
        if self.min_figure_journeys < 1 or self.rounds < 1:
            raise ValueError("min_figure_journeys and rounds must be at least 1")
        if not 0.1 <= self.held_out_share <= 0.5:
            raise ValueError(f"held_out_share {self.held_out_share} is not between 0.1 and 0.5")


@dataclass(frozen=True, slots=True)
class ErrorFigures:
    """
    How far predicted times are from observed ones, over `journeys` journeys.

    `median_percent` is the median size of the errors, `bias_percent` the median error (positive: predicted
    too long), `within_20_percent` the percentage of journeys whose error is at most 20 %.
    """

    journeys: int
    median_percent: float
    bias_percent: float
    within_20_percent: float

    @classmethod
    def of(cls, predicted_s: FloatArray, observed_s: FloatArray) -> "ErrorFigures":
        """Compare (n,) times."""
        percent = (predicted_s / observed_s - 1.0) * 100.0
        return cls(
            journeys=len(percent),
            median_percent=float(np.median(np.abs(percent))),
            bias_percent=float(np.median(percent)),
            within_20_percent=float(np.mean(np.abs(percent) <= 20.0) * 100.0),
        )


@dataclass(frozen=True, slots=True)
class FittedFigure:
    """
    One figure of the speed model before and after, and the evidence for it in the journeys fitted to.

    `why` says why it was left as it was; it is empty where it was fitted. `kilometres` is 0 for figures that
    are not speeds.
    """

    name: str
    before: float
    after: float
    journeys: int
    kilometres: float
    why: str


@dataclass(frozen=True, slots=True)
class JourneyFit:
    """One journey: the time observed, and as predicted by the start model and by the fitted one."""

    code: str
    observed_s: float
    before_s: float
    after_s: float
    held_out: bool


@dataclass(frozen=True, eq=False)
class Calibration:
    """
    A fitted speed model and how good it is.

    Parameters
    ----------
    model
        The fitted model; the start model where the fit hardly lessens the error on the journeys held out.
    before, after
        Errors of the start model and of the fit on the journeys held out.
    journeys
        Every usable journey.
    figures
        Every figure that could have been fitted.
    messages
        What the user should know: journeys left out, figures left as they were, nothing gained.
    about
        Where the figures come from, in one line for the file they are written to: network, its version and
        how many journeys.
    """

    model: SpeedModel
    before: ErrorFigures
    after: ErrorFigures
    journeys: tuple[JourneyFit, ...]
    figures: tuple[FittedFigure, ...]
    messages: tuple[str, ...]
    about: str


def calibrate(
    network: RoadNetwork,
    observed: Sequence[ObservedJourney],
    *,
    start: SpeedModel | None = None,
    params: CalibrationParams | None = None,
    snapping: SnapParams | None = None,
    progress: Progress | None = None,
) -> Calibration:
    """
    Fit operating speeds, junction delays and period factors to observed journeys.

    Each journey is laid on the path that the model holds for the fastest; the model's figures are fitted to
    what those paths are made of, held towards the start model where evidence is thin; then paths are found
    anew. The off-peak factor stays, as the one that the speeds are given for.

    Parameters
    ----------
    network
        The roads.
    observed
        Journeys with their times; codes differ.
    start
        The model to start from; the defaults when None.
    params
        Evidence asked for, and how the fit is judged.
    snapping
        How ends of journeys are put on the road.
    progress
        Told after each round.

    Raises
    ------
    InputError
        When too few journeys can be used, or an end of one is far from any road.
    """
    start, params = start or SpeedModel(), params or CalibrationParams()
    journeys, messages = usable_journeys(network, observed, params.usable, snapping)
    held_out = _held_out(len(journeys), params)
    kinds = RoadKinds.of(network)
    model, figures = _fit(network, kinds, journeys.take(~held_out), start, params, progress)
    before_s = _composition(network, kinds, journeys, start).predict_s(start)
    after_s = _composition(network, kinds, journeys, model).predict_s(model)
    before = ErrorFigures.of(before_s[held_out], journeys.seconds[held_out])
    after = ErrorFigures.of(after_s[held_out], journeys.seconds[held_out])
    messages += [
        f"{figure.name} stays at {figure.before:g}: {figure.why}." for figure in figures if figure.why
    ]
    if after.median_percent > before.median_percent - params.min_gain_percent:
        messages.append(
            f"The fit hardly lessens the error on {before.journeys} journeys held out: no figure is changed."
        )
        model = start
    rows = zip(journeys.codes, journeys.seconds, before_s, after_s, held_out, strict=True)
    return Calibration(
        model=model,
        before=before,
        after=after,
        journeys=tuple(JourneyFit(code, float(o), float(b), float(a), bool(h)) for code, o, b, a, h in rows),
        figures=figures,
        messages=tuple(messages),
        about=_about(network, before.journeys, len(journeys), changed=model != start),
    )


def _about(network: RoadNetwork, held_out: int, usable: int, *, changed: bool) -> str:
    """Say in one line what was fitted to what."""
    source = " ".join(network.provenance.source.split())  # a file's name may hold a line break
    fitted = "Fitted to" if changed else "Not changed: no gain from"
    return (
        f"{fitted} {usable - held_out} observed journeys, judged on {held_out} more; "
        f"network {network.version} ({source})."
    )


def _held_out(count: int, params: CalibrationParams) -> BoolArray:
    """(n,) the journeys that the fit does not see."""
    chosen = np.zeros(count, np.bool_)
    size = max(1, round(count * params.held_out_share))
    chosen[np.random.default_rng(params.seed).permutation(count)[:size]] = True
    return chosen


def _fit(
    network: RoadNetwork,
    kinds: RoadKinds,
    journeys: SnappedJourneys,
    start: SpeedModel,
    params: CalibrationParams,
    progress: Progress | None,
) -> tuple[SpeedModel, tuple[FittedFigure, ...]]:
    """Fit, find the paths anew with the fitted speeds, and fit again, until the figures settle."""
    model = start
    figures: tuple[FittedFigure, ...] = ()
    for number in range(params.rounds):
        composition = _composition(network, kinds, journeys, model)
        lacking = _lacking(composition, start, params)
        names = [name for name, why in lacking.items() if not why]
        fitted = fit_speeds(composition, journeys.seconds, start, names, params.fit)
        moved = max((abs(getattr(fitted, name) / getattr(model, name) - 1.0) for name in names), default=0.0)
        model, figures = fitted, _figures(composition, start, fitted, lacking)
        if progress:
            progress(number + 1, params.rounds, "calibration")
        if moved < _SETTLED:
            break
    return model, figures


def _composition(
    network: RoadNetwork, kinds: RoadKinds, journeys: SnappedJourneys, model: SpeedModel
) -> Composition:
    paths = [path for path in fastest_by_model(network, journeys, model) if path is not None]
    if len(paths) != len(journeys):
        raise NetworkError("A journey that had a way by road has none now; build the network again.")
    return compose(network, kinds, journeys, paths)


def _evidence(composition: Composition, name: str) -> tuple[int, float]:
    """How many journeys depend on a figure of the model, and over how many kilometres."""
    if name in PEAK_FACTORS:
        return sum(name == f"{period.replace('-', '_')}_factor" for period in composition.periods), 0.0
    if name in DELAYS:
        counts = composition.junctions if name == "junction_delay_s" else composition.signals
        return int((counts > 0).sum()), 0.0
    metres = composition.field_metres().get(name, np.zeros(1))
    return int((metres > 0).sum()), float(metres.sum()) / 1_000


def _lacking(composition: Composition, start: SpeedModel, params: CalibrationParams) -> dict[str, str]:
    """Why each figure cannot be fitted; empty where it can."""
    lacking = {}
    for name in (*SPEED_NAMES, *DELAYS, *PEAK_FACTORS):
        journeys, km = _evidence(composition, name)
        lacking[name] = ""
        if getattr(start, name) == 0.0:
            lacking[name] = "it is switched off in the start model"
        elif journeys < params.min_figure_journeys:
            lacking[name] = f"{journeys} journeys depend on it, {params.min_figure_journeys} are needed"
        elif name in SPEED_NAMES and km < params.min_figure_km:
            lacking[name] = f"{km:.1f} km were driven at it, {params.min_figure_km:g} are needed"
    return lacking


def _figures(
    composition: Composition, start: SpeedModel, model: SpeedModel, lacking: dict[str, str]
) -> tuple[FittedFigure, ...]:
    return tuple(
        FittedFigure(name, getattr(start, name), getattr(model, name), *_evidence(composition, name), why)
        for name, why in lacking.items()
    )
