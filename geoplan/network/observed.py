"""Observed journeys: what was driven, and which of it can be used to fit speeds to."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from geoplan.domain.geography import METRES_PER_MILE, Position
from geoplan.domain.periods import Period
from geoplan.errors import Fault, InputError
from geoplan.network.composition import SnappedJourneys, fastest_by_model
from geoplan.network.model import BoolArray, RoadNetwork
from geoplan.network.snap import SnapParams, snap
from geoplan.network.speeds import SpeedModel

_CODES_NAMED = 10


@dataclass(frozen=True, slots=True)
class ObservedJourney:
    """A journey that was driven: from a claim, a log or a sat-nav. `seconds` from door to door."""

    code: str
    origin: Position
    destination: Position
    seconds: float
    period: Period = Period.OFF_PEAK


@dataclass(frozen=True, slots=True)
class UsableParams:
    """
    Which journeys are believed.

    Parameters
    ----------
    min_journeys
        With fewer usable journeys nothing is fitted.
    shortest_s, longest_s
        Journeys shorter or longer than this are left out.
    fastest_mph
        Journeys faster than this in a straight line are left out.
    """

    min_journeys: int = 40
    shortest_s: float = 120.0
    longest_s: float = 4 * 3_600.0
    fastest_mph: float = 80.0

    def __post_init__(self) -> None:
        if self.min_journeys < 10:
            raise ValueError("min_journeys must be at least 10: fewer say nothing about speeds")
        if not 0.0 < self.shortest_s < self.longest_s:
            raise ValueError("shortest_s must be positive and below longest_s")


def usable_journeys(
    network: RoadNetwork,
    observed: Sequence[ObservedJourney],
    params: UsableParams,
    snapping: SnapParams | None = None,
) -> tuple[SnappedJourneys, list[str]]:
    """
    Put journeys on the road, and leave out what cannot be a plain drive from end to end.

    Parameters
    ----------
    network
        The roads.
    observed
        Journeys; codes differ.
    params, snapping
        What is believed, and how ends are put on the road.

    Returns
    -------
    The journeys that remain, and a sentence for each reason why others do not.

    Raises
    ------
    InputError
        When too few remain, a code is given twice, or an end is far from any road.
    """
    _refuse_too_few(len(observed), len(observed), params)
    codes = [journey.code for journey in observed]
    journeys = SnappedJourneys(
        origins=snap(network, codes, [journey.origin for journey in observed], params=snapping),
        destinations=snap(network, codes, [journey.destination for journey in observed], params=snapping),
        periods=tuple(journey.period for journey in observed),
        seconds=np.array([journey.seconds for journey in observed], np.float64),
    )
    crow_m = np.array([journey.origin.distance_m(journey.destination) for journey in observed])
    seconds = journeys.seconds
    reasons = {
        f"shorter than {params.shortest_s:g} seconds": ~(seconds >= params.shortest_s),
        f"longer than {params.longest_s / 3_600:g} hours": ~(seconds <= params.longest_s),
        f"faster than {params.fastest_mph:g} mph": crow_m
        > params.fastest_mph * METRES_PER_MILE / 3_600 * seconds,
        "from a place to itself": crow_m == 0.0,
    }
    keep, messages = np.ones(len(observed), np.bool_), []
    for reason, wrong in reasons.items():
        messages += _left_out(reason, codes, keep & wrong)
        keep &= ~wrong
    paths = fastest_by_model(network, journeys.take(keep), SpeedModel())
    cut_off = keep.copy()
    cut_off[keep] = [path is None for path in paths]
    messages += _left_out("between places that no road joins", codes, cut_off)
    keep &= ~cut_off
    _refuse_too_few(int(keep.sum()), len(observed), params)
    return journeys.take(keep), messages


def _left_out(reason: str, codes: Sequence[str], wrong: BoolArray) -> list[str]:
    rows = np.flatnonzero(wrong)
    if len(rows) == 0:
        return []
    named = ", ".join(codes[row] for row in rows[:_CODES_NAMED].tolist())
    more = f" and {len(rows) - _CODES_NAMED} more" if len(rows) > _CODES_NAMED else ""
    journeys = "journey is" if len(rows) == 1 else "journeys are"
    return [f"{len(rows)} {journeys} left out, {reason}: {named}{more}."]


def _refuse_too_few(usable: int, given: int, params: UsableParams) -> None:
    if usable < params.min_journeys:
        raise InputError(
            Fault(
                f"{usable} of {given} observed journeys can be used, {params.min_journeys} are needed",
                "give more journeys, or keep the speeds as they are",
            )
        )
