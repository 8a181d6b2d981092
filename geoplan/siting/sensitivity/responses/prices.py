"""Prices of runs, and factors of time, at a point of the inputs."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from geoplan.domain.inputs import Point
from geoplan.domain.money import whole_pence
from geoplan.domain.periods import Period
from geoplan.runs.case.params import RunParams
from geoplan.runs.case.travel import PERIODS
from geoplan.siting.sensitivity import known

_PEAKS = (Period.AM_PEAK, Period.PM_PEAK)


def prices_at(params: RunParams, point: Point, base: Point, *, litres_per_mile: float) -> RunParams:
    """
    Return the parameters of runs with the prices of a point.

    Parameters
    ----------
    base
        The point of now: petrol, mileage and staff hours count by how far they are from it.
    litres_per_mile
        See `SensitivityParams`.
    """
    fuel = 100 * litres_per_mile * _from_base(point, base, known.PETROL)
    mile = fuel + _from_base(point, base, known.MILEAGE)
    taxis = point.get(known.TAXIS, 1.0)
    hour = 100 * _from_base(point, base, known.STAFF)
    return replace(
        params,
        volunteer_pence_per_mile=max(0.0, params.volunteer_pence_per_mile + mile),
        worker_pence_per_mile=max(0.0, params.worker_pence_per_mile + mile),
        carer_pence_per_mile=max(0.0, params.carer_pence_per_mile + mile),
        worker_pence_per_hour=max(0.0, params.worker_pence_per_hour + hour),
        taxi_pence=whole_pence(params.taxi_pence * taxis),
        taxi_pence_per_mile=max(0.0, (params.taxi_pence_per_mile + fuel) * taxis),
        taxi_least_pence=whole_pence(params.taxi_least_pence * taxis),
        escort_pence_per_hour=params.escort_pence_per_hour * taxis,
        escort_least_pence=whole_pence(params.escort_least_pence * taxis),
    )


def _from_base(point: Point, base: Point, name: str) -> float:
    now = base.get(name, 0.0)
    return point.get(name, now) - now


def time_factors(point: Point) -> NDArray[np.float64]:
    """Return by what travel times are multiplied in each of the four periods (4,)."""
    every, peak = point.get(known.TIME, 1.0), point.get(known.PEAK, 1.0)
    return np.array([every * (peak if period in _PEAKS else 1.0) for period in PERIODS])
