"""What a network builder may be told: thresholds for what maps do not say outright."""

import math
from dataclasses import dataclass, fields
from typing import Literal

from geoplan.domain.roads import RoadClass


@dataclass(frozen=True, slots=True)
class BuildParams:
    """
    Choices of the network builders. Every default is a judgement to check against roads you know.

    Parameters
    ----------
    bare_limits
        What a limit without a unit means: ``"mph"``, ``"km/h"``, or ``"auto"``: in Great Britain a multiple
        of five up to 70 is miles an hour (``maxspeed=30`` there is practically never 30 km/h), elsewhere
        km/h.
    gate_open_up_to
        A gate or lift gate that says nothing about access stops cars on roads of a lesser class than this;
        on this class and above it is a level crossing or a snow gate, which stands open.
    signal_reach_m
        Traffic lights mapped at a stop line at most this far from a junction belong to the junction.
    dual_gap_m
        Two opposite one-way roads of the same number at most this far apart are a dual carriageway.
    dual_min_length_m
        ... if they run side by side for this long: a split at a roundabout is not one.
    built_up_to_mph, rural_from_mph
        A limit up to the first marks a built-up road, from the second on one that is not; between the two,
        and without a limit, the streets around decide. (50 km/h is 31 mph, 80 km/h is 50.)
    street_density
        Kilometres of residential street per square kilometre from which a road counts as built up. One is a
        village street; on roads whose limit is known, that agrees best with 30 against 50 and more.
    density_window_m
        Side of the square in which those streets are counted.
    hint_factor
        Street lights or a pavement on the map multiply the density found by this; their stated absence
        divides it.
    sample_spacing_m
        Distance between the points at which a road is looked at.

    Raises
    ------
    ValueError
        When a value makes no sense.
    """

    bare_limits: Literal["auto", "mph", "km/h"] = "auto"
    gate_open_up_to: RoadClass = RoadClass.TERTIARY
    signal_reach_m: float = 30.0
    dual_gap_m: float = 45.0
    dual_min_length_m: float = 150.0
    built_up_to_mph: int = 32
    rural_from_mph: int = 48
    street_density: float = 1.0
    density_window_m: float = 500.0
    hint_factor: float = 2.0
    sample_spacing_m: float = 50.0

    def __post_init__(self) -> None:
        if self.bare_limits not in ("auto", "mph", "km/h"):
            raise ValueError(f'bare_limits is "{self.bare_limits}"; it must be "auto", "mph" or "km/h"')
        for item in fields(self):
            value = getattr(self, item.name)
            if item.name in ("bare_limits", "gate_open_up_to"):
                continue
            if not (math.isfinite(value) and value > 0):
                raise ValueError(f"{item.name} is {value}; it must be a positive number")
        if self.rural_from_mph <= self.built_up_to_mph:
            raise ValueError("rural_from_mph must be above built_up_to_mph")
        if self.hint_factor < 1:
            raise ValueError("hint_factor must be at least 1")
