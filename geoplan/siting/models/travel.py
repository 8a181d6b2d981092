"""Location problems made of travel matrices: there and back, in one period of the day or several."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geoplan.errors import Fault, InputError
from geoplan.matrix import TravelMatrix
from geoplan.siting.models.problem import BoolArray, LocationProblem, LongArray
from geoplan.siting.sites import Site, SiteRules

FloatArray = NDArray[np.float64]


class Measure(StrEnum):
    """What a journey costs."""

    SECONDS = "seconds"
    METRES = "metres"


class Over(StrEnum):
    """What several periods come to for a demand and a site."""

    MEAN = "mean"
    """Of its sessions: their costs add up as they do over a week."""
    WORST = "worst"
    """Of the periods in which it has sessions: for radii and farthest demands."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Trips:
    """
    Journeys of one period of the day.

    Parameters
    ----------
    there
        From demands to sites.
    back
        From sites to demands: another figure, because roads are not alike both ways. Left out where nobody
        travels back.
    sessions
        How many sessions each demand has in this period, whole numbers (n,), or one number for all.
    """

    there: TravelMatrix
    back: TravelMatrix | None = None
    sessions: ArrayLike = 1


def location_problem(
    trips: Sequence[Trips],
    sites: Sequence[Site],
    *,
    rules: SiteRules | None = None,
    measure: Measure | str = Measure.SECONDS,
    over: Over | str = Over.MEAN,
) -> LocationProblem:
    """
    Return the problem of travel matrices.

    A unit of a demand is one session, there and back: its cost is rounded to whole seconds or metres here and
    nowhere else. Its weight is all its sessions. Pairs without a road, in a period in which the demand has
    sessions, are forbidden.

    Parameters
    ----------
    trips
        One of each period. Demands are the origins of the first.
    sites
        Whose codes are the matrices' destinations; other destinations are left out.

    Raises
    ------
    InputError
        When there are no trips, numbers of sessions are negative or not whole, or a matrix lacks a place.
    """
    measure, over = Measure(measure), Over(over)
    if not trips:
        raise InputError(
            Fault("there are no journeys to make a location problem of", "give one period at least")
        )
    demands = trips[0].there.origins
    codes = [site.code for site in sites]
    sessions = np.stack([_sessions(trip, demands) for trip in trips])
    costs = np.stack([_costs(trip, demands, codes, measure) for trip in trips])
    weight = sessions.sum(axis=0)
    counted = np.where(weight > 0, sessions, 1)[:, :, None]
    open_ways = np.where(counted > 0, costs, 0.0)
    forbidden: BoolArray = ~np.asarray(np.isfinite(open_ways).all(axis=0))
    open_ways[:, forbidden] = 0.0
    if over is Over.MEAN:
        cost = (open_ways * counted).sum(axis=0) / counted.sum(axis=0)
    else:
        cost = open_ways.max(axis=0)
    return LocationProblem(
        demands=demands,
        sites=tuple(sites),
        cost=np.rint(cost).astype(np.int64),
        weight=weight,
        rules=rules or SiteRules(),
        forbidden=forbidden,
    )


def _costs(trip: Trips, demands: Sequence[str], sites: Sequence[str], measure: Measure) -> FloatArray:
    """Return what a session costs, there and back (n, m)."""
    there: FloatArray = getattr(trip.there.select(origins=demands, destinations=sites), measure.value)
    if trip.back is None:
        return there
    back: FloatArray = getattr(trip.back.select(origins=sites, destinations=demands), measure.value)
    return there + back.T


def _sessions(trip: Trips, demands: Sequence[str]) -> LongArray:
    given = np.asarray(trip.sessions)
    cure = f"give a whole number from 0 for each of {len(demands)} demands, or one for all"
    if given.shape not in ((), (len(demands),)) or given.dtype.kind not in "iuf":
        raise InputError(Fault(f"sessions have shape {given.shape}", cure))
    values = np.broadcast_to(given, len(demands))
    bad = ~(np.isfinite(values) & (values >= 0) & (values == np.rint(values)))
    if bad.any():
        at = int(np.argmax(bad))
        raise InputError(
            Fault(f"{demands[at]} has {values[at]:g} sessions in {trip.there.period.value}", cure)
        )
    return values.astype(np.int64)
