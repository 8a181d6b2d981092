"""VROOM: shipments without rules on rides and whole routes, so windows and hours are narrowed instead."""

from datetime import timedelta
from typing import Any

import numpy as np

from benchmarks.runs.instances import Instance
from benchmarks.runs.solvers.base import (
    Solver,
    has_own_duration_rule,
    has_ride_rule,
    narrowed_hours,
    narrowed_windows,
    whole_numbers,
)


class Vroom(Solver):
    """VROOM through pyvroom, at its highest exploration level; it stops by itself when it is done."""

    name = "vroom"
    module = "vroom"
    seeded = False

    def solve(self, instance: Instance, *, seconds: float, seed: int) -> list[list[int]] | None:
        import vroom

        del seed
        n, v = instance.n, instance.v
        problem = vroom.Input()
        numbers = whole_numbers(instance)
        opens, closes = narrowed_windows(instance, numbers)
        starts, ends = narrowed_hours(instance, numbers, opens, closes)
        problem.set_durations_matrix("car", numbers.legs.astype(np.uint32))

        def step(node: int) -> Any:
            window = vroom.TimeWindow(int(opens[node]), int(closes[node]))
            return vroom.ShipmentStep(
                node, node, default_service=int(numbers.service[node]), time_windows=[window]
            )

        for request in range(n):
            amount = vroom.Amount(numbers.demand[request].tolist())
            problem.add_shipment(step(request), step(request + n), amount=amount)
        for vehicle in range(v):
            problem.add_vehicle(
                vroom.Vehicle(
                    vehicle,
                    start=2 * n + vehicle,
                    end=2 * n + v + vehicle,
                    capacity=numbers.capacity[vehicle].tolist(),
                    time_window=vroom.TimeWindow(int(starts[vehicle]), int(ends[vehicle])),
                    costs=vroom.VehicleCosts(fixed=numbers.vehicle_cost),
                )
            )
        found = problem.solve(exploration_level=5, nb_threads=1, timeout=timedelta(seconds=seconds))
        return _routes(found.routes, v)

    def rules(self, instance: Instance) -> str:
        said = []
        if has_ride_rule(instance):
            said.append("ride time tightened to windows")
        if has_own_duration_rule(instance):
            said.append("route duration tightened to hours")
        return "; ".join(said)


def _routes(steps: Any, vehicles: int) -> list[list[int]]:
    routes: list[list[int]] = [[] for _ in range(vehicles)]
    for step in steps.itertuples():
        if step.type in ("pickup", "delivery"):
            routes[int(step.vehicle_id)].append(int(step.id))
    return routes
