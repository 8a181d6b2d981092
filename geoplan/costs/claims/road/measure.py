"""Each journey by road: its fastest and shortest way by all its places, or why that cannot be told."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite

from geoplan.costs.claims.params import AuditParams
from geoplan.costs.claims.road.legs import LegKey, Legs
from geoplan.domain.claims import ClaimedJourney, ClaimStop
from geoplan.domain.geography import METRES_PER_MILE
from geoplan.domain.periods import Period
from geoplan.domain.rates import Vehicle

_SATURDAY = 5
_NAMED = 2


@dataclass(frozen=True, slots=True)
class Measured:
    """
    A journey by road.

    Parameters
    ----------
    fastest_miles, shortest_miles, minutes
        By all places in order; None where that cannot be told.
    slack_miles
        By how much these may be wrong because places are known less exactly.
    reason
        Why the miles claimed cannot be judged; None where they can.
    """

    fastest_miles: float | None = None
    shortest_miles: float | None = None
    minutes: float | None = None
    slack_miles: float = 0.0
    reason: str | None = None


def period_at(journey: ClaimedJourney) -> Period:
    """
    Return the part of the day in which a journey began.

    Daytime where it does not say; at weekends there is no peak.
    """
    if journey.day.weekday() >= _SATURDAY:
        return Period.OFF_PEAK
    return Period.INTER_PEAK if journey.start is None else Period.at(journey.start)


def leg_keys(journey: ClaimedJourney) -> tuple[LegKey, ...]:
    """Return the stretches of a journey whose places are all known; none where one is not."""
    if len(journey.stops) < 2 or any(stop.position is None for stop in journey.stops):
        return ()
    period = period_at(journey)
    return tuple((start, end, period) for start, end in pairwise(journey.labels))


def located(journeys: Iterable[ClaimedJourney]) -> Iterator[ClaimStop]:
    """Give the stops that have a position, each label once."""
    seen: dict[str, ClaimStop] = {}
    for journey in journeys:
        for stop in journey.stops:
            if stop.position is not None:
                seen.setdefault(stop.label, stop)
    return iter(seen.values())


def measure(journey: ClaimedJourney, legs: Legs, params: AuditParams, refuse_beyond_m: float) -> Measured:
    """
    Measure a journey.

    Parameters
    ----------
    refuse_beyond_m
        A place farther from every road than this is off the roads.
    """
    reason = _no_route(journey, legs, refuse_beyond_m)
    if reason is not None:
        return Measured(reason=reason)
    stretches = [legs[key] for key in leg_keys(journey)]
    fastest_cm, shortest_cm, seconds = (
        sum(round(getattr(leg, name) * 100) for leg in stretches)
        for name in ("fastest_m", "shortest_m", "seconds")
    )
    return Measured(
        fastest_miles=fastest_cm / 100 / METRES_PER_MILE,
        shortest_miles=shortest_cm / 100 / METRES_PER_MILE,
        minutes=seconds / 100 / 60,
        slack_miles=_slack_m(journey, params) / METRES_PER_MILE,
        reason=_no_miles(journey, fastest_cm),
    )


def _slack_m(journey: ClaimedJourney, params: AuditParams) -> float:
    """Add up how wrong both ends of every stretch may be: a stop on the way counts for two of them."""
    ends = (stop.precision_m for pair in pairwise(journey.stops) for stop in pair)
    return params.detour_factor * sum(ends)


def _no_route(journey: ClaimedJourney, legs: Legs, refuse_beyond_m: float) -> str | None:
    if len(journey.stops) < 2:
        return "the row names one place only" if journey.stops else "the row names no places"
    unknown = {stop.label: f"{stop.label}: {stop.problem}" for stop in journey.stops if stop.problem}
    if unknown:
        return "; ".join(list(unknown.values())[:_NAMED])
    for label in journey.labels:
        if legs.access_m[label] > refuse_beyond_m:
            miles = legs.access_m[label] / METRES_PER_MILE
            return f"{label} lies {miles:.1f} miles off the roads of this network"
    for start, end, period in leg_keys(journey):
        leg = legs[start, end, period]
        if not (isfinite(leg.fastest_m) and isfinite(leg.shortest_m)):
            return f"no road of this network leads from {start} to {end}"
    return None


def _no_miles(journey: ClaimedJourney, fastest_cm: int) -> str | None:
    if fastest_cm == 0:
        return "it begins and ends at one place, without a stop between"
    if journey.vehicle is Vehicle.BICYCLE:
        return "it was cycled, and the roads are those of cars"
    if journey.miles is None:
        return "the row states no miles"
    return "the row claims no miles" if journey.miles == 0 else None
