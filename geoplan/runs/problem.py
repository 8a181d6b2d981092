"""The problem that the search solves: a heterogeneous multi-depot dial-a-ride problem as immutable arrays."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int32]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class RunProblem:
    """
    n requests, v vehicles (a vehicle is one stretch of one person's day), p persons, c children, k resources.

    Nodes are numbered: pickups 0 … n-1, deliveries n … 2n-1, starts of vehicles 2n … 2n+v-1, ends 2n+v …
    2n+2v-1. A day is a group of its own: a request goes only with vehicles of its day. Times in seconds,
    money in pence (in published instances: their own units).

    The cost of a plan is the sum of

    - ``fixed_cost[v]`` of every vehicle used, ``cost_per_metre[v]`` · metres and ``cost_per_second[v]`` ·
      seconds on the road and in service;
    - ``ride_price`` · (seconds in the car beyond ``soft_ride[r]``) · ``riders[r]`` of every request on a run;
    - ``person_cost[r, p]`` of the person who takes it; ``unserved_cost[r]`` when nobody does;
    - ``new_face_cost`` for every pair of a child and a person, unless ``known[c, p]``, once a week;
    - ``load_cost[p]`` · (hours on the road in the week)² for every person.

    Parameters
    ----------
    request_day (n,), vehicle_day (v,)
        Group of each, 0 … days-1.
    vehicle_person (v,)
        Person of each vehicle; a person may have several.
    opens, closes (2n+2v,)
        When service may start at each node; for starts and ends, when the run may start and must have ended.
    service (2n+2v,)
        Seconds of service at each node; 0 at starts and ends.
    max_ride, soft_ride (n,)
        Seconds from the end of service at the pickup to the start of service at the delivery.
    riders (n,)
        How many children a request takes.
    demand (n, k), capacity (v, k)
        Of each resource, from pickup to delivery. No sum in the car may be above the capacity.
    max_duration, max_metres (v,)
        Of a run from start to end; inf for none.
    week_seconds, week_metres (p,)
        The most on the road in all of the week; inf for none.
    leg_time, leg_metres (flat), leg_row, leg_column (2n+2v,)
        Seconds and metres from node a to node b of the same day at ``leg_row[a] + leg_column[b]``.
    allowed (n, v)
        Whether a vehicle may take a request at all. A pin is a row with one True and a high `unserved_cost`.
    apart_start (n+1,), apart (flat)
        For each request, those that may never be in the car with it.
    children_start (n+1,), children (flat)
        Index of the children of each request.
    """

    n: int
    v: int
    request_day: IntArray
    vehicle_day: IntArray
    vehicle_person: IntArray
    opens: FloatArray
    closes: FloatArray
    service: FloatArray
    max_ride: FloatArray
    soft_ride: FloatArray
    riders: FloatArray
    demand: FloatArray
    capacity: FloatArray
    max_duration: FloatArray
    max_metres: FloatArray
    week_seconds: FloatArray
    week_metres: FloatArray
    leg_time: FloatArray
    leg_metres: FloatArray
    leg_row: NDArray[np.int64]
    leg_column: NDArray[np.int64]
    fixed_cost: FloatArray
    cost_per_metre: FloatArray
    cost_per_second: FloatArray
    ride_price: float
    allowed: BoolArray
    person_cost: FloatArray
    unserved_cost: FloatArray
    apart_start: IntArray
    apart: IntArray
    children_start: IntArray
    children: IntArray
    known: BoolArray
    new_face_cost: float
    load_cost: FloatArray

    @property
    def days(self) -> int:
        """How many groups of requests and vehicles there are."""
        return int(max(self.request_day.max(initial=-1), self.vehicle_day.max(initial=-1))) + 1

    @property
    def persons(self) -> int:
        """How many persons there are."""
        return len(self.load_cost)

    def leg(self, a: int, b: int) -> tuple[float, float]:
        """Return seconds and metres from one node to another of the same day."""
        at = self.leg_row[a] + self.leg_column[b]
        return float(self.leg_time[at]), float(self.leg_metres[at])

    def replace(self, **changes: Any) -> "RunProblem":
        """
        Return the problem with some arrays exchanged, as explanations do to see which rule is in the
        way.
        """
        return replace(self, **changes)
