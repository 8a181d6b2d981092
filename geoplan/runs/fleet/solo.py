"""A run with one request only: the least that a vehicle must drive and be out for it."""

from dataclasses import dataclass

from geoplan.domain.requests import Request
from geoplan.runs.case import Case
from geoplan.runs.case.travel import Travel
from geoplan.runs.fleet.vehicles import Vehicle


@dataclass(frozen=True, slots=True, kw_only=True)
class Solo:
    """
    A run that takes one request and nothing else.

    Parameters
    ----------
    there_s, ride_s, home_s
        The three legs: to the pickup, with the child, to the end.
    metres
        Of all three.
    late_s
        By how many seconds the run misses the hours of the vehicle or the windows of the request; 0 when it
        keeps all of them.
    duration_s
        From start to end at the least, waiting with the child in the car included where windows ask for it.
    """

    there_s: int
    ride_s: int
    home_s: int
    metres: int
    late_s: int
    duration_s: int

    @property
    def reachable(self) -> bool:
        """Whether roads lead all the way."""
        return max(self.there_s, self.ride_s, self.home_s) < Travel.NO_PATH


def solo_run(case: Case, request: Request, vehicle: Vehicle) -> Solo:
    """Return the run of a vehicle on which it takes one request only."""
    leg, here = case.travel.leg, (request.period,)
    before = here if vehicle.start_period is None else (vehicle.start_period, request.period)
    there_s, there_m = leg(vehicle.start_place, request.pickup, before)
    ride_s, ride_m = leg(request.pickup, request.delivery, here)
    home_s, home_m = leg(request.delivery, vehicle.end_place, here)

    pickup, delivery = request.pickup_window, request.delivery_window
    aboard_s = request.pickup_service_s
    fetched_s = max(vehicle.opens_s + there_s, pickup.earliest_s)
    brought_s = max(fetched_s + aboard_s + ride_s, delivery.earliest_s)
    # Too early for the delivery means waiting, with the child in the car where the pickup cannot be later.
    seated_s = max(ride_s, delivery.earliest_s - pickup.latest_s - aboard_s)
    late_s = max(
        fetched_s - pickup.latest_s,
        brought_s - delivery.latest_s,
        brought_s + request.delivery_service_s + home_s - vehicle.closes_s,
        seated_s - request.hard_ride_s,
        0,
    )
    return Solo(
        there_s=there_s,
        ride_s=ride_s,
        home_s=home_s,
        metres=there_m + ride_m + home_m,
        late_s=late_s,
        duration_s=there_s + aboard_s + seated_s + request.delivery_service_s + home_s,
    )
