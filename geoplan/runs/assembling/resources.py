"""What there is room for in a car, as demand of requests and capacity of vehicles."""

from collections.abc import Sequence

import numpy as np

from geoplan.domain.people import Need
from geoplan.domain.requests import Request
from geoplan.runs.case import Case
from geoplan.runs.fleet.eligibility import SEAT_KINDS, needs, seats_needed
from geoplan.runs.fleet.vehicles import Vehicle
from geoplan.runs.problem import FloatArray

RESOURCES = ("seats", "rear", "forward", "booster", "wheelchair", "alone")
"""The columns of `RunProblem.demand` and `RunProblem.capacity`."""

ALONE_CAPACITY = 1_000.0
"""A request that must be alone fills the car; any other takes one part of it."""


def demand_of(case: Case, requests: Sequence[Request]) -> FloatArray:
    """Return what each request takes of each resource, shape (requests, resources)."""
    rows = []
    for request in requests:
        seats = seats_needed(case, request)
        alone = ALONE_CAPACITY if needs(case, request, Need.ALONE) else 1.0
        rows.append(
            [
                len(request.children),
                *(seats[kind] for kind in SEAT_KINDS),
                needs(case, request, Need.WHEELCHAIR),
                alone,
            ]
        )
    return np.array(rows, dtype=np.float64).reshape(len(requests), len(RESOURCES))


def capacity_of(vehicles: Sequence[Vehicle]) -> FloatArray:
    """Return what each vehicle has of each resource, shape (vehicles, resources)."""
    rows = [
        [
            vehicle.seats,
            *(vehicle.child_seats.count(kind) for kind in SEAT_KINDS),
            int(vehicle.wheelchair),
            ALONE_CAPACITY,
        ]
        for vehicle in vehicles
    ]
    return np.array(rows, dtype=np.float64).reshape(len(vehicles), len(RESOURCES))
